"""Numbers that name, label or date something are no quantities."""

import pytest

from tests.fixtures.quantities import values


@pytest.mark.parametrize(
    "text",
    [
        "Call 911 now.",
        "She made a 911 call.",
        "They printed a 3-D hand.",
        "CNN affiliate Seven said so.",
        "World War Two hero dies.",
        "Read chapter four again.",
        "They showed the season four trailer.",
        "It runs Android 4.4 now.",
        "They file for Ch. 11 protection.",
        "The 787 Dreamliner flew.",
        "the ftse 100 fell.",
        "It opened on may 19 here.",
        "It opened on oct. 13 here.",
        "It was similar to her style circa 2010.",
        "It is about SCP-173C again.",
        "A Fiat 500L came.",
        "Who wants to 1) mix and 2) bake.",
        "Call +1 (555) 010 now.",
        "They met at 7 o'clock.",
        "They met at half past six.",
        "It got 4.5/5 there.",
        "See Sections 3 and 4.",
        "See Nos. 1 and 2.",
        "It was the 21st fair.",
        "Blood of 120/80 mmHg is fine.",
        "One day, it will rain.",
        "Apollo 11 landed.",
        "A production-four-door lap was run.",
    ],
)
def test_a_name_is_no_quantity(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Storm Kills Seven in Texas Town", 7),
        ("American Dropped 14000 February Flights", 14000),
        ("The 300 Spartans fell.", 300),
        ("On stage five dancers stood.", 5),
        ("Texas Spent 4.0 million", 4e6),
        ("He said: Two left.", 2),
        ("They did it in one day.", 1),
        ("The (first 5) left.", 5),
    ],
)
def test_a_count_beside_a_name_is_still_a_count(text: str, value: float) -> None:
    assert [found for _, found, _ in values(text)] == [value]
