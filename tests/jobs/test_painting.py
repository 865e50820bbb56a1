import pytest

from bot.delivery.drawing.chart import draw
from bot.errors import SourceError
from bot.jobs.painting import painting
from bot.playground.files import image_size
from tests.fakes.charts import RELEASED
from tests.fakes.worker import HereWorker


async def test_a_drawing_is_painted_in_another_process() -> None:
    async with painting() as paint:
        assert image_size(await paint(draw(RELEASED, dark=False))) == (1080, 720)


async def test_what_cannot_be_painted_is_said() -> None:
    async with painting(HereWorker()) as paint:
        with pytest.raises(SourceError, match="unknown token"):
            await paint("no drawing")
