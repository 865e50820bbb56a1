"""Which sentences of a briefing may be put in other words, and which words are taken.

Whoever offers the words, a language model say, is not trusted: the verifier decides,
sentence by sentence, and where it refuses the source's sentence stays.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.model import Briefing, Chapter, Quote
from summarizers.verifier.verify import verify

MOST_SENTENCES = 14
"""Sentences of a briefing put in other words: two for each of seven stories."""

LONGER = 2
"""Times its sentence's length from which words are not even looked at."""


def wanted(briefing: Briefing) -> tuple[str, ...]:
    """Return the sentences to be put in other words, each once."""
    found = dict.fromkeys(
        quote.passage.text
        for chapter in briefing.chapters
        for quote in chapter.sentences
    )
    return tuple(found)[:MOST_SENTENCES]


def accepted(offered: Mapping[str, str]) -> dict[str, str]:
    """Return the sentences whose offered words the verifier accepts, with these."""
    return dict(_accepted(offered))


def _accepted(offered: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for sentence, words in offered.items():
        line, same = " ".join(words.split()), " ".join(sentence.split())
        is_new = line not in {"", same} and len(line) <= LONGER * len(same)
        if is_new and verify(line, (sentence,), level="covered").is_covered:
            yield sentence, line


def reworded(briefing: Briefing, words: Mapping[str, str]) -> Briefing:
    """Return the briefing with these accepted words beside their sentences."""
    return replace(
        briefing,
        chapters=tuple(_chapter(chapter, words) for chapter in briefing.chapters),
    )


def _chapter(chapter: Chapter, words: Mapping[str, str]) -> Chapter:
    return replace(
        chapter, sentences=tuple(_quote(quote, words) for quote in chapter.sentences)
    )


def _quote(quote: Quote, words: Mapping[str, str]) -> Quote:
    return replace(quote, reworded=words.get(quote.passage.text, ""))
