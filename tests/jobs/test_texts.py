"""How the texts of a feed go to the processes that read."""

import asyncio
from collections.abc import Callable

from bot.errors import SourceError
from bot.jobs.analysis import Analysis, Analyst
from bot.jobs.texts import Texts
from tests.fakes.newsroom import seed
from tests.fakes.worker import HereWorker, P, T


class ElsewhereWorker(HereWorker):
    """Lets others come meanwhile, as a process does."""

    async def run(self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        await asyncio.sleep(0)  # noqa: TID251  # no time passes
        return await super().run(job, *args, **kwargs)


class HangingWorker(ElsewhereWorker):
    """Never ends with several at once."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = asyncio.Event()

    async def run(self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        if job.__name__ == "analyse_all":
            self.gate.set()
            await asyncio.Event().wait()
        return await super().run(job, *args, **kwargs)


async def analysed(worker: HereWorker, *names: str) -> list[Analysis | SourceError]:
    texts = Texts(Analyst(worker))

    async def one(name: str) -> Analysis | SourceError:
        try:
            return await texts.analyse(seed(name, 21))
        except SourceError as error:
            return error

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(name)) for name in names]
    return [task.result() for task in tasks]


async def test_texts_that_come_while_another_is_read_go_together() -> None:
    worker = ElsewhereWorker()
    found = await analysed(worker, *"abcdefgh")
    assert worker.done == ["analyse", "analyse_all", "analyse"]
    assert not any(isinstance(each, SourceError) for each in found)


async def test_a_text_that_cannot_be_read_spoils_no_other() -> None:
    worker = ElsewhereWorker(poison="number b")
    one, two, three = (await analysed(worker, *"xabc"))[1:]
    assert isinstance(two, SourceError)
    assert not isinstance(one, SourceError)
    assert not isinstance(three, SourceError)
    assert worker.done == ["analyse", "analyse_all", *["analyse"] * 3]


async def test_who_is_stopped_leaves_nobody_of_his_waiting() -> None:
    worker = HangingWorker()
    texts = Texts(Analyst(worker))
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(texts.analyse(seed(name, 21))) for name in "abc"]
        await worker.gate.wait()
        tasks[1].cancel()
    assert [task.cancelled() for task in tasks] == [False, True, True]
