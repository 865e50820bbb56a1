"""Statements: what somebody says, by the text, and which words tell who.

A verb of saying has its speaker before it ("Kern said that …") or after it ("…, said
Kern"). In quotation marks the words are direct; otherwise the clause after the verb, or
the sentence before it, is the statement. A speaker is a stretch of the sentence here;
`people` decides whether it is a person.
"""

import re
from typing import NamedTuple

from summarizers.english import OBJECTS, SAYING, lemma
from summarizers.grammar import (
    ADVERB,
    AUXILIARY,
    COMMA,
    LINK,
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

_QUOTED = re.compile(r'“([^“”]+)”?|"([^"]+)"?|«([^«»]+)»?|„([^„“”]+)[“”]?')
_SHORTEST_QUOTE = 3
"""Words a quotation needs to be a statement and not a borrowed word."""
_URGING = frozenset({"promise", "pledge", "demand", "warn", "urge", "hope", "expect"})
"""Verbs whose statement may be an infinitive: "promised to stay"."""
_NOBODY: frozenset[int] = frozenset()


class Saying(NamedTuple):
    """A verb of saying, who its subject is (word places), and the words said."""

    verb: int
    speaker: Phrase
    said: tuple[tuple[int, int], ...]
    direct: bool


def sayings(text: str) -> tuple[Saying, ...]:
    """Return the statements a sentence reports, by places in its text."""
    words = words_of(text)
    quotes = _quotes(text)
    found = []
    for place, word in enumerate(words):
        if not _says(words, place) or _within(word.start, quotes):
            continue
        saying = _saying(words, place, quotes)
        if saying:
            found.append(saying)
            if saying.direct:
                break
    return tuple(found)


def _says(words: Words, place: int) -> bool:
    word = words[place]
    if lemma(word.low) not in SAYING:
        return False
    return word.kind == VERB or kind_at(words, place + 1) == NAME


def _quotes(text: str) -> list[tuple[int, int]]:
    """Return the insides of the quotations long enough to be statements."""
    if not any(mark in text for mark in '“"«„'):
        return []
    spans = []
    for match in _QUOTED.finditer(text):
        start, end = match.span(match.lastindex or 0)
        if len(text[start:end].split()) >= _SHORTEST_QUOTE:
            spans.append((start, end))
    return spans


def _within(position: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)


def _saying(words: Words, verb: int, quotes: list[tuple[int, int]]) -> Saying | None:
    """Return the statement of one verb, its speaker before or after it."""
    after = _speaker_after(words, verb)
    if after:
        said = tuple(quotes) or _clause_before(words, verb)
        return Saying(verb, after, said, bool(quotes)) if said else None
    speaker = _speaker_before(words, verb)
    if not speaker:
        return None
    if quotes:
        return Saying(verb, speaker, tuple(quotes), direct=True)
    said = _clause_after(words, verb) or _clause_before(words, speaker[0])
    return Saying(verb, speaker, said, direct=False) if said else None


def _speaker_before(words: Words, verb: int) -> Phrase | None:
    start = verb
    while start and words[start - 1].kind in {ADVERB, AUXILIARY, MODAL}:
        start -= 1
    if kind_at(words, start - 1) == PRONOUN:
        return start - 1, start
    return subject_of(words, verb, _NOBODY)


def _speaker_after(words: Words, verb: int) -> Phrase | None:
    """Return the speaker of "…, said Eva Kern": only after a comma or a quotation."""
    if not verb or words[verb - 1].text not in {",", "”", '"', "»", "“", "’", "'", "?"}:
        return None
    end = verb + 1
    while end < len(words) and words[end].kind in {NAME, NOUN, "D", "A", "S", "-"}:
        end += 1
    named = any(word.kind == NAME for word in words[verb + 1 : end])
    return (verb + 1, end) if named else None


def _clause_after(words: Words, verb: int) -> tuple[tuple[int, int], ...]:
    """Return the words after the verb, from "that" on where it stands near."""
    at = verb + 1
    if (
        kind_at(words, at) in {PREPOSITION, TO}
        and lemma(words[verb].low) not in _URGING
    ):
        return ()
    for place in range(verb + 1, min(verb + 7, len(words))):
        if word_is(words, place, "that") and words[place].kind == LINK:
            at = place + 1
            break
    else:
        if lemma(words[verb].low) in {"tell", "ask", "remind", "assure", "warn"}:
            at = _past_listener(words, verb + 1)
    if word_is(words, at, ",") or at >= len(words):
        at += 1
    return _stretch(words, at, len(words))


def _past_listener(words: Words, place: int) -> int:
    """Return the place after whom somebody told: "told reporters"."""
    at = place + (kind_at(words, place) == "D")
    while at < len(words) and words[at].kind in {NAME, NOUN, "A", "S", "-"}:
        at += 1
    if at == place and words[at : at + 1] and words[at].low in OBJECTS:
        return at + 1
    return place if kind_at(words, at) == PREPOSITION else at


def _clause_before(words: Words, end: int) -> tuple[tuple[int, int], ...]:
    """Return the words up to the comma before "he said"."""
    if kind_at(words, end - 1) != COMMA:
        return ()
    return _stretch(words, 0, end - 1)


def _stretch(words: Words, first: int, last: int) -> tuple[tuple[int, int], ...]:
    while last > first and words[last - 1].text in {".", "!", "…", ","}:
        last -= 1
    if last - first < _SHORTEST_QUOTE:
        return ()
    return ((words[first].start, words[last - 1].end),)
