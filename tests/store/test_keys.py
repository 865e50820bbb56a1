import inspect
from pathlib import Path

from bot.store import keys

DOCS = Path(__file__).resolve().parents[2] / "docs" / "storage.md"


def test_every_key_is_documented() -> None:
    text = DOCS.read_text()
    functions = [
        name
        for name, value in inspect.getmembers(keys, inspect.isfunction)
        if not name.startswith("_") and value.__module__ == keys.__name__
    ]
    missing = [name for name in functions if f"`{name}`" not in text]
    assert missing == ["shard"]


def test_a_chat_stays_in_its_shard() -> None:
    assert [keys.shard(chat) for chat in (1, -1001234567890)] == [55, 37]


def test_chats_are_spread_evenly() -> None:
    numbers = [keys.shard(chat) for chat in range(6400)]
    sizes = [numbers.count(number) for number in range(keys.SHARDS)]
    assert min(sizes) > 60
    assert max(sizes) < 140


def test_all_keys_of_a_chat_lie_together() -> None:
    tag = f"{{d{keys.shard(5)}}}"
    names = (keys.chat(5), keys.subscriptions(5), keys.told(5), keys.pending(5))
    assert all(tag in name for name in names)
