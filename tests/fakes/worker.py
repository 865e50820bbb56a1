"""A worker without a process: it does the work here and at once."""

import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec, TypeVar, cast

from bot.errors import SourceError
from bot.jobs.cell import answer_to
from bot.jobs.worker import Worker
from bot.language.current import manner

P = ParamSpec("P")
T = TypeVar("T")


class HereWorker(Worker):
    """Does the work in this process; `poison` is a word in texts that end it badly."""

    def __init__(self, poison: str = "") -> None:
        super().__init__()
        self.poison = poison
        self.done: list[str] = []

    async def run(self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        self.done.append(job.__name__)
        if self.poison and self.poison in repr(args):
            message = "reading it ended the process that reads"
            raise SourceError(message)
        with own_time():
            answer = answer_to((job, args, kwargs, manner()))
        if answer.problem:
            raise SourceError(answer.problem)
        return cast("T", answer.value)


@contextmanager
def own_time() -> Iterator[None]:
    """Take back what a job has the system do when it computes for too long.

    That ends its process, and here this is the one of the tests.
    """
    before = resource.getrlimit(resource.RLIMIT_CPU)
    yield
    resource.setrlimit(resource.RLIMIT_CPU, before)
