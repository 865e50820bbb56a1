"""Days and moments as people write them."""

from datetime import date as Date
from datetime import datetime

import pytest

from bot.language import calendar
from bot.language.current import speaking
from bot.language.known import LANGUAGES
from bot.model import Manner

DAY = Date(2026, 9, 26)
MOMENT = datetime(2026, 9, 26, 8, 5)  # noqa: DTZ001  # local already


def test_english_puts_the_day_first() -> None:
    assert calendar.day_words(DAY) == "26 Sep 2026"
    assert calendar.day_words(DAY, Date(2026, 1, 1)) == "26 Sep"
    assert calendar.weekday_words(DAY) == "Saturday, 26 Sep"
    assert calendar.within_words(DAY) == "Saturday 26 Sep"
    assert calendar.weekday(DAY) == "Saturday"
    assert calendar.month(DAY) == "September"
    assert calendar.moment_words(MOMENT) == "Saturday, 26 Sep, 08:05"
    assert calendar.day_time(MOMENT) == "26 Sep, 08:05"
    assert [calendar.short_weekday(number) for number in (0, 6)] == ["Mon", "Sun"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "Samstag, 26. Sept., 08:05"),
        ("fr", "samedi 26 sept., 08:05"),
        ("pt", "sábado, 26 de set., 08:05"),
        ("ru", "суббота, 26 сент., 08:05"),
        ("tr", "26 Eyl Cumartesi, 08:05"),
        ("ar", "السبت، 26 سبتمبر، 08:05"),
        ("ja", "9月26日(土) 08:05"),
        ("zh", "9月26日周六 08:05"),
    ],
)
def test_each_language_writes_a_moment_its_own_way(language: str, said: str) -> None:
    with speaking(Manner(language)):
        assert calendar.moment_words(MOMENT) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_names_day_and_year_in_its_own_letters(language: str) -> None:
    with speaking(Manner(language)):
        assert "26" in calendar.day_words(DAY, DAY)
        assert "2026" in calendar.day_words(DAY)
        assert calendar.within_words(MOMENT) == calendar.within_words(DAY)


def test_each_language_has_its_own_months_whoever_was_asked_first() -> None:
    said = []
    for language in ("he", "zh", "de", "ru", "pl"):
        with speaking(Manner(language)):
            said.append(calendar.month(DAY))
    assert said == ["ספטמבר", "九月", "September", "сентябрь", "wrzesień"]


def test_a_day_is_said_within_a_sentence_without_commas() -> None:
    with speaking(Manner("es")):
        assert calendar.weekday_words(DAY) == "sábado, 26 sept"
        assert calendar.within_words(DAY) == "sábado 26 sept"
        assert calendar.heading(calendar.within_words(DAY)) == "Sábado 26 sept"


def test_days_of_a_week_are_a_range() -> None:
    assert calendar.weekday_range(0, 4) == "Mon-Fri"
    with speaking(Manner("zh")):
        assert calendar.weekday_range(0, 4) == "周一至周五"


def test_a_chart_gets_days_its_typeface_can_draw() -> None:
    assert calendar.drawn_day(DAY, DAY) == "26 Sep"
    assert calendar.whole_day(DAY) == "Saturday, 26 Sep 2026"
    with speaking(Manner("ja")):
        assert calendar.drawn_day(DAY, DAY) == "9/26"
        assert calendar.drawn_day(DAY) == "2026/9/26"
        assert calendar.whole_day(DAY) == "2026年9月26日(土)"


def test_times_are_written_with_four_digits() -> None:
    assert calendar.write_time(450) == "07:30"
