"""Decide whether a mark ends its sentence, from the words on its two sides.

A mark is a stop or the end of a quotation or bracket. A stop ends the sentence unless
a lower-case word follows or the word before is an abbreviation, an initial or a number
that commonly stands before another word. Where either is possible ("the U.S. Police",
"the U.S. They") the next word decides: a function word written large opens a sentence.
"""

import re
from itertools import takewhile
from typing import NamedTuple

from summarizers.letters import FULL_STOPS, MARKS, STOPS
from summarizers.text.vocabulary import Language

# “, ‘ and « open in some languages and close in others.
CLOSERS = r"(?:[\"'”’»›)\]}」』】）]|[“‘«](?!\w)|\s»(?!\w))*(?:\[\d+\])*"
_STOP = re.compile(rf"([{STOPS}{FULL_STOPS}](?:[{STOPS}{FULL_STOPS}]|\s\.)*){CLOSERS}$")
_BEFORE = re.compile(rf"[\w{MARKS}.'’°/-]*")
_AFTER = re.compile(rf"(\s*)[\"'“”‘„«»‹(\[¿¡*_—–-]*\s*([\w{MARKS}'’]*)(\s?)")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]{1,3}")
# 「…。」と, “…。”他说: after the quotation the sentence says who spoke.
_SPEAKER = re.compile(
    r"[”」』]+(?:と|って|の|など|[^。！？“「，、\s]{0,8}?[说説說道称稱問问喊])"
)
# What may follow a bracket or quotation inside a sentence: （本当に！）。
_MARKS = frozenset("。！？、，；：」』）")
_QUOTES = frozenset('"”’»«“‘')
_BEFORE_NUMBERS = tuple("№#§")
# How far a stop, the word before it and the closing marks after it may reach, and how
# much of a sentence shows that it is one: no text, however odd, takes long.
_REACH = 32
_OPENING = 80
_AFTERWARDS = 48
# Function words that, written large, are as often a name or a month.
_NAMES = frozenset({"will", "may", "can", "us", "am", "mark"})
# No sentence is as short as this many words and ends in an abbreviation.
_SHORT = 4


class Joint(NamedTuple):
    """A mark and what stands on its two sides."""

    opening: str
    """The first characters of the sentence, none after the stop."""
    last: str
    """The character before the stop."""
    said: str
    stop: str
    """The stop, empty where a quotation or bracket closes without one."""
    closing: str
    gap: str
    word: str
    apart: bool
    """Whether a blank follows the next word."""
    initial: bool
    """Whether the next word is a letter with a stop."""
    following: str
    """The first characters after the mark."""
    earlier: str
    """The last characters before the stop, or before an unstopped quotation."""


def plain_case(
    text: str, begin: int, start: int, mark: str, language: Language
) -> bool | None:
    """Return whether a sentence ends at a mark; None if that takes a closer look.

    Most marks are plain: a small letter follows, or a plain word stands before the stop
    and a capital after it. Telling those at once saves a third of the time.
    """
    end = start + len(mark)
    after = text[end : end + 3]
    blank = after[:1].isspace()
    if blank and after[1:2].islower() and not after[2:].isupper():
        return False if mark[-1] not in FULL_STOPS else None
    if mark != ".":
        return None
    if after[:1].isdigit():
        return False
    word = "".join(text[max(begin, start - _REACH) : start].split()[-1:])
    plain = len(word) > 3 and word.isalpha() and word.islower()
    known = word in language.titles or word in language.shortened
    return True if blank and after[1:2].isupper() and plain and not known else None


def joint(text: str, begin: int, start: int, end: int) -> Joint:
    """Return the mark at start-end of a sentence that begins at `begin`."""
    stop = _STOP.search(text, max(start, end - _REACH), end)
    place = stop.start() if stop else end
    after = _AFTER.match(text, end, end + 2 * _REACH)
    gap, word, blank = after.groups() if after else ("", "", "")
    follows = after.end(2) if after else end
    edge = place if stop else start
    return Joint(
        text[begin : min(place, begin + _OPENING)],
        text[max(begin, place - 1) : place],
        _word_before(text[max(begin, place - _REACH) : place]),
        stop[1] if stop else "",
        text[stop.end(1) if stop else start : end],
        gap,
        word,
        bool(blank),
        len(word) == 1 and text[follows : follows + 1] == ".",
        text[end : end + _AFTERWARDS],
        text[max(begin, edge - _REACH) : edge],
    )


def _word_before(words: str) -> str:
    """Return the last word of these, dots and hyphens inside it kept."""
    # Read backwards, a match at the start finds it at once; a search would not.
    match = _BEFORE.match(words[::-1])
    return match.group()[::-1].lstrip(".'’-") if match else ""


def is_end(joint: Joint, language: Language) -> bool:
    """Return whether the sentence ends at this mark."""
    if not joint.stop:
        return _ends_unstopped(joint, language)
    if joint.stop[-1] in FULL_STOPS:
        goes_on = joint.following[:1] in _MARKS and joint.following
        return not goes_on and not _SPEAKER.match(joint.closing + joint.following)
    if not joint.gap and not _run_together(joint):
        return False
    if not _opens(joint.word) or not _says_something(joint):
        return False
    if joint.stop == ".":
        return _stands_last(joint, language)
    return not _goes_on(joint, language)


def _goes_on(joint: Joint, language: Language) -> bool:
    """Return whether the sentence goes on after "?", "!" or "…"."""
    if joint.closing[-1:] in _QUOTES and _names_speaker(joint, language):
        return True
    # "So ... I left."
    return joint.stop not in "!?‽" and joint.word == "I"


def _names_speaker(joint: Joint, language: Language) -> bool:
    """Return whether a name and a verb of speech follow: "Why?" Ann Lind asked."""
    words = joint.following.split()[:4]
    names = list(takewhile(lambda word: word[0].isupper(), words))
    verb = words[len(names)] if len(names) < len(words) else ""
    return bool(names) and verb.rstrip(".,:") in language.speech


def _says_something(joint: Joint) -> bool:
    """Return whether there is more than a list mark, and no "[...]" begun."""
    words = joint.opening.strip()
    return len(words) > 1 and joint.last not in "[(" and any(map(str.isalpha, words))


def _ends_unstopped(joint: Joint, language: Language) -> bool:
    """Return whether a quotation ends a sentence that has lost its stop.

    Headlines and captions run into a text read: He called it a "hoax" The court ….
    """
    quoted = len(joint.closing) > 2 and joint.closing[-1] in _QUOTES
    # "The hits were "Up," "Down," "It's Over" and "So"": a list of titles goes on.
    if not (quoted and joint.gap and joint.word) or joint.closing[-2] == ",":
        return False
    return joint.word != "I" and (
        _starts(joint, language) or _is_remark(joint, language)
    )


def _is_remark(joint: Joint, language: Language) -> bool:
    """Return whether the quotation is no title or nickname, so that it may stand last.

    Such a one ends in a lower-case word after another ("a slow decline"). Where a
    sentence begins with it or with "to" before it, the sentence goes on.
    """
    words = joint.closing[1:-1].split()
    if len(words) < 2 or not words[-1].isalpha() or not words[-1].islower():
        return False
    if language.large_nouns or not joint.word[:1].isupper():
        return False
    return joint.earlier.split()[-1:] not in ([], ["to"])


def _run_together(joint: Joint) -> bool:
    """Return whether only a lost blank stands between two sentences: "end.The"."""
    word = joint.word
    return (
        len(joint.said) > 2
        and joint.said.isalpha()
        and joint.said.islower()
        and (word in {"A", "I"} or (len(word) > 1 and word.istitle()))
        and joint.apart
    )


def _opens(word: str) -> bool:
    """Return whether a word may open a sentence: no lower case, but iPhone may."""
    return not word[:1].islower() or word[1:2].isupper()


def _stands_last(joint: Joint, language: Language) -> bool:
    """Return whether a word with a full stop is the last of its sentence."""
    said, word = _whole(joint), joint.word
    # An article or preposition may be joined to it: "l'avv."
    if said.replace("’", "'").rpartition("'")[2] in language.titles:
        return False
    if word[:1].isdigit() and said in language.numbered:
        return False
    if said.isdigit():
        return not _is_ordinal(joint, language) or _starts(joint, language)
    if said in language.hours and "." in said:
        return _ends_with_hour(joint, language)
    if len(said) == 1 or said in language.shortened or _DOTTED.fullmatch(said):
        return _starts(joint, language)
    return True


def _whole(joint: Joint) -> str:
    """Return the abbreviation before the stop, blanks inside left out ("p. m.")."""
    said = joint.said.lower()
    if len(said) > 2:
        return said
    before = joint.earlier.split()[-2:-1]
    first = before[0].lower() if before else ""
    spaced = (
        first.endswith(".") and len(first) == len(said) + 1 and first[:-1].isalpha()
    )
    return first + said if spaced else said


def _is_ordinal(joint: Joint, language: Language) -> bool:
    """Return whether a number may be one of an order: not after a name ("Allee 5.")."""
    before = joint.earlier.split()[:-1]
    named = len(before) > 1 and before[-1].isalpha() and before[-1].istitle()
    return language.ordinals and len(joint.said) < 3 and not named


def _ends_with_hour(joint: Joint, language: Language) -> bool:
    """Return whether "5 p.m." stands last: no day or zone follows ("p.m. ET")."""
    lower = joint.word.lower()
    day = lower in language.days or lower.removesuffix("s") in language.days
    zone = day or joint.word.isupper()
    return len(joint.opening.split()) >= _SHORT and not zone


def _starts(joint: Joint, language: Language) -> bool:
    """Return whether the next word can only be written large because it is first."""
    word, lower = joint.word, joint.word.lower()
    if joint.initial or joint.following.lstrip()[:1] in _BEFORE_NUMBERS:
        return False
    large = word[:1].isupper() and (len(word) == 1 or not word.isupper())
    opens = lower in language.stopwords or lower in language.leaning
    return not word or (large and opens and lower not in _NAMES)
