"""A figure in words, all but the bound of a number the source's own. Pure.

Where who and what they did stand together in the sentence, they are told as they stand
there; where they do not, they stay apart, so that no new claim arises from putting
words side by side.
"""

import re

from bot import wording
from summarizers.types import Figure, Span

# The widest gap between who and what they did that still reads as one phrase.
NEAR = 24
# A number whose own words hold one of these says itself that it is not exact.
_INEXACT = re.compile(
    r"[~≈<>≥≤+]|\b(?:about|above|almost|approximately|around|at|below|best|circa|close|"
    r"estimated|exceeding|fewer|least|less|maximum|minimum|more|most|near|nearly|only|"
    r"over|roughly|some|than|under|up|within)\b",
    re.IGNORECASE,
)


def amount(figure: Figure) -> str:
    """Return the number in words: the source's own, and its bound if they lack it."""
    whole, tail = _squeezed(figure.text), counted(figure)
    words = whole.removesuffix(tail).rstrip()
    bound = wording.BOUND_WORDS.get(figure.bound, "")
    return words if not bound or _INEXACT.search(words) else f"{bound} {words}"


def counted(figure: Figure) -> str:
    """Return what is counted, as it stands after the number, or nothing."""
    whole, what = _squeezed(figure.text), _squeezed(figure.counted or "")
    if not _holds(whole, what):
        return what
    tail = whole[len(whole) - len(what) :]
    return tail if _holds(tail, what) and tail != whole else ""


def figure_words(figure: Figure) -> str:
    """Return the number and what it counts, in words: "more than 40 hostages"."""
    return f"{amount(figure)} {counted(figure)}".rstrip()


def fate(figure: Figure) -> str:
    """Return what became of what is counted, if the sentence goes on with that."""
    if figure.who or figure.modifier or not figure.action:
        return ""
    _, _, rest = figure.sentence.partition(figure.text)
    found = _places(figure.action, rest)
    words = _squeezed(rest[: found[0].end]) if found else ""
    is_near = len(words) <= len(figure.action) + NEAR
    return words if is_near and not set(words) & set(",.;:()") else ""


def context(figure: Figure) -> list[str]:
    """Return in words what the number is about: who did what, when and where."""
    when = figure.when.words if figure.when else ""
    deed = () if fate(figure) else _deed(figure)
    told: list[str] = []
    for part in (figure.about or "", *deed, when, figure.where or ""):
        if part and not _holds(" ".join(told), part):
            told.append(part)
    return told


def _deed(figure: Figure) -> tuple[str, ...]:
    """Return who and what they did, as one phrase only if the source has it as one."""
    who, action = figure.who or "", figure.action or ""
    pairs = [
        (min(one.start, other.start), max(one.end, other.end), one.start < other.start)
        for one in _places(who, figure.sentence)
        for other in _places(action, figure.sentence)
    ]
    if not pairs:
        return who, action
    start, end, is_who_first = min(pairs, key=lambda pair: pair[1] - pair[0])
    phrase = figure.sentence[start:end]
    number = figure.span.start - figure.sentence_span.start
    is_near = len(phrase) <= len(who) + len(action) + NEAR
    if is_near and not start <= number < end and not set(phrase) & set(".;:"):
        return (phrase,)
    return (who, action) if is_who_first else (action, who)


def _places(words: str, sentence: str) -> list[Span]:
    """Return where these words stand in the sentence as whole words."""
    if not words:
        return []
    found = re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", sentence)
    return [Span(*match.span()) for match in found]


def _holds(words: str, part: str) -> bool:
    return part.casefold() in words.casefold()


def _squeezed(words: str) -> str:
    return " ".join(words.split())
