from datetime import date as Date

import pytest

from bot.briefing.modes import (
    Mode,
    Time,
    clause_of,
    is_asserted,
    is_correction,
    is_perfect,
    is_stated,
    is_taken_back,
    is_total,
    mode_of,
    periods_of,
    time_of,
)
from summarizers.figures.finding import read_figures
from summarizers.text.sentences import segment
from summarizers.types import Figure

FRIDAY = Date(2026, 11, 20)
SUNDAY = Date(2026, 11, 22)
MONDAY = Date(2026, 11, 23)


def figure(text: str, number: str) -> Figure:
    found = read_figures(segment(text, date=MONDAY))
    return next(each for each in found if number in each.text)


MODES = [
    ("Unemployment rose to 5.1 percent.", "5.1", Mode.LEVEL),
    ("Unemployment rose by 0.3 percent.", "0.3", Mode.CHANGE),
    ("The index saw a rise of 3 percent.", "3", Mode.CHANGE),
    ("Petrol is 3 percent dearer.", "3", Mode.CHANGE),
    ("Wages grew 3 percent.", "3", Mode.CHANGE),
    ("Teachers get 5 percent more pay.", "5", Mode.CHANGE),
    ("The force fell by 40 soldiers.", "40", Mode.CHANGE),
    ("The strike by 5,500 nurses goes on.", "5,500", Mode.LEVEL),
    ("Another 14 hostages were released.", "14", Mode.FURTHER),
    ("Police arrested 12 more people.", "12", Mode.FURTHER),
    ("The blast killed 12 of the workers.", "12", Mode.PART),
    ("The dead included 12 children.", "12", Mode.PART),
    ("A family of four people died.", "four", Mode.PART),
    ("A total of four people died.", "four", Mode.LEVEL),
    ("The toll rose from 12 people to 15.", "12", Mode.EARLIER),
    ("The economy is expected to grow 2 percent.", "2", Mode.EXPECTED),
    ("Orvik will cut 900 jobs.", "900", Mode.EXPECTED),
    ("The bridge will cost 410 million euros.", "410", Mode.LEVEL),
]


@pytest.mark.parametrize(("text", "number", "mode"), MODES)
def test_a_sentence_puts_its_number_in_a_mode(
    text: str, number: str, mode: Mode
) -> None:
    assert mode_of(figure(text, number)) is mode


@pytest.mark.parametrize(
    "text",
    [
        "It is not true that 12 people died.",
        "The army denied that 12 soldiers died.",
        "An earlier version said that 12 people died.",
        "Nobody knows whether 12 people died.",
    ],
)
def test_a_number_that_is_denied_or_in_doubt_is_not_asserted(text: str) -> None:
    assert not is_asserted(figure(text, "12"))


STATED = [
    ("It was 12 metres, not 13.", "12", True),
    ("It was 12 metres, not 13.", "13", False),
    ("They sent 12 trucks, and more if it rains.", "12", True),
    ("Nobody knows whether 12 people died.", "12", False),
    ("The army denied, as before, that 12 died.", "12", False),
]


@pytest.mark.parametrize(("text", "number", "is_told"), STATED)
def test_a_denial_or_condition_is_that_of_its_clause(
    text: str, number: str, *, is_told: bool
) -> None:
    assert is_stated(figure(text, number)) is is_told
    assert not is_asserted(figure(text, number))


def test_a_number_simply_told_is_asserted() -> None:
    plain = figure("The quake killed 12 people.", "12")
    assert is_asserted(plain)
    assert not is_taken_back(plain)
    assert not is_correction(plain)


TIMES = [
    ("The quake killed 12 people on Sunday.", Time(SUNDAY, SUNDAY)),
    ("Since Friday 12 people have died.", Time(FRIDAY, None)),
    ("Since it began on Friday 12 people were freed.", Time(FRIDAY, None)),
    ("12 people were freed in the past week.", Time(Date(2026, 11, 16), None)),
    ("The fire killed 12 people, police said on Sunday.", None),
    ("12 people have been freed by Sunday.", None),
    ("12 people were freed.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "time"), TIMES)
def test_a_time_is_when_it_happened_and_not_when_it_was_said(
    text: str, time: Time | None
) -> None:
    assert time_of(figure(text, "12")) == time


def test_a_total_is_called_so_or_shown_by_its_verb() -> None:
    assert is_total(figure("In all 12 people were freed.", "12"))
    assert is_perfect(figure("Crews have now moved 12 people.", "12"))
    assert is_perfect(figure("12 people have been moved.", "12"))
    assert not is_perfect(figure("Crews moved 12 people.", "12"))


def test_named_quarters_and_halves_are_periods() -> None:
    profit = figure("Sales were 12 million euros in the second quarter.", "12")
    assert periods_of(profit) == {"second quarter"}
    assert periods_of(figure("Sales were 12 million euros in Q3.", "12")) == {"q3"}
    assert periods_of(figure("Sales were 12 million euros.", "12")) == frozenset()


def test_a_clause_ends_at_commas() -> None:
    said = figure("On Sunday, crews moved 12 people, and rain fell.", "12 people")
    assert clause_of(said).split() == ["crews", "moved"]
