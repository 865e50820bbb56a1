"""What a number is about: what is counted, who did what, where, and who says so.

Each question is answered by one function from the word classes around the number; none
guesses. Phrases are the sentence's own words.
"""

from typing import NamedTuple

from summarizers.english.grammar import (
    AUXILIARY,
    COMMA,
    GERUND,
    LINK,
    MARK,
    MODAL,
    NAME,
    VERB,
)
from summarizers.english.phrases import (
    Phrase,
    Words,
    bare,
    kind_at,
    phrase_after,
    text_of,
)
from summarizers.english.sights import Sight
from summarizers.english.wordlists import BE, GUESSING, lemma, word_set
from summarizers.figures.antecedents import stands_for
from summarizers.figures.ellipsis import nouns_of
from summarizers.figures.frames import frame_of
from summarizers.figures.measured import trend_of
from summarizers.figures.parse import Parse
from summarizers.figures.scene import Scene
from summarizers.figures.vouching import Voucher, attribution_of, vouchers_in
from summarizers.quantities.numbers import Reading
from summarizers.types import Trend


class Context(NamedTuple):
    """The words around one number, by what they tell of it."""

    end: int
    counted: str | None = None
    modifier: str | None = None
    who: str | None = None
    action: str | None = None
    where: str | None = None
    attribution: str | None = None
    about: str | None = None
    trend: Trend | None = None
    act: int | None = None
    clause: int | None = None
    who_stands: str = ""
    about_stands: str = ""
    same: bool = False


def contexts_of(parse: Parse) -> list[Context]:
    """Return what the sentence tells of each of its numbers, in order."""
    contexts: list[Context] = []
    vouchers = vouchers_in(parse.scene)
    for place in range(len(parse.found)):
        context = _context(parse, place, vouchers)
        if place:
            context = _completed(parse, place, context, contexts[-1])
        contexts.append(context)
    return [
        context
        if context.counted
        else context._replace(counted=_own(parse.scene, noun))
        for context, noun in zip(contexts, nouns_of(parse), strict=True)
    ]


def _context(parse: Parse, place: int, vouchers: tuple[Voucher, ...]) -> Context:
    scene, sight, at = parse.scene, parse.sight, parse.places[place]
    reading, counted = parse.found[place], parse.counted[place]
    counts = counted is not None and not _is_scale(scene, counted)
    frame = frame_of(sight, at, reading, counts=counts)
    if _is_undone(scene, sight, frame.act, reading) or _is_whole(parse, place):
        frame = frame._replace(who=None, act=None)
    end = counted[1] if counted else reading.end
    words = scene.words
    trend = trend_of(words, reading)
    if counted and trend and not _is_change(scene, counted, reading):
        trend = None
    verb = None if frame.act is None else sight.chunks[frame.act].main
    said = attribution_of(scene, vouchers, reading)
    if said and verb is not None:
        if lemma(words[verb].low) in GUESSING:
            frame = frame._replace(who=None)
        if words[verb].text in said.split():
            # Who only says so did nothing to what is counted.
            verb = None
    return Context(
        end,
        counted=_own(scene, counted),
        modifier=_modifier(scene, end),
        who=_own(scene, frame.who and bare(words, frame.who)),
        action=words[verb].text if verb is not None and _acts(words, verb) else None,
        where=_where(scene, end),
        attribution=said,
        about=_own(scene, frame.about and bare(words, frame.about)),
        trend=trend,
        act=frame.act,
        clause=frame.clause,
        who_stands=stands_for(words, frame.who),
        about_stands=stands_for(words, frame.about),
    )


_DENIALS = word_set("not never none neither nor cannot n't")
_OF_THE = 2
_DENYING = word_set("deny denied denies denying")


def _is_undone(scene: Scene, sight: Sight, act: int | None, reading: Reading) -> bool:
    """Return whether a denial stands with an act or between it and the number.

    "It did not sack 300", "it denied that 30 died", "12 died, and not all of 200".
    """
    if act is None:
        return False
    words, chunk = scene.words, sight.chunks[act]
    first = min(chunk.start, reading.end)
    last = max(chunk.end, reading.first)
    return any(
        word.low in _DENIALS or word.low.endswith(("n't", "n’t"))
        for word in words[first:last]
    ) or any(word.low in _DENYING for word in words[: chunk.main])


def _is_whole(parse: Parse, place: int) -> bool:
    """Return whether a number is what another is a part of: the 25 in "23 of 25"."""
    if not place:
        return False
    words, one, other = parse.scene.words, parse.found[place - 1], parse.found[place]
    between = words[one.end : other.first]
    return bool(between) and between[0].low == "of" and len(between) <= _OF_THE


def _completed(parse: Parse, place: int, context: Context, before: Context) -> Context:
    """Return the context with what an equal number just before has told already.

    "15 cm (6 inches)", "190 points, or 0.6%" say one thing twice.
    """
    words, one, other = parse.scene.words, parse.found[place - 1], parse.found[place]
    between = [word.low for word in words[before.end : other.first]]
    again = between in (["("], ["or"], [",", "or"])
    if between == ["or"] and one.unit == other.unit:
        again = False
    if not again:
        kinds = {word.kind for word in words[before.end : other.first]}
        alone = not (context.counted or context.about or context.who)
        alone = alone and context.act in {None, before.act}
        listed = alone and kinds.isdisjoint(_CLAUSE_KINDS)
        about = before.about or before.counted
        return context._replace(about=about, who=before.who) if listed else context
    return context._replace(
        who=before.who,
        action=before.action,
        about=context.about or before.about or before.counted,
        trend=before.trend,
        where=context.where or before.where,
        same=between == ["("],
    )


def _is_change(scene: Scene, counted: Phrase, reading: Reading) -> bool:
    """Return whether counted things are the size of a change: "grew by 300 jobs"."""
    before = scene.words[reading.first - 1].low
    return before in {"by", "up", "down"} or _is_scale(scene, counted)


def _is_scale(scene: Scene, counted: Phrase) -> bool:
    """Return whether what is counted is a measure itself: "190 points"."""
    return scene.words[counted[1] - 1].low in {"points", "places"}


_CLAUSE_KINDS = frozenset({VERB, AUXILIARY, GERUND, LINK, MODAL})


def _own(scene: Scene, phrase: Phrase | None) -> str | None:
    return text_of(scene.words, phrase, scene.text)


def _acts(words: Words, verb: int) -> bool:
    return words[verb].low not in BE


_ASIDES = word_set("mainly mostly including largely most many all among half some")


def _modifier(scene: Scene, end: int) -> str | None:
    """Return the aside after the counted things: "mainly women and children"."""
    words = scene.words
    if kind_at(words, end) != COMMA or end + 1 >= len(words):
        return None
    if words[end + 1].low not in _ASIDES:
        return None
    last = end + 1
    while last < len(words) and words[last].kind not in {COMMA, MARK, VERB, AUXILIARY}:
        last += 1
    return text_of(words, (end + 1, last), scene.text)


_PLACES = word_set("in at from near across outside inside into off")
_COMMON_PLACES = word_set(
    "prison prisons jail hospital hospitals school schools city cities town towns "
    "village villages border airport camp camps coast capital region province district "
    "country countries county area areas island islands station university mosque "
    "church market factory plant custody court street streets sea river"
)


def _where(scene: Scene, end: int) -> str | None:
    """Return the place told after the number: "in northern Italy", "from prison"."""
    words = scene.words
    for at in range(end, min(end + 12, len(words))):
        if words[at].kind in {MARK, COMMA} and at > end:
            return None
        if words[at].low in _PLACES and at + 1 not in scene.taken:
            phrase = phrase_after(words, at + 1)
            if phrase and _is_place(words, phrase):
                return text_of(words, (at, phrase[1]), scene.text)
    return None


def _is_place(words: Words, phrase: Phrase) -> bool:
    last = words[phrase[1] - 1]
    return last.kind == NAME or last.low in _COMMON_PLACES
