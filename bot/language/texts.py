"""Texts that are read in the language of the moment.

The wording modules hold plain English texts under names in capitals. `translate` makes
each reading of such a name give it in the language of the moment, so that whoever uses
`wording.LATEST_HEAD` need not know of languages. A text must therefore be read when it
is said, and not be kept in a constant, a default or a class.
In the catalogues a text has its place as context ("wording_rhythm.LENGTHS.short"), so
that two that are alike in English may differ elsewhere.
"""

import sys
from collections.abc import Iterator, Mapping
from functools import cache
from types import ModuleType
from typing import Any

from bot.language.catalogues import catalogue
from bot.language.current import manner
from bot.language.direction import with_isolated_fields
from bot.language.known import is_right_to_left
from bot.language.plain import without_pictures
from bot.language.quantities import number


class Plural:
    """A text that depends on a number: one form where it is 1, one for all others.

    Languages with more forms, or fewer, have theirs in their catalogue.
    """

    def __init__(self, by: str, one: str, many: str) -> None:
        """`by` is the field that holds the number, in both forms."""
        self.by, self.one, self.many = by, one, many
        self.context = ""

    def format(self, **fields: Any) -> str:
        """Return the form for this number, filled in; the number gets its grouping."""
        count = fields[self.by]
        language = manner().language
        form = _form(language, self, count)
        said = _laid(form, language, manner().is_plain)
        return said.format(**{**fields, self.by: number(count)})


Text = str | Plural
"""What a wording module says; both are filled in by `format`."""


def translate(name: str) -> None:
    """Have the texts of this wording module read in the language of the moment."""
    module = sys.modules[name]
    texts = {
        each: value
        for each, value in vars(module).items()
        if each.isupper() and isinstance(value, str | tuple | dict | Plural)
    }
    for each in texts:
        delattr(module, each)
    for place, text in _places(name.removeprefix("bot."), texts):
        if isinstance(text, Plural):
            text.context = place
    module.__class__ = _Wording
    vars(module)["__texts__"] = texts


def texts_of(module: ModuleType) -> Iterator[tuple[str, Text]]:
    """Yield every English text of a wording module and its place."""
    yield from _places(module.__name__.removeprefix("bot."), vars(module)["__texts__"])


def of_the_moment(place: str, text: Text) -> Text:
    """Return an English text, which has this place, in the language of the moment."""
    now = manner()
    said: Text = _said(place, text, now.language, now.is_plain)
    return said


class _Wording(ModuleType):
    """A module whose texts are translated when they are read."""

    def __getattr__(self, name: str) -> Any:
        texts = self.__dict__["__texts__"]
        if name not in texts:
            message = f"{self.__name__} has no text {name}"
            raise AttributeError(message)
        now = manner()
        return _read(self.__name__, name, now.language, is_plain=now.is_plain)


@cache
def _read(module: str, name: str, language: str, *, is_plain: bool) -> Any:
    """Return a text, or all texts under a name, in a language."""
    value = sys.modules[module].__dict__["__texts__"][name]
    return _said(f"{module.removeprefix('bot.')}.{name}", value, language, is_plain)


def _said(place: str, value: Any, language: str, is_plain: bool) -> Any:  # noqa: FBT001
    match value:
        case str():
            said = catalogue(language).pgettext(place, value) if value else value
            return _laid(said, language, is_plain)
        case tuple():
            return tuple(
                _said(f"{place}.{number}", each, language, is_plain)
                for number, each in enumerate(value)
            )
        case dict():
            return {
                key: _said(f"{place}.{key}", each, language, is_plain)
                for key, each in value.items()
            }
        case _:
            return value


def _laid(said: str, language: str, is_plain: bool) -> str:  # noqa: FBT001
    """Return a text as it is said: of which direction, and whether plainly."""
    laid = with_isolated_fields(said) if is_right_to_left(language) else said
    return without_pictures(laid) if is_plain else laid


def _form(language: str, text: Plural, count: int) -> str:
    return catalogue(language).npgettext(text.context, text.one, text.many, count)


def _places(
    place: str, value: Mapping[Any, Any] | tuple[Any, ...]
) -> Iterator[tuple[str, Text]]:
    """Yield the texts in a value, however deep, and their places."""
    inner = value.items() if isinstance(value, Mapping) else enumerate(value)
    for name, each in inner:
        if isinstance(each, Mapping | tuple):
            yield from _places(f"{place}.{name}", each)
        elif isinstance(each, Plural) or (isinstance(each, str) and each):
            yield f"{place}.{name}", each
