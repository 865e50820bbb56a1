"""Statements: what somebody says, by the text, and which words tell who.

A verb of saying has its speaker before it ("Kern said that …") or after it ("…, said
Kern"). Words in quotation marks beside the verb or the speaker are direct; otherwise
the clause after the verb, or the one before it, is the statement. A speaker is a
stretch of the sentence here; `speakers` decides whether it is a person.

What is denied ("did not say"), only possible ("would say", "if she says"), told to the
subject ("was told that") or asked gives no statement.
"""

from typing import NamedTuple

from summarizers.english import BE, OBJECTS, PAST, PRESENT, SAYING, word_set
from summarizers.grammar import (
    ADVERB,
    AUXILIARY,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    GERUND,
    LINK,
    MARK,
    MODAL,
    NAME,
    NOUN,
    PREPOSITION,
    PRONOUN,
    TO,
    VERB,
    words_of,
)
from summarizers.phrases import Phrase, Words, kind_at, subject_of, word_is
from summarizers.quotations import Piece, Pieces
from summarizers.roles import is_role

_SHORTEST = 3
"""Words a clause needs to be a statement."""
_URGING = frozenset({"promise", "pledge", "demand", "warn", "urge", "hope", "expect"})
"""Verbs whose statement may be an infinitive: "promised to stay"."""
_WITH_PHRASE = {
    "hint": {"at"},
    "warn": {"of", "about", "against"},
    "complain": {"of", "about"},
}
"""Verbs whose statement may be a phrase: "warned of floods"."""
_LISTENED = frozenset({"tell", "ask", "remind", "assure", "warn", "promise"})
"""Verbs that name whom they are said to: "told reporters"."""
_ONLY_QUOTING = word_set(
    "agree ask continue begin go cry sigh laugh smile muse answer exclaim call"
)
"""Verbs that say something only with a quotation beside them."""
_WITH_NOUN = word_set(
    "deny stress highlight emphasise emphasize predict demand confirm acknowledge urge "
    "forecast"
)
"""Verbs whose statement may be a noun phrase: "stressed the need"."""
_UNSURE = frozenset({"if", "whether", "unless", "had"})
_DENIALS = frozenset({"not", "never", "n't", "neither", "nor", "hardly"})
_ENDS = frozenset({".", "!", "…", ",", ";", ":", "—", "–"})
_NOBODY: frozenset[int] = frozenset()
_FINITE = frozenset({VERB, AUXILIARY, MODAL})
_NAMING = frozenset({NAME, NOUN, "D", "A", "S", "-"})


def _forms(verbs: frozenset[str]) -> dict[str, str]:
    """Return every form of these verbs that says something, with its verb."""
    listed = {form: verb for form, verb in (PRESENT | PAST).items() if verb in verbs}
    made = {f"{verb}{'d' if verb.endswith('e') else 'ed'}": verb for verb in verbs}
    return made | {f"{verb}s": verb for verb in verbs} | {"cried": "cry"} | listed


_SAID = _forms(SAYING | _ONLY_QUOTING) | {"according": "according"}


class Saying(NamedTuple):
    """A verb of saying by its word places, its speaker, and the words said."""

    verb: Phrase
    speaker: Phrase
    said: tuple[tuple[int, int], ...]
    pieces: Pieces = ()


def sayings(text: str, pieces: Pieces = ()) -> tuple[Saying, ...]:
    """Return the statements a sentence reports, by places in its text."""
    words = words_of(text)
    taken: set[Piece] = set()
    found: list[Saying] = []
    if not any(word.low in _SAID for word in words):
        return ()
    for place in range(len(words)):
        if not _says(words, place) or _within(words[place].start, pieces):
            continue
        free = tuple(piece for piece in pieces if piece not in taken)
        saying = _saying(words, place, free)
        if saying:
            taken.update(saying.pieces)
            found.append(saying)
    return tuple(found)


def _says(words: Words, place: int) -> bool:
    word = words[place]
    if word.low not in _SAID:
        return False
    if word.low == "according":
        return word_is(words, place + 1, "to")
    return word.kind == VERB or kind_at(words, place + 1) == NAME


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
    if _SAID[words[verb].low] not in SAYING:
        return None
    said = () if after else _clause_after(words, verb)
    said = said or _clause_before(words, first, pieces)
    return Saying((verb, verb + 1), speaker, said) if said else None


def _spans(pieces: Pieces) -> tuple[tuple[int, int], ...]:
    return tuple((piece.start, piece.end) for piece in pieces)


def _is_told(words: Words, verb: int) -> bool:
    """Return whether the subject of a verb did say it: not denied, not only told."""
    at = verb
    while at and words[at - 1].kind in {ADVERB, AUXILIARY, MODAL, TO, GERUND}:
        at -= 1
        low = words[at].low
        if low in BE or low in _DENIALS or words[at].kind in {MODAL, TO}:
            return False
        if low in {"did", "does", "do"} or low.endswith(("n't", "n’t")):
            return False
    return True


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
    said = _clause_before(words, place, pieces)
    if not said and kind_at(words, end) == COMMA and not place:
        said = _stretch(words, _past_aside(words, end) + 1, len(words))
    return Saying((place, start), (start, end), said) if said else None


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
    if any(word.kind in _FINITE | {LINK} for word in between):
        return False
    if any(word.kind == PRONOUN and word.low not in OBJECTS for word in between):
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
    if not verb or words[verb - 1].text not in _BEFORE_INVERTED:
        return None
    end = verb + 1
    while end < len(words) and words[end].kind in _NAMING:
        end += 1
    named = any(word.kind == NAME for word in words[verb + 1 : end])
    if not named and end > verb + 1 and words[verb - 1].text == ",":
        return None
    if any(word_is(words, end, low) for low in ("he", "she")) and end == verb + 1:
        closed = kind_at(words, end + 1) in {MARK, COMMA}
        return (end, end + 1) if closed else None
    return (verb + 1, end) if end > verb + 1 else None


_BEFORE_INVERTED = frozenset({",", "”", '"', "»", "“", "’", "'", "?", "!"})


def _clause_after(words: Words, verb: int) -> tuple[tuple[int, int], ...]:
    """Return the words after the verb, from "that" on where it stands near."""
    at, meant = verb + 1, _SAID[words[verb].low]
    if kind_at(words, at) in {PREPOSITION, TO}:
        phrasal = at < len(words) and words[at].low in _WITH_PHRASE.get(meant, ())
        if phrasal:
            return _stretch(words, at, len(words))
        if meant not in _URGING and not _that(words, verb):
            return ()
    that = _that(words, verb)
    if that:
        return _stretch(words, that + 1, _clause_end(words, that))
    if meant in _LISTENED:
        at = _past_listener(words, verb + 1)
    at += word_is(words, at, ",")
    if kind_at(words, at) in _FINITE | {CONJUNCTION}:
        # "which he promises will arrive": the clause is somebody else's.
        return ()
    infinitive = meant in _URGING and any(
        word.kind == TO for word in words[at : at + 2]
    )
    finite = any(word.kind in _FINITE for word in words[at:])
    if not finite and not infinitive and meant not in _WITH_NOUN:
        return ()
    return _stretch(words, at, _clause_end(words, at))


def _clause_end(words: Words, place: int) -> int:
    """Return where the clause ends: before ", and Kern added" or the sentence's end."""
    for at in range(place, len(words) - 3):
        joins = words[at].kind == COMMA and words[at + 1].low in {"and", "but", "while"}
        if joins and words[at + 2].kind in {NAME, PRONOUN}:
            near = range(at + 3, min(at + 7, len(words)))
            if any(_says(words, verb) for verb in near):
                return at
    return len(words)


def _that(words: Words, verb: int) -> int | None:
    """Return the place of a "that" which opens what is said."""
    for place in range(verb + 1, min(verb + 7, len(words))):
        if word_is(words, place, "that") and words[place].kind == LINK:
            return place
        if words[place].kind in _FINITE:
            return None
    return None


def _past_listener(words: Words, place: int) -> int:
    """Return the place after whom somebody told: "told reporters"."""
    at = place + (kind_at(words, place) == "D")
    while at < len(words) and (
        words[at].kind in {NAME, NOUN, "A", "S", "-"}
        or (words[at].low == "and" and kind_at(words, at + 1) == NAME)
    ):
        at += 1
    if at == place and words[at : at + 1] and words[at].low in OBJECTS:
        return at + 1
    return place if kind_at(words, at) in {PREPOSITION, *_FINITE} else at


def _clause_before(
    words: Words, end: int, pieces: Pieces
) -> tuple[tuple[int, int], ...]:
    """Return the words up to the comma before "he said", from the sentence's start."""
    if kind_at(words, end - 1) != COMMA or end < 2:
        return ()
    opening = words[0].kind in {PREPOSITION, LINK, GERUND} or words[0].low == "asked"
    finite = any(word.kind in _FINITE for word in words[: end - 1])
    if opening or not finite or _within(words[end - 2].start, pieces):
        return ()
    return _stretch(words, 0, end - 1)


def _stretch(words: Words, first: int, last: int) -> tuple[tuple[int, int], ...]:
    while last > first and words[last - 1].text in _ENDS:
        last -= 1
    if last - first < _SHORTEST:
        return ()
    return ((words[first].start, words[last - 1].end),)
