"""Which of a sentence's times a figure has: only one told of its own act.

"Officials said on Monday" dates the saying, not what they say; "the union, which
represents 45,000 nurses, will strike on Friday" dates the strike. So a time belongs to
an act, as a figure does, and they meet where the acts are one.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from summarizers.english.chunks import (
    ACT,
    AND,
    BREAK,
    FIGURE,
    OPEN,
    OPENER,
    PAUSE,
    SIDE,
    THING,
    TIE,
    TIME,
)
from summarizers.english.sights import Sight, kind_of, low_of
from summarizers.figures.acts import governor
from summarizers.figures.parse import Parse
from summarizers.types import Span

_FAR = 20
"""Chunks between a time that opens a clause and the clause's act."""


def moment_of(
    parse: Parse, place: int, act: int | None, times: tuple[Span, ...]
) -> int | None:
    """Return which time dates a figure, by its number among the times of the sentence.

    The times are given by their places in the sentence's text.
    """
    sight, figure = parse.sight, parse.places[place]
    chunks = [_chunk_of(parse, time.start) for time in times]
    mine = [
        number
        for number, at in enumerate(chunks)
        if at != figure and _is_shared(sight, at, act, alone=len(times) == 1)
    ]
    limit = _older_after(parse, place)
    after = [
        number
        for number in mine
        if chunks[number] > figure and _is_reached(parse, place, chunks[number], limit)
    ]
    before = [number for number in mine if chunks[number] < figure]
    if after and (not before or not _is_next(parse, place, chunks[after[0]])):
        return after[0]
    return before[-1] if before else None


def _is_reached(parse: Parse, place: int, time: int, limit: int) -> bool:
    """Return whether a time behind a figure is told of it and not of another level.

    "To 4%, up from 3% in May" dates the 3; "to 4%, up from 3%, in May" dates the 4.
    "Four points less than in May" dates what they are compared with.
    """
    if _is_compared(parse.sight, parse.places[place], time):
        return False
    if kind_of(parse.sight, time - 1) == PAUSE:
        return not _is_older(parse.sight, parse.places[place])
    return time < limit


def _is_compared(sight: Sight, figure: int, time: int) -> bool:
    between = sight.words[sight.chunks[figure].end : sight.chunks[time].start]
    return any(word.low == "than" for word in between)


def _older_after(parse: Parse, place: int) -> int:
    """Return the chunk of the next figure if it is an older level, else the end."""
    for at in parse.places[place + 1 : place + 2]:
        if _is_older(parse.sight, at):
            return at
    return len(parse.sight.chunks)


def _is_older(sight: Sight, at: int) -> bool:
    """Return whether a figure is a level to compare with: ", up from 3%".

    So it is in "fell to 4% from 5% a year ago" too: the year is that of the 5.
    """
    if kind_of(sight, at - 1) != TIE:
        return False
    is_level = kind_of(sight, at - 2) == FIGURE and low_of(sight, at - 1) == "from"
    return is_level or kind_of(sight, at - 2) in {PAUSE, TIE}


def _chunk_of(parse: Parse, position: int) -> int:
    """Return the chunk at a position of the text, the last that begins no later."""
    word = bisect_left(parse.scene.words, position, key=lambda word: word.start)
    return bisect_right(parse.sight.chunks, word, key=lambda chunk: chunk.start) - 1


def _is_next(parse: Parse, place: int, time: int) -> bool:
    """Return whether a time stands behind or right before the next figure."""
    following = parse.places[place + 1 : place + 2]
    return bool(following) and time >= following[0] - 1


def _is_shared(sight: Sight, time: int, act: int | None, *, alone: bool) -> bool:
    own = _act_of(sight, time)
    if act is None or own is None:
        return alone and act is own is None
    return (
        own == act
        or act in _above(sight, own, "to")
        or own in _above(sight, act, "ing")
    )


def _above(sight: Sight, act: int, form: str) -> Iterator[int]:
    """Yield the act that one without a time of its own hangs on."""
    if sight.chunks[act].form == form:
        over = governor(sight, act)
        if over is not None:
            yield over


def _act_of(sight: Sight, time: int) -> int | None:
    """Return the act a time is told of."""
    before = kind_of(sight, time - 1)
    opens = before in {AND, OPENER, BREAK, OPEN} or _begins(sight, time)
    behind = governor(sight, time)
    if behind is not None and not opens:
        return behind
    ahead = _act_ahead(sight, time)
    return behind if ahead is None else ahead


def _begins(sight: Sight, time: int) -> bool:
    """Return whether a time after a comma opens what follows: ", on Friday he came"."""
    opens = kind_of(sight, time - 1) == PAUSE
    return opens and kind_of(sight, time + 1) in {THING, FIGURE}


_PASSED = frozenset({THING, FIGURE, TIE, TIME, SIDE, PAUSE, AND})


def _act_ahead(sight: Sight, time: int) -> int | None:
    for at in range(time + 1, time + _FAR):
        if kind_of(sight, at) == ACT:
            return at
        if kind_of(sight, at) not in _PASSED:
            return None
    return None
