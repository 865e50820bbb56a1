"""The catalogues of the languages: whole, sound and compiled."""

import pytest

from bot.cli.catalogues import (
    MODULES,
    TRANSLATED,
    as_text,
    compiled,
    english,
    read,
    renewed,
    wrong,
)
from bot.language.catalogues import catalogue, path_of
from bot.language.texts import texts_of


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated_and_says_what_the_english_says(language: str) -> None:
    assert list(wrong(read(language))) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_holds_todays_texts_and_is_compiled(language: str) -> None:
    """Else `python -m bot.cli.catalogues` is to be run."""
    fresh = renewed(language, read(language))
    assert path_of(language, "po").read_bytes() == as_text(fresh)
    assert path_of(language, "mo").read_bytes() == compiled(fresh)


def test_english_needs_no_catalogue() -> None:
    assert catalogue("en").pgettext("wording.X", "As it is") == "As it is"


def test_there_are_hundreds_of_texts_each_with_a_place_of_its_own() -> None:
    assert len(english()) > 700


def test_every_wording_module_has_its_texts_translated() -> None:
    names = {each.__name__ for each in MODULES}
    assert {"bot.wording", "bot.wording_topics"} <= names
    assert "bot.wording_cli" not in names
    assert all(list(texts_of(each)) for each in MODULES)
