from datetime import date as Date

import pytest

from bot.briefing.things import is_same_thing, may_be_same_thing, thing_of
from summarizers.figures.finding import read_figures
from summarizers.text.sentences import segment
from summarizers.types import Figure

MONDAY = Date(2026, 11, 23)


def figure(text: str, number: str) -> Figure:
    found = read_figures(segment(text, date=MONDAY))
    return next(each for each in found if number in each.text)


def is_joined(one: tuple[str, str], other: tuple[str, str]) -> bool:
    things = [thing_of(figure(*each), "en") for each in (one, other)]
    return is_same_thing(*things)


SAME = [
    pytest.param(
        ("The death toll has reached 214.", "214"),
        ("The quake has killed 217 people.", "217"),
        id="a toll and the people killed",
    ),
    pytest.param(
        ("In all 30 villagers died.", "30"),
        ("35 deaths have been counted.", "35"),
        id="deaths and villagers who died",
    ),
    pytest.param(
        ("Orvik is cutting 900 jobs.", "900"),
        ("Orvik is laying off 950 workers.", "950"),
        id="jobs cut and workers laid off",
    ),
    pytest.param(
        ("The river Alder stood at 4.2 metres at Hexton.", "4.2"),
        ("At Hexton the river Alder rose to 5 metres on Sunday.", "5"),
        id="a level, read on two days",
    ),
    pytest.param(
        ("Since Friday 81 hostages were freed.", "81"),
        ("In the past three days 85 hostages were freed.", "85"),
        id="two counts from one day on",
    ),
    pytest.param(
        ("The flood killed 3 people in Ostrand on Tuesday.", "3"),
        ("The flood has killed 4 people in Ostrand.", "4"),
        id="a toll of a day and one hardly larger",
    ),
]
DIFFERENT = [
    pytest.param(
        ("The flood killed 3 people in Ostrand on Tuesday.", "3"),
        ("The flood has killed 60 people in Ostrand.", "60"),
        id="a toll of a day and one many times larger",
    ),
    pytest.param(
        ("The quake has killed 12 people.", "12"),
        ("The flood has killed 15 people.", "15"),
        id="two events",
    ),
    pytest.param(
        ("The blast killed 12 people on Saturday.", "12"),
        ("The blast killed 15 people on Sunday.", "15"),
        id="two days",
    ),
    pytest.param(
        ("Crews freed 12 people on Saturday.", "12"),
        ("Crews have freed 15 people.", "15"),
        id="a day's batch and the total",
    ),
    pytest.param(
        ("He is charged with 13 counts of fraud.", "13"),
        ("He is charged with 3 counts of theft.", "3"),
        id="counts of different things",
    ),
    pytest.param(
        ("A duty of 15 percent is levied on steel in Norland.", "15"),
        ("A duty of 10 percent is levied on grain in Norland.", "10"),
        id="duties on different goods",
    ),
    pytest.param(
        ("Norland said 40 of its soldiers were killed.", "40"),
        ("Vessaly said 65 of its soldiers were killed.", "65"),
        id="each side's own",
    ),
    pytest.param(
        ("40 people died.", "40"), ("900 people died.", "900"), id="far too many more"
    ),
    pytest.param(
        ("Thicke got $5 million, Busch $4 million and the firm $3 million.", "$5"),
        ("Thicke got $6 million, Busch $4 million and the firm $3 million.", "$6"),
        id="shares of one sum",
    ),
    pytest.param(
        ("Vera Lint scored 23 points.", "23"),
        ("Jon Aske scored 19 points.", "19"),
        id="two players",
    ),
    pytest.param(
        ("They had 23 points on the night.", "23"),
        ("At home he scored 19 points.", "19"),
        id="nobody named",
    ),
    pytest.param(
        ("The bank made 12 million euros in the first quarter.", "12"),
        ("The bank made 14 million euros in the second quarter.", "14"),
        id="two quarters",
    ),
    pytest.param(
        ("Alder has 900 inhabitants.", "900"),
        ("Bo has 905 inhabitants, all told.", "905"),
        id="two villages",
    ),
    pytest.param(
        ("The trade deficit of Norland is 30 million dollars.", "30"),
        ("The budget deficit of Norland is 31 million dollars.", "31"),
        id="two deficits",
    ),
    pytest.param(
        ("24 Thai hostages were freed.", "24"),
        ("26 hostages were freed.", "26"),
        id="those of one nation and all",
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_thing_in_other_words_is_joined(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert is_joined(one, other)
    assert is_joined(other, one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_differs_in_one_part_is_not_joined(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert not is_joined(one, other)
    assert not is_joined(other, one)


def test_one_number_of_like_sentences_may_be_one_thing() -> None:
    one = thing_of(figure("The fund paid 9 crowns to families.", "9"), "en")
    same = thing_of(figure("9 crowns were paid to families by the fund.", "9"), "en")
    other = thing_of(figure("A ticket costs 9 crowns.", "9"), "en")
    assert may_be_same_thing(one, same)
    assert not may_be_same_thing(one, other)
