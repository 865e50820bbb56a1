"""Where words and phrases stand in the reports of a round.

The other way round from the usual: not the many words of many chats are made into one
machine to run over each article (Aho-Corasick), but the few hundred articles are made
into an index, and each word of each chat is looked up in it. A word costs 2 µs however
many chats there are, nobody's words need be known ahead, and a chat that changes its
words changes nothing here. `benchmarks/filters.py` measures both.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache

from bot.model import Report
from summarizers.text.words import sequence

_BORDER = ("|",)
"""Stands between two sentences, so that no phrase reaches from one to the next."""

_NOWHERE: frozenset[str] = frozenset()

# A word asked for by many chats is cut once.
_parts = lru_cache(maxsize=1 << 16)(sequence)


class Places:
    """The words of many texts, each text with a name."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._holders: defaultdict[str, set[str]] = defaultdict(set)

    def add(self, name: str, words: tuple[str, ...]) -> None:
        """Take in a text."""
        self._texts[name] = _in_row(words)
        for word in set(words):
            self._holders[word].add(name)

    def of(self, phrase: tuple[str, ...]) -> AbstractSet[str]:
        """Return the names of the texts that hold these words in a row."""
        holders = [self._holders.get(word, _NOWHERE) for word in phrase]
        if len(holders) < 2:
            return holders[0] if holders else _NOWHERE
        row = _in_row(phrase)
        rarest = min(holders, key=len)
        return {name for name in rarest if row in self._texts[name]}


class Mentions:
    """Where the words of reports stand: in their titles, or anywhere in them."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._titles, self._anywhere = Places(), Places()
        for report in reports:
            name, title = report.origin.article_id, sequence(report.origin.title)
            said = (
                word for each in sentences(report) for word in (*_heard(each), *_BORDER)
            )
            self._titles.add(name, title)
            self._anywhere.add(name, (*title, *_BORDER, *said))

    def titled(self, words: str) -> AbstractSet[str]:
        """Return the ids of the articles whose title has the word or phrase."""
        return self._titles.of(_parts(words))

    def anywhere(self, words: str) -> AbstractSet[str]:
        """Return the ids of those that have it in the title or a sentence kept."""
        return self._anywhere.of(_parts(words))


def sentences(report: Report) -> Iterator[str]:
    """Yield the sentences kept of an article: all that can be shown of it."""
    findings = report.findings
    found = [passage.text for passage in findings.summary]
    found += [figure.sentence for figure in findings.figures]
    found += [said.sentence for person in findings.people for said in person.statements]
    yield from dict.fromkeys(found)


def holds(text: str, words: str) -> bool:
    """Return whether a text has the word or phrase."""
    phrase = _parts(words)
    return bool(phrase) and _in_row(phrase) in _in_row(sequence(text))


# Most sentences are the same from round to round.
_heard = lru_cache(maxsize=1 << 13)(sequence)


def _in_row(words: Iterable[str]) -> str:
    """Return words as one text, in which a shorter row of them can be looked for."""
    return f" {' '.join(words)} "
