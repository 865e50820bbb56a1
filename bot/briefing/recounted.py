"""Numbers a publisher changed that are no figures: "closed for three weeks", now four.

A figure has something counted or done; a length of time often has none. But where a
sentence stays letter for letter but for its numbers, these were corrected, and whoever
was shown the sentence was told something that its source says no more.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import lru_cache

from bot.model import Correction
from summarizers.quantities.numbers import read_quantities
from summarizers.text.sentences import segment
from summarizers.types import Span


def recounted(
    old: Collection[str], new: Collection[str], language: str
) -> Iterator[Correction]:
    """Yield the numbers in which sentences of an old text differ from the new one's."""
    blank: defaultdict[str, list[str]] = defaultdict(list)
    for sentence in sorted({*new} - {*old}):
        blank[_without_numbers(sentence, language)].append(sentence)
    for sentence in sorted({*old} - {*new}):
        others = blank.pop(_without_numbers(sentence, language), [])
        # Of two that fit, nobody knows which it became.
        if len(others) == 1:
            yield from _changes(sentence, others[0], language)


@lru_cache(maxsize=1024)
def has_number(words: str, language: str = "en") -> bool:
    """Return whether a number stands in these words, which might be corrected."""
    return bool(_spans(words, language))


def _changes(old: str, new: str, language: str) -> Iterator[Correction]:
    pairs = zip(_numbers(old, language), _numbers(new, language), strict=True)
    for before, after in pairs:
        if before != after:
            yield Correction(before, after, old, new)


def _without_numbers(sentence: str, language: str) -> str:
    """Return the sentence with a mark for each of its numbers."""
    for span in reversed(_spans(sentence, language)):
        sentence = f"{sentence[: span.start]}\0{sentence[span.end :]}"
    return sentence


def _numbers(sentence: str, language: str) -> list[str]:
    """Return the numbers of a sentence as they stand, with their units."""
    return [span.of(sentence) for span in _spans(sentence, language)]


def _spans(sentence: str, language: str) -> list[Span]:
    """Return where the numbers of a sentence stand, in their order."""
    found = read_quantities(segment(sentence, language=language))
    return sorted((each.span for each in found), key=lambda span: span.start)
