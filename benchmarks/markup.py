"""Asks Telegram's own parser what it makes of our messages, ten thousand times.

Sources are played by tests/fakes/hostile.py, which writes what an attacker would. Each
message is one that Telegram must take whole: valid, at most 4,096 UTF-16 units and 100
entities, every link kept, and no command or mention that the words brought with them.
In the same run: what most bots do instead, `html.escape` and a cut every 4,096 letters.
The playground's parser is compared with Telegram's on as many marked-up texts.
Usage: PYTHONPATH=. python benchmarks/markup.py [CASES]
"""

import html
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from time import perf_counter

from bot.delivery.html.runs import visible
from bot.delivery.pieces.fitting import fitted
from bot.model import Message
from tests.fakes.hostile import messages, words
from tests.fakes.telegram import faults
from tests.playground.test_html import official, ours, samples

CASES = 10_000
SEED = 20_261_126


def rendered(count: int) -> Iterator[str]:
    """Yield our messages as they leave."""
    for made in messages(count, SEED):
        for part in fitted(Message(made)):
            yield part.html


def escaped(count: int) -> Iterator[str]:
    """Yield what escaping alone makes of such news, cut where a message is full."""
    chance = random.Random(SEED)
    for _ in range(count):
        title, text = words(chance, 5), words(chance, 40)
        link = f'<a href="https://post.example/a">{html.escape(title)}</a>'
        told = f"{link}\n{html.escape(text)}"
        clean = told.encode(errors="ignore").decode()
        yield from (clean[at : at + 4096] for at in range(0, len(clean), 4096))


def judge(made: Iterable[str]) -> Counter[str]:
    """Return how many messages there were and what was wrong with how many."""
    found: Counter[str] = Counter(messages=0)
    for each in made:
        found["messages"] += 1
        found["links"] += each.count("<a href=")
        found["letters"] += len(visible(each))
        try:
            found.update(faults(each))
        except AssertionError:
            found["not valid"] += 1
    return found


def main(count: int) -> None:
    """Print what was found, by way of writing, and as a line of JSON."""
    started = perf_counter()
    result = {
        "ours": dict(judge(rendered(count))),
        "escape and cut": dict(judge(escaped(count))),
        "playground differs": sum(official(t) != ours(t) for t in samples(count)),
        "marked-up texts": count,
    }
    for name, value in result.items():
        print(f"{name:>20}  {value}")
    print(f"{perf_counter() - started:.0f} s")
    print(json.dumps(result))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else CASES)
