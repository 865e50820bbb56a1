import asyncio
import logging
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from redis.exceptions import ConnectionError as LostConnection

from bot.clock import SystemClock
from bot.errors import StoreError
from bot.store import server
from bot.store.connection import Redis, check, close, connect
from bot.store.locks import FileLock, is_held, turn
from bot.store.process import last_words, say, socket_path
from bot.store.server import embedded, keep
from tests.fakes.clock import FakeClock

ROOT = Path(__file__).resolve().parents[2]
ALIVE = Path("store/alive")


@pytest.fixture
def place() -> Iterator[Path]:
    """A directory with a path short enough for a socket."""
    with tempfile.TemporaryDirectory(prefix="nb ") as path:
        yield Path(path)


@pytest.fixture
async def client(place: Path) -> AsyncIterator[Redis]:
    async with embedded(place) as url:
        redis = connect(url)
        yield redis
        await close(redis)


def start_holder(place: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our own test program
        [sys.executable, "-m", "tests.store.holder", str(place)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def server_of(holder: subprocess.Popen[str]) -> int:
    """Return the process id of the server the holder uses, once it does."""
    assert holder.stdout is not None
    return int(holder.stdout.readline())


def end(holder: subprocess.Popen[str]) -> None:
    holder.communicate(timeout=20)
    assert holder.returncode == 0


async def count_holders(place: Path) -> int:
    async with embedded(place) as url:
        redis = connect(url)
        count = int(await redis.get("holders") or 0)
        await close(redis)
    return count


async def until_free(path: Path) -> None:
    """Wait until the server that holds this lock was cleared away by the kernel."""
    async with asyncio.timeout(5), turn(path, SystemClock(), 5.0):
        pass


async def test_what_was_written_is_there_after_a_clean_stop(place: Path) -> None:
    async with embedded(place) as url:
        redis = connect(url)
        await redis.set("x", "kept")
        await close(redis)
    assert not is_held(place / ALIVE)
    async with embedded(place) as url:
        redis = connect(url)
        assert await redis.get("x") == b"kept"
        await close(redis)


async def test_the_server_is_durable_and_private(client: Redis, place: Path) -> None:
    settings = await client.config_get("append*", "maxmemory-policy", "port")
    assert settings["appendonly"] == "yes"
    assert settings["appendfsync"] == "always"
    assert settings["maxmemory-policy"] == "noeviction"
    assert settings["port"] == "0"
    assert (place / "store").stat().st_mode & 0o777 == 0o700


async def test_our_own_server_passes_its_own_check(
    client: Redis, caplog: pytest.LogCaptureFixture
) -> None:
    await check(client)
    assert caplog.text == ""


async def test_an_ephemeral_store_writes_nothing_down(place: Path) -> None:
    async with embedded(place, ephemeral=True) as url:
        redis = connect(url)
        assert (await redis.config_get("appendonly"))["appendonly"] == "no"
        await close(redis)


async def test_a_long_path_gets_a_short_socket(place: Path) -> None:
    deep = place / ("x" * 120)
    async with embedded(deep) as url:
        redis = connect(url)
        assert await redis.ping()
        await close(redis)
    assert len(os.fsencode(socket_path(deep / "store"))) < 104


async def test_signals_to_the_whole_group_do_not_stop_the_store(
    client: Redis,
) -> None:
    process = (await client.info("server"))["process_id"]
    os.kill(process, signal.SIGTERM)
    os.kill(process, signal.SIGINT)
    assert await client.ping()


async def test_two_users_share_a_server_and_the_last_one_stops_it(
    place: Path,
) -> None:
    async with embedded(place) as url:
        async with embedded(place) as same:
            assert url == same
        assert is_held(place / ALIVE)
    assert not is_held(place / ALIVE)


async def test_processes_that_start_together_use_one_server(place: Path) -> None:
    holders = [start_holder(place) for _ in range(4)]
    servers = {server_of(holder) for holder in holders}
    for holder in holders:
        end(holder)
    assert len(servers) == 1
    assert not is_held(place / ALIVE)
    assert await count_holders(place) == 4


async def test_an_orphaned_server_is_adopted(place: Path) -> None:
    holder = start_holder(place)
    process = server_of(holder)
    holder.kill()
    holder.communicate()
    async with embedded(place) as url:
        redis = connect(url)
        assert (await redis.info("server"))["process_id"] == process
        await close(redis)
    assert not is_held(place / ALIVE)


async def test_a_killed_server_is_started_again_with_all_it_had(place: Path) -> None:
    holder = start_holder(place)
    os.kill(server_of(holder), signal.SIGKILL)
    await until_free(place / ALIVE)
    assert await count_holders(place) == 1
    end(holder)


class FewNaps(FakeClock):
    """Cuts whole seconds short, and cancels who asks for a third."""

    async def sleep(self, seconds: float) -> None:
        if seconds < 1.0:
            await SystemClock().sleep(seconds)
            return
        self.slept.append(seconds)
        if len(self.slept) == 3:
            raise asyncio.CancelledError


async def test_a_server_that_dies_in_use_is_started_again(place: Path) -> None:
    async with embedded(place) as url:
        redis = connect(url, patient=True)
        await redis.set("x", "kept")
        os.kill((await redis.info("server"))["process_id"], signal.SIGKILL)
        await until_free(place / ALIVE)
        with pytest.raises(asyncio.CancelledError):
            await keep(place, FewNaps())
        assert await redis.get("x") == b"kept"
        await close(redis)


async def test_a_server_whose_disk_is_full_ends_and_comes_back_with_what_it_confirmed(
    place: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with embedded(place) as url:
        redis = connect(url)
        await redis.set("x", "kept")
        number = (await redis.info("server"))["process_id"]
        limits = (1, resource.RLIM_INFINITY)
        resource.prlimit(number, resource.RLIMIT_FSIZE, limits)
        with pytest.raises(LostConnection):
            await redis.set("y", "not kept")
        await until_free(place / ALIVE)
        with pytest.raises(asyncio.CancelledError):
            await keep(place, FewNaps())
        assert await redis.mget("x", "y") == [b"kept", None]
        await close(redis)
    assert "the store's server was gone (" in caplog.text


async def test_a_server_that_cannot_be_started_again_is_told_and_tried_on(
    place: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with embedded(place):
        pass
    damage(place, b"*3\r\n$3\r\nSET\r\nnonsense\r\n")
    with pytest.raises(asyncio.CancelledError):
        await keep(place, FewNaps())
    told = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert ["could not be started" in record.getMessage() for record in told] == [True]


def damage(place: Path, tail: bytes) -> None:
    """Add to the last part of what the server wrote."""
    (log,) = (place / "store/appendonlydir").glob("*.incr.aof")
    with log.open("ab") as file:
        file.write(tail)


async def test_a_write_cut_short_by_a_crash_is_dropped(place: Path) -> None:
    async with embedded(place) as url:
        redis = connect(url)
        await redis.set("holders", 7)
        await close(redis)
    damage(place, b"*3\r\n$3\r\nSET\r\n$1\r\nx\r\n$5\r\nhal")
    assert await count_holders(place) == 7


async def test_a_damaged_store_is_not_opened_but_explained(place: Path) -> None:
    async with embedded(place):
        pass
    damage(place, b"*3\r\n$3\r\nSET\r\nnonsense\r\n")
    with pytest.raises(StoreError, match=r"Bad file format.*backup"):
        await count_holders(place)


async def test_a_store_cut_in_two_is_not_opened_but_explained(place: Path) -> None:
    async with embedded(place) as url:
        redis = connect(url)
        await redis.set("holders", "x" * 5000)
        await redis.bgrewriteaof()
        async with asyncio.timeout(10):
            while (await redis.info("persistence"))["aof_rewrite_in_progress"]:
                await SystemClock().sleep(0.01)
        await close(redis)
    (base,) = (place / "store/appendonlydir").glob("*.base.rdb")
    whole = base.read_bytes()
    base.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StoreError, match="could not be started"):
        await count_holders(place)
    base.write_bytes(whole)
    async with embedded(place) as url:
        redis = connect(url)
        assert await redis.strlen("holders") == 5000
        await close(redis)


async def test_a_place_nobody_can_write_to_is_explained() -> None:
    with pytest.raises(StoreError, match="cannot be used"):
        await count_holders(Path("/sys/newsbrief"))


async def test_a_place_that_is_no_directory_is_explained(place: Path) -> None:
    (place / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be used"):
        await count_holders(place / "file")


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give a directory away")
async def test_somebody_elses_place_for_sockets_is_not_used(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    foreign = place / f"newsbrief-{os.getuid()}"
    foreign.mkdir()
    shutil.chown(foreign, 12345)
    with pytest.raises(StoreError, match="belongs to another user"):
        await count_holders(place / ("x" * 120))


async def test_a_server_that_never_answers_is_given_up(place: Path) -> None:
    home = server._home(place)
    lock = FileLock(home / "alive")
    assert lock.take()
    with pytest.raises(StoreError, match="does not answer within 60 seconds"):
        await server._ensure(home, FakeClock(), ephemeral=True)
    assert not server._start(home, ephemeral=True)
    lock.close()


async def test_who_waits_too_long_for_a_turn_is_told_so(place: Path) -> None:
    lock = FileLock(place / "turn")
    assert lock.take()
    with pytest.raises(StoreError, match="starting or stopping"):
        async with turn(place / "turn", FakeClock(), 1.0):
            pass
    lock.close()


async def test_a_server_that_refuses_to_stop_is_left_running(
    place: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def answer(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        command = await reader.readline()
        writer.write(b"+PONG\r\n" if command == b"PING\r\n" else b"-ERR disk full\r\n")
        writer.close()

    home = server._home(place)
    listening = await asyncio.start_unix_server(answer, socket_path(home))
    async with listening, embedded(place):
        pass
    assert "disk full" in caplog.text


async def test_a_server_nobody_runs_says_nothing(place: Path) -> None:
    assert await say(place, "PING") == ""
    assert last_words(place) == "it left no log"
    (place / "log").write_text("1:M 30 Sep 2026 12:00:00.000 * Ready\n")
    assert last_words(place) == "it gave no reason"
