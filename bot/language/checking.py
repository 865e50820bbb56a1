"""Whether a translation says what its English text says, as far as rules can tell."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.language.texts import Plural, Text

_FIELD = re.compile(r"\{(\w+)(?:[:!][^{}]*)?\}")
_TAG = re.compile(r"</?[a-z]+[^<>]*>")
_COMMAND = re.compile(r"(?<![\w/.<])/[a-z]+")
_CODE = re.compile(r"`[^`]*`")
_PICTURE = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]")

# What Telegram takes, in letters: see its Bot API.
_LIMITS = {
    "HINT": 256,
    "BUTTON": 64,
    "BOT_DESCRIPTION": 512,
    "BOT_SHORT_DESCRIPTION": 120,
    "LIKED": 200,
    "DISLIKED": 200,
    "STALE_BUTTON": 200,
}


def faults(place: str, text: Text, said: Sequence[str]) -> Iterator[str]:
    """Yield what is wrong with a translation, in plain words; nothing if it is sound.

    `said` are its forms: one, or for a `Plural` as many as the language has.
    """
    plural = text if isinstance(text, Plural) else None
    english = text.many if isinstance(text, Plural) else text
    for each in said:
        if not each.strip() and english.strip():
            yield "it is missing"
            continue
        yield from _fields(english, each, plural.by if plural else "")
        yield from _counted(english, each)
        if _edges(english) != _edges(each):
            yield "it begins or ends with other blanks"
        limit = _limit(place)
        if limit and len(each) > limit:
            yield f"it has {len(each)} letters, and {limit} are taken"


def _fields(english: str, said: str, by: str) -> Iterator[str]:
    wanted, found = set(_FIELD.findall(english)), set(_FIELD.findall(said))
    for name in sorted(found - wanted):
        yield f"it has {{{name}}}, which nobody fills in"
    # "One outlet reports it" needs no number.
    for name in sorted(wanted - found - {by}):
        yield f"it lacks {{{name}}}"
    if {said.count("{"), said.count("}")} != {len(_FIELD.findall(said))}:
        yield "it has a brace that belongs to nothing"


def _counted(english: str, said: str) -> Iterator[str]:
    for what, pattern in (
        ("tags", _TAG),
        ("commands", _COMMAND),
        ("commands to type", _CODE),
        ("pictures", _PICTURE),
        ("lines", re.compile("\n")),
    ):
        wanted, found = (Counter(pattern.findall(each)) for each in (english, said))
        if wanted != found:
            yield f"its {what} differ: {sorted(found)} instead of {sorted(wanted)}"


def _edges(text: str) -> tuple[bool, bool]:
    return text[:1].isspace(), text[-1:].isspace()


def _limit(place: str) -> int:
    name = place.split(".")[1]
    return _LIMITS.get(name) or _LIMITS.get(name.split("_")[0], 0)
