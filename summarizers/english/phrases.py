"""Noun phrases and verbs around a place in a sentence, by word classes alone.

A phrase is a pair of word places. Walking right from a number finds what it counts,
walking left from a verb finds its subject; both stop where they are no longer sure.
"""

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
    MAYBE_VERB,
    MODAL,
    NAME,
    NOUN,
    NUMBER,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    TO,
    VERB,
    Word,
)
from summarizers.english.wordlists import PASTS_ONLY, lemma

Words = tuple[Word, ...]
Phrase = tuple[int, int]

_INNER = frozenset({ADJECTIVE, NOUN, NAME, HYPHEN, POSSESSIVE, MAYBE_VERB})
_HEADS = frozenset({NOUN, NAME})
_LEFT = _INNER | {DETERMINER, NUMBER}
_VERB_GROUP = frozenset({ADVERB, AUXILIARY, MODAL, TO})
_RELATIVES = frozenset({"who", "which", "that"})
_TIES = frozenset({PREPOSITION, TO, CONJUNCTION, DETERMINER})
_ARTICLES = frozenset({"the", "a", "an", "whose"})
_OPENERS = frozenset({"as", "since", "after", "before", "until", "till", "than", "so"})
"""Words that open a clause with a subject of its own, though they look like others."""
_FAR = 14


def kind_at(words: Words, place: int) -> str:
    """Return the class of a word, a mark past either end."""
    return words[place].kind if 0 <= place < len(words) else MARK


def text_of(words: Words, phrase: Phrase | None, sentence: str) -> str | None:
    """Return the words of a phrase as the sentence has them."""
    if not phrase or phrase[0] >= phrase[1]:
        return None
    return sentence[words[phrase[0]].start : words[phrase[1] - 1].end]


def phrase_after(words: Words, place: int, limit: int | None = None) -> Phrase | None:
    """Return the noun phrase that begins at this place, without its article."""
    start = place
    while kind_at(words, start) == DETERMINER:
        start += 1
    limit = limit or len(words)
    end = _run(words, start, limit)
    while end > start and kind_at(words, end - 1) not in _HEADS:
        end -= 1
    return (start, _joined(words, end, limit)) if end > start else None


def _run(words: Words, start: int, limit: int) -> int:
    end = start
    while end < limit and end - start < _FAR:
        kind = words[end].kind
        if kind not in _INNER and not _modifies(words, start, end):
            break
        end += 1 + (kind == HYPHEN)
    return end


def _modifies(words: Words, start: int, place: int) -> bool:
    """Return whether a word of another class belongs to the phrase all the same."""
    kind, after = words[place].kind, kind_at(words, place + 1)
    opens = place == start or kind_at(words, place - 1) == ADVERB
    if kind == VERB and words[place].low in PASTS_ONLY:
        return False
    if kind == GERUND or (kind == VERB and opens):
        return after in {NOUN, NAME, ADJECTIVE, HYPHEN}
    if kind == CONJUNCTION:
        return kind_at(words, place - 1) == ADJECTIVE == after
    if kind == ADVERB and place == start:
        return after in {VERB, ADJECTIVE} and kind_at(words, place + 2) in _INNER
    return False


def _joined(words: Words, end: int, limit: int) -> int:
    """Return the end with "and minors" after "women", where plurals are joined."""
    if kind_at(words, end) != CONJUNCTION or words[end].low not in {"and", "or"}:
        return end
    if words[end - 1].kind != NAME and not _is_plural(words[end - 1]):
        return end
    further = _run(words, end + 1, limit)
    if further == end + 1 or kind_at(words, further - 1) not in _HEADS:
        return end
    plural = _is_plural(words[further - 1])
    return further if plural and kind_at(words, further) not in {VERB, MODAL} else end


def _is_plural(word: Word) -> bool:
    return word.low.endswith(("s", "men", "people", "children"))


def phrase_before(words: Words, place: int, taken: frozenset[int]) -> Phrase | None:
    """Return the noun phrase that ends before this place, with what hangs on it."""
    end = place
    if word_is(words, end - 1, ")"):
        end = _before_bracket(words, end - 1)
    start = end
    while start > 0 and end - start < _FAR and start - 1 not in taken:
        kind = words[start - 1].kind
        hangs = kind in {PREPOSITION, TO} and kind_at(words, start - 2) in _HEADS
        if words[start - 1].low in _OPENERS:
            break
        ties = kind == CONJUNCTION and kind_at(words, start - 2) in _HEADS
        signs = words[start - 1].low in {"&", "%", "per", "$", "€", "£"}
        if kind not in _LEFT and not hangs and not ties and not signs:
            break
        if kind == DETERMINER and kind_at(words, start - 2) not in _TIES:
            return _trimmed(words, start - 1, end)
        start -= 1
    return _trimmed(words, start, end)


def bare(words: Words, phrase: Phrase) -> Phrase | None:
    """Return a phrase without its article, if it has a noun or "the lowest"."""
    start, end = phrase
    articled = words[start].low in {"the", "a", "an"}
    named = articled and words[end - 1].kind == ADJECTIVE
    if named and end - start > 1:
        return start + 1, end
    if words[start].kind == PRONOUN:
        return None
    while start < end and words[start].kind == DETERMINER:
        start += 1
    return _trimmed(words, start, end)


def _trimmed(words: Words, start: int, end: int) -> Phrase | None:
    loose = {HYPHEN, POSSESSIVE, CONJUNCTION, PREPOSITION}
    while start < end and (words[start].kind in loose or words[start].low in _ARTICLES):
        start += 1
    has_head = any(words[place].kind in _HEADS for place in range(start, end))
    return (start, end) if has_head else None


def word_is(words: Words, place: int, low: str) -> bool:
    """Return whether this very word stands at a place."""
    return 0 <= place < len(words) and words[place].low == low


def _before_bracket(words: Words, place: int) -> int:
    at = place
    while at > 0 and not word_is(words, at, "("):
        at -= 1
    return at if word_is(words, at, "(") else place + 1


def verb_before(words: Words, place: int) -> int | None:
    """Return the nearest verb before a place in the same clause."""
    for at in range(place - 1, max(-1, place - 2 * _FAR), -1):
        kind = words[at].kind
        if kind in {VERB, GERUND, AUXILIARY}:
            return at
        if kind == LINK or (kind == MARK and words[at].low in {";", ":", "—", "–"}):
            return None
    return None


def subject_of(words: Words, verb: int, taken: frozenset[int]) -> Phrase | None:
    """Return the subject of a verb, through its helpers, relatives and "and"."""
    at: int | None = verb
    for _ in range(_CHAIN):
        if at is None:
            return None
        at = _past_helpers(words, at, taken)
        before = kind_at(words, at - 1)
        if before == LINK:
            return _antecedent(words, at - 1, taken)
        if before not in {CONJUNCTION, COMMA}:
            return _as_subject(words, phrase_before(words, at, taken))
        at = verb_before(words, at - 1)
    return None


_CHAIN = 4
"""Verbs joined by "and" or commas that may share one subject."""


def _past_helpers(words: Words, verb: int, taken: frozenset[int]) -> int:
    """Return where the verb's words begin, past times and asides before them."""
    at = _group_start(words, verb)
    if kind_at(words, at) == GERUND:
        return at
    while at - 1 in taken:
        at -= 1
    return _before_aside(words, at - 1) if kind_at(words, at - 1) == COMMA else at


def _antecedent(words: Words, link: int, taken: frozenset[int]) -> Phrase | None:
    """Return what "who" or "which" stands for."""
    if words[link].low not in _RELATIVES:
        return None
    return phrase_before(words, link - (kind_at(words, link - 1) == COMMA), taken)


def _as_subject(words: Words, phrase: Phrase | None) -> Phrase | None:
    """Return the phrase, unless the words before make it an object of theirs."""
    if not phrase:
        return None
    at = phrase[0] - 1
    while kind_at(words, at) == DETERMINER:
        at -= 1
    if at >= 0 and words[at].low in _OPENERS:
        return phrase
    return None if kind_at(words, at) in {PREPOSITION, VERB, GERUND, TO} else phrase


def _group_start(words: Words, verb: int) -> int:
    """Return where the verb's helpers begin: "is expected to" before "cut"."""
    at = verb
    while at > 0:
        kind = words[at - 1].kind
        chained = kind in {VERB, GERUND, ADJECTIVE} and kind_at(words, at) == TO
        linked = kind == VERB and kind_at(words, at) == GERUND
        if kind not in _VERB_GROUP and not chained and not linked:
            break
        at -= 1
    return at


def _before_aside(words: Words, comma: int) -> int:
    """Return the place of the comma that opens the aside this one closes."""
    for at in range(comma - 1, max(-1, comma - _FAR), -1):
        if words[at].kind == COMMA:
            return at
    return comma + 1


def verb_of(words: Words, place: int) -> str:
    """Return the dictionary form of the word at a place, or the word."""
    return lemma(words[place].low) or words[place].low
