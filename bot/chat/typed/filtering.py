"""Reads what filters somebody writes: +flood -"royal family" lang:en. Pure.

Phones set curly quotes and make dashes of hyphens; all of them are read.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot import wording_filters as words
from bot.briefing.mentions import holds
from bot.briefing.wanting import Part
from bot.chat.typed.topics import listed
from bot.chat.typed.words import examples
from bot.chat.typed.words import meant as meant_key
from bot.delivery.pieces.topicnames import meant
from bot.errors import InputError
from bot.language.lists import joined
from bot.language.names import NEWS, name_of, names_of

# Signs of other keyboards: quotation marks, commas, colons.
_SIGNS = str.maketrans(
    dict.fromkeys("“”„‟«»‹›＂「」『』״", '"')
    | dict.fromkeys("،、，؛；", ",")
    | dict.fromkeys("：", ":")
    # What our own texts have around what is typed, where one writes from the right.
    | dict.fromkeys("\u2066\u2067\u2068\u2069\u200e\u200f")
)
# Signs within words of Indian, Hebrew and Arabic writing that are no letters.
_MARKS = "\u200c\u0300-\u036f\u05b0-\u05c7\u064b-\u0652\u0900-\u0903\u093a-\u094f"
_VALUE = r'"[^"]*"?|[^\s",]+'
_PIECE = re.compile(
    rf"(?:(?P<sign>[+\-–—−])\s*)?(?:(?P<key>(?:[^\W\d_]|[{_MARKS}])+):\s*(?!//))?"
    rf"(?P<values>(?:{_VALUE})(?:\s*,\s*(?:{_VALUE}))*)"
)
_VALUES = re.compile(_VALUE)
_LIST = re.compile(r"[,;\n]+")
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Known:
    """The sources and topics there are."""

    sources: Collection[str] = ()
    topics: Collection[str] = ()


def read_filters(text: str, known: Known) -> tuple[Part, ...]:
    """Return the parts somebody wants put in.

    Raises InputError that says what cannot be understood.
    """
    found = tuple(_read(text.translate(_SIGNS), known))
    if not found:
        raise InputError(words.USAGE.format(**examples()))
    return found


def read_list(text: str, kind: str) -> tuple[Part, ...]:
    """Return the words and phrases of a list with commas, as parts of this kind."""
    each = (piece.replace('"', "") for piece in _LIST.split(text.translate(_SIGNS)))
    return tuple(Part(kind, " ".join(piece.split())) for piece in each if piece.strip())


def read_muted(text: str, known: Known) -> tuple[Part, ...]:
    """Return what somebody wants to hear no more of: sources, topics or words."""
    return tuple(_muted(part.value, known) for part in read_list(text, "not_words"))


def _muted(value: str, known: Known) -> Part:
    folded = value.casefold()
    for source in known.sources:
        if source.casefold() == folded:
            return Part("not_sources", source)
    topic = meant(value, known.topics)
    return Part("not_topics", topic) if topic else Part("not_words", value)


def _read(text: str, known: Known) -> Iterator[Part]:
    for piece in _PIECE.finditer(text):
        if not piece["key"] and piece["values"].endswith(":"):
            raise InputError(words.NO_VALUE.format(rest=piece["values"]))
        kind = meant_key("KEYS", piece["key"]) if piece["key"] else "words"
        if not kind:
            raise InputError(words.UNKNOWN_KEY.format(key=piece["key"], **examples()))
        is_wanted = piece["sign"] in (None, "+")
        for value in _VALUES.findall(piece["values"]):
            plain = " ".join(value.strip('"').split())
            yield _part(kind, plain, known, is_wanted=is_wanted)


def _part(kind: str, value: str, known: Known, *, is_wanted: bool) -> Part:
    if kind == "languages":
        if not is_wanted:
            raise InputError(words.NOT_LANGUAGE.format(**examples()))
        return Part(kind, _language(value))
    if kind == "sources":
        value = _source(value, known.sources)
    if kind == "topics":
        value = _topic(value, known.topics)
    return Part(kind if is_wanted else f"not_{kind}", value)


def _language(value: str) -> str:
    """Return the two letters of a language given by them or by its name."""
    for code in NEWS:
        if value.casefold() in names_of(code):
            return code
    known = joined(f"{code} {name_of(code)}" for code in NEWS)
    raise InputError(words.UNKNOWN_LANGUAGE.format(value=value, known=known))


def _source(value: str, sources: Iterable[str]) -> str:
    """Return the source that is meant: by its name, a part of it, or its site."""
    names = list(sources)
    exact = [name for name in names if name.casefold() == value.casefold()]
    fitting = exact or [name for name in names if holds(name, value)]
    if len(fitting) == 1:
        return fitting[0]
    if len(fitting) > 1:
        known = joined(fitting[:_SHOWN])
        raise InputError(words.SEVERAL_SOURCES.format(value=value, known=known))
    if site := _site(value):
        return site
    known = joined(names[:_SHOWN])
    raise InputError(words.UNKNOWN_SOURCE.format(value=value, known=known))


def _site(value: str) -> str:
    """Return the name of a site that an address or a name is of, or nothing."""
    try:
        host = urlsplit(value if "//" in value else f"//{value}").hostname or ""
    except ValueError:
        return ""
    is_name = "." in host.strip(".") and " " not in host
    return host.removeprefix("www.") if is_name else ""


def _topic(value: str, topics: Collection[str]) -> str:
    topic = meant(value, topics)
    if not topic:
        known = listed(topics)
        raise InputError(words.UNKNOWN_TOPIC.format(value=value, known=known))
    return topic
