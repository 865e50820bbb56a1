"""Says whether a number or time is the one an answer gives, however it is written."""

import re
from collections.abc import Iterable

_ONES_LINE = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen"
)
_ONES = _ONES_LINE.split()
_TENS_LINE = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = _TENS_LINE.split()
_VALUES = {word: str(n) for n, word in enumerate(_ONES)}
_VALUES |= {word: str(10 * n) for n, word in enumerate(_TENS, 2)}
_KEPT_LINE = (
    "hundred thousand million billion trillion dozen half third quarter once twice "
    "first second"
)
_KEPT = frozenset(_KEPT_LINE.split())
_LOST = re.compile(
    r"\b(?:a|an|the|in|on|around|about|ca|approximately|at|by|since|over|more|than"
    r"|some|nearly|almost|every|for|from|until|early|mid|late)\b"
)
_YEAR = re.compile(r"1\d{3}|20\d\d")


def numbers(words: str) -> list[str]:
    """Return the numbers of a text in their order, as figures where they have any."""
    found = re.findall(r"\d+(?:\.\d+)?|[a-z]+", words.lower().replace(",", ""))
    return [
        _VALUES.get(word, word)
        for word in found
        if word[0].isdigit() or word in _VALUES or word in _KEPT
    ]


def _plain(words: str) -> str:
    marks = re.sub(r"[^\w\s.%$€£]", " ", words.lower())
    return " ".join(_LOST.sub(" ", marks).split()).strip(".")


def is_right(shown: str, answers: Iterable[str]) -> bool:
    """Return whether what is shown gives the number or time of one of the answers.

    Its numbers must be those with which the answer begins; a whole date may be shown
    for its year.
    """
    own = numbers(shown)
    for answer in answers:
        wanted = numbers(answer)
        if _plain(answer) == _plain(shown):
            return True
        if own and own == wanted[: len(own)]:
            return True
        is_year = len(wanted) == 1 and bool(_YEAR.fullmatch(wanted[0]))
        if is_year and own[-1:] == wanted and len(_YEAR.findall(shown)) == 1:
            return True
    return False
