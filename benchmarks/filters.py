"""Measures filters: many chats' words against the articles of a round.

Invented articles in stories of two, with as many words as the sentences kept of real
ones; invented chats with five words each, one of them a phrase, half of them words no
other chat has. Counted is all that a round does: making the sieve and asking it for
each chat. Beside it the plain loop, word by word over each text, on a few chats; and an
Aho-Corasick machine of all chats' words where `ahocorasick_rs` or `ahocorasick` is
installed, which Newsbrief does not need. Every chat gets the same from the plain loop.
Ends in a line of JSON.

Usage: python benchmarks/filters.py [CHATS [ARTICLES]]
"""

import json
import platform
import sys
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from random import Random
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.briefing.mentions import Mentions, holds, sentences
from bot.briefing.rank import Told
from bot.briefing.sieve import Sieve
from bot.model import Filters, Findings, Origin, Report, Story
from summarizers.types import Passage, Span

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
VOCABULARY = 12_000
SENTENCES, LENGTH, TITLE = 9, 24, 9
CHECKED = 20
"""Chats the plain loop is run for; it would take hours for all."""
ENGINES = ("ahocorasick_rs", "ahocorasick")


def measure(chats: int = 100_000, articles: int = 500) -> dict[str, object]:
    """Return CPU seconds for all chats, ours and others', and what the index takes."""
    random = Random(7)  # the same articles at every run
    words = [_word(random) for _ in range(VOCABULARY)]
    news = list(_news(random, words, articles))
    wishes = [_wish(random, words, number) for number in range(chats)]
    begun = process_time()
    sieve = Sieve(news)
    sieve.keep(Filters(not_words=("?",)))
    made = process_time() - begun
    begun = process_time()
    left = sum(len(sieve.keep(wish)) for wish in wishes)
    asked = process_time() - begun
    looked_up = _looked_up(news, wishes)
    loop, differing = _plain_loop(news, wishes[:CHECKED], sieve)
    return {
        "chats": chats,
        "articles": articles,
        "words": len({w for wish in wishes for w in wish.not_words}),
        "stories_left": left,
        "index_seconds": round(made, 2),
        "asking_seconds": round(asked, 2),
        "us_per_chat": round(1e6 * asked / chats, 1),
        "words_alone_seconds": round(looked_up, 2),
        "index_mb": round(_megabytes(lambda: _indexed(news)), 1),
        "plain_loop_seconds": round(loop / CHECKED * chats),
        "differing_chats": differing,
        **{name: _engine(name, news, wishes) for name in ENGINES if find_spec(name)},
    }


def _word(random: Random) -> str:
    return "".join(
        random.choice("bdfgklmnprstvz") + random.choice("aeiou")
        for _ in range(random.randint(2, 4))
    )


def _news(random: Random, words: Sequence[str], count: int) -> Iterator[Told]:
    """Yield stories of two articles; common words are much more common than rare."""
    # Zipf's law: a word's share falls with its rank.
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    for number in range(count // 2):
        reports = tuple(
            _report(f"a{number}-{part}", f"s{number}", random, words, weights)
            for part in range(2)
        )
        ids = tuple(each.origin.article_id for each in reports)
        yield Story(f"s{number}", "", ids, (), NOON), reports


def _report(
    name: str,
    story_id: str,
    random: Random,
    words: Sequence[str],
    weights: Sequence[float],
) -> Report:
    drawn = iter(random.choices(words, weights, k=TITLE + SENTENCES * LENGTH))
    title = " ".join(islice(drawn, TITLE))
    said = [" ".join(islice(drawn, LENGTH)) + "." for _ in range(SENTENCES)]
    summary = tuple(Passage(each, Span(0, len(each))) for each in said)
    published = NOON - timedelta(minutes=random.randint(1, 2000))
    origin = Origin(name, title, "Wire", "https://wire.example/", published)
    return Report(origin, (), Findings(summary), story_id)


def _wish(random: Random, words: Sequence[str], number: int) -> Filters:
    """Return five words to mute: two of many chats, two of no other, and a phrase."""
    shared = random.choices(words[200:], k=2)
    own = [f"{random.choice(words)}{number}" for _ in range(2)]
    phrase = " ".join(random.choices(words[50:2000], k=2))
    return Filters(not_words=(*shared, *own, phrase))


def _looked_up(news: Sequence[Told], wishes: Sequence[Filters]) -> float:
    """Return what finding each chat's words takes alone, to compare with a machine."""
    begun = process_time()
    mentions = Mentions(each for _, reports in news for each in reports)
    for wish in wishes:
        set[str]().union(*(mentions.anywhere(word) for word in wish.not_words))
    return process_time() - begun


def _plain_loop(
    news: Sequence[Told], wishes: Sequence[Filters], sieve: Sieve
) -> tuple[float, int]:
    """Return the seconds it takes, and how many chats get something else by it."""
    begun = process_time()
    found = [_looped(news, wish) for wish in wishes]
    seconds = process_time() - begun
    ours = [sieve.judge(wish).articles.keys() for wish in wishes]
    gone = [sieve.judge(wish).stories.keys() for wish in wishes]
    pairs = zip(found, ours, gone, strict=True)
    differing = sum(
        articles != ids or not stories >= titled
        for (articles, titled), ids, stories in pairs
    )
    return seconds, differing


def _looped(news: Sequence[Told], wish: Filters) -> tuple[set[str], set[str]]:
    """Return the articles with a muted word, and the stories with one in a title."""
    articles, stories = set[str](), set[str]()
    for story, reports in news:
        for report in reports:
            texts = (report.origin.title, *sentences(report))
            if any(holds(text, word) for word in wish.not_words for text in texts):
                articles.add(report.origin.article_id)
            if any(holds(texts[0], word) for word in wish.not_words):
                stories.add(story.id)
    return articles, stories


def _engine(
    name: str, news: Sequence[Told], wishes: Sequence[Filters]
) -> dict[str, float]:
    """Return seconds to build a machine of all words, run it, and ask for each chat.

    Words are looked for as they are written: no endings, which would cost more.
    """
    every = sorted({f" {word} " for wish in wishes for word in wish.not_words})
    begun = process_time()
    find = _machine(name, every)
    built = process_time() - begun
    begun = process_time()
    hits: dict[str, set[str]] = {}
    for _, reports in news:
        for report in reports:
            text = " ".join((report.origin.title, *sentences(report)))
            for word in find(f" {text.replace('.', '')} "):
                hits.setdefault(word.strip(), set()).add(report.origin.article_id)
    ran = process_time() - begun
    begun = process_time()
    for wish in wishes:
        set[str]().union(*(hits.get(word, ()) for word in wish.not_words))
    asked = process_time() - begun
    megabytes = _resident(lambda: _machine(name, every))
    parts = {"build": built, "run": ran, "ask": asked, "mb": megabytes}
    return {part: round(value, 2) for part, value in parts.items()}


def _machine(name: str, words: Sequence[str]) -> Callable[[str], Iterator[str]]:
    module = import_module(name)
    if name == "ahocorasick_rs":
        machine = module.AhoCorasick(words)
        return lambda text: machine.find_matches_as_strings(text, overlapping=True)
    automaton = module.Automaton()
    for word in words:
        automaton.add_word(word, word)
    automaton.make_automaton()
    return lambda text: (word for _, word in automaton.iter(text))


def _indexed(news: Sequence[Told]) -> Sieve:
    sieve = Sieve(news)
    sieve.keep(Filters(not_words=("?",)))
    return sieve


def _megabytes(make: Callable[[], object]) -> float:
    """Return what Python keeps of what this makes."""
    tracemalloc.start()
    made = make()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del made
    return size / 1e6


def _resident(make: Callable[[], object]) -> float:
    """Return by how much the process grows, for what Python does not count."""
    before = _rss()
    made = make()
    grown = _rss() - before
    del made
    return grown


def _rss() -> float:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / 1e6


def main() -> None:
    """Print what was measured."""
    counts = [int(word) for word in sys.argv[1:3]]
    result = measure(*counts)
    print(f"Python {platform.python_version()}, {platform.machine()}")
    for name, value in result.items():
        print(f"{name:>20} {value}")
    print(json.dumps(result))


if __name__ == "__main__":
    main()
