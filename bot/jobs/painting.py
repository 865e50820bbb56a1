"""Draws pictures in a worker process of its own.

resvg keeps Python's lock while it draws, some 50 ms, so a thread would hold up all
others. The process that reads feeds may be busy for seconds with a bad one, and a
reader who asked for a chart is waiting. This one starts with the first picture. It may
write files, because resvg takes fonts as files only; what it draws is ours.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.delivery.drawing.gallery import Paint
from bot.delivery.drawing.picture import png
from bot.jobs.cell import TRUSTED
from bot.jobs.worker import Worker

SECONDS = 5.0


@asynccontextmanager
async def painting(worker: Worker | None = None) -> AsyncIterator[Paint]:
    """Yield what turns a drawing into a PNG; SourceError when it fails or hangs."""
    painter = worker or Worker(SECONDS, trust=TRUSTED)

    async def paint(drawing: str) -> bytes:
        return await painter.run(png, drawing)

    try:
        yield paint
    finally:
        await painter.close()
