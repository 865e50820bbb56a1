from datetime import UTC, datetime

import pytest

from bot.questions.askeddays import about, days_of, without
from bot.questions.question import read_question
from bot.questions.wants import Wants

NOW = datetime(2026, 11, 26, 14, 0, tzinfo=UTC)  # a Thursday

DAYS = [
    ("What happened today?", "11-25 23:00", "11-26 14:00"),
    ("What happened yesterday?", "11-24 23:00", "11-26 11:00"),
    ("What did he say on Monday?", "11-22 23:00", "11-24 11:00"),
    ("What did he say last Thursday?", "11-18 23:00", "11-20 11:00"),
    ("What happened last week?", "11-15 23:00", "11-23 11:00"),
    ("What happened this week?", "11-22 23:00", "11-26 14:00"),
    ("What happened the day before yesterday?", "11-23 23:00", "11-25 11:00"),
    ("What happened since Monday?", "11-22 23:00", "11-26 14:00"),
    ("What happened since 20 November?", "11-19 23:00", "11-26 14:00"),
    ("what happened monday", "11-22 23:00", "11-24 11:00"),
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
    ("月曜日に何があった？", "ja", "11-23 00:00"),
    ("Was geschah vorgestern?", "de", "11-24 00:00"),
    ("Que s'est-il passé avant-hier ?", "fr", "11-24 00:00"),
    ("Co się stało w poniedziałek?", "pl", "11-23 00:00"),
]


@pytest.mark.parametrize(("text", "language", "since"), ABROAD)
def test_days_are_named_in_other_languages_too(
    text: str, language: str, since: str
) -> None:
    days = days_of(text, NOW, "UTC", language)
    assert days
    assert f"{days.since:%m-%d %H:%M}" == since


SINCE = [
    ("Was geschah seit Montag?", "de"),
    ("¿Qué pasó desde el lunes?", "es"),
    ("Que s'est-il passé depuis lundi ?", "fr"),
    ("Cosa è successo da lunedì?", "it"),
    ("O que aconteceu desde segunda-feira?", "pt"),
    ("Co się stało od poniedziałku?", "pl"),
    ("Что случилось с понедельника?", "ru"),
    ("Що сталося з понеділка?", "uk"),
    ("Pazartesiden beri ne oldu?", "tr"),
    ("ماذا حدث منذ الاثنين؟", "ar"),
    ("از دوشنبه چه شد؟", "fa"),
    ("מה קרה מאז יום שני?", "he"),
    ("सोमवार से क्या हुआ?", "hi"),
    ("月曜日から何があった？", "ja"),
    ("从周一以来发生了什么？", "zh"),
]


@pytest.mark.parametrize(("text", "language"), SINCE)
def test_days_may_go_on_until_now_in_every_language(text: str, language: str) -> None:
    days = days_of(text, NOW, "UTC", language)
    assert days
    assert (f"{days.since:%m-%d}", days.until) == ("11-23", NOW)
    asked = read_question(text, (language,))
    assert without(asked, days).terms == ()


BOUNDS = [
    ("What did he say until Monday?", "en"),
    ("what opens monday", "en"),
    ("What is closed by 21 November?", "en"),
    ("Was gilt bis Montag?", "de"),
    ("Что будет до понедельника?", "ru"),
    ("Pazartesiye kadar ne oldu?", "tr"),
]


@pytest.mark.parametrize(("text", "language"), BOUNDS)
def test_what_only_bounds_something_is_no_day_to_look_through(
    text: str, language: str
) -> None:
    assert days_of(text, NOW, "UTC", language) is None


def test_what_is_left_beside_the_days_may_ask_for_all_news() -> None:
    days = days_of("monday news", NOW, "UTC")
    assert days
    asked = without(read_question("monday news"), days)
    assert (asked.wants, asked.terms) == (Wants.EVENT, ())


def test_a_date_is_a_name_where_another_day_tells_of_it() -> None:
    days = days_of("Who won on 3 March?", NOW, "UTC")
    assert days
    assert days.is_dated
    asked = about(read_question("Who won on 3 March?"), days)
    assert asked.names == {"3", "march"}


def test_another_language_may_name_no_day() -> None:
    assert days_of("Wie viele Boote sanken?", NOW, "UTC", "de") is None
