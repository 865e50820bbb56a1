"""Measures what the verifier lets through, what it refuses, and what it costs.

The pairs of a source and a text are those of tests/summarizers/pairs.py; "free" ones
are what a model would write, made after the rules. The sentences moved about are those
of the samples and, where it is at hand, of ../shared/data/summaries. In the same run:
the check most people write first (every number and name of the text stands in the
source, and nearly every word), and ROUGE-1 precision, if rouge-score is installed.
Usage: PYTHONPATH=. python benchmarks/verifier.py
"""

import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from time import perf_counter

from bot.briefing.compose import Measure, compose
from bot.delivery.messages.render import briefing
from bot.delivery.pieces.excerpt import excerpt
from bot.jobs.analysis import analyse
from bot.model import Article, Report, Story
from bot.sources.seeds import load
from bot.store.evidence import proven
from summarizers.text.sentences import segment
from summarizers.types import Figure
from summarizers.verifier.verify import verify
from tests.summarizers.pairs import PARAPHRASED, REWORDED, SMUGGLED, VERBATIM

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
DATA = SEEDS.parents[1] / "shared" / "data" / "summaries"
DAY = datetime(2026, 11, 23, 20, tzinfo=UTC)
ROUNDS = 20
ARTICLES = 40
SHOWN = 30
Check = Callable[[str, str], bool]


def ours(text: str, source: str) -> bool:
    """Return whether the verifier lets a text through."""
    return verify(text, (source,), level="covered").is_covered


def words_and_names(text: str, source: str) -> bool:
    """Return whether all numbers and names and 80 % of the words are the source's."""
    said, known = (re.findall(r"\w+", part) for part in (text, source))
    small = {word.lower() for word in known}
    hard = [word for word in said if word[0].isdigit() or word[0].isupper()]
    met = sum(word.lower() in small for word in said)
    return all(word.lower() in small for word in hard) and met >= 0.8 * len(said)


def peers() -> dict[str, Check]:
    """Return the checks compared, by name."""
    found: dict[str, Check] = {"verifier": ours, "words and names": words_and_names}
    try:
        from rouge_score.rouge_scorer import RougeScorer  # noqa: PLC0415 - optional
    except ImportError:
        return found
    scorer = RougeScorer(["rouge1"])
    found["ROUGE-1 precision 0.9"] = lambda text, source: (
        not text.strip() or scorer.score(source, text)["rouge1"].precision >= 0.9
    )
    return found


def moved(sentence: str, chance: random.Random) -> Iterator[str]:
    """Yield the sentence with words left out, swapped, cut or in another order."""
    words = sentence.split()
    a, b, c = sorted(chance.sample(range(len(words) + 1), 3))
    yield " ".join(words[:a] + words[b:])
    yield " ".join(words[:a] + words[b:c] + words[a:b] + words[c:])
    one, two = chance.sample(range(len(words)), 2)
    words[one], words[two] = words[two], words[one]
    yield " ".join(words)
    commas = [match.start() for match in re.finditer(", ", sentence)]
    if commas:
        yield f"{sentence[: commas[0]]}."
        yield sentence[commas[-1] + 2 :].capitalize()
        yield sentence[: commas[0]] + sentence[commas[-1] + 1 :]


def let_through(texts: Sequence[str]) -> tuple[int, list[tuple[str, str]]]:
    """Return how many moved sentences were tried, and those let through.

    Not counted are those that lack a final stop or an opening word like "But" only.
    """
    chance = random.Random(3)
    lines = [each.text for text in texts for each in segment(text).sentences]
    tried = dict.fromkeys(
        (line, text)
        for line in (" ".join(line.split()) for line in lines)
        if 3 < len(line.split()) < 31
        for _ in range(4)
        for text in moved(line, chance)
        if _core(text) not in {"", _core(line), _core(line.partition(" ")[2])}
    )
    return len(tried), [(line, text) for line, text in tried if ours(text, line)]


def _core(sentence: str) -> str:
    return sentence.strip(" .").lower()


def articles_at_hand() -> Iterator[str]:
    """Yield the first articles of each set of summaries that is at hand."""
    for path in sorted(DATA.glob("*.dev.jsonl")):
        with path.open(encoding="utf-8") as rows:
            for row in islice(rows, ARTICLES):
                yield json.loads(row)["text"]


def reports(articles: Sequence[Article]) -> list[Report]:
    """Return the articles' reports."""
    return [
        Report(each.origin, each.topics, analyse(each).findings, each.id)
        for each in articles
    ]


def cost(articles: Sequence[Article]) -> tuple[float, float, float]:
    """Return milliseconds to check a report and to lay out a message, cold and warm."""
    found = reports(articles)
    begun = perf_counter()
    for _ in range(ROUNDS):
        for report, article in zip(found, articles, strict=True):
            proven(report.findings, article.text, article.language)
    checking = (perf_counter() - begun) / ROUNDS / len(articles)
    stories = [
        (Story(r.story_id, r.origin.title, (r.story_id,), (), r.origin.published), (r,))
        for r in found
    ]
    made = compose(DAY.date(), stories, {}, measure=Measure(30))
    figures = [cited.figure for chapter in made.chapters for cited in chapter.figures]
    count = len(briefing(made))
    excerpt.cache_clear()
    return checking * 1e3, _clauses(figures) / count, _clauses(figures) / count


def _clauses(figures: Sequence[Figure]) -> float:
    """Return the milliseconds to cut all of these into clauses."""
    begun = perf_counter()
    for figure in figures:
        excerpt(figure)
    return (perf_counter() - begun) * 1e3


def main() -> None:
    """Print the table and, last, all of it as JSON."""
    result: dict[str, object] = {}
    smuggled = [(text, source) for source, text, _ in SMUGGLED]
    reworded = [(text, source) for source, text in REWORDED]
    verbatim = [(text, source) for source, text in VERBATIM]
    free = [(text, source) for source, text in PARAPHRASED]
    print(f"{'check':22} smuggled refused  accepted: reworded  verbatim     free")
    for name, check in peers().items():
        refused = sum(not check(*pair) for pair in smuggled)
        taken = sum(check(*pair) for pair in reworded)
        whole = sum(check(*pair) for pair in verbatim)
        loose = sum(check(*pair) for pair in free)
        print(
            f"{name:22} {refused:6} of {len(smuggled)}  {taken:14} of {len(reworded)}  "
            f"{whole:4} of {len(verbatim)}  {loose:3} of {len(free)}"
        )
        result[name] = [refused, taken, whole, loose]
    articles = tuple(each for each in load([SEEDS]).articles if each.is_sample)
    for name, texts in (
        ("samples", [each.text for each in articles]),
        ("articles at hand", list(articles_at_hand())),
    ):
        tried, passed = let_through(texts)
        print(
            f"\nsentences of {name} moved about: {len(passed)} of {tried} let through"
        )
        for line, text in passed[:SHOWN]:
            print(f"  {line}\n    {text}")
        result[name] = [tried, len(passed)]
    checking, cold, warm = cost(articles)
    print(f"\na report against its text: {checking:.2f} ms, once until it is forgotten")
    print(f"clauses of a full message: {cold:.2f} ms, the second time {warm:.3f} ms")
    print(json.dumps({**result, "ms": [checking, cold, warm]}))


if __name__ == "__main__":
    main()
