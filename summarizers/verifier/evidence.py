"""Whether what was found in a text is there: values against the text itself.

A value that was stored may have been read by an older version, or damaged; what its
text does not say is not shown. Looked at are the words a value repeats and where they
stand; that costs microseconds as long as all is well.
"""

import re
from decimal import Decimal
from functools import lru_cache
from unicodedata import decimal

from summarizers.english.wordlists import NUMBER_WORDS
from summarizers.letters import SPACELESS
from summarizers.types import Figure, Passage, Person, Span, Statement
from summarizers.verifier.differences import Reason
from summarizers.verifier.verify import COVERED, Verdict, verify

# The words of a figure that say its value in digits and need no more arithmetic than a
# decimal point to be moved: "$3.5 million", not "5 ft 10" or "two dozen".
_PLAIN = re.compile(r"\D*?(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<rest>\.\d+)?\D*")
_TENS = frozenset({"hundred", "thousand", "million", "billion", "trillion"})
_OTHER = (NUMBER_WORDS - _TENS) | {"half", "quarter", "third", "quarters", "thirds"}
_OTHER_SIGNS = re.compile(r"[¼-¾⅐-⅞/]")
_WORDS = re.compile(r"\w+")
# Where words stand without blanks, no letter beside one tells that it goes on.
_SPACELESS = re.compile(f"[{SPACELESS}]")


def judge_passage(passage: Passage, text: str, language: str = "en") -> Verdict:
    """Return whether the passage is a sentence of the text."""
    return _judge_sentence(passage.text, passage.span, text, language)


def judge_figure(figure: Figure, text: str, language: str = "en") -> Verdict:
    """Return whether sentence, number, value and parts of a figure are in the text."""
    sentence = _judge_sentence(figure.sentence, figure.sentence_span, text, language)
    if not sentence.is_covered:
        return sentence
    start = figure.span.start - figure.sentence_span.start
    end = figure.span.end - figure.sentence_span.start
    number = figure.sentence[start:end] if start >= 0 else ""
    if number != figure.text or not _is_value(figure):
        return Verdict(Reason.NUMBER, Span(0, len(figure.text)))
    for part in _parts(figure):
        if not _holds(text, part):
            return Verdict(Reason.WORDS, Span(0, len(part)))
    return COVERED


def judge_person(person: Person, text: str, language: str = "en") -> Verdict:
    """Return whether name, roles and statements of a person are in the text."""
    if not _holds(text, person.name):
        return Verdict(Reason.NAME, Span(0, len(person.name)))
    for role in person.roles:
        if not _holds(text, role.text):
            return Verdict(Reason.WORDS, Span(0, len(role.text)))
    verdicts = (_judge_statement(each, text, language) for each in person.statements)
    return next((each for each in verdicts if not each.is_covered), COVERED)


def _judge_statement(said: Statement, text: str, language: str) -> Verdict:
    sentence = _judge_sentence(said.sentence, said.sentence_span, text, language)
    if sentence.is_covered and not _holds(text, said.text):
        return Verdict(Reason.WORDS, Span(0, len(said.text)))
    return sentence


def _judge_sentence(words: str, span: Span, text: str, language: str) -> Verdict:
    """Return whether words stand at their place or are a sentence elsewhere."""
    if words and span.of(text) == words:
        return COVERED
    return verify(words, (text,), language=language)


def _parts(figure: Figure) -> tuple[str, ...]:
    """Return the parts of a figure that are shown somewhere as the source's words."""
    parts = (figure.counted, figure.modifier, figure.who, figure.where)
    return tuple(filter(None, (*parts, figure.attribution, figure.about)))


def _holds(text: str, part: str) -> bool:
    """Return whether every word of a part stands in the text.

    A part need not be one stretch: "US trade deficit" is "the trade deficit of the US".
    """
    start = text.find(part)
    end = start + len(part)
    if start >= 0 and not (
        _is_cut(part[:1], text[start - 1 : start])
        or _is_cut(part[-1:], text[end : end + 1])
    ):
        return True
    return _vocabulary(text).issuperset(_WORDS.findall(part.casefold()))


def _is_cut(inner: str, outer: str) -> bool:
    """Return whether a word goes on beyond the end of a part."""
    return outer.isalnum() and not _SPACELESS.search(inner + outer)


@lru_cache(maxsize=64)
def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(text.casefold()))


def _is_value(figure: Figure) -> bool:
    """Return whether the value has the digits of its words, where these are plain."""
    plain = _PLAIN.fullmatch(figure.text)
    words = set(_WORDS.findall(figure.text.lower()))
    if not plain or words & _OTHER or _OTHER_SIGNS.search(figure.text):
        return True
    said = _digits(plain["whole"] + (plain["rest"] or ""))
    values = (value for value in (figure.low, figure.high) if value is not None)
    return any(_digits(_written(value)) == said for value in values)


def _written(value: float) -> str:
    """Return a value in digits, however large or small."""
    written = str(value)
    return f"{Decimal(written):f}" if "e" in written else written


def _digits(number: str) -> str:
    """Return the digits that count: those of 0.040, ۴۰ and 4,000,000 are "4"."""
    digits = "".join(filter(str.isdecimal, number))
    if not number.isascii():
        digits = "".join(str(decimal(each)) for each in digits)
    return digits.strip("0")
