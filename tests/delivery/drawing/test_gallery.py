"""The gallery over a real store, which can be away."""

import logging

import pytest

from bot.delivery.drawing.chart import draw
from bot.delivery.drawing.gallery import Gallery
from bot.playground.files import image_size
from bot.store.connection import Redis, close, connect
from bot.store.pictures import Pictures
from tests.fakes.charts import RELEASED
from tests.fakes.painter import FakePainter

DRAWING = draw(RELEASED, dark=False)


@pytest.fixture
def painter() -> FakePainter:
    return FakePainter()


@pytest.fixture
def gallery(redis: Redis, painter: FakePainter) -> Gallery:
    return Gallery(painter, Pictures(redis))


def size(picture: str | bytes) -> tuple[int, int]:
    assert isinstance(picture, bytes)
    return image_size(picture)


async def test_a_picture_is_drawn_until_telegram_has_named_it(
    gallery: Gallery, painter: FakePainter
) -> None:
    assert size(await gallery.find(DRAWING)) == (1080, 720)
    await gallery.note(DRAWING, "AgAC1")
    assert await gallery.find(DRAWING) == "AgAC1"
    assert painter.drawn == [DRAWING]


async def test_other_drawings_are_other_pictures(gallery: Gallery) -> None:
    await gallery.note(DRAWING, "AgAC1")
    assert size(await gallery.find(draw(RELEASED, dark=True))) == (1080, 720)


async def test_a_name_that_is_forgotten_is_not_used_again(gallery: Gallery) -> None:
    await gallery.note(DRAWING, "AgAC1")
    await gallery.forget(DRAWING)
    assert size(await gallery.find(DRAWING)) == (1080, 720)


async def test_what_cannot_be_drawn_is_no_picture(gallery: Gallery) -> None:
    assert await gallery.find("no drawing") == ""


async def test_a_store_that_is_away_is_never_in_the_way(
    painter: FakePainter, caplog: pytest.LogCaptureFixture
) -> None:
    away = connect("redis://127.0.0.1:9")
    gallery = Gallery(painter, Pictures(away))
    with caplog.at_level(logging.WARNING):
        assert await gallery.find(DRAWING) == ""
        await gallery.note(DRAWING, "AgAC1")
        await gallery.forget(DRAWING)
    await close(away)
    assert len(caplog.records) == 3
