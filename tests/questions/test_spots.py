import pytest

from bot.questions.spots import Sort, spots_in

SPOTS = [
    ("On 12 May 2026 fire killed 12 people.", ["DATE 12 May 2026", "NUMBER 12"]),
    (
        "Thirty-two of the 1,200 workers got $5.3 million.",
        ["NUMBER Thirty-two", "NUMBER 1,200", "MONEY $5.3 million"],
    ),
    (
        "Rates rose 4.5 percent to 7 per cent.",
        ["SHARE 4.5 percent", "SHARE 7 per cent"],
    ),
    ("Three days ago, at 3:32pm, it rained.", ["DATE Three days ago", "CLOCK 3:32pm"]),
    ("It lasted from 1939 to 1945.", ["DATE 1939 to 1945"]),
    ("Half a million homes burned twice.", ["NUMBER Half a million", "TIMES twice"]),
    ("It met once a year, once or twice.", ["TIMES once", "TIMES once", "TIMES twice"]),
    ("All of the once proud town left at once.", []),
    ("A third left in the early 1960s.", ["SHARE A third", "DATE early 1960s"]),
    ("It came third in the 12th century.", ["ORDINAL third", "DATE 12th century"]),
    ("Last Friday 2,000 feet were dug.", ["DATE Last Friday", "NUMBER 2,000"]),
    ("It took two and a half hours.", ["NUMBER two and a half"]),
    ("They paid 40 euros in May.", ["MONEY 40 euros", "DATE May"]),
    ("It was built in 300 BC.", ["DATE 300 BC"]),
    (
        "It rose 0.16% at 14.30, or 3.25 million at 12.50 per cent.",
        ["SHARE 0.16%", "CLOCK 14.30", "NUMBER 3.25 million", "SHARE 12.50 per cent"],
    ),
    (
        "It opens at 7.30pm and 9 am today.",
        ["CLOCK 7.30pm", "CLOCK 9 am", "DATE today"],
    ),
    ("She ran it in 2:21:37.", ["CLOCK 2:21:37"]),
    ("It rose in all from 13 to 15.", ["NUMBER 13", "NUMBER 15"]),
    ("Groups have 13 to 15 people.", ["NUMBER 13 to 15"]),
    ("It took between 3 and 14 hours.", ["NUMBER 3 and 14"]),
    ("One in five left, 9 in 10 saw it.", ["SHARE One in five", "SHARE 9 in 10"]),
    ("They hurt five in two raids.", ["NUMBER five", "NUMBER two"]),
    ("They paid 200,000 Danish kroner.", ["MONEY 200,000 Danish kroner"]),
    (
        "They paid 9 million som, 40 leva a head.",
        ["MONEY 9 million som", "MONEY 40 leva"],
    ),
    ("She ran 2:08:41 from 9:30.", ["CLOCK 2:08:41", "CLOCK 9:30"]),
    ("It is one of the oldest of its 12 kinds.", ["NUMBER 12"]),
    ("One of the 12 left.", ["NUMBER One", "NUMBER 12"]),
    ("3) Axes cross.", []),
    ("Jan Lanz came on Jan 5.", ["DATE Jan 5"]),
    ("Nobody knows.", []),
    ("An owl sat there.", []),
    ("The B12 and x86 are names.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), SPOTS)
def test_numbers_and_times_are_found_with_their_kind(
    sentence: str, expected: list[str]
) -> None:
    found = [f"{s.sort.name} {sentence[s.start : s.end]}" for s in spots_in(sentence)]
    assert found == expected


def test_every_kind_of_thing_is_found_somewhere() -> None:
    found = {spot.sort for sentence, _ in SPOTS for spot in spots_in(sentence)}
    assert found == set(Sort)
