"""Reads what a figure is about: what is counted or measured, what was done, by whom.

The figure's own parts come first, then the words near its number. The thesaurus says
what they mean; what it does not know means itself, written "=word".
"""

import re
from collections.abc import Iterable

from bot.briefing import meanings, modes
from bot.briefing.gist import names_in
from bot.briefing.likeness import words_of
from bot.briefing.meanings import Meaning
from bot.briefing.thesaurus import (
    AGENTS,
    CALENDAR,
    COUNTED,
    DOINGS,
    FRAGMENTS,
    OF_CIVILIANS,
    STATES,
    TOLLS,
)
from summarizers.text.words import normal
from summarizers.types import Figure

Words = frozenset[str]

# How far from its number a word may stand that says what was done, in letters.
_NEAR = 60
_OWN_NEAR = 20
_HEAD_END = re.compile(
    r"\s(?:of|in|at|on|from|with|for|to|who|that|by|aboard|near|across)\s"
)
_FIRST_NAME = re.compile(
    r"^([A-ZÀ-Þ][\w’'-]*?)(?:(?:['’]s)\b|(?=\s(?:[A-ZÀ-Þ]|said\b|says\b)))"
)
_NUMBER = re.compile(r"\d")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,}|(?<=[a-z,] )[A-Z]{2,}\b")
# "Of its soldiers": whose, only the words about who said so tell.
_LAST_WORD = re.compile(r"\b[a-z][a-z-]*(?=\s*$)|^[A-Z][a-z-]*(?=\s*$)")
_OWN = re.compile(r"\b(?:its|his|her|their|our)\b")
# "190 pupils abducted from a school have been freed": what was done stands after this.
_WERE = re.compile(
    r"\b(?:have|has|had|were|was|are|is)\s+(?:(?:been|being|now|also|still|all|since|"
    r"already|later)\s+)*",
)
_CLAUSE = re.compile(r"\s(?:after|although|because|before|though|until|when|while)\s")
_TITLE = re.compile(r"\b[a-zà-ÿ][\w-]*\s+(?=[A-ZÀ-Þ])")
# Irregular ones that end otherwise are left to the thesaurus.
_PARTICIPLE = re.compile(r"[a-z]+(?:ed|en|ught|orn|old)\b")
_OF = re.compile(r"^\s+of\s+((?:[\w’'-]+\s+){0,3}[\w’'-]+)")
# "$5m to one, $4m to another, $1m to the rest": each is somebody else's.
_SHARE = re.compile(
    r"(?<!\bto )(?<!\bfrom )(?<!\bby )"
    r"(?:[$€£¥]\s?\d|\b\d[\d.,]*\s?(?:%|percent\b|per cent\b))"
)
_SHARES = 3
_AGENTS = frozenset(
    normal(word) for phrase in AGENTS.split(",") for word in phrase.split()
)
_FRAGMENTS = frozenset(map(normal, FRAGMENTS))
_CALENDAR = frozenset(map(normal, CALENDAR))
_STATES = frozenset(map(normal, STATES))
_LEVELS = _STATES - frozenset(map(normal, DOINGS))


def said_of(figure: Figure) -> str:
    """Return the sentence without who said so."""
    return figure.sentence.replace(figure.attribution or "\0", " ")


def owner_of(figure: Figure) -> str:
    """Return who stands before what is his own, "Norland said 40 of its soldiers"."""
    before, after = modes.around(figure)
    near = f"{before[-_OWN_NEAR:]} {figure.text} {after[:_OWN_NEAR]}"
    return " ".join(names_of(before)) if _OWN.search(near) else ""


def action_of(figure: Figure) -> Words:
    """Return what was done or, of a figure with a unit, what was measured."""
    is_count = figure.unit is None or bool(counted_of(figure))
    return _actions(figure) if is_count else _measures(figure)


def counted_of(figure: Figure) -> str:
    """Return the meaning of what is counted, its head word where it has none."""
    head = _head(figure.counted or "")
    if not head:
        is_toll = figure.unit is None and _actions(figure) & TOLLS
        return "people" if is_toll else ""
    found = meanings.counted_in(head)
    if found and found[-1].end == len(head):
        is_loose = found[-1].name == "civilians" and _actions(figure) & OF_CIVILIANS
        return "people" if is_loose else found[-1].name
    if any(each.name in TOLLS for each in meanings.actions_in(head)):
        return "people"  # "214 deaths", "53 dead"
    return normal(head.split()[-1])


def _head(counted: str) -> str:
    return _HEAD_END.split(counted)[0].strip()


def _actions(figure: Figure) -> Words:
    """Return what was done, in the figure's own words or in those near its number."""
    head = _head(figure.counted or "")
    if meanings.ends_work(figure.action or "", head):
        return frozenset({"laid off"})
    if done := _done_to(figure):
        return frozenset({done})
    for words in (figure.action or "", head, _head(figure.who or "")):
        if found := meanings.actions_in(words):
            return frozenset(each.name for each in found)
    own = frozenset(map(normal, (figure.action or "").split())) - _STATES
    # "Lay" may be all that was read of "lay off".
    return _nearest(figure, own) or frozenset(f"={word}" for word in own)


def _nearest(figure: Figure, verb: Words = frozenset()) -> Words:
    """Return the thing done that is named nearest to the number, with this verb."""
    before, after = _segment(figure)
    near = sorted(
        [
            (len(before) - each.end, each.name)
            for each in meanings.actions_in(before)
            if _has(before[each.start : each.end], verb)
        ]
        + [
            (each.start, each.name)
            for each in meanings.actions_in(after)
            if _has(after[each.start : each.end], verb)
        ]
    )
    return frozenset(name for gap, name in near[:1] if gap <= _NEAR)


def _has(words: str, verb: Words) -> bool:
    return verb <= frozenset(map(normal, words.split()))


def _done_to(figure: Figure) -> str:
    """Return what a passive behind what is counted says was done, empty if nothing.

    One in a clause of its own ("after rain had pushed …") is of something else.
    """
    after = _CLAUSE.split(modes.BORDER.split(_segment(figure)[1])[0])[0]
    were = _WERE.search(after) if figure.counted else None
    if not were:
        return ""
    done = after[were.end() :]
    found = meanings.actions_in(done)
    if found and found[0].start == 0:
        return found[0].name
    participle = _PARTICIPLE.match(done)
    word = normal(participle.group()) if participle else ""
    return f"={word}" if word and word not in _STATES else ""


def _segment(figure: Figure) -> tuple[str, str]:
    """Return the words before and after the figure, up to the next number."""
    before, after = modes.around(figure)
    start = max((match.end() for match in _NUMBER.finditer(before)), default=0)
    end = next((match.start() for match in _NUMBER.finditer(after)), len(after))
    return before[start:], after[:end]


def _measures(figure: Figure) -> Words:
    """Return what is measured: as the figure says it, else what its clause names."""
    before, after = _segment(figure)
    next_word = " ".join(after.split()[:1])
    for words in (figure.about or "", figure.action or "", figure.who or "", next_word):
        if found := meanings.measured_in(words):
            return frozenset(each.name for each in found)
    if found := meanings.actions_in(figure.action or ""):
        return frozenset(each.name for each in found)
    # Neither a firm nor its name is what is measured of it.
    head = _head(figure.about or figure.who or "").split()
    kinds = [word for word in head if word.islower()]
    if kinds and normal(kinds[-1]) not in _AGENTS:
        done = frozenset(map(normal, (figure.action or "").split())) - _LEVELS
        return frozenset(f"={word}" for word in (normal(kinds[-1]), *done))
    found = meanings.measured_in(before) or meanings.measured_in(after)
    return frozenset(each.name for each in found) or _actions(figure)


def qualities_of(figure: Figure, language: str) -> Words:
    """Return the words that narrow what is counted or measured."""
    if figure.counted or not figure.unit:
        head = _head(figure.counted or "")
        words = " ".join(head.split()[:-1])
        return words_of(words, language) - _meant(words)
    # "The brewer Sorvino" is Sorvino.
    words = _TITLE.sub("", figure.about or figure.who or "")
    own = plain_words(words, language) - _meant(words) - names_of(f"x {words}")
    return own | _before_measured(modes.clause_of(figure), language)


def _before_measured(clause: str, language: str) -> Words:
    """Return the words right before what is measured: "youth unemployment"."""
    found = (
        _LAST_WORD.search(clause[: each.start]) for each in meanings.measured_in(clause)
    )
    words = " ".join(each.group() for each in found if each)
    return plain_words(words, language) - _STATES


def complement_of(figure: Figure, language: str) -> Words:
    """Return the first words of what a counted thing is of: "13 counts of fraud"."""
    found = _OF.match(modes.around(figure)[1]) if figure.counted else None
    return words_of(found.group(1), language) if found else frozenset()


def rest_of(figure: Figure, language: str) -> Words:
    """Return what else the clause of a measured thing names, besides names."""
    if counted_of(figure):
        return frozenset()
    clause = modes.clause_of(figure)
    named = [each for each in meanings.all_in(clause) if each.name not in COUNTED]
    words = words_of(clause, language) - _forms(clause, named) - names_of(clause)
    return words - _CALENDAR - _STATES - _AGENTS - words_of(_times(figure), language)


def _times(figure: Figure) -> str:
    return f"{figure.when.words if figure.when else ''} {figure.action or ''}"


def is_shared_out(figure: Figure) -> bool:
    """Return whether the sentence shares a sum out, which makes the number a share."""
    return len(_SHARE.findall(figure.sentence)) >= _SHARES


def _meant(words: str) -> Words:
    """Return the words that the thesaurus stands for."""
    named = (*meanings.measured_in(words), *meanings.actions_in(words))
    return _forms(words, (*named, *meanings.counted_in(words)))


def _forms(text: str, named: Iterable[Meaning]) -> Words:
    return frozenset(
        normal(word) for each in named for word in text[each.start : each.end].split()
    )


def plain_words(words: str, language: str) -> Words:
    """Return the words that tell an actor from another: no event, no helper."""
    found = words_of(words, language) - _AGENTS - _FRAGMENTS
    return frozenset(word for word in found if not meanings.causes_in(word)) - _meant(
        words
    )


def names_of(text: str) -> Words:
    """Return the names in a text, without the parts that many bear."""
    first = _FIRST_NAME.match(text)
    # A function word at the beginning is written large as well.
    begins = words_of(first.group(1), "en") if first else frozenset()
    short = frozenset(map(normal, _ABBREVIATED.findall(text)))
    return (names_in(text) | begins | short) - _FRAGMENTS - _AGENTS
