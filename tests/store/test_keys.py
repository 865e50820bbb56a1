import inspect
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from bot.store import keys

DOCS = Path(__file__).resolve().parents[2] / "docs" / "storage.md"
PARTS = [part.name for part in iter_modules(keys.__path__)]
# Not keys: where a chat lives, and what the names of the keys there begin with.
PLACES = {"shard", "place", "home"}


def made_in(part: str) -> set[str]:
    module = import_module(f"{keys.__name__}.{part}")
    return {
        name
        for name, value in inspect.getmembers(module, inspect.isfunction)
        if not name.startswith("_") and value.__module__ == module.__name__
    }


KEYS = set().union(*map(made_in, PARTS)) - PLACES


def test_every_key_is_documented() -> None:
    text = DOCS.read_text()
    assert {name for name in KEYS if f"`{name}`" not in text} == set()


def test_the_package_gives_every_key() -> None:
    assert set(keys.__all__) - {"INDEX", "SHARDS", "shard"} == KEYS


def test_no_part_is_called_as_a_key_is() -> None:
    assert KEYS.isdisjoint(PARTS)


def test_no_two_keys_have_one_name() -> None:
    assert len(KEYS | PLACES) == sum(len(made_in(part)) for part in PARTS)


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
