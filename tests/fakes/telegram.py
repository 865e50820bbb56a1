"""Telegram's own text parser, run offline by tdjson."""

import json
from typing import Any

import tdjson

from bot.delivery.html.runs import utf16

# What a source's words must never become: a tap would do what nobody asked for.
TRAPS = {"BotCommand", "Mention", "MentionName"}


def _execute(request: dict[str, Any]) -> dict[str, Any]:
    answer = tdjson.td_execute(json.dumps(request).encode())
    return dict(json.loads(answer or b"{}"))


_execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})


def faults(html: str) -> list[str]:
    """Return what Telegram would not take, lose or add in a message of ours."""
    text, kinds = shown(html)
    links = html.count("<a href=")
    wrong = {
        "no words": not text.strip(),
        "too long": utf16(text) > 4096 or len(html.encode()) > 32_768,
        "too many entities": len(kinds) > 100,
        "a link is lost": kinds.count("TextUrl") != links,
        "a trap": bool(found(text) & TRAPS),
    }
    return [name for name, is_so in wrong.items() if is_so]


def shown(html: str) -> tuple[str, list[str]]:
    """Return the text and the kinds of entities Telegram makes of our HTML."""
    mode = {"@type": "textParseModeHTML"}
    answer = _execute({"@type": "parseTextEntities", "text": html, "parse_mode": mode})
    assert answer["@type"] == "formattedText", answer
    return answer["text"], _kinds(answer)


def found(text: str) -> set[str]:
    """Return the kinds of entities Telegram makes of plain text by itself."""
    return set(_kinds(_execute({"@type": "getTextEntities", "text": text})))


def takes(html: str) -> bool:
    """Return whether Telegram would take this as one message."""
    text, kinds = shown(html)
    fits = bool(text.strip()) and utf16(text) <= 4096 and len(kinds) <= 100
    return fits and len(html.encode()) <= 32_768


def _kinds(answer: dict[str, Any]) -> list[str]:
    return [
        entity["type"]["@type"].removeprefix("textEntityType")
        for entity in answer["entities"]
    ]
