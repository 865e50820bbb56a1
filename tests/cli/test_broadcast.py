"""`broadcast`: shown, confirmed, put into the store, watched and steered."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner, Result

from bot.cli import broadcast as module
from bot.cli import newsbrief
from bot.clock import SystemClock
from bot.model import Address, Chat, ChatKind, Message, Subscription
from bot.store.casting import Broadcast, Reach, State
from bot.store.connection import Redis, close, connect
from bot.store.stores import Stores, make_stores
from tests.store.values import NOON

Work = Callable[[Stores, Redis], Awaitable[None]]
Beside = Callable[[Work], None]


@pytest.fixture(autouse=True)
def url(store_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a store with two people, a channel and the topic of one."""
    monkeypatch.setenv("REDIS_URL", store_url)
    # The server of the tests has no append-only file, and a warning says so.
    monkeypatch.setenv("NEWSBRIEF_LOG_LEVEL", "ERROR")
    monkeypatch.setattr(module, "LOOK", 0.01)
    asyncio.run(_with(store_url, _settle))
    return store_url


async def _with(url: str, work: Work) -> None:
    client = connect(url)
    async with asyncio.timeout(20):
        await work(make_stores(client, "test"), client)
    await close(client)


async def _settle(stores: Stores, client: Redis) -> None:
    await client.flushall()
    await client.config_resetstat()
    await stores.chats.save(Chat(11, ChatKind.PRIVATE))
    await stores.chats.save(Chat(12, ChatKind.PRIVATE))
    await stores.chats.save(Chat(-21, ChatKind.CHANNEL))
    wish = Subscription(Address(11), (480,), "UTC", topics=("sea",))
    await stores.subscriptions.save(wish, NOON)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    file = tmp_path / "news.txt"
    file.write_text("We move <b>on Friday</b>.\n")
    return file


def run(*args: object, said: str = "") -> Result:
    return CliRunner().invoke(newsbrief, ["broadcast", *map(str, args)], input=said)


def known(url: str) -> tuple[Broadcast, ...]:
    found: list[Broadcast] = []

    async def look(stores: Stores, _client: Redis) -> None:
        found.extend(await stores.broadcasts.all())

    asyncio.run(_with(url, look))
    return tuple(found)


@pytest.fixture
def running(url: str) -> str:
    """The id of a broadcast on its way."""
    draft = Broadcast("abc", Message("Hello"), 0, SystemClock().now())

    async def begin(stores: Stores, _client: Redis) -> None:
        await stores.broadcasts.draft(draft)
        await stores.broadcasts.draft(Broadcast("d", Message("Draft"), 7, NOON))
        await stores.broadcasts.start(draft, 3, 30.0)
        await stores.recipients.snap(draft)

    asyncio.run(_with(url, begin))
    return draft.id


async def started(stores: Stores) -> Broadcast:
    """Wait for a broadcast."""
    while not (at_work := await stores.broadcasts.at_work()):
        await SystemClock().sleep(0.01)
    return at_work[0]


async def end(stores: Stores, _client: Redis) -> None:
    """Do what the bot would, though too late."""
    one = await started(stores)
    await stores.recipients.snap(one)
    await stores.recipients.drop(one.id, "late")
    await stores.broadcasts.finish(one.id)


async def interrupt(stores: Stores, _client: Redis) -> None:
    """Press Ctrl+C when there is a broadcast."""
    try:
        await started(stores)
    finally:
        os.kill(os.getpid(), signal.SIGINT)


async def interrupt_late(stores: Stores, client: Redis) -> None:
    """Press Ctrl+C when its lists were looked at some twenty times."""
    try:
        await started(stores)
        while await looks(client) < 20 * 64:
            await SystemClock().sleep(0.01)
    finally:
        os.kill(os.getpid(), signal.SIGINT)


async def looks(client: Redis) -> int:
    """How many lists were looked at."""
    stats = await client.info("commandstats")
    return int(stats.get("cmdstat_llen", {"calls": 0})["calls"])


@pytest.fixture
def beside(url: str) -> Iterator[Beside]:
    """Starts work in a thread, as if somebody else did it."""
    threads: list[Thread] = []

    def start(work: Work) -> None:
        threads.append(Thread(target=asyncio.run, args=(_with(url, work),)))
        threads[-1].start()

    yield start
    for thread in threads:
        thread.join()


def test_it_is_shown_and_asked_before_anything_is_sent(url: str, text: Path) -> None:
    result = run(text, "--to", "all", said="n\n")
    assert result.exit_code == 1
    assert result.stdout.startswith(
        "We move <b>on Friday</b>.\n\nTo everyone: 3 chats. It takes a moment.\n"
        "Send it? [y/N]: n\n"
    )
    assert known(url) == ()


def test_who_pays_hears_how_much_sooner_it_is_done(
    url: str, text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fill(stores: Stores, _client: Redis) -> None:
        for reader in range(100, 200):
            await stores.chats.save(Chat(reader, ChatKind.PRIVATE))

    asyncio.run(_with(url, fill))
    free = run(text, "--to", "private", said="n\n")
    monkeypatch.setenv("NEWSBRIEF_PAID_PER_DAY", "10")
    paid = run(text, "--to", "private", said="n\n")
    assert "To people: 102 chats. It takes about 3 seconds." in free.stdout
    assert "To people: 102 chats. It takes a moment." in paid.stdout


def test_confirmed_it_is_watched_to_its_end(
    url: str, text: Path, beside: Beside
) -> None:
    beside(end)
    result = run(text, "--to", "private", "--silent", said="y\n")
    assert result.exit_code == 0
    (one,) = known(url)
    assert (one.by, one.reach, one.state) == (0, Reach.PRIVATE, State.DONE)
    assert one.message == Message("We move &lt;b&gt;on Friday&lt;/b&gt;.", (), True)
    assert f"Broadcast {one.id}. Ctrl+C leaves it to the bot." in result.stdout
    assert result.stdout.endswith(
        "📣 Broadcast to people: finished\n“We move <b>on Friday</b>.”\n"
        "Sent: 0 of 2 chats\nNot delivered: 2\n• 2 too late to send it\n"
    )


def test_interrupted_it_goes_on_and_says_so(
    url: str, text: Path, beside: Beside
) -> None:
    beside(interrupt)
    result = run(text, "--to", "topic", "--topic", "sea", "--yes")
    assert result.exit_code == 0
    assert result.stdout.endswith(
        "It goes on without this command; `newsbrief broadcast list` shows how far.\n"
    )
    (one,) = known(url)
    assert (one.state, one.reach, one.topic) == (State.RUNNING, Reach.TOPIC, "sea")


def test_while_nothing_goes_it_asks_whether_the_bot_is_running(
    text: Path, beside: Beside
) -> None:
    beside(interrupt_late)
    result = run(text, "--to", "all", "--yes")
    assert result.stderr == (
        "Nothing was sent yet. Is the bot running? See `newsbrief up`.\n"
    )
    assert result.stdout.count("Sent: 0 of 3 chats · Still to go: 3") == 10


@pytest.mark.parametrize(
    ("args", "problem"),
    [
        (["--to", "groups", "--yes"], "There is nobody to send it to"),
        (
            ["--to", "topic", "--topic", "moon", "--yes"],
            "There is no topic “moon”. The topics are: sea",
        ),
    ],
)
def test_nobody_and_an_unknown_topic_are_told(
    text: Path, args: list[str], problem: str
) -> None:
    result = run(text, *args)
    assert (result.exit_code, result.stderr) == (1, f"error: {problem}\n")


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("  \n", "- is empty"),
        ("x" * 4097, "That is too long for one message; keep it under 4,096 letters."),
    ],
)
def test_a_text_that_is_no_message_is_refused(words: str, problem: str) -> None:
    result = run("-", "--to", "all", "--yes", said=words)
    assert (result.exit_code, result.stderr) == (1, f"error: {problem}\n")


@pytest.mark.parametrize(
    ("args", "problem"),
    [
        (["-", "--to", "all"], "with - there is nobody to ask: add --yes"),
        (["a", "--to", "topic"], "--topic NAME goes with --to topic"),
        (["a", "--to", "all", "--topic", "sea"], "--topic NAME goes with --to topic"),
        (["a"], "Missing option '--to'"),
        (["a", "--to", "friends"], "'friends' is not one of 'all', 'private'"),
    ],
)
def test_wrong_use_is_told(args: list[str], problem: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert problem in result.stderr


def test_help_names_all_it_can_do() -> None:
    for args in ([], ["--help"]):
        shown = run(*args).output
        assert "cancel" in shown
        assert "resume" in shown


def test_the_list_shows_how_far_each_is_and_no_drafts(running: str) -> None:
    result = run("list")
    lines = result.stdout.splitlines()
    assert lines[0].startswith(f"{running}  20")
    assert lines[1:] == [
        "  📣 Broadcast to everyone: on its way",
        "  “Hello”",
        "  Sent: 0 of 3 chats",
        "  Still to go: 3, a moment",
    ]


def test_it_is_paused_resumed_and_cancelled(running: str) -> None:
    paused = run("pause", running)
    again = run("pause", running)
    resumed = run("resume", running)
    cancelled = run("cancel", running)
    late = run("resume", running)
    assert paused.stdout.startswith("  📣 Broadcast to everyone: paused\n")
    assert (again.exit_code, again.stderr) == (1, "error: Broadcast abc is paused\n")
    assert resumed.stdout.startswith("  📣 Broadcast to everyone: on its way\n")
    assert cancelled.stdout.startswith("  📣 Broadcast to everyone: cancelled\n")
    assert late.stderr == "error: Broadcast abc is cancelled\n"


def test_what_is_no_broadcast_cannot_be_steered(running: str) -> None:
    for name in ("none", "d"):
        result = run("cancel", name)
        assert result.exit_code == 1
        assert result.stderr == (
            f"error: There is no broadcast {name}; see `newsbrief broadcast list`\n"
        )
