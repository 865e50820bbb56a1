"""Statements: what somebody says, by the text, and which words tell who.

A verb of saying has its speaker before it ("Kern said that …") or after it ("…, said
Kern"). Words in quotation marks beside the verb or the speaker are direct; otherwise
the clause after the verb, or the one before it, is the statement. A speaker is a
stretch of the sentence here; `speakers` decides whether it is a person.

What is denied ("did not say"), only possible ("would say", "if she says"), told to the
subject ("was told that") or asked gives no statement.
"""

from typing import NamedTuple

from summarizers.english.grammar import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    COMMA,
    DETERMINER,
    GERUND,
    HYPHEN,
    LINK,
    MARK,
    MODAL,
    NAME,
    NOUN,
    POSSESSIVE,
    PRONOUN,
    TO,
    words_of,
)
from summarizers.english.phrases import Phrase, Words, kind_at, subject_of, word_is
from summarizers.english.wordlists import BE, DO, SAYING
from summarizers.people.quotations import Piece, Pieces
from summarizers.people.roles import is_role
from summarizers.people.sayings import (
    FINITE,
    SAID,
    Places,
    clause_after,
    clause_before,
    says,
    stretch,
)

_UNSURE = frozenset({"if", "whether", "unless", "had"})
_HELPERS = frozenset({ADVERB, AUXILIARY, MODAL, TO, GERUND})
_DENIALS = frozenset({"not", "never", "n't", "neither", "nor", "hardly"})
_NOBODY: frozenset[int] = frozenset()
_NAMING = frozenset({NAME, NOUN, DETERMINER, ADJECTIVE, POSSESSIVE, HYPHEN})


class Saying(NamedTuple):
    """A verb of saying by its word places, its speaker, and the words said."""

    verb: Phrase
    speaker: Phrase
    said: Places
    pieces: Pieces = ()


def sayings(text: str, pieces: Pieces = ()) -> tuple[Saying, ...]:
    """Return the statements a sentence reports, by places in its text."""
    words = words_of(text)
    taken: set[Piece] = set()
    found: list[Saying] = []
    if not any(word.low in SAID for word in words):
        return ()
    for place in range(len(words)):
        if not says(words, place) or _within(words[place].start, pieces):
            continue
        free = tuple(piece for piece in pieces if piece not in taken)
        saying = _saying(words, place, free)
        if saying:
            taken.update(saying.pieces)
            found.append(saying)
    return tuple(found)


def _within(position: int, pieces: Pieces) -> bool:
    return any(piece.start <= position < piece.end for piece in pieces)


def _saying(words: Words, verb: int, pieces: Pieces) -> Saying | None:
    """Return the statement of one verb, its speaker before or after it."""
    if words[verb].low == "according":
        return _according(words, verb, pieces)
    if not _is_told(words, verb):
        return None
    after = _speaker_after(words, verb)
    speaker = after or _speaker_before(words, verb)
    if not speaker or _is_unsure(words, speaker):
        return None
    first, last = min(verb, speaker[0]), max(verb + 1, speaker[1])
    quoted = _beside(words, (first, last), verb, pieces)
    if quoted:
        return Saying((verb, verb + 1), speaker, _spans(quoted), quoted)
    if SAID[words[verb].low] not in SAYING:
        return None
    said = () if after else clause_after(words, verb)
    said = said or _unquoted_before(words, first, pieces)
    return Saying((verb, verb + 1), speaker, said) if said else None


def _spans(pieces: Pieces) -> Places:
    return tuple((piece.start, piece.end) for piece in pieces)


def _is_told(words: Words, verb: int) -> bool:
    """Return whether the subject of a verb did say it: not denied, not only told."""
    at = verb
    while at and (words[at - 1].kind in _HELPERS or _denies(words[at - 1].low)):
        at -= 1
        low, kind = words[at].low, words[at].kind
        if kind in {MODAL, TO} or low in BE or low in DO or _denies(low):
            return False
    return True


def _denies(low: str) -> bool:
    return low in _DENIALS or low.endswith(("n't", "n’t"))


def _is_unsure(words: Words, speaker: Phrase) -> bool:
    """Return whether the saying is only possible: "if Kern says"."""
    at = speaker[0] - 1
    while kind_at(words, at) == DETERMINER:
        at -= 1
    return at >= 0 and words[at].low in _UNSURE


def _according(words: Words, place: int, pieces: Pieces) -> Saying | None:
    """Return the statement of "according to Kern, …" or "…, according to Kern"."""
    start = end = place + 2
    while end < len(words) and words[end].kind in _NAMING:
        end += 1
    if end == start:
        return None
    quoted = _beside(words, (place, end), place, pieces)
    if quoted:
        return Saying((place, start), (start, end), _spans(quoted), quoted)
    said = _unquoted_before(words, place, pieces)
    if not said and kind_at(words, end) == COMMA and not place:
        said = stretch(words, _past_aside(words, end) + 1, len(words))
    return Saying((place, start), (start, end), said) if said else None


def _unquoted_before(words: Words, end: int, pieces: Pieces) -> Places:
    """Return the clause before a place, unless a quotation ends it."""
    quoted = end > 1 and _within(words[end - 2].start, pieces)
    return () if quoted else clause_before(words, end)


def _past_aside(words: Words, comma: int) -> int:
    """Return the comma that closes what is said of the speaker, or the same one."""
    close = next(
        (at for at in range(comma + 1, len(words)) if words[at].kind == COMMA), comma
    )
    aside = word_is(words, comma + 1, "who") or any(
        is_role(words, at) for at in range(comma + 1, close)
    )
    return close if aside else comma


def _beside(words: Words, group: Phrase, verb: int, pieces: Pieces) -> Pieces:
    """Return the quotations that touch the speaker and the verb, or follow them."""
    start, end = words[group[0]].start, words[group[1] - 1].end
    return tuple(
        piece
        for piece in pieces
        if _ends_at(words, start, piece)
        or (piece.start >= end and _leads_to(words, group[1], verb, piece))
    )


def _ends_at(words: Words, start: int, piece: Piece) -> bool:
    """Return whether only marks stand between a quotation and a place after it."""
    between = [w for w in words if piece.end <= w.start and w.end <= start]
    return piece.end <= start and all(w.kind in {MARK, COMMA} for w in between)


def _leads_to(words: Words, place: int, verb: int, piece: Piece) -> bool:
    """Return whether only times, places and listeners stand before a quotation."""
    between = [w for w in words[max(place, verb + 1) :] if w.start < piece.start]
    if any(word.kind in FINITE | {LINK} for word in between):
        return False
    signs = [word for word in between if word.kind != MARK or word.text in ":—–"]
    return not signs or signs[-1].text in {",", ":", "—", "–"}


def _speaker_before(words: Words, verb: int) -> Phrase | None:
    start = verb
    while start and words[start - 1].kind in {ADVERB, AUXILIARY, MODAL}:
        start -= 1
    if kind_at(words, start - 1) == PRONOUN:
        return start - 1, start
    return subject_of(words, verb, _NOBODY)


def _speaker_after(words: Words, verb: int) -> Phrase | None:
    """Return the speaker of "…, said Eva Kern": only after a comma or a quotation."""
    if not verb or not _inverts(words, verb):
        return None
    end = verb + 1
    while end < len(words) and words[end].kind in _NAMING:
        end += 1
    if end > verb + 1:
        named = any(word.kind == NAME for word in words[verb + 1 : end])
        return (verb + 1, end) if named else None
    pronoun = any(word_is(words, end, low) for low in ("he", "she"))
    return (end, end + 1) if pronoun and kind_at(words, end + 1) in _ENDED else None


def _inverts(words: Words, verb: int) -> bool:
    """Return whether what stands before a verb may be what is said."""
    before = words[verb - 1].text
    if before != ",":
        return before in _BEFORE_INVERTED
    # "Their leader, Eva Kern, told Radio Delta": what stands before is no clause.
    clause = any(word.kind in FINITE for word in words[: verb - 1])
    return SAID[words[verb].low] != "tell" and (clause or words[verb - 2].kind == MARK)


_ENDED = frozenset({MARK, COMMA})
_BEFORE_INVERTED = frozenset({"”", '"', "»", "“", "’", "'", "?", "!"})
