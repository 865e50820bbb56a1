"""What languages are called in the language of the moment; the names are CLDR's."""

from functools import cache

from babel import Locale

from bot.language.current import manner
from bot.language.known import ENGLISH, LANGUAGES

NEWS = tuple(sorted((*LANGUAGES, "nl")))
"""The languages in which the bot can read news."""


def name_of(code: str) -> str:
    """Return what a language is called: "Arabic"; its code where that has no name."""
    return _name(code, manner().language)


def names_of(code: str) -> frozenset[str]:
    """Return what somebody may call a language, in small letters."""
    names = (code, *(_name(code, each) for each in (manner().language, ENGLISH, code)))
    return frozenset(name.casefold() for name in names)


@cache
def _name(code: str, language: str) -> str:
    name: str = Locale.parse(language).languages.get(code, code)
    return name
