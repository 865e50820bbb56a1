"""The life of a process that reads strangers' texts: take work, answer, take work.

It is a program of its own, started by `bot.jobs.worker`, so that it inherits
neither our environment, where the secrets are, nor our sockets. It ends when we are
gone, when it was idle for long, and when a text left it with much memory: what came
once need not stay.
"""

import logging
import resource
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bot import wording_problems as wording
from bot.errors import SourceError
from bot.jobs.answers import Answer
from bot.jobs.confinement import NO_FILES, bar, limit, limits
from bot.language.current import speaking
from bot.model import Manner

MOST_RESIDENT = 160_000  # kB; 70,000 with everything imported, 100,000 after big pages
MOST_CPU = 15  # seconds for one piece of work, in case nobody is left to end it

_STATM = Path("/proc/self/statm")

CONFINED, TRUSTED = "confined", "trusted"
"""Whether the work is a stranger's text, or ours and needs files."""

Work = tuple[Callable[..., object], tuple[Any, ...], dict[str, Any], Manner]
"""A job, what it is given, and how to speak to whoever waits: what is wrong is told."""


def serve(pipe: Connection, idle: float | None) -> None:
    """Answer work until there is a reason to end; `idle` is in seconds."""
    with suppress(EOFError, ConnectionError):
        pipe.send(Answer())  # we are ready
        while pipe.poll(idle) and _resident() < MOST_RESIDENT:
            allow_time(MOST_CPU)
            pipe.send(answer_to(pipe.recv()))


def answer_to(work: Work) -> Answer:
    """Return what the job returns, or what went wrong, in words."""
    job, args, kwargs, manner = work
    with speaking(manner):
        try:
            return Answer(job(*args, **kwargs))
        except SourceError as error:
            return Answer(problem=str(error))
        except MemoryError:
            return Answer(problem=wording.WORK_LARGE)
        except Exception as error:  # noqa: BLE001  # the boundary: what strangers cause
            kind = type(error).__name__
            return Answer(problem=wording.WORK_FAILED.format(kind=kind, error=error))


def _resident() -> int:
    """Return how much memory this process has, in kB; 0 where nobody can tell."""
    # Not ru_maxrss: that counts what the process had that started us.
    try:
        pages = int(_STATM.read_bytes().split()[1])
    except OSError:
        return 0
    return pages * resource.getpagesize() // 1024


def allow_time(seconds: int) -> None:
    """Have the system end this process when it computed so much more, a second less."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + seconds
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def live(number: int, idle: float) -> None:
    """Be the process, with the pipe of this number; `idle` 0 is for ever."""
    # Ctrl-C reaches every process of a terminal; ours tells us when to end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable()
    with Connection(number) as pipe:
        serve(pipe, idle or None)


if __name__ == "__main__":
    # What is given up here is given up for good.
    limit(limits(int(sys.argv[2])))
    if sys.argv[4] == CONFINED:
        limit(NO_FILES)
        bar()
    live(int(sys.argv[1]), float(sys.argv[3]))
