"""What the child may not do. A thread that ends stands for it: bars are a thread's."""

import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.jobs.confinement import NO_FILES, bar, limit, limits, program


def barred(job: Callable[[], object]) -> object:
    def confined() -> object:
        bar()
        return job()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(confined).result()


def _write() -> None:
    Path(tempfile.gettempdir(), "never").write_text("x")


@pytest.mark.skipif(sys.platform != "linux", reason="other kernels have no seccomp")
@pytest.mark.parametrize(
    "job",
    [
        socket.socket,
        os.fork,
        lambda: subprocess.run([sys.executable, "-V"], check=False),
        lambda: os.kill(os.getpid(), 0),
        lambda: signal.pthread_kill(threading.get_ident(), 0),
        lambda: resource.prlimit(os.getpid(), resource.RLIMIT_CORE),
        _write,
        lambda: Path(__file__).rename("elsewhere"),
        lambda: Path(__file__).unlink(),
        lambda: Path("made").mkdir(),
        lambda: os.open(__file__, os.O_RDWR),
        lambda: os.truncate(__file__, 0),
        lambda: Path(__file__).chmod(0),
    ],
)
def test_what_reading_does_not_need_is_refused(job: Callable[[], object]) -> None:
    with pytest.raises(PermissionError):
        barred(job)
    assert Path(__file__).is_file()


def test_what_reading_needs_is_left() -> None:
    assert barred(Path(__file__).read_bytes)
    assert barred(lambda: len(bytearray(30_000_000))) == 30_000_000
    assert barred(_thread) == ["done"]
    assert barred(lambda: resource.getrlimit(resource.RLIMIT_NOFILE))


def _thread() -> list[str]:
    done: list[str] = []
    thread = threading.Thread(target=done.append, args=("done",))
    thread.start()
    thread.join()
    return done


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_every_step_leads_forward_to_a_verdict(machine: str) -> None:
    steps = program(machine)
    assert steps[-1] == (0x06, 0, 0, 0x7FFF0000)
    assert len(steps) < 256
    for place, (_, yes, no, _) in enumerate(steps):
        assert place + max(yes, no) + 1 <= len(steps)


def test_a_machine_we_have_no_numbers_for_is_left_to_its_limits() -> None:
    bar("abacus")


def test_a_limit_is_set_and_one_the_system_does_not_have_passed_over() -> None:
    before = resource.getrlimit(resource.RLIMIT_CORE)
    limit({resource.RLIMIT_CORE: before[0], 10_000: 1})
    assert resource.getrlimit(resource.RLIMIT_CORE)[0] == before[0]


def test_files_and_memory_are_limited() -> None:
    assert limits(1_000)[resource.RLIMIT_AS] == 1_000
    assert NO_FILES[resource.RLIMIT_FSIZE] == 0
