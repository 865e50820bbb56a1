"""What a number counts in the languages other than English, and no more.

Who did what with it needs a grammar, and the English one gave wrong answers there: an
empty field beats a wrong one.
"""

from summarizers.figures.context import Context
from summarizers.quantities.bare import counted_after
from summarizers.quantities.numbers import Reading
from summarizers.quantities.numerals import Words
from summarizers.quantities.spelled import key_of
from summarizers.text.languages import known


def contexts_abroad(
    words: Words, found: tuple[Reading, ...], language: str
) -> list[Context]:
    """Return the context of every number of a sentence: the words it counts."""
    return [_context(words, reading, language) for reading in found]


def _context(words: Words, reading: Reading, language: str) -> Context:
    start, end = counted_after(words, reading.end, known(language))
    if reading.unit or start == end:
        return Context(reading.end)
    return Context(end, counted=key_of(words, start, end))
