"""A bare number takes the noun an earlier number has told, where that is clear.

About half of the sentences were written beside the first draft of the rules.
"""

import pytest

from summarizers.figures.finding import read_figures
from summarizers.text.sentences import segment


def counted(text: str) -> list[str | None]:
    return [f.counted for f in read_figures(segment(text, language="en"))]


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        (
            "The port handled 512 ships in March and 388 in April.",
            ["ships", "ships"],
        ),
        (
            "Rangers counted 74 wolves in the valley compared with 51 a year earlier.",
            ["wolves", "wolves"],
        ),
        ("The motion passed by 31 votes to 14.", ["votes", "votes"]),
        ("The bakery went from 18 workers to 26.", ["workers", "workers"]),
        ("Of the 60 divers, 22 failed.", ["divers", "divers"]),
        (
            "The index gained 41.2 points to 6,310.75.",
            ["points", "points"],
        ),
        (
            "The fire killed 9 people and 40 were taken to hospital.",
            ["people", "people"],
        ),
        (
            "Labour won 12 seats in the north, 9 in the south and 4 on the coast.",
            ["seats", "seats", "seats"],
        ),
        (
            "The two builders sold 90 flats by lot and 35 by auction.",
            ["builders", "flats", "flats"],
        ),
        (
            "The blast killed 12 homeless people and wounded 30.",
            ["homeless people", "people"],
        ),
        (
            "Of the 16 miners trapped in the shaft, 14 were freed.",
            ["miners", "miners"],
        ),
        (
            "They shot 92 films in the town that year, up from 56 in spring.",
            ["films", "films"],
        ),
        (
            "The index rose 64 points, or 0.6%, to 4,577.",
            ["points", None, "points"],
        ),
        (
            "There are two seats for riders and three for guests.",
            ["seats", "seats"],
        ),
        ("It has 12 rooms and 9", ["rooms", "rooms"]),
        ("It has 12 rooms, not 9 but 8 and", ["rooms", None, None]),
        ("The school has 410 pupils, up from 365.", ["pupils", "pupils"]),
    ],
)
def test_a_bare_number_counts_what_the_one_before_counted(
    text: str, nouns: list[str | None]
) -> None:
    assert counted(text) == nouns


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        (
            "The firm sold 300 vans in 12 towns and 5 in villages.",
            ["vans", "towns", None],
        ),
        ("The quake flattened 80 houses and 30 were hurt.", ["houses", None]),
        ("She has 3 sons and spent 40 on sweets.", ["sons", None]),
        ("Sales at 12 shops fell to 9 in May.", ["shops", None]),
        ("The club fell two places to 14.", ["places", None]),
        ("The jury gave 6 prizes; and 4 in spring.", ["prizes", None]),
        ("They planted 20 trees and 3.5 in total.", ["trees", None]),
        ("They asked 900 nurses and 3 in 10 agreed.", ["nurses", None]),
        (
            "The club has 60 girls, compared with 90 for boys.",
            ["girls", None],
        ),
        ("He met 12 people and spent 40 in town.", ["people", None]),
        ("Rents at 12 shops rose, down from 30 in May.", ["shops", None]),
        (
            "There were 9 cooks at the small old inn on the quay by the sea in the "
            "long grey winter of the great frost when the pipes burst and the bread "
            "froze and 4 in spring.",
            ["cooks", None],
        ),
        ("He bought a 12-seat van and 5 of them.", ["seat", None]),
    ],
)
def test_a_bare_number_stays_bare_where_it_may_count_something_else(
    text: str, nouns: list[str | None]
) -> None:
    assert counted(text) == nouns
