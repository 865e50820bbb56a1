from datetime import UTC, datetime

import pytest

from bot.questions.askeddays import days_of, without
from bot.questions.question import read_question

NOW = datetime(2026, 11, 26, 14, 0, tzinfo=UTC)  # a Thursday

DAYS = [
    ("What happened today?", "11-25 23:00", "11-26 14:00"),
    ("What happened yesterday?", "11-24 23:00", "11-26 11:00"),
    ("What did he say on Monday?", "11-22 23:00", "11-24 11:00"),
    ("What did he say last Thursday?", "11-18 23:00", "11-20 11:00"),
    ("What happened last week?", "11-15 23:00", "11-23 11:00"),
    ("What happened this week?", "11-22 23:00", "11-26 14:00"),
]


@pytest.mark.parametrize(("text", "since", "until"), DAYS)
def test_days_are_the_readers_own(text: str, since: str, until: str) -> None:
    days = days_of(text, NOW, "Europe/Vienna")
    assert days
    assert f"{days.since.astimezone(UTC):%m-%d %H:%M}" == since
    assert f"{days.until.astimezone(UTC):%m-%d %H:%M}" == until


def test_a_question_without_days_is_about_all_of_them() -> None:
    assert days_of("How many boats sank?", NOW, "UTC") is None


def test_the_days_are_no_words_to_look_for() -> None:
    days = days_of("What did Toll say on Monday?", NOW, "UTC")
    assert days
    asked = without(read_question("What did Toll say on Monday?"), days)
    assert asked.terms == ("toll",)
    assert asked.names == {"toll"}


ABROAD = [
    ("Was geschah gestern?", "de", "11-25 00:00"),
    ("Was geschah heute?", "de", "11-26 00:00"),
    ("Was geschah letzte Woche?", "de", "11-16 00:00"),
    ("Was sagte er am Montag?", "de", "11-23 00:00"),
    ("Что случилось в среду?", "ru", "11-25 00:00"),
    ("周一发生了什么？", "zh", "11-23 00:00"),
]


@pytest.mark.parametrize(("text", "language", "since"), ABROAD)
def test_days_are_named_in_other_languages_too(
    text: str, language: str, since: str
) -> None:
    days = days_of(text, NOW, "UTC", language)
    assert days
    assert f"{days.since:%m-%d %H:%M}" == since


def test_another_language_may_name_no_day() -> None:
    assert days_of("Wie viele Boote sanken?", NOW, "UTC", "de") is None
