"""Texts in the language of the moment."""

import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from bot import wording, wording_rhythm, wording_search
from bot.language.current import speaking
from bot.language.texts import Plural, texts_of, translate
from bot.model import Manner

GERMAN = Manner("de")


@pytest.fixture
def module() -> Iterator[ModuleType]:
    made = ModuleType("bot.wording_made")
    made.__dict__.update(HEAD="Head", DEEP={"a": ("One", 2)}, lower="as it is", SET={1})
    sys.modules[made.__name__] = made
    translate(made.__name__)
    yield made
    del sys.modules[made.__name__]


def test_a_text_is_read_in_the_language_of_the_moment() -> None:
    assert wording.BUTTON_DONE == "✅ Done"
    with speaking(GERMAN):
        assert wording.BUTTON_DONE == "✅ Fertig"
    assert wording.BUTTON_DONE == "✅ Done"


def test_texts_in_tables_are_translated_and_their_keys_are_not() -> None:
    with speaking(GERMAN):
        assert set(wording_search.PERIODS) == {0, 1, 7, 30}
        assert wording_search.PERIODS[0] != "any time"
        assert [size for size, _ in wording.LARGE_NUMBERS] == [1e12, 1e9, 1e6]


def test_plain_texts_are_without_emoji() -> None:
    with speaking(Manner("en", is_plain=True)):
        assert wording.BUTTON_DONE == "Done"
        assert wording_rhythm.BATCH_HEAD.format(count=2) == (
            "<b>2 alerts while I kept quiet</b>"
        )


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("en", 1, "1 story"),
        ("en", 2480, "2,480 stories"),
        ("ru", 1, "1 сюжет"),
        ("ru", 3, "3 сюжета"),
        ("ru", 5, "5 сюжетов"),
        ("ru", 21, "21 сюжет"),
    ],
)
def test_a_number_has_the_form_its_language_wants(
    language: str, count: int, said: str
) -> None:
    with speaking(Manner(language)):
        assert wording.STORIES.format(count=count) == said


def test_a_module_gives_its_texts_and_keeps_the_rest(module: ModuleType) -> None:
    assert module.HEAD == "Head"
    assert module.DEEP == {"a": ("One", 2)}
    assert module.lower == "as it is"
    assert {1} == module.SET
    assert list(texts_of(module)) == [
        ("wording_made.HEAD", "Head"),
        ("wording_made.DEEP.a.0", "One"),
    ]


def test_a_text_without_translation_is_said_in_english(module: ModuleType) -> None:
    with speaking(GERMAN):
        assert module.HEAD == "Head"


def test_a_text_that_is_not_there_is_an_error(module: ModuleType) -> None:
    with pytest.raises(AttributeError, match="wording_made has no text FOOT"):
        _ = module.FOOT


def test_a_plural_knows_its_place() -> None:
    assert wording.STORIES.context == "wording.STORIES"
    assert Plural("count", "{count} x", "{count} xs").format(count=2) == "2 xs"
