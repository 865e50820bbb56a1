"""What a message says: text or caption with its entities, within Telegram's limits."""

import json
from dataclasses import dataclass
from functools import lru_cache

from bot.playground.answers import Json, bad
from bot.playground.detect import detect
from bot.playground.html import parse_html, utf16
from bot.playground.scanner import wrong

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
BYTES_LIMIT = 32768
ENTITY_LIMIT = 100
BLANKS = " \t\r\n\v\f\u00a0\u2000\u200b\u2028\u2029\u3000"


@dataclass(frozen=True, slots=True)
class Content:
    """A text with its entities; `lost` counts those above the limit."""

    text: str
    entities: tuple[Json, ...] = ()
    lost: int = 0


def read_content(text: str, parse_mode: str, entities: list[Json] | None) -> Content:
    """Return the text trimmed and with all its entities, or raise what is wrong."""
    if len(text.encode()) > BYTES_LIMIT:
        raise bad("message is too long")
    if parse_mode and parse_mode.lower() != "html":
        raise bad("playground: parse_mode must be HTML, as the bot writes nothing else")
    if parse_mode:
        return _parsed(text)
    return _content(text, _given(text, entities or []))


# A mailing says the same to everybody; reading it takes some 3 ms.
@lru_cache(maxsize=16)
def _parsed(markup: str) -> Content:
    return _content(*parse_html(markup))


def _content(text: str, marked: list[Json]) -> Content:
    text, marked = _trimmed(text, marked)
    every = [*marked, *detect(text, marked)]
    every.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    kept = tuple(every[:ENTITY_LIMIT])
    return Content(text, kept, max(len(marked) - ENTITY_LIMIT, 0))


def check_text(content: Content) -> Content:
    """Return the content of a message, or raise why it cannot be sent."""
    if not content.text:
        raise bad("text must be non-empty")
    if len(content.text) > TEXT_LIMIT:
        raise bad("message is too long")
    return content


def check_caption(content: Content) -> Content:
    """Return the content of a caption, or raise why it cannot be sent."""
    if len(content.text) > CAPTION_LIMIT:
        raise bad("message caption is too long")
    return content


def _given(text: str, entities: list[Json]) -> list[Json]:
    size = utf16(text)
    for entity in entities:
        if not {"type", "offset", "length"} <= entity.keys():
            msg = f"entity lacks type, offset or length: {json.dumps(entity)}"
            raise wrong(msg)
        if entity["offset"] < 0 or entity["offset"] + entity["length"] > size:
            msg = f"entity is beyond the text: {json.dumps(entity)}"
            raise wrong(msg)
    return [dict(entity) for entity in entities]


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Cut blanks at both ends and what the entities had there."""
    text = text.replace("\r\n", "\n").replace("\r", "\n") if not entities else text
    left = utf16(text) - utf16(text.lstrip(BLANKS))
    text = text.strip(BLANKS)
    size = utf16(text)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - left, 0)
        end = min(entity["offset"] + entity["length"] - left, size)
        if start < end:
            kept.append({**entity, "offset": start, "length": end - start})
    return text, kept
