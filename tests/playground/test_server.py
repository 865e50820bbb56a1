import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.clock import SystemClock
from bot.playground.cast import TOKEN
from bot.playground.play import Playground
from bot.playground.server import PLAYGROUND, make_app
from tests.fixtures.playground import StillClock


def test_a_clock_is_enough_for_a_fresh_playground() -> None:
    clock = SystemClock()
    play = make_app(clock)[PLAYGROUND]
    assert play.clock is clock
    assert play.token == TOKEN
    assert play.limits.enforced


def test_a_playground_of_ones_own_is_served_as_it_is() -> None:
    play = Playground(StillClock(), token="1:own")  # noqa: S106 - a made-up token
    assert make_app(play=play)[PLAYGROUND] is play


def test_without_either_there_is_no_server() -> None:
    with pytest.raises(ValueError, match="needs a clock or a playground"):
        make_app()


async def test_more_routes_can_be_mounted_on_the_same_port() -> None:
    async def article(request: web.Request) -> web.Response:
        return web.Response(text=request.match_info["article"])

    app = make_app(StillClock())
    app.router.add_get("/a/{article}", article)
    async with TestClient(TestServer(app)) as session:
        answer = await session.get("/a/k3")
        assert await answer.text() == "k3"
