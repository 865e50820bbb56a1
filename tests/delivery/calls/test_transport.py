import asyncio
import logging
import traceback
from collections.abc import AsyncIterator

import pytest
from telegram import Bot, InputFile
from telegram.error import BadRequest, ChatMigrated, Forbidden
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.delivery.calls.transport import AioRequest, connect
from bot.delivery.calls.wire import UNNAMED_WAIT, AnswerLost, Flooded, NotSent
from bot.playground.cast import ADA
from tests.fakes.line import HANG, http, listening
from tests.fixtures.playground import PlayServer

OK = http("200 OK", b'{"ok":true,"result":{"n":1}}')
CANARY = "4200000001:a-token-that-must-not-be-seen"


@pytest.fixture
async def request_() -> AsyncIterator[AioRequest]:
    async with AioRequest(connections=1, seconds=0.2) as made:
        yield made


def flood(body: bytes) -> bytes:
    return http("429 Too Many Requests", body)


async def test_an_answers_result_comes_back(request_: AioRequest) -> None:
    async with listening(OK) as line:
        assert await request_.post(f"{line.url}/botX/getMe") == {"n": 1}


async def test_parameters_travel_as_a_form(request_: AioRequest) -> None:
    data = RequestData(
        [RequestParameter("text", "a&b é", None), RequestParameter("n", [1], None)]
    )
    async with listening(OK) as line:
        await request_.post(f"{line.url}/botX/x", data)
        assert line.asked[0].endswith(b"\r\n\r\ntext=a%26b+%C3%A9&n=%5B1%5D")


async def test_files_travel_with_the_other_parameters(request_: AioRequest) -> None:
    file = InputFile(b"1,2", filename="a.csv")
    data = RequestData(
        [
            RequestParameter.from_input("chat_id", 7),
            RequestParameter.from_input("document", file),
        ]
    )
    async with listening(OK) as line:
        await request_.post(f"{line.url}/botX/x", data)
        (asked,) = line.asked
    assert b'name="chat_id"\r\n\r\n7\r\n' in asked
    assert b'name="document"; filename="a.csv"\r\n\r\n1,2\r\n' in asked


async def test_a_connection_is_kept_for_the_next_request(request_: AioRequest) -> None:
    async with listening(OK, OK) as line:
        await request_.post(f"{line.url}/botX/x")
        await request_.post(f"{line.url}/botX/x")
        assert line.connections == 1


async def test_nobody_listening_is_not_sent(request_: AioRequest) -> None:
    async with listening() as line:
        pass
    with pytest.raises(NotSent, match="ClientConnectorError"):
        await request_.post(f"{line.url}/botX/x")


async def test_no_free_connection_is_not_sent(request_: AioRequest) -> None:
    async with listening(HANG) as line, asyncio.TaskGroup() as group:
        first = group.create_task(
            request_.do_request(f"{line.url}/x", "POST", read_timeout=9.0)
        )
        await line.heard.wait()
        with pytest.raises(NotSent, match="ConnectionTimeoutError"):
            await request_.post(f"{line.url}/botX/x")
        first.cancel()


async def test_closed_connections_are_not_sent() -> None:
    request = AioRequest()
    await request.shutdown()
    with pytest.raises(NotSent):
        await request.post("http://127.0.0.1:1/botX/x")
    async with request:
        await request.initialize()
    with pytest.raises(NotSent):
        await request.post("http://127.0.0.1:1/botX/x")


@pytest.mark.parametrize(
    "answer",
    [
        HANG,
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{",
        b"garbage\r\n\r\n",
        http("200 OK", b'{"ok":true,"res'),
        http("200 OK", b"[]"),
        http("500 Internal Server Error", b'{"ok":false,"error_code":500}'),
        http("502 Bad Gateway", b"<html>nginx</html>"),
        http("403 Forbidden", b"<html>some proxy</html>"),
    ],
)
async def test_no_whole_answer_to_a_written_request_is_lost(
    request_: AioRequest, answer: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    async with listening(answer) as line:
        with pytest.raises(AnswerLost):
            await request_.post(f"{line.url}/botX/x")
    assert caplog.text == ""


@pytest.mark.parametrize(
    ("body", "seconds"),
    [
        (b'{"ok":false,"parameters":{"retry_after":17}}', 17.0),
        (b'{"ok":false,"parameters":{"retry_after":0}}', 1.0),
        (b'{"ok":false,"parameters":[]}', UNNAMED_WAIT),
        (b'{"ok":false}', UNNAMED_WAIT),
        (b"<html>slow down</html>", UNNAMED_WAIT),
    ],
)
async def test_a_flood_answer_says_how_long_to_wait(
    request_: AioRequest, body: bytes, seconds: float
) -> None:
    async with listening(flood(body)) as line:
        with pytest.raises(Flooded) as caught:
            await request_.post(f"{line.url}/botX/x")
    assert caught.value.after == seconds


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (http("400 Bad Request", b'{"description":"Bad Request: no"}'), BadRequest),
        (http("403 Forbidden", b'{"description":"Forbidden: no"}'), Forbidden),
        (
            http("400 Bad Request", b'{"parameters":{"migrate_to_chat_id":-7}}'),
            ChatMigrated,
        ),
    ],
)
async def test_refusals_are_what_the_library_makes_of_them(
    request_: AioRequest, answer: bytes, kind: type[Exception]
) -> None:
    async with listening(answer) as line:
        with pytest.raises(kind):
            await request_.post(f"{line.url}/botX/x")


async def test_no_error_or_log_line_holds_the_token(
    request_: AioRequest, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for answer in (HANG, b"", http("502 Bad Gateway", b""), b"x\r\n\r\n"):
        async with listening(answer) as line:
            with pytest.raises(AnswerLost) as caught:
                await request_.post(f"{line.url}/bot{CANARY}/x")
        assert CANARY not in "".join(traceback.format_exception(caught.value))
    assert CANARY not in caplog.text


async def test_a_bot_speaks_over_this_transport(playground: PlayServer) -> None:
    playground.human.start(ADA)
    async with connect(playground.token, playground.origin) as bot:
        assert isinstance(bot, Bot)
        assert bot.request.read_timeout == 10.0
        await bot.send_message(ADA, "Hello")
        updates = await bot.get_updates(timeout=0)
    assert playground.texts(ADA) == ["/start", "Hello"]
    assert len(updates) == 1
