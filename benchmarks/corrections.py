"""Measures whether a figure a publisher edits is seen as corrected, and nothing else.

Of each article of `cnn.dev.jsonl` figures in digits are raised by one, one at a time,
as a correction would; then a sentence is taken out, and then the second half is
replaced by that of another article: in neither case was a figure changed for another.

A briefing of the article as it was is then corrected in place: how many edits stood in
it, and in how many of these messages every piece stands in the new text afterwards.
Last line JSON.
Usage: python benchmarks/corrections.py --data FOLDER [--count COUNT]
"""

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.briefing.compose import compose
from bot.briefing.corrections import compare, version_of
from bot.delivery.corrections.amended import amended, laid_out
from bot.delivery.html.markup import visible
from bot.delivery.messages.render import briefing
from bot.jobs.analysis import Analysis, analyse
from bot.jobs.correcting import sentences_of
from bot.model import Article, Content, Findings, Report, Story, Version
from summarizers.types import Figure

MOMENT = datetime(2026, 11, 23, tzinfo=UTC)
COUNT = 400
FIGURES = 2  # edited in each article
LENGTH = 3_000

Seen = set[tuple[str, str]]
"""What became of figures: the words before and after."""


@dataclass(frozen=True, slots=True)
class Change:
    """What was seen of a change, and what became of a message that showed the text.

    `is_right` is None where the message showed none of it.
    """

    seen: Seen
    is_right: bool | None = None


def read(path: Path, count: int) -> list[Article]:
    """Return that many articles of a file."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()[:count]]
    return [
        Article(str(n), "", row["text"][:LENGTH], "", "", MOMENT)
        for n, row in enumerate(rows)
    ]


def change(old: Article, found: Analysis, text: str) -> Change:
    """Return what is seen when the article's text becomes this one."""
    new = replace(old, text=text)
    findings = found.findings, analyse(new).findings
    compared = compare(*findings, "en")
    sentences = sentences_of(old), sentences_of(new)
    version = version_of(MOMENT, sentences, findings, compared)
    made = [e for e in version.corrections if e.before and e.after]
    right = put_right(old, findings, new, version) if made else None
    return Change({(each.before, each.after) for each in made}, right)


def put_right(
    old: Article, findings: tuple[Findings, Findings], new: Article, version: Version
) -> bool | None:
    """Return whether a message that showed the old text shows the new one's words."""
    was, now = (
        Report(each.origin, (), found, "s")
        for each, found in zip((old, new), findings, strict=True)
    )
    story = Story("s", old.title, (old.id,), (), MOMENT)
    sent = Content(briefing(compose(MOMENT.date(), [(story, (was,))], {})))
    lost = {e.old_sentence for e in version.corrections} - sentences_of(new)
    if not any(shown.said in lost for m in sent.messages for shown in m.shown):
        return None
    after = amended(sent, replace(now, versions=(version,)))
    pieces = [each.said for m in after.messages for each in m.shown]
    words = "".join(visible(m.html) for m in laid_out(after, UTC, MOMENT))
    stands = sentences_of(new) | {new.title}
    is_old = any(sentence in words for sentence in lost)
    return bool(after.marks) and stands.issuperset(pieces) and not is_old


def edits(article: Article, found: Analysis) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield texts in which one figure is one more, and its words before and after."""
    plain = (each for each in found.findings.figures if _is_plain(each))
    for figure in list(plain)[:FIGURES]:
        number = re.search(r"\d+", figure.text)
        assert number
        more = figure.text.replace(number.group(), str(int(number.group()) + 1))
        start, end = figure.span.start, figure.span.end
        text = article.text[:start] + more + article.text[end:]
        yield text, (figure.text, more)


def _is_plain(figure: Figure) -> bool:
    return bool(re.fullmatch(r"\D*\d+\D*", figure.text))


def measure(articles: Sequence[Article]) -> dict[str, object]:
    """Return how many edits were seen, and how many changes were none."""
    chance, made, right, wrong, others = random.Random(1), 0, 0, 0, 0
    endings: Counter[bool | None] = Counter()
    for place, article in enumerate(articles):
        found = analyse(article)
        for text, edit in edits(article, found):
            became = change(article, found, text)
            told = became.seen
            endings[became.is_right] += bool(told)
            made += 1
            right += edit in told
            wrong += len(told - {edit})
        cut = chance.choice(sorted(sentences_of(article)))
        next_one = articles[(place + 1) % len(articles)].text
        middle = len(article.text) // 2
        for text in (
            article.text.replace(cut, "", 1),
            article.text[:middle] + next_one[len(next_one) // 2 :],
        ):
            others += len(change(article, found, text).seen)
    return {
        "articles": len(articles),
        "edited": made,
        "seen": right,
        "wrong_beside": wrong,
        "wrong_without_edit": others,
        "shown_in_a_message": endings[True] + endings[False],
        "put_right_there": endings[True],
    }


def main() -> None:
    """Print what was seen and, last, JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--count", type=int, default=COUNT)
    given = parser.parse_args()
    result = measure(read(given.data / "cnn.dev.jsonl", given.count))
    for name, value in result.items():
        print(f"{name:>20} {value}")
    print(json.dumps(result))


if __name__ == "__main__":
    main()
