"""Languages are told, also those that cannot be read."""

import pytest

from summarizers.text.languages import LANGUAGES
from summarizers.text.tongues import is_read, tell
from tests.fixtures.headlines import HEADLINES, LEADS
from tests.fixtures.languages import article

ABROAD = {
    "da": "Regeringen vil bruge flere penge på havne og broer i de kommende år. Det "
    "sagde ministeren på et møde mandag, hvor han også lovede at hjælpe de familier, "
    "der har mistet deres hjem efter stormen.",
    "ro": "Guvernul vrea să cheltuiască mai mulți bani pentru porturi și poduri în "
    "anii următori. Ministrul a spus luni, la o întâlnire în oraș, că va ajuta "
    "familiile care și-au pierdut casele după furtună.",
    "id": "Pemerintah ingin mengeluarkan lebih banyak uang untuk pelabuhan dan "
    "jembatan dalam beberapa tahun mendatang. Hal itu dikatakan menteri pada hari "
    "Senin dalam pertemuan di kota itu. Lebih dari 40 rumah hancur.",
}


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_an_article_needs_no_hint(code: str) -> None:
    assert tell(article(code).text) == tell(article(code).text, "en-US") == code
    assert tell(f"{HEADLINES[code][0]}. {LEADS[code]}") == code


@pytest.mark.parametrize("code", sorted(HEADLINES))
def test_with_its_publishers_hint_a_headline_is_told(code: str) -> None:
    assert [tell(words, f"{code}-XX") for words in HEADLINES[code]] == [code] * 3


@pytest.mark.parametrize("code", sorted(ABROAD))
def test_what_is_in_none_of_our_languages_is_unknown_or_as_declared(code: str) -> None:
    assert tell(ABROAD[code]) == tell(ABROAD[code], "en") == ""
    assert tell(ABROAD[code], code) == code
    assert not is_read(code)


@pytest.mark.parametrize("code", ["el", "ko"])
def test_a_script_of_its_own_tells_a_language(code: str) -> None:
    assert tell(LEADS[code], "en") == code


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        *(("", "en"), ("de", "en"), ("sv", "en"), ("uk", "en"), ("x-default", "en")),
        *(("zxx", "en"), ("EN_gb", "en")),
    ],
)
def test_a_plain_text_is_told_whatever_is_declared(
    declared: str, expected: str
) -> None:
    assert tell(article("en").text, declared) == expected


def test_what_we_read_is_known() -> None:
    assert is_read("de")
    assert not is_read("")
    assert tell("", "") == "en"
    assert tell("40", "fr") == "fr"
