"""The entities Telegram finds in plain text by itself: commands, mentions, links."""

import re
from collections.abc import Iterable

from bot.playground.answers import Json
from bot.playground.html import utf16

BEFORE = r"(?<![\w/@#$.-])"
KINDS = (
    (
        "url",
        re.compile(BEFORE + r"https?://[^\s<>\"“”«»]*[^\s<>\"“”«».,:;!?'()\[\]{}]"),
    ),
    (
        "email",
        re.compile(r"(?<![\w.@])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*\.[a-zA-Z]{2,}\b"),
    ),
    (
        "url",
        re.compile(
            BEFORE + r"(?:[a-zA-Z0-9-]+\.)+(?:com|org|net|info|io|me|news|eu|uk|de|at)"
            r"(?::\d+)?(?:/[^\s<>\"“”«»]*[^\s<>\"“”«».,:;!?'()\[\]{}]|/)?(?![\w@-])"
        ),
    ),
    ("bot_command", re.compile(BEFORE + r"/[a-zA-Z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])")),
    ("mention", re.compile(BEFORE + r"@[a-zA-Z]\w{2,31}\b")),
    ("hashtag", re.compile(BEFORE + r"#(?=\w*[^\W\d_])\w{1,256}\b")),
    ("cashtag", re.compile(BEFORE + r"\$[A-Z]{1,8}(?![\w])")),
)
# Nothing is detected inside these.
CLOSED = {"code", "pre", "text_link", "text_mention", "date_time", "custom_emoji"}


def detect(text: str, known: Iterable[Json] = ()) -> list[Json]:
    """Return the entities found in the text outside of the known ones."""
    taken = [
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in known
        if entity["type"] in CLOSED
    ]
    found = []
    for kind, pattern in KINDS:
        for match in pattern.finditer(text):
            start = utf16(text[: match.start()])
            end = start + utf16(match[0])
            if all(end <= first or last <= start for first, last in taken):
                taken.append((start, end))
                found.append({"type": kind, "offset": start, "length": end - start})
    return sorted(found, key=lambda entity: entity["offset"])
