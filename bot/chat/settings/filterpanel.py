"""The part of the settings panel that shows filters and takes them away."""

import hashlib
from collections.abc import Iterable

from bot import wording
from bot import wording_filters as words
from bot.briefing.wanting import KINDS, Part, parts
from bot.delivery.buttons.callback import pack
from bot.delivery.buttons.rows import choice, in_rows
from bot.delivery.html.markup import escape
from bot.delivery.html.parts import shortened
from bot.delivery.pieces.topicnames import topic_name
from bot.language.lists import joined, semicolon
from bot.language.names import NEWS, name_of
from bot.model import Button, Filters, Message, Rows, Subscription

LISTED = 30
"""Buttons that take one away; more would bury those below."""
OUTLETS = 40
"""Sources offered as buttons."""
_WIDTH = 2
_LONGEST_LABEL = 24

ON, OFF = "1", "0"
"""What a press makes of a language or a source, told so that it may be told twice."""


def summary(filters: Filters) -> str:
    """Return the filters on one line, as plain text; nothing without any."""
    return semicolon().join(_lines(filters))


def filter_panel(wish: Subscription, preview: str = "", *, title: str = "") -> Message:
    """Return the filters with a button to take each away; `preview` is their effect."""
    to = str(wish.address)
    head = words.HEAD_FOR.format(title=escape(title)) if title else words.HEAD
    lines = [escape(each) for each in _lines(wish.filters)] or [words.NO_FILTERS]
    below = ["", preview] if preview else []
    own = list(parts(wish.filters))
    if len(own) > LISTED:
        lines.append(words.MORE.format(count=len(own) - LISTED))
    rows = (
        (
            Button(words.BUTTON_WORDS, pack("wordsask", to, "words")),
            Button(words.BUTTON_NOT_WORDS, pack("wordsask", to, "not_words")),
        ),
        (
            Button(words.BUTTON_LANGUAGES, pack("tongues", to)),
            Button(words.BUTTON_SOURCES, pack("outlets", to)),
        ),
        *_removals(to, own),
        *(((Button(words.BUTTON_OFF, pack("unfilter", to)),),) if own else ()),
        _back("panel", to),
    )
    return Message("\n".join((head, *lines, *below, "", words.FOOT)), rows)


def language_keyboard(wish: Subscription) -> Message:
    """Return the choice of languages, the chosen ones ticked."""
    to, chosen = str(wish.address), wish.filters.languages
    offered = [
        choice(
            name,
            pack("tongue", to, code, OFF if code in chosen else ON),
            code in chosen,
        )
        for code, name in ((each, name_of(each)) for each in NEWS)
    ]
    everything = choice(words.BUTTON_ALL_LANGUAGES, pack("tongue", to), not chosen)
    rows = (*in_rows(offered, 3), (everything,), _back("filters", to))
    return Message(words.CHOOSE_LANGUAGES, rows)


def source_keyboard(wish: Subscription, sources: Iterable[str]) -> Message:
    """Return the choice of sources, the muted ones marked."""
    to, muted = str(wish.address), wish.filters.not_sources
    offered = [
        Button(
            words.MUTED_SOURCE.format(source=_label(name))
            if name in muted
            else _label(name),
            pack("outlet", to, token(name), OFF if name in muted else ON),
        )
        for name in list(dict.fromkeys((*muted, *sources)))[:OUTLETS]
    ]
    everything = Button(words.BUTTON_ALL_SOURCES, pack("outlet", to))
    rows = (*in_rows(offered, _WIDTH), (everything,), _back("filters", to))
    return Message(words.CHOOSE_SOURCES, rows)


def token(value: str) -> str:
    """Return a short name for a value, as a button has no room for the value itself."""
    return hashlib.sha256(value.encode()).hexdigest()[:10]


def _lines(filters: Filters) -> list[str]:
    return [
        words.LINES[kind].format(values=joined(_shown(kind, each) for each in values))
        for kind in KINDS
        if (values := getattr(filters, kind))
    ]


def _shown(kind: str, value: str) -> str:
    """Return a value as one reads it: a phrase in quotes, others by their names."""
    if kind == "languages":
        return name_of(value)
    if kind in ("topics", "not_topics"):
        return topic_name(value)
    is_phrase = " " in value and kind in ("words", "not_words")
    return words.QUOTED.format(words=value) if is_phrase else value


def _removals(to: str, own: list[Part]) -> Rows:
    buttons = [
        Button(
            words.BUTTON_TAKE_AWAY.format(value=_label(_shown(part.kind, part.value))),
            pack("unfilter", to, part.kind, token(part.value)),
        )
        for part in own[:LISTED]
    ]
    return in_rows(buttons, _WIDTH)


def _label(value: str) -> str:
    return shortened(value, _LONGEST_LABEL)


def _back(action: str, to: str) -> tuple[Button, ...]:
    return (
        Button(wording.BUTTON_BACK, pack(action, to)),
        Button(wording.BUTTON_DONE, pack("done", to)),
    )
