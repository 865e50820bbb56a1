"""Telegram's HTML: tags become entities whose offsets count UTF-16 units.

A port of `parse_html` of TDLib (td/telegram/MessageEntity.cpp), which walks the UTF-8
bytes: so the byte offsets in its error texts are the same. Tests compare it with TDLib.
"""

import re

from bot.playground.answers import Json
from bot.playground.links import checked_link, mentioned_user
from bot.playground.scanner import Scanner, Tag, unclosed, wrong

SIMPLE = {
    "i": "italic",
    "em": "italic",
    "b": "bold",
    "strong": "bold",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "u": "underline",
    "ins": "underline",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
# TDLib's order of entities that begin and end together, outermost first.
ORDER = (
    "blockquote",
    "pre",
    "code",
    "date_time",
    "text_link",
    "text_mention",
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "custom_emoji",
)
TAGS = {*SIMPLE, "a", "pre", "code", "blockquote", "tg-emoji", "tg-time"}
PLAIN = re.compile(rb"&?[^<&]*")
TAG_NAME = re.compile(rb"[^ \t\r\n\x00\x0b>]*")
ATTRIBUTE = re.compile(rb"[^ \t\r\n\x00\x0b=>/\"']*")
TIME_FORMAT = re.compile(r"[rR]?|[wdDtT]*")


def utf16(text: str) -> int:
    """Return the length in UTF-16 units, in which Telegram counts offsets."""
    # Some ten times as fast as counting the characters beyond the first plane.
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class Reader:
    """Reads one text of markup."""

    def __init__(self, markup: str) -> None:
        self.scan = Scanner(markup.encode())
        self.text: list[str] = []
        self.size = 0
        self.open: list[Tag] = []
        self.entities: list[Json] = []

    def read(self) -> tuple[str, list[Json]]:
        """Return the text and its entities, in the order of their offsets."""
        while self.scan.peek():
            if self.scan.peek() != b"<":
                self._characters()
            elif self.scan.source[self.scan.at + 1 : self.scan.at + 2] == b"/":
                self._end_tag()
            else:
                self._start_tag()
        if self.open:
            name = self.open[-1].name
            msg = f'Can\'t find end tag corresponding to start tag "{name}"'
            raise wrong(msg)
        return "".join(self.text), sorted(self.entities, key=_place)

    def _characters(self) -> None:
        char = self.scan.reference() if self.scan.peek() == b"&" else ""
        if not char:
            char = self.scan.take(PLAIN)
        self.text.append(char)
        self.size += utf16(char)

    def _start_tag(self) -> None:
        start = self.scan.at
        self.scan.at += 1
        name = self.scan.take(TAG_NAME).lower()
        tag = Tag(name, start, self.size, len(self.text))
        if not self.scan.peek():
            raise unclosed(tag, named=False)
        if name not in TAGS:
            msg = f'Unsupported start tag "{name}" at byte offset {start}'
            raise wrong(msg)
        while self.scan.peek() != b">":
            self._attribute(tag)
        self.scan.at += 1
        if name == "span" and tag.values.get("class") != "tg-spoiler":
            msg = f'Tag "span" must have class "tg-spoiler" at byte offset {start}'
            raise wrong(msg)
        self.open.append(tag)

    def _attribute(self, tag: Tag) -> None:
        self.scan.skip_spaces()
        if self.scan.peek() == b">":
            return
        name = self.scan.take(ATTRIBUTE)
        if not name:
            msg = (
                f'Empty attribute name in the tag "{tag.name}"'
                f" at byte offset {tag.start}"
            )
            raise wrong(msg)
        self.scan.skip_spaces()
        value = ""
        if self.scan.peek() == b"=":
            self.scan.at += 1
            self.scan.skip_spaces()
            if not self.scan.peek():
                raise unclosed(tag, named=True)
            value = self.scan.value(tag)
        if not self.scan.peek():
            raise unclosed(tag, named=True)
        tag.values[name] = value

    def _end_tag(self) -> None:
        start = self.scan.at
        if not self.open:
            msg = f"Unexpected end tag at byte offset {start}"
            raise wrong(msg)
        self.scan.at += 2
        found = self.scan.take(TAG_NAME).lower()
        self.scan.skip_spaces()
        if self.scan.peek() != b">":
            msg = f"Unclosed end tag at byte offset {start}"
            raise wrong(msg)
        self.scan.at += 1
        tag = self.open.pop()
        if found and found != tag.name:
            msg = (
                f"Unmatched end tag at byte offset {start},"
                f' expected "</{tag.name}>", found "</{found}>"'
            )
            raise wrong(msg)
        if self.size > tag.offset:
            self._close(tag)

    def _close(self, tag: Tag) -> None:
        here = {"offset": tag.offset, "length": self.size - tag.offset}
        last = self.entities[-1] if self.entities else {}
        same = here.items() <= last.items()
        if tag.name in ("pre", "code") and same and self._joins(tag, last):
            return
        made = _entity(tag, "".join(self.text[tag.text_start :]))
        if made:
            self.entities.append({**made, **here})

    def _joins(self, tag: Tag, last: Json) -> bool:
        """Make `pre` and `code` around the same words one block with a language."""
        if tag.name == "pre" and last["type"] == "code" and "language" in last:
            last["type"] = "pre"
            return True
        plain = last["type"] == "pre" and "language" not in last
        if tag.name == "code" and plain and _language(tag):
            last["language"] = _language(tag)
            return True
        return False


def _place(entity: Json) -> tuple[int, int, int, bool]:
    """Return where an entity stands: outer ones first, as TDLib orders them."""
    rank = ORDER.index(entity["type"].removeprefix("expandable_"))
    return entity["offset"], -entity["length"], rank, "language" not in entity


def _language(tag: Tag) -> str:
    value = tag.values.get("class", "")
    return value.removeprefix("language-") if value.startswith("language-") else ""


def _entity(tag: Tag, words: str) -> Json:
    """Return the entity a closed tag makes, empty when it makes none."""
    if tag.name in SIMPLE:
        return {"type": SIMPLE[tag.name]}
    makers = {"a": _link, "tg-emoji": _emoji, "tg-time": _time}
    if tag.name in makers:
        return makers[tag.name](tag, words)
    if tag.name == "blockquote":
        wide = "expandable" in tag.values
        return {"type": "expandable_blockquote" if wide else "blockquote"}
    language = {"language": _language(tag)} if _language(tag) else {}
    return {"type": tag.name, **language}


def _link(tag: Tag, words: str) -> Json:
    url = tag.values.get("href", "") or words
    user = mentioned_user(url)
    if user:
        return {"type": "text_mention", "user": {"id": user}}
    link = checked_link(url)
    return {"type": "text_link", "url": link} if link else {}


def _emoji(tag: Tag, _words: str) -> Json:
    number = tag.values.get("emoji-id", "")
    if not re.fullmatch(r"-?[0-9]+", number) or int(number) == 0:
        raise wrong("Invalid custom emoji identifier specified")
    return {"type": "custom_emoji", "custom_emoji_id": number}


def _time(tag: Tag, _words: str) -> Json:
    unix = tag.values.get("unix", "")
    shape = tag.values.get("format", "")
    if not re.fullmatch(r"[0-9]+", unix) or int(unix) == 0:
        return {}
    if not TIME_FORMAT.fullmatch(shape):
        raise wrong("Invalid date format used")
    form = {"date_time_format": shape} if shape else {}
    return {"type": "date_time", "unix_time": int(unix), **form}


def parse_html(markup: str) -> tuple[str, list[Json]]:
    """Return the text of the markup and its entities, or raise what is wrong."""
    text, entities = Reader(markup).read()
    for entity in entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    return text, entities
