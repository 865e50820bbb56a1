"""A sentence cut into chunks: noun phrases, verb groups, and what stands between them.

Abney's chunks (1991): stretches that need no grammar to be found, read once from left
to right. Numbers with what they count and times are chunks of their own; quotation
marks are none, since they change nothing in who does what. `acts` asks how the
chunks hang together.
"""

from typing import NamedTuple

from summarizers.english.grammar import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    GERUND,
    HYPHEN,
    LINK,
    MARK,
    MODAL,
    NAME,
    NOUN,
    NUMBER,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    TO,
    VERB,
)
from summarizers.english.phrases import Words, kind_at
from summarizers.english.wordlists import BE, PARTICIPLES_ONLY

THING, ACT, FIGURE, TIME, TIE = "thing", "act", "figure", "time", "tie"
AND, OPENER, PAUSE, BREAK, SIDE, OPEN, CLOSE = (
    "and",
    "opener",
    ",",
    ".",
    "side",
    "(",
    ")",
)


class Chunk(NamedTuple):
    """A chunk by its kind and word places; an act has its main verb and its form.

    The form of an act is "finite", "to" (cut), "ing" (cutting), or "part" (given).
    """

    kind: str
    start: int
    end: int
    main: int = -1
    form: str = ""


Chunks = tuple[Chunk, ...]

_KINDS = {
    PREPOSITION: TIE,
    TO: TIE,
    CONJUNCTION: AND,
    LINK: OPENER,
    COMMA: PAUSE,
    ADVERB: SIDE,
}
_QUOTES = frozenset("\"“”„«»‘’'")
_STARTS = frozenset({DETERMINER, ADJECTIVE, NOUN, NAME, NUMBER, HYPHEN, POSSESSIVE})
_HEADS = frozenset({NOUN, NAME})
_ACTS = frozenset({VERB, AUXILIARY, MODAL})
_MODIFIED = frozenset({ADJECTIVE, NOUN, HYPHEN, VERB})
_VERBAL = _ACTS | {GERUND}


def chunks_of(
    words: Words, taken: frozenset[int], figures: dict[int, int]
) -> tuple[Chunk, ...]:
    """Return the chunks of a sentence; figures are given as first place and end."""
    found: list[Chunk] = []
    place = 0
    while place < len(words):
        last = found[-1] if found else Chunk("", 0, 0)
        chunk = _chunk(words, place, taken, figures, last)
        # "Has" and the figure "doubled" are one act.
        helped = place in figures and chunk.kind == last.kind == ACT
        if chunk.start < last.end or _leads(words, last, chunk) or helped:
            chunk = chunk._replace(start=found.pop().start)
        place = chunk.end
        if chunk.kind:
            found.append(chunk)
    return _opened(words, found)


def _leads(words: Words, thing: Chunk, figure: Chunk) -> bool:
    """Return whether a phrase without a noun only leads to a figure: "a further 20"."""
    if thing.kind != THING or figure.kind != FIGURE or thing.end != figure.start:
        return False
    return all(
        words[at].kind in {DETERMINER, ADJECTIVE}
        for at in range(thing.start, thing.end)
    )


def _chunk(
    words: Words,
    place: int,
    taken: frozenset[int],
    figures: dict[int, int],
    last: Chunk,
) -> Chunk:
    if place in figures:
        return _figure(words, place, figures[place])
    if place in taken:
        return Chunk(TIME, place, _stretch(place, taken, figures))
    if _continues(words, place, last) and place + 1 not in figures:
        return Chunk(THING, last.start, place + 1)
    if _is_act(words, place):
        return _act(words, place, taken, figures)
    end = _thing_end(words, place, taken, figures)
    if end > place:
        return Chunk(THING, place, end)
    return Chunk(_mark(words, place), place, place + 1)


def _figure(words: Words, place: int, end: int) -> Chunk:
    """Return the chunk of a figure; "doubled" is an act as well."""
    if words[end - 1].kind == VERB:
        return Chunk(ACT, place, end, end - 1, "finite")
    return Chunk(FIGURE, place, end)


def _stretch(place: int, taken: frozenset[int], figures: dict[int, int]) -> int:
    end = place + 1
    while end in taken and end not in figures:
        end += 1
    return end


def _mark(words: Words, place: int) -> str:
    word = words[place]
    if word.kind != MARK:
        return _KINDS.get(word.kind, BREAK)
    if word.text in _QUOTES or _shortens(words, place):
        return ""
    return {"(": OPEN, ")": CLOSE, "[": OPEN, "]": CLOSE}.get(word.text, BREAK)


def _shortens(words: Words, place: int) -> bool:
    """Return whether a dot only ends a short form: "Inc. said"."""
    if words[place].text != "." or place + 1 >= len(words):
        return False
    last = words[place - 1] if place else words[place]
    return last.kind == NAME and len(last.text) < _SHORT


_SHORT = 6


def _continues(words: Words, place: int, last: Chunk) -> bool:
    """Return whether an -ing word ends the phrase before it: "midday trading"."""
    if words[place].kind != GERUND or last.kind != THING:
        return False
    return last.end == place and kind_at(words, place + 1) in {
        MARK,
        COMMA,
        PREPOSITION,
        *_ACTS,
    }


def _is_act(words: Words, place: int) -> bool:
    kind = words[place].kind
    if kind in _ACTS:
        return True
    after = kind_at(words, place + 1)
    if kind == GERUND:
        opens = kind_at(words, place - 1) in {MARK, LINK, CONJUNCTION, NUMBER, *_ACTS}
        return not (opens and after in _HEADS)
    beyond = kind_at(words, place + 2)
    return kind == TO and (after in _ACTS or (after == ADVERB and beyond in _ACTS))


def _act(
    words: Words, place: int, taken: frozenset[int], figures: dict[int, int]
) -> Chunk:
    """Return the verb group: "is still expected to cut"."""
    end = main = place
    while end < len(words) and end not in taken and end not in figures:
        kind = words[end].kind
        if kind in _VERBAL:
            if kind == GERUND and end > place and not _is_helped(words, end):
                break
            main = end
        elif not _leads_on(words, end):
            break
        end += 1
    return Chunk(ACT, place, main + 1, main, _form(words, place, main))


def _is_helped(words: Words, place: int) -> bool:
    before = place - 1
    while kind_at(words, before) == ADVERB:
        before -= 1
    return words[before].low in BE


def _leads_on(words: Words, place: int) -> bool:
    """Return whether a word between verbs belongs to their group."""
    kind, after = words[place].kind, kind_at(words, place + 1)
    if kind == ADVERB:
        further = kind_at(words, place + 2) if after == ADVERB else after
        return further in _VERBAL or further == TO
    if kind == TO:
        return after in _ACTS or (
            after == ADVERB and kind_at(words, place + 2) in _ACTS
        )
    return False


def _form(words: Words, first: int, main: int) -> str:
    word = words[first]
    if word.kind == TO:
        return "to"
    if word.kind == GERUND or word.low in {"being", "having"}:
        return "ing"
    return "part" if first == main and word.low in PARTICIPLES_ONLY else "finite"


def is_passive(words: Words, act: Chunk) -> bool:
    """Return whether the act is suffered: "were freed", "given"."""
    if act.form == "part":
        return True
    before = act.main - 1
    while before > act.start and words[before].kind == ADVERB:
        before -= 1
    helped = act.start <= before and words[before].low in BE
    return helped and words[act.main].kind == VERB


def _thing_end(
    words: Words, place: int, taken: frozenset[int], figures: dict[int, int]
) -> int:
    """Return the end of the noun phrase that begins here, or the place itself."""
    if words[place].kind == PRONOUN:
        return place + 1
    end = place
    while end < len(words) and end not in taken and end not in figures:
        if not _belongs(words, place, end):
            break
        end += 1
    return end


def _belongs(words: Words, start: int, place: int) -> bool:
    """Return whether a word goes on the noun phrase that begins at `start`."""
    kind = words[place].kind
    before = kind_at(words, place - 1) if place > start else ""
    after = kind_at(words, place + 1)
    if before == HYPHEN:
        return kind not in {MARK, COMMA}
    if kind == DETERMINER:
        return before in {"", DETERMINER}
    return kind in _STARTS or _links(kind, before, after) or _is_and(words, place)


def _links(kind: str, before: str, after: str) -> bool:
    """Return whether a word of another class only links the words of a phrase."""
    if kind == GERUND:
        return after in _HEADS and before in {"", ADJECTIVE, HYPHEN}
    if kind == CONJUNCTION:
        return before == ADJECTIVE == after
    modifies = before in {DETERMINER, ADJECTIVE} and after in _MODIFIED
    return kind == ADVERB and modifies


def _is_and(words: Words, place: int) -> bool:
    """Return whether this is the "&" of "S&P"."""
    around = {kind_at(words, place - 1), kind_at(words, place + 1)}
    return words[place].low == "&" and around <= _HEADS


_OPENERS = frozenset({"as", "since", "after", "before", "until", "till", "than", "so"})
"""Words that tie a phrase or open a clause: a verb after the phrase decides."""
_INSIDE = frozenset({THING, TIE, TIME, FIGURE, SIDE})


def _opened(words: Words, found: list[Chunk]) -> tuple[Chunk, ...]:
    """Return the chunks with "as" and its like opening the clauses they open."""
    for at, chunk in enumerate(found):
        if chunk.kind in {TIE, AND} and words[chunk.start].low in _OPENERS:
            on = at + 1
            while on < len(found) and found[on].kind in _INSIDE:
                on += 1
            if at + 1 < on < len(found) and _has_subject(found, at, on):
                found[at] = chunk._replace(kind=OPENER)
    return tuple(found)


def _has_subject(found: list[Chunk], opener: int, act: int) -> bool:
    chunk = found[act]
    return (
        chunk.kind == ACT
        and chunk.form == "finite"
        and found[opener + 1].kind in {THING, FIGURE, TIME}
    )
