"""The catalogues of the languages: whole, sound and compiled."""

from pathlib import Path

import pytest

import bot
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


def test_no_wording_module_is_forgotten() -> None:
    """The command line's words are in English only."""
    folder = Path(bot.__file__).parent
    there = {f"bot.{each.stem}" for each in folder.glob("wording*.py")}
    assert {each.__name__ for each in MODULES} == there - {"bot.wording_cli"}
