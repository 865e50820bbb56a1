"""Dates as they are typed: in words and figures, in every language of ours."""

from datetime import date as Date

import pytest

from bot.questions.dates import dated
from bot.questions.tongues import lowered

TODAY = Date(2026, 11, 26)

THE_21ST = [
    ("en", "what happened on 21 november"),
    ("en", "news of November 21"),
    ("en", "news of nov. 21st, 2026"),
    ("en", "what happened on the 21st"),
    ("en", "what happened on the 21st in Ostrand"),
    ("en", "2026-11-21"),
    ("en", "news 21/11"),
    ("en", "news 11/21"),
    ("en", "news 21/11/26"),
    ("de", "Was geschah am 21. November?"),
    ("de", "Was geschah am 21.11.?"),
    ("de", "Was geschah am 21.11.26?"),
    ("de", "Was geschah am 21.?"),
    ("es", "¿Qué pasó el 21 de noviembre?"),
    ("es", "¿Qué pasó el 21?"),
    ("fr", "Que s'est-il passé le 21 novembre ?"),
    ("fr", "Que s'est-il passé le 21 nov. ?"),
    ("it", "Cosa è successo il 21 novembre?"),
    ("pt", "O que aconteceu no dia 21?"),
    ("pt", "O que aconteceu em 21 de novembro de 2026?"),
    ("pl", "Co się stało 21 listopada?"),
    ("pl", "Co się stało 21-go?"),
    ("ru", "Что случилось 21 ноября?"),
    ("ru", "Что случилось 21 числа?"),
    ("uk", "Що сталося 21 листопада 2026 року?"),
    ("tr", "21 Kasım'da ne oldu?"),
    ("tr", "ayın 21'inde ne oldu?"),
    ("ar", "ماذا حدث في 21 نوفمبر؟"),
    ("ar", "ماذا حدث في ٢١ تشرين الثاني؟"),
    ("fa", "در ۲۱ نوامبر چه شد؟"),
    ("he", "מה קרה ב-21 בנובמבר?"),
    ("hi", "21 नवंबर को क्या हुआ?"),
    ("ja", "11月21日に何があった？"),
    ("ja", "21日に何があった？"),
    ("ja", "11/21のニュース"),
    ("zh", "2026年11月21日发生了什么？"),
    ("zh", "21号发生了什么？"),
]


@pytest.mark.parametrize(("code", "text"), THE_21ST)
def test_a_day_is_named_with_its_month_or_its_number(code: str, text: str) -> None:
    found = dated(lowered(text), code, TODAY)
    assert found
    assert found.day == Date(2026, 11, 21)
    assert any(digit in text[found.start : found.end] for digit in "2۲٢")


OTHERS = [
    ("what happened on the 30th", Date(2026, 10, 30)),
    ("who won on 3 march", Date(2026, 3, 3)),
    ("who won on 31 december", None),
    ("who won on 3 december", None),
    ("who won on 3 december 2025", Date(2025, 12, 3)),
    ("who won on 20 may", Date(2026, 5, 20)),
    ("who won on 31 february", None),
    ("who won on 29.2.2026", None),
    ("who won on 12.31.", None),
    ("news 10/11", None),
    ("news 40/11", None),
    ("open 24/7", None),
    ("in november 21 people died", None),
    ("of 21 may have died", None),
    ("who lives on the 21st floor", None),
    ("on the 40th", None),
    ("of 21 people", None),
]


@pytest.mark.parametrize(("text", "day"), OTHERS)
def test_the_last_such_day_gone_by_is_meant_and_none_to_come(
    text: str, day: Date | None
) -> None:
    found = dated(text, "en", TODAY)
    assert (found.day if found else None) == day


COUNTING = [
    ("de", "wer wohnt am 21. platz?"),
    ("es", "¿quién ganó el 21 por ciento?"),
]


@pytest.mark.parametrize(("code", "text"), COUNTING)
def test_a_number_that_counts_what_comes_after_is_no_day(code: str, text: str) -> None:
    assert dated(text, code, TODAY) is None


def test_a_date_without_a_year_may_be_of_the_year_before() -> None:
    found = dated("who won on 20 november", "en", Date(2026, 1, 5))
    assert found
    assert found.day == Date(2025, 11, 20)
