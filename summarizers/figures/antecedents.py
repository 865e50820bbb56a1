"""What "they", "it" and "the company" stand for, where the text leaves no doubt.

Only the subjects of the same paragraph are asked, following Hobbs (1978) and centering
(Grosz, Joshi and Weinstein, 1995), which find that a subject is taken up again by a
pronoun far more often than anything else. Two subjects that would do are one too many:
then nothing is answered.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from summarizers.english.chunks import ACT
from summarizers.english.grammar import NAME, PRONOUN
from summarizers.english.phrases import Phrase, Words, bare
from summarizers.english.wordlists import SAYING, lemma, word_set
from summarizers.figures.parse import Parse, parse_of
from summarizers.figures.subjects import subject


class Subject(NamedTuple):
    """A subject a text has had: its words, and what may stand for it."""

    text: str
    plural: bool
    body: bool
    named: bool


_BODIES = word_set(
    "company firm group business organisation organization bank airline carmaker maker "
    "manufacturer retailer supplier insurer brewer lender operator developer publisher "
    "broadcaster chain agency ministry government party union club team university "
    "hospital museum charity court council commission committee parliament army navy "
    "police country state city fund exchange regulator authority department service "
    "railway network platform startup foundation institute association federation"
)
_GENERIC = word_set("company firm group business organisation organization")
_MARKS = word_set(
    "inc corp corporation co ltd limited plc ag sa se nv gmbh spa llc llp holdings "
    "group bank motors airlines airways air foods energy industries systems "
    "technologies pharma pharmaceuticals laboratories labs telecom media partners "
    "capital resources mining steel oil gas electric insurance brands stores markets"
)
_PEOPLE = word_set("people men women children police staff they")


def stands_for(words: Words, phrase: Phrase | None) -> str:
    """Return "they", "it" or "company" for words that stand for others, or nothing."""
    if not phrase:
        return ""
    low = [word.low for word in words[phrase[0] : phrase[1]]]
    if low in (["they"], ["it"]):
        return low[0]
    generic = len(low) == 2 and low[0] == "the" and low[1] in _GENERIC
    return "company" if generic else ""


def antecedent(
    low: str, parse: Parse, act: int, earlier: Iterable[str], language: str
) -> str | None:
    """Return the one subject that a word before this act can stand for."""
    before = [s for text in earlier for s in _subjects(text, language)]
    here = _subjects_until(parse, act)
    fitting = {each.text: each for each in [*before, *here] if _fits(each, low)}
    named = [each for each in fitting.values() if each.named and each.body]
    chosen = named if low != "they" and len(named) == 1 else list(fitting.values())
    if len(chosen) != 1 or (low != "they" and not chosen[0].body):
        return None
    return chosen[0].text


def _fits(each: Subject, low: str) -> bool:
    if low == "they":
        return each.plural
    return not each.plural and (low == "it" or (each.named and each.body))


@lru_cache(maxsize=256)
def _subjects(text: str, language: str) -> tuple[Subject, ...]:
    parse = parse_of(text, language)
    return _subjects_until(parse, len(parse.sight.chunks))


def _subjects_until(parse: Parse, end: int) -> tuple[Subject, ...]:
    """Return the subjects of the finite acts before a chunk."""
    found = []
    for at, chunk in enumerate(parse.sight.chunks[:end]):
        if chunk.kind == ACT and chunk.form == "finite":
            each = _subject(parse, at)
            if each:
                found.append(each)
    return tuple(found)


def _subject(parse: Parse, act: int) -> Subject | None:
    words, phrase = parse.scene.words, subject(parse.sight, act)
    if not phrase or words[phrase[1] - 1].kind == PRONOUN:
        return None
    noun = bare(words, phrase)
    if not noun:
        return None
    text = parse.scene.text[words[noun[0]].start : words[noun[1] - 1].end]
    names = any(words[at].kind == NAME for at in range(*noun))
    says = lemma(words[parse.sight.chunks[act].main].low) in SAYING
    head = words[_head(words, noun)]
    low = head.low
    body = low in _BODIES or (low in _MARKS and head.kind == NAME)
    return Subject(text, _is_plural(words, noun, low), body, names and not says)


def _head(words: Words, noun: Phrase) -> int:
    """Return the last noun before the first preposition."""
    for at in range(noun[0] + 1, noun[1]):
        if words[at].kind in {"I", "T"}:
            return at - 1
    return noun[1] - 1


def _is_plural(words: Words, noun: Phrase, head: str) -> bool:
    joined = any(words[at].low == "and" for at in range(*noun))
    ends = head.endswith("s") and not head.endswith(("ss", "us", "is"))
    company = head in _MARKS and words[noun[1] - 1].kind == NAME
    return (joined or head in _PEOPLE or ends) and not company
