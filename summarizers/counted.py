"""What a number counts in the languages other than English, and no more.

Who did what with it needs a grammar, and the English one gave wrong answers there: an
empty field beats a wrong one.
"""

from summarizers.bare import counted_after
from summarizers.context import Context
from summarizers.languages import known
from summarizers.numbers import Reading
from summarizers.numerals import Words
from summarizers.spelled import key_of


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
