"""The translations, from gettext's compiled catalogues beside this module."""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from bot.language.known import ENGLISH

FOLDER = Path(__file__).parent / "locale"
DOMAIN = "newsbrief"


def path_of(language: str, ending: str, folder: Path = FOLDER) -> Path:
    """Return where a language's catalogue is, as text ("po") or compiled ("mo")."""
    return folder / language / "LC_MESSAGES" / f"{DOMAIN}.{ending}"


@cache
def catalogue(language: str) -> NullTranslations:
    """Return the catalogue of a language, read once in a process.

    English has none: the texts are written in it.
    """
    if language == ENGLISH:
        return NullTranslations()
    with path_of(language, "mo").open("rb") as file:
        return GNUTranslations(file)
