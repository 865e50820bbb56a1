"""Whatever sources write, Telegram finds in our messages only what we mean.

`benchmarks/markup.py` does the same with ten thousand messages.
"""

import pytest

from bot.delivery.pieces.fitting import fitted
from bot.model import Message
from bot.playground.html import parse_html
from tests.fakes.hostile import messages
from tests.fakes.telegram import faults, shown

pytestmark = pytest.mark.whole


def sent(count: int, seed: int) -> list[str]:
    """Return messages as they leave, those too long in their parts."""
    made = (fitted(Message(html)) for html in messages(count, seed))
    return [part.html for parts in made for part in parts]


def test_telegram_takes_every_message_and_finds_in_it_only_what_we_mean() -> None:
    differing = [(html, wrong) for html in sent(300, 4) if (wrong := faults(html))]
    assert differing == []


def test_the_playground_reads_our_messages_as_telegram_does() -> None:
    read = [parse_html(html) for html in sent(100, 5)]
    official = [shown(html) for html in sent(100, 5)]
    assert [text for text, _ in read] == [text for text, _ in official]
    assert [len(entities) for _, entities in read] == [
        len(kinds) for _, kinds in official
    ]
