"""No secret stands in anything the service writes, says, keeps or shows of itself.

Real processes run into every kind of trouble, logging all they can; then everything
they left behind is searched for the token, the passwords and the keys.
"""

import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp
import pytest

from bot.playground.cast import ADA, BEN
from bot.store.connection import Redis
from tests.fixtures.ownstore import OwnStore
from tests.fixtures.playground import PlayServer
from tests.fixtures.process import Running, environment, running
from tests.journeys.test_forget import content

PASSWORD = "canary-of-the-store/1"  # noqa: S105 - a bird, to be found wherever it is
WEBHOOK = "canary-of-the-webhook"
KEY = "canary-of-the-model"
ROUNDABOUT = "canary-of-the-store%2F1"
SENTENCES = ("error: port", "does not accept the password", "error: ", "error: ")
PATHS = ("healthz", "readyz", "metrics", "a/nothing", "nothing", "telegram/guessed")


@pytest.fixture
def env(
    playground: PlayServer, own_store: OwnStore, tmp_path: Path, unused_tcp_port: int
) -> dict[str, str]:
    """Settings with a secret in each place there is for one."""
    url = f"unix://:{ROUNDABOUT}@{own_store.place}/socket"
    return {
        **environment(playground, url, tmp_path),
        "PUBLIC_URL": f"http://127.0.0.1:{unused_tcp_port}",
        "PORT": str(unused_tcp_port),
        "WEBHOOK_SECRET": WEBHOOK,
        "NEWSBRIEF_REWORD_URL": "http://127.0.0.1:1/v1",
        "NEWSBRIEF_REWORD_MODEL": "none",
        "NEWSBRIEF_REWORD_KEY": KEY,
        "NEWSBRIEF_LOG_LEVEL": "DEBUG",
    }


async def answers(port: str) -> AsyncIterator[str]:
    """What the web server says, to those who know nothing and to forgers."""
    base = f"http://127.0.0.1:{port}/"
    async with aiohttp.ClientSession() as session:
        for path in PATHS:
            async with session.get(base + path) as answer:
                yield f"{answer.headers} {await answer.text()}"
            async with session.post(base + path, data=b"{") as answer:
                yield f"{answer.headers} {await answer.text()}"


async def stored(redis: Redis) -> AsyncIterator[str]:
    """All that is in the store: names and values."""
    async for key in redis.scan_iter("*"):
        yield f"{key!r} {await content(redis, key)!r}"


def shown(service: Running) -> list[str]:
    """The command lines of all processes of a service's group, as anyone sees them."""
    wanted = str(service.pid)
    stats = {place: told(place / "stat") for place in Path("/proc").glob("[0-9]*")}
    ours = [
        place
        for place, stat in stats.items()
        if stat.rpartition(") ")[2].split()[2:3] == [wanted]
    ]
    return [told(place / "cmdline") for place in ours]


def told(file: Path) -> str:
    """What the kernel tells of a process, nothing once it has ended."""
    try:
        return file.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def written(place: Path, pattern: str) -> list[str]:
    """What the files of these names hold."""
    return [path.read_bytes().decode("latin-1") for path in place.rglob(pattern)]


async def get_into_trouble(
    service: Running, playground: PlayServer, store: OwnStore
) -> None:
    """Let Telegram and the store fail in every way, and somebody write meanwhile."""
    faults, human = playground.faults, playground.human
    faults.gateway(method="sendMessage", chat_id=ADA)
    faults.close(after=True, method="sendMessage", chat_id=ADA)
    faults.too_many(1, method="sendMessage", chat_id=BEN)
    faults.broken(method="sendMessage", chat_id=BEN)
    human.send(ADA, ADA, "/subscribe 8:00 London")
    human.send(ADA, ADA, "/help")
    human.send(BEN, BEN, "/help")
    await playground.called("sendMessage", 4, 20)
    store.tell(signal.SIGSTOP)
    human.send(BEN, BEN, "/latest")
    await service.until_said("The store is busy just now")
    store.tell(signal.SIGCONT)


async def test_no_secret_leaves_the_environment(
    playground: PlayServer,
    own_store: OwnStore,
    own_redis: Redis,
    env: dict[str, str],
    tmp_path: Path,
) -> None:
    await own_redis.config_set("requirepass", PASSWORD)
    async with running(tmp_path, env) as service:
        await service.until_said("Newsbrief is up")
        await get_into_trouble(service, playground, own_store)
        said = [text async for text in answers(env["PORT"])]
        said += shown(service)
        said += [text async for text in stored(own_redis)]
        # Each of these has a sentence of its own.
        bad = {
            "taken": {},
            "password": {"REDIS_URL": env["REDIS_URL"].replace("canary", "canary-no")},
            "token": {"TELEGRAM_BOT_TOKEN": f"{playground.token}-no", "PORT": "0"},
            "form": {"TELEGRAM_BOT_TOKEN": f"bot{playground.token}"},
        }
        async with AsyncExitStack() as stack:
            others = [
                await stack.enter_async_context(
                    running(tmp_path, {**env, **wrong}, "web", name=name)
                )
                for name, wrong in bad.items()
            ]
            for other, words in zip(others, SENTENCES, strict=True):
                await other.until_said(words)
        service.signal(signal.SIGTERM)
        await service.ended()
    said += written(tmp_path, "*.txt")
    said += [*written(own_store.place, "*.aof"), *written(own_store.place, "log")]
    secrets = (playground.token, PASSWORD, ROUNDABOUT, WEBHOOK, KEY)
    assert len("".join(said)) > 10_000
    assert [each for each in secrets if each in "".join(said)] == []
