"""What somebody wrote in Telegram, with its bold words and links, as our HTML. Pure.

Telegram gives the marks as entities: stretches of the text, counted in UTF-16 units,
which may overlap. The text is cut where one begins or ends, and each piece gets the
tags it stands in, in one fixed order; so what is written out is always well nested.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from telegram import MessageEntity

from bot.delivery.html.markup import safe_url
from bot.delivery.html.runs import Run, encode, write
from bot.letters import clean

# From the outermost in. Code stands alone: Telegram allows nothing beside it.
_TAGS = {
    MessageEntity.TEXT_LINK: "a",
    MessageEntity.SPOILER: "tg-spoiler",
    MessageEntity.BOLD: "b",
    MessageEntity.ITALIC: "i",
    MessageEntity.UNDERLINE: "u",
    MessageEntity.STRIKETHROUGH: "s",
    MessageEntity.CODE: "code",
    MessageEntity.PRE: "pre",
}
_ALONE = frozenset({MessageEntity.CODE, MessageEntity.PRE})
_QUOTED = frozenset(
    {*_ALONE, MessageEntity.BLOCKQUOTE, MessageEntity.EXPANDABLE_BLOCKQUOTE}
)


def marked(text: str, entities: Sequence[MessageEntity], start: int = 0) -> str:
    """Return the text from UTF-16 unit `start` on as HTML, without blanks around it."""
    raw = text.encode("utf-16-le")
    end = len(raw) // 2
    known = [each for each in entities if each.type in _TAGS]
    cuts = {start, end}
    for each in known:
        cuts |= {each.offset, each.offset + each.length}
    inside = sorted(cut for cut in cuts if start <= cut <= end)
    runs = [
        Run(_words(raw, first, last), _tags(known, first))
        for first, last in pairwise(inside)
    ]
    return write(_stripped(runs))


def own_words(text: str, entities: Sequence[MessageEntity]) -> str:
    """Return the text without what in it is quoted or code: others may have said that.

    There are no blanks around it.
    """
    raw = text.encode("utf-16-le")
    quoted = sorted(
        (each.offset, each.offset + each.length)
        for each in entities
        if each.type in _QUOTED
    )
    kept, place = [], 0
    for first, last in quoted:
        kept.append(_words(raw, place, max(first, place)))
        place = max(last, place)
    kept.append(_words(raw, place, len(raw) // 2))
    return " ".join(filter(None, map(str.strip, kept)))


def _words(raw: bytes, first: int, last: int) -> str:
    return clean(raw[2 * first : 2 * last].decode("utf-16-le", "replace"))


def _tags(entities: Iterable[MessageEntity], place: int) -> tuple[str, ...]:
    """Return the start tags of what stands at this place, outermost first."""
    here = [e for e in entities if e.offset <= place < e.offset + e.length]
    alone = [each for each in here if each.type in _ALONE]
    tags = {_TAGS[each.type]: _tag(each) for each in alone[:1] or here}
    return tuple(tags[name] for name in _TAGS.values() if tags.get(name))


def _tag(entity: MessageEntity) -> str:
    """Return the start tag, nothing for a link that leads nowhere safe."""
    if entity.type != MessageEntity.TEXT_LINK:
        return _TAGS[entity.type]
    address = safe_url(entity.url or "")
    return f'a href="{encode(address)}"' if address else ""


def _stripped(runs: Sequence[Run]) -> list[Run]:
    """Return the runs without empty ones, and without blanks at the two ends."""
    kept = [run for run in runs if run.text]
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = Run(kept[0].text.lstrip(), kept[0].tags)
        kept[-1] = Run(kept[-1].text.rstrip(), kept[-1].tags)
    return kept
