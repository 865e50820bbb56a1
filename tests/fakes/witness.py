"""Finds in a message what neither its sources nor the bot's own wording say."""

import re
from collections.abc import Iterable, Iterator

from bot import (
    wording,
    wording_corrections,
    wording_search,
    wording_stories,
    wording_talk,
)
from bot.delivery.html.markup import JOINER, visible
from bot.language.texts import texts_of
from bot.model import Article
from summarizers.text.sentences import segment
from summarizers.verifier.verify import verify

_MARK = re.compile(r"^(?:\d{1,2}\.? (?!stor|figure)|• )")
_DATELINE = re.compile(
    r"(?P<source>[^,·]+), \d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"(?: \d{4})?(?:, sample)?"
)
_DAY = re.compile(
    r"\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?: \d{4})?"
)
_STEP = re.compile(
    rf"(?:📈 )?(?P<words>.*?)(?: — (?P<source>[^(]*?))?(?: \({_DAY.pattern}\))?"
)
_BEFORE = re.compile(r" \[corrected(?:, before: (?P<words>[^\]]*))?\]")
_ADDED = re.compile(r"(?: \((?:Update|sample)\))+$")
_QUOTE = re.compile(r"“(?P<sentence>.*)” (?P<dateline>.*)")
_TEMPLATES = tuple(
    re.compile(re.sub(r"\\\{\w+\\\}", ".*", re.escape(visible(line))))
    for module in (
        wording,
        wording_corrections,
        wording_search,
        wording_stories,
        wording_talk,
    )
    for _, words in texts_of(module)
    if isinstance(words, str) and words.strip()
    for line in words.split("\n")
    if line and not re.fullmatch(r"(?:\{\w+\}\W*)+", line)
)
_HEAD = re.compile(r"\w+, \d{1,2} \w+ · .*|\d+ stor(?:y|ies).*")


class Witness:
    """Knows the articles' files and nothing of how messages are made."""

    def __init__(self, articles: Iterable[Article]) -> None:
        known = tuple(articles)
        self._texts = tuple(" ".join(each.text.split()) for each in known)
        self._titles = {" ".join(each.title.split()) for each in known}
        self._said = set[str]()
        self._sources = {each.source for each in known}
        self._sentences = tuple(
            " ".join(sentence.text.split())
            for each in known
            for sentence in segment(each.text).sentences
        )

    def unsaid(self, html: str) -> list[str]:
        """Return the lines of a message that nobody said."""
        shown = dict.fromkeys(visible(html).replace(JOINER, "").split("\n"))
        new = [line for line in shown if line and line not in self._said]
        unsaid = [line for line in new if not self._is_said(line)]
        self._said.update(set(new) - set(unsaid))
        return unsaid

    def _is_said(self, line: str) -> object:
        bare = _ADDED.sub("", _MARK.sub("", line))
        return (
            any(form.fullmatch(line) for form in (*_TEMPLATES, _HEAD))
            or {line, bare} & self._titles
            or _DAY.fullmatch(line)
            or self._is_series(line)
            or self._is_dated(bare)
            or self._is_person(bare)
            or self._is_role(bare)
            or self._is_measured(bare)
            or self._is_whole(bare)
            or self._is_piece(bare)
        )

    def _is_dated(self, line: str) -> bool:
        """Whether a line is datelines, before the last of them perhaps a sentence."""
        quote = _QUOTE.fullmatch(line)
        if quote:
            return self._is_whole(quote["sentence"]) and self._is_dated(
                quote["dateline"]
            )
        found = [_DATELINE.fullmatch(part) for part in line.split(" · ")]
        return all(each and each["source"] in self._sources for each in found)

    def _is_series(self, line: str) -> bool:
        """Whether a line is a series: numbers with days, and outlets that differ."""
        told = _BEFORE.sub(lambda was: f" → {was['words'] or ''}", line)
        steps = [_STEP.fullmatch(part) for part in re.split(" → | · ", told)]
        return line.startswith("📈") and all(
            step
            and any(step["words"] in text for text in self._texts)
            and (step["source"] is None or step["source"] in self._sources)
            for step in steps
        )

    def _is_measured(self, line: str) -> bool:
        """Whether a line is the title of a picture: what is counted, what it did."""
        words = line.split()
        return len(words) < 4 and any(
            all(word in text for word in words) for text in self._texts
        )

    def _is_whole(self, words: str) -> bool:
        return verify(words, _near(words, self._texts)).is_covered

    def _is_person(self, line: str) -> bool:
        name, *roles = line.split(" · ", maxsplit=1)
        parts = [name, *(part for role in roles for part in role.split(", "))]
        return any(
            all(part in text for part in parts) and len(name.split()) < 5
            for text in self._texts
        )

    def _is_role(self, line: str) -> bool:
        """Whether a line is a role, with the article it is from."""
        role, dash, dateline = line.removeprefix("→ ").partition(" — ")
        said = any(role in text for text in self._texts)
        return bool(dash) and said and self._is_dated(dateline)

    def _is_piece(self, line: str) -> bool:
        """Whether a line is a piece of a sentence, and perhaps who says so."""
        for words in _unattributed(line):
            near = _near(words.strip("… "), self._sentences)
            if verify(words, near, level="clause").is_covered:
                return True
        return self._is_whole(line.strip("“”"))


def _near(words: str, texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts in which the first letters stand; the others need no look."""
    return tuple(text for text in texts if words[:25] in text)


def _unattributed(line: str) -> Iterator[str]:
    yield line
    head, opened, said = line.rpartition(" (")
    if opened and said.endswith(")"):
        yield head
