"""What a number is about: what is counted, who did what, where, and who says so.

Each question is answered by one function from the word classes around the number; none
guesses. Phrases are the sentence's own words.
"""

from typing import NamedTuple

from summarizers.chunks import chunks_of
from summarizers.clauses import Sight
from summarizers.english import BE, VOUCHING, lemma, word_set
from summarizers.grammar import (
    ADVERB,
    AUXILIARY,
    COMMA,
    GERUND,
    LINK,
    MARK,
    MODAL,
    NAME,
    NOUN,
    PREPOSITION,
    VERB,
)
from summarizers.measured import counted_by, trend_of
from summarizers.numbers import Reading
from summarizers.phrases import (
    Phrase,
    Words,
    bare,
    kind_at,
    phrase_after,
    subject_of,
    text_of,
    word_is,
)
from summarizers.roles import role_of
from summarizers.scene import Scene
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


def contexts_of(scene: Scene, found: tuple[Reading, ...]) -> list[Context]:
    """Return what the sentence tells of each of its numbers, in order."""
    places = (place for each in found for place in range(each.start, each.end))
    scene = scene._replace(numbers=frozenset(places))
    counted = [counted_by(scene, reading) for reading in found]
    starts = _starts(found)
    figures = _stretches(found, counted, starts)
    sight = Sight(scene.words, chunks_of(scene.words, scene.taken, figures))
    places_of = {c.end: at for at, c in enumerate(sight.chunks)}
    contexts: list[Context] = []
    for place, reading in enumerate(found):
        at = places_of[figures[starts[place]]]
        context = _context(scene, sight, at, reading, counted[place])
        if place:
            context = _completed(scene, found, place, context, contexts[-1])
        contexts.append(context)
    return contexts


def _starts(found: tuple[Reading, ...]) -> list[int]:
    """Return where each number begins, never within the one before."""
    ends = [0, *(reading.end for reading in found)]
    return [max(end, each.first) for end, each in zip(ends, found, strict=False)]


def _stretches(
    found: tuple[Reading, ...], counted: list[Phrase | None], starts: list[int]
) -> dict[int, int]:
    """Return the start and end of each number with what it counts."""
    ends = [max(r.end, c[1] if c else 0) for r, c in zip(found, counted, strict=True)]
    limits = [*starts[1:], ends[-1]]
    return dict(zip(starts, map(min, ends, limits), strict=True))


def _context(
    scene: Scene, sight: Sight, at: int, reading: Reading, counted: Phrase | None
) -> Context:
    counts = counted is not None and not _is_scale(scene, counted)
    role = role_of(sight, at, reading, counts=counts)
    end = counted[1] if counted else reading.end
    words = scene.words
    trend = trend_of(words, reading)
    if counted and trend and not _is_change(scene, counted, reading):
        trend = None
    verb = None if role.act is None else sight.chunks[role.act].main
    return Context(
        end,
        counted=_own(scene, counted),
        modifier=_modifier(scene, end),
        who=_own(scene, role.who and bare(words, role.who)),
        action=words[verb].text if verb is not None and _acts(words, verb) else None,
        where=_where(scene, end),
        attribution=_attribution(scene, reading),
        about=_own(scene, role.about and bare(words, role.about)),
        trend=trend,
        act=role.act,
    )


def _completed(
    scene: Scene,
    found: tuple[Reading, ...],
    place: int,
    context: Context,
    before: Context,
) -> Context:
    """Return the context with what an equal number just before has told already.

    "15 cm (6 inches)", "190 points, or 0.6%" say one thing twice.
    """
    words, one, other = scene.words, found[place - 1], found[place]
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


def _attribution(scene: Scene, reading: Reading) -> str | None:
    """Return who vouches for the number: "it is estimated", "police said"."""
    words = scene.words
    for at, word in enumerate(words):
        if word.low == "according" and word_is(words, at + 1, "to"):
            phrase = phrase_after(words, at + 2)
            return phrase and text_of(words, (at, phrase[1]), scene.text)
        if word.kind == VERB and lemma(word.low) in VOUCHING:
            said = _saying(scene, at)
            if said and _vouches(words, said, at, reading):
                return text_of(words, (said[0], at + 1), scene.text)
    return None


def _saying(scene: Scene, verb: int) -> Phrase | None:
    """Return the subject of a verb of saying, as far as it is one."""
    words = scene.words
    if kind_at(words, verb - 1) == AUXILIARY and word_is(words, verb - 2, "it"):
        return verb - 2, verb
    links = word_is(words, verb + 1, "that") or kind_at(words, verb + 1) in {
        MARK,
        COMMA,
        "O",
        "D",
        NAME,
        "#",
        NOUN,
        PREPOSITION,
    }
    subject = subject_of(words, verb, scene.taken)
    if not subject or not links or subject[1] > verb:
        return None
    has_article = words[subject[0] - 1].low in {"the", "a", "an"} and subject[0] > 0
    return subject[0] - has_article, subject[1]


_TIES = word_set("after before since when while as until once because")


def _vouches(words: Words, subject: Phrase, verb: int, reading: Reading) -> bool:
    """Return whether what is said holds the number: it follows, or "…, they said".

    In "fell to 7 a day after the firm announced that …" nobody vouches for the 7.
    """
    if reading.first > verb:
        is_aside = subject[0] > 0 and words[subject[0] - 1].low in _TIES
        between = (word.kind for word in words[verb : reading.first])
        return not is_aside or COMMA not in between
    ends_with_it = kind_at(words, subject[0] - 1) in {MARK, COMMA}
    return ends_with_it and not word_is(words, verb + 1, "that")
