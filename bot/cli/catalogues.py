"""Brings the catalogues of all languages up to date: `python -m bot.cli.catalogues`.

New and changed English texts are entered, those that are gone are taken out, and the
catalogues are compiled; what is missing or wrong is said. For those who work on
Newsbrief, after a text was changed or translated.
"""

import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from io import BytesIO
from pathlib import Path
from pkgutil import iter_modules

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import bot
from bot.language.catalogues import FOLDER, path_of
from bot.language.checking import faults
from bot.language.known import ENGLISH, LANGUAGES
from bot.language.texts import Plural, Text, texts_of

MODULES = tuple(
    import_module(f"bot.{each.name}")
    for each in iter_modules(bot.__path__)
    # The command line speaks English.
    if each.name.startswith("wording") and each.name != "wording_cli"
)
TRANSLATED = tuple(each for each in LANGUAGES if each != ENGLISH)
WIDTH = 88
# A catalogue has the same bytes on every machine, so that a change shows what changed.
_SINCE = datetime(2026, 11, 26, tzinfo=UTC)
_HEAD = """\
# Newsbrief in {name}. The news itself is not translated.
# `python -m bot.cli.catalogues` brings it up to date and compiles it."""


def english() -> dict[str, Text]:
    """Return every English text by its place."""
    every = (each for module in MODULES for each in texts_of(module))
    return {place: text for place, text in every if _has_words(text)}


def read(language: str, folder: Path = FOLDER) -> Catalog:
    """Return a language's catalogue as it is kept, an empty one without any."""
    path = path_of(language, "po", folder)
    if not path.exists():
        return _empty(language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def renewed(language: str, kept: Catalog) -> Catalog:
    """Return the catalogue with all texts of today, translated as far as it was."""
    fresh = _empty(language)
    for place, text in english().items():
        had = kept.get(_key(text), context=place)
        fresh.add(_key(text), had.string if had else None, context=place)
    return fresh


def wrong(catalogue: Catalog) -> Iterator[str]:
    """Yield what is missing or wrong in a catalogue, a line for each."""
    for place, text in english().items():
        message = catalogue.get(_key(text), context=place)
        string: object = message.string if message else ""
        forms = string if isinstance(string, tuple | list) else (string,)
        said = [str(each or "") for each in forms]
        for fault in dict.fromkeys(faults(place, text, said)):
            yield f"{place}: {fault}"


def as_text(catalogue: Catalog) -> bytes:
    """Return a catalogue as its .po file."""
    file = BytesIO()
    write_po(file, catalogue, width=WIDTH)
    return file.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """Return a catalogue as its .mo file."""
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def renew(folder: Path = FOLDER) -> list[str]:
    """Write all catalogues anew; return what is missing or wrong in them."""
    said = []
    for language in TRANSLATED:
        catalogue = renewed(language, read(language, folder))
        for ending, content in (
            ("po", as_text(catalogue)),
            ("mo", compiled(catalogue)),
        ):
            path = path_of(language, ending, folder)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        said += [f"{language}: {each}" for each in wrong(catalogue)]
    return said


def _has_words(text: Text) -> bool:
    """Whether there is anything to translate: words, or quotation marks."""
    whole = text.many if isinstance(text, Plural) else text
    return bool(re.search(r"[^\W\d_]|[“”]", re.sub(r"\{[^{}]*\}|<[^<>]*>", "", whole)))


def _key(text: Text) -> str | tuple[str, str]:
    return (text.one, text.many) if isinstance(text, Plural) else text


def _empty(language: str) -> Catalog:
    catalogue = Catalog(
        locale=language,
        project="Newsbrief",
        version="1",
        creation_date=_SINCE,
        revision_date=_SINCE,
        fuzzy=False,
    )
    name = catalogue.locale.english_name if catalogue.locale else language
    catalogue.header_comment = _HEAD.format(name=name)
    return catalogue


def main() -> int:
    """Renew the catalogues and say what is wrong; 1 if anything is."""
    said = renew()
    sys.stdout.write("".join(f"{each}\n" for each in said))
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
