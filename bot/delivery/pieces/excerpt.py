"""The piece of a sentence that tells what a figure is about, letter for letter. Pure.

A first version put the figure's parts (who, action, when, where) side by side between
dots. Where the parts were read well that was short; where not, it was riddles ("25
metres · wide · its water ran"). The source's own clause around the number is always
good language and can never say more than the source.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from summarizers.english.grammar import ADVERB, AUXILIARY, MODAL, VERB, words_of
from summarizers.types import Figure
from summarizers.verifier.doubts import DOUBT
from summarizers.verifier.verify import verify

BEFORE = 60
AFTER = 60
"""Letters shown before and after the number: with it, two lines on a phone."""
SPARED = 24
"""Letters beyond that are shown too: cut for so few, a line is no shorter to read."""

FEWEST = 20
"""Letters before the number that say something by themselves."""

# Where a clause may begin or end: a comma that is not inside a number, a dash, a stop.
_BORDER = re.compile(r"[,;:](?=\s)|\s[–—-](?=\s)|[()“”«»„\"]|(?<=\w)[.!?](?=\s|$)")
# Words that tie a clause to the one before it, which is not shown.
_LINKING = re.compile(r"(?:and|but|while|whereas|yet)\s+", re.IGNORECASE)
# A clause that begins so says nothing without the one before: "whose squad cost $5m",
# "from 12 on Friday".
_DEPENDENT = re.compile(
    r"(?:and |but |or )?(?:(?:up|down) )?"
    r"(?:(?:at|for|from|in|of|on|with) (?:which|whom|whose)"
    r"|who|whose|whom|which|that|from|to|by|than|against|compared|including)\b",
    re.IGNORECASE,
)
# Words nobody wants to be left hanging on when the rest is cut.
_HANGING = re.compile(
    r"(?:\s+(?:a|an|and|at|by|for|from|in|into|of|on|or|that|the|their|to|which|with))+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A clause around a number; `is_cut` tells whether words are left out beside it."""

    before: str
    number: str
    after: str
    is_cut_before: bool = False
    is_cut_after: bool = False

    @property
    def text(self) -> str:
        """All of it in a line."""
        return " ".join(f"{self.before}{self.number}{self.after}".split())


# Many readers are shown the same figures; looking at one takes 0.1 ms.
@lru_cache(maxsize=1024)
def excerpt(figure: Figure) -> Excerpt:
    """Return the clause of the figure's sentence that the figure stands in.

    Where the verifier will not have it cut, that is the whole sentence.
    """
    cut = _cut(figure)
    if verify(cut.text, (figure.sentence,), level="clause").is_covered:
        return cut
    start, end = _place(figure)
    return Excerpt(figure.sentence[:start], cut.number, figure.sentence[end:])


def _cut(figure: Figure) -> Excerpt:
    start, end = _place(figure)
    sentence = figure.sentence
    right = _right(figure, end)
    left = _whole(sentence, _left(figure, start), right, sentence[start:end])
    right = _said(sentence, left, start, right)
    before, is_cut_before = _last(_unlinked(sentence[left:start].lstrip()))
    after, is_cut_after = _first(sentence[end:right].rstrip())
    if DOUBT.search(sentence, 0, start - len(before)):
        before, is_cut_before = sentence[:start], False
    if DOUBT.search(sentence, end + len(after)):
        after, is_cut_after = sentence[end:], False
    number = sentence[start:end]
    return Excerpt(before, number, after, is_cut_before, is_cut_after)


def _place(figure: Figure) -> tuple[int, int]:
    """Return where the number begins and ends in its sentence."""
    first = figure.sentence_span.start
    return figure.span.start - first, figure.span.end - first


def _left(figure: Figure, start: int) -> int:
    """Return where the clause begins: that of who did it, if that stands near."""
    sentence = figure.sentence
    who = sentence.rfind(figure.who, 0, start) if figure.who else -1
    first = who if who >= 0 and start - who <= BEFORE else start
    borders = (match.end() for match in _BORDER.finditer(sentence, 0, first))
    return max(borders, default=0)


def _whole(sentence: str, left: int, right: int, number: str) -> int:
    """Return where to begin so that the clause before comes along where it must."""
    clause = sentence[left:right].strip()
    if clause != number and not _lacks_subject(clause):
        return left
    before = _border_before(sentence, left)
    if not before or sentence[before - 1] != ",":
        return before
    first, aside = _border_before(sentence, before), sentence[before:left].strip()
    # What stands between two commas says who that is: "Ann Lee, the winner, gave up",
    # "The crane, built in 1974, fell".
    is_told = not _lacks_subject(sentence[first:before].strip())
    is_aside = not _has_verb(aside) or (_lacks_subject(aside) and is_told)
    return first if is_aside else before


def _border_before(sentence: str, place: int) -> int:
    """Return where the clause before one begins."""
    borders = (match.end() for match in _BORDER.finditer(sentence, 0, place))
    return max((border for border in borders if border < place), default=0)


def _has_verb(words: str) -> bool:
    return any(word.kind in {VERB, AUXILIARY, MODAL} for word in words_of(words))


def _said(sentence: str, left: int, start: int, right: int) -> int:
    """Return where to end so that it is told what a clause in between parts from.

    "United, whose squad cost twice as much" waits for what United did.
    """
    own = max((m.end() for m in _BORDER.finditer(sentence, left, start)), default=left)
    if own == left or not _DEPENDENT.match(sentence[own:right].lstrip()):
        return right
    if _has_verb(sentence[left:own]):
        return right
    border = _BORDER.search(sentence, right + 1)
    return border.start() if border else right


def _lacks_subject(clause: str) -> bool:
    """Return whether a clause begins with what leans on the one before, or a verb.

    An adverb may stand before it: "now meet City".
    """
    if _DEPENDENT.match(clause):
        return True
    kinds = (word.kind for word in words_of(_unlinked(clause)))
    return next((kind for kind in kinds if kind != ADVERB), "") in {VERB, AUXILIARY}


def _right(figure: Figure, end: int) -> int:
    """Return where the clause ends, taking in the modifier behind the number."""
    sentence = figure.sentence
    modifier = sentence.find(figure.modifier, end) if figure.modifier else -1
    beyond = modifier + len(figure.modifier or "") if modifier >= 0 else end
    border = _BORDER.search(sentence, beyond)
    return border.start() if border else len(sentence)


def _unlinked(words: str) -> str:
    """Return the words without one that ties them to what is not shown."""
    linking = _LINKING.match(words)
    return words[linking.end() :] if linking else words


def _last(words: str) -> tuple[str, bool]:
    """Return the last words that fit before a number, and whether some did not."""
    if len(words) <= BEFORE + SPARED:
        return words, False
    cut = words[-BEFORE:]
    # Behind a comma rather than in the middle of what stands before it.
    border = _BORDER.search(cut, 0, BEFORE - FEWEST)
    return cut[border.end() :].lstrip() if border else cut[cut.find(" ") + 1 :], True


def _first(words: str) -> tuple[str, bool]:
    """Return the first words that fit behind a number, and whether some did not."""
    if len(words) <= AFTER + SPARED:
        return words, False
    return _HANGING.sub("", words[: words.rfind(" ", 0, AFTER)]), True
