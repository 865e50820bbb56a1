import pytest

from bot.questions.abroad import (
    has_number,
    has_time,
    is_abroad,
    spots_abroad,
    weekdays,
)
from bot.questions.lines import NUMBER, TIME, kinds
from bot.questions.spots import Sort

SAID = [
    ("de", "Mehr als 1.200 Menschen flohen am Montag.", {"1.200", "Montag"}),
    ("de", "Der Schaden beträgt 18 Millionen Euro.", {"18 Millionen Euro"}),
    ("de", "61,3 Prozent stimmten am 2. November 2026 dafür.",
     {"61,3 Prozent", "2. November 2026"}),
    ("de", "Um 14:30 Uhr kamen zwölf Boote.", {"14:30 Uhr", "zwölf"}),
    ("fr", "Quatorze traversées et 6 200 passagers, le 28 novembre.",
     {"Quatorze", "6 200", "28 novembre"}),
    ("es", "El 15 % de las casas se quemó en 2024.", {"15 %", "2024"}),
    ("it", "Il biglietto costa € 30 da lunedì.", {"€ 30", "lunedì"}),
    ("pt", "Foram 3,5 milhões de reais em 12/10/2026.",
     {"3,5 milhões de reais", "12/10/2026"}),
    ("pl", "W listopadzie zginęło 12 osób.", {"listopadzie", "12"}),
    ("ru", "В среду эвакуировали 2,5 тысячи человек.", {"среду", "2,5 тысячи"}),
    ("uk", "12 листопада врятували двох.", {"12 листопада"}),
    ("tr", "Kasım'da yüzde 30 arttı.", {"Kasım'da", "yüzde 30"}),
    ("ar", "قتل 14 شخصا يوم الاثنين.", {"14", "الاثنين"}),
    ("he", "ב-3 בנובמבר נפצעו 25 בני אדם.", {"3 בנובמבר", "25"}),
    ("fa", "۱۲ نفر در نوامبر کشته شدند.", {"۱۲", "نوامبر"}),
    ("hi", "सोमवार को 45 लोग घायल हुए।", {"सोमवार", "45"}),
    ("zh", "11月3日有三千人撤离，损失2亿元。", {"11月3日", "三千", "2亿元"}),
    ("ja", "月曜日に120人が避難し、被害は3億円だった。",
     {"月曜日", "120", "3億円"}),
    ("ja", "被害は約1億8000万円だった。", {"1億8000万円"}),
    ("fa", "فینال ۱۷ آبان برگزار شد.", {"۱۷ آبان"}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "wanted"), SAID)
def test_numbers_and_times_are_found(code: str, text: str, wanted: set[str]) -> None:
    assert {text[s.start : s.end] for s in spots_abroad(text, code)} == wanted


SORTS = [
    ("de", "61,3 Prozent", Sort.SHARE),
    ("de", "18 Millionen Euro", Sort.MONEY),
    ("de", "240 Leute", Sort.NUMBER),
    ("tr", "yüzde 30", Sort.SHARE),
    ("it", "€ 30", Sort.MONEY),
    ("fr", "28 novembre", Sort.DATE),
    ("ru", "14:30", Sort.CLOCK),
]


@pytest.mark.parametrize(("code", "text", "sort"), SORTS)
def test_what_stands_beside_a_number_tells_what_it_is(
    code: str, text: str, sort: Sort
) -> None:
    assert [spot.sort for spot in spots_abroad(text, code)] == [sort]


def test_a_sentence_is_known_to_have_a_number_or_a_time() -> None:
    assert has_number("Elf Boote sanken.", "de")
    assert not has_number("Ein Boot sank.", "de")
    assert has_time("Das war am Dienstag.", "de")
    assert not has_time("Das war spät.", "de")


def test_letters_that_grow_when_made_small_move_no_spot() -> None:
    text = "İİİ 12 kişi"
    assert [text[s.start : s.end] for s in spots_abroad(text, "tr")] == ["12"]


def test_weekdays_are_told_from_monday_on() -> None:
    assert weekdays("de")[0].search("am montag")
    assert weekdays("zh")[0].search("周一")
    assert not weekdays("ru")[0].search("во вторник")


@pytest.mark.parametrize("language", ["", "sv", "en-gb"])
def test_what_is_in_no_language_of_ours_is_read_by_the_words_of_english(
    language: str,
) -> None:
    assert not is_abroad(language)
    assert kinds("Twelve boats sank on Monday.", language) == NUMBER | TIME
    assert kinds("Boats sank.", language) == 0


def test_in_other_languages_numbers_and_times_are_known_by_their_own_words() -> None:
    assert kinds("Am Montag sanken zwölf Boote.", "de") == NUMBER | TIME
    assert kinds("Boote sanken.", "de") == 0
