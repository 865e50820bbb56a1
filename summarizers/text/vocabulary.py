"""What the analysis must know of each language, read from `lexicon/`.

Adding a language is adding one file there, `xx.txt` with the language's two letters.
A line at the margin names a field of `Language` below; its value follows on the same
line or on indented ones. `#` opens a comment. Word lists part their words by
blanks, phrases by commas. In tables a line gives a meaning and then, after "=", the
words for it; a word that ends in "*" stands for all words that begin so. All words are
in lower case, abbreviations without their last stop.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from summarizers.types import Bound


@dataclass(frozen=True, slots=True)
class Language:
    """One language, as its file tells it."""

    code: str
    script: str
    """The letters it is written in: latin, cyrillic, arabic, han, …"""
    letters: frozenset[str] = frozenset()
    """Letters and groups of letters common in it and rare in others of its script."""
    stopwords: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    """Abbreviations that a name or word always follows: never a sentence's end."""
    numbered: frozenset[str] = frozenset()
    """Abbreviations only before a number ("No. 10"); otherwise common words."""
    shortened: frozenset[str] = frozenset()
    """Abbreviations that may stand last: the next word decides."""
    hours: frozenset[str] = frozenset()
    """Abbreviated times of day: they end a sentence unless a day or zone follows."""
    days: frozenset[str] = frozenset()
    """What may follow a time of day: weekdays, months, zones."""
    ordinals: bool = False
    """Whether a number with a stop may be an ordinal ("am 3. Oktober")."""
    large_nouns: bool = False
    """Whether all nouns are written large, so that a capital says little."""
    leaning: frozenset[str] = frozenset()
    """Words whose sentence leans on the one before it: "but", "he", "however"."""
    speech: frozenset[str] = frozenset()
    """Verbs that may follow a quotation and the name of who said it."""
    furniture: tuple[str, ...] = ()
    """Words that open what stands around articles and is no part of them."""
    decimal: str = "."
    """The decimal mark; "either" where countries of the language differ."""
    numbers: Mapping[str, float] = field(default_factory=dict)
    """Number words, trusted only before a magnitude or a unit ("zwei Millionen")."""
    openers: frozenset[str] = frozenset()
    """The first words of these."""
    joiners: frozenset[str] = frozenset()
    """Words inside a number written out ("treinta y cinco")."""
    magnitudes: Mapping[str, float] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    """Percent, money and measures; an empty name means that the word is unsure."""
    before: Mapping[str, str] = field(default_factory=dict)
    """Units that stand before their number ("yüzde 30")."""
    bounds: Mapping[str, Bound] = field(default_factory=dict)
    """What the words before a number say of it: about, more_than, at_most, …"""
    after: Mapping[str, Bound] = field(default_factory=dict)
    """The same for words after a number ("oder mehr")."""
    ranges: frozenset[str] = frozenset()
    """Words between the two ends of a range ("bis")."""
    between: frozenset[str] = frozenset()
    """Words before a range whose ends are joined by "and"."""
    origins: frozenset[str] = frozenset()
    """Words that make "A to B" a change: "from"."""
    plus: frozenset[str] = frozenset()
    """Words between the parts of one number ("2 billion and 500 million")."""
    minus: tuple[str, ...] = ()
    calendar: frozenset[str] = frozenset()
    """Words beside which a number is a date, a time of day or part of a name."""
    nouns: frozenset[str] = frozenset()
    """Words that are counted for certain, so that no name stands before the number."""
    endings: tuple[str, ...] = ()
    """Endings of verbs that open a sentence before a number ("Сгорели 12 домов")."""
    counted: frozenset[str] = frozenset()
    """What may follow a bare number; empty where any word but a stopword may."""


Given = dict[str, list[str]]
"""The lines of every field of a file."""


def _fields(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the name and the lines of every field of a language's file."""
    name, lines = "", list[str]()
    for line in text.splitlines():
        if line[:1] in {"", "#"}:
            continue
        if not line[0].isspace():
            if name:
                yield name, lines
            name, _, value = line.partition(":")
            lines = [value.strip()] if value.strip() else []
        else:
            lines.append(line.strip())
    yield name, lines


def _line(given: Given, name: str, default: str = "") -> str:
    return " ".join(given.get(name, [default]))


def _words(given: Given, name: str) -> frozenset[str]:
    return frozenset(_line(given, name).split())


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in text.split(",") if phrase.strip())


def _table(given: Given, name: str) -> dict[str, str]:
    """Return every phrase of a table with its meaning."""
    parts = [line.partition("=") for line in given.get(name, [])]
    return {
        phrase: meaning.strip()
        for meaning, _, phrases in parts
        for phrase in _phrases(phrases)
    }


def _values(given: Given, name: str) -> dict[str, float]:
    return {word: float(value) for word, value in _table(given, name).items()}


def _bounds(given: Given, name: str) -> dict[str, Bound]:
    named = {bound: bound for bound in get_args(Bound)}
    return {word: named[bound] for word, bound in _table(given, name).items()}


def read_language(code: str, text: str) -> Language:
    """Return the language that a file of the lexicon tells of."""
    given = dict(_fields(text))
    return Language(
        code,
        script=_line(given, "script"),
        letters=_words(given, "letters"),
        stopwords=_words(given, "stopwords"),
        titles=_words(given, "titles"),
        numbered=_words(given, "numbered"),
        shortened=_words(given, "shortened"),
        hours=_words(given, "hours"),
        days=_words(given, "days"),
        ordinals="ordinals" in given,
        large_nouns="large_nouns" in given,
        leaning=_words(given, "leaning"),
        speech=_words(given, "speech"),
        furniture=_phrases(_line(given, "furniture")),
        decimal=_line(given, "decimal", "."),
        numbers=_values(given, "numbers"),
        openers=frozenset(word.split()[0] for word in _table(given, "numbers")),
        joiners=_words(given, "joiners"),
        magnitudes=_values(given, "magnitudes"),
        units=_table(given, "units"),
        before=_table(given, "before"),
        bounds=_bounds(given, "bounds"),
        after=_bounds(given, "after"),
        ranges=_words(given, "ranges"),
        between=_words(given, "between"),
        origins=_words(given, "origins"),
        plus=_words(given, "plus"),
        minus=_phrases(_line(given, "minus")),
        calendar=_words(given, "calendar"),
        nouns=_words(given, "nouns"),
        endings=_phrases(_line(given, "endings")),
        counted=_words(given, "counted"),
    )


def _lexicon() -> Iterator[Language]:
    for file in sorted((Path(__file__).parent / "lexicon").iterdir()):
        yield read_language(file.stem, file.read_text("utf-8"))


LEXICON = tuple(_lexicon())
"""Every language known, by the order of their letters."""

FURNITURE = tuple(phrase for language in LEXICON for phrase in language.furniture)
"""Words that open what stands around articles, in any language."""
