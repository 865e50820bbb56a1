"""Carries python-telegram-bot's requests over aiohttp, connections kept open.

Telegram has no key that would make a repeated send harmless, so the one thing that must
be known of a failed request is whether it had been written; aiohttp tells by a trace.
The token is part of every address: no error or log line of this module holds one, and
what aiohttp raised is named but never chained, since its texts can hold addresses.
"""

import json
from types import SimpleNamespace
from typing import Any

import aiohttp
from telegram import Bot
from telegram.request import BaseRequest, RequestData

from bot.delivery.calls.wire import UNNAMED_WAIT, AnswerLost, Flooded, NotSent

# Telegram answers sends within a second; a poll of updates adds its own waiting time.
SECONDS = 10.0
# A request that is answered as slowly as may be ends after this many times as long.
ALL_IN_ALL = 1.5
MOST = SECONDS * ALL_IN_ALL
"""Seconds after which a send has ended, one way or another."""
CONNECTIONS = 256
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class AioRequest(BaseRequest):
    """A pool of kept connections to Telegram; getUpdates should have one of its own."""

    def __init__(
        self, connections: int = CONNECTIONS, seconds: float = SECONDS
    ) -> None:
        self._connections = connections
        self._seconds = seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer when a call does not say."""
        return self._seconds

    async def initialize(self) -> None:
        """Open the pool; connections are made when they are needed."""
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                trace_configs=[_watch()],
            )

    async def shutdown(self) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._session.close()

    async def do_request(  # noqa: PLR0913, PLR0917 - python-telegram-bot's signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - as above
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - as above
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - as above
    ) -> tuple[int, bytes]:
        """Return the status and body of an answer that tells what became of the call.

        Only the read timeout is obeyed; the others are one limit for the whole call,
        a little longer, so that no trickling answer can hold a connection, and none
        outlasts the lease of what is sent.
        """
        read = self._seconds if read_timeout is self.DEFAULT_NONE else read_timeout
        limits = aiohttp.ClientTimeout(
            total=None if read is None else read + self._seconds * (ALL_IN_ALL - 1),
            connect=self._seconds,
            sock_read=read,
        )
        status, body = await self._ask(url, method, request_data, limits)
        return (status, body) if status == 200 else (status, _checked(status, body))

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Return the answer; a body cut short is a lost answer and is not logged."""
        answer = _loads(payload)
        if answer is None:
            raise AnswerLost("the answer is not whole")
        return answer

    async def _ask(
        self,
        url: str,
        method: str,
        data: RequestData | None,
        limits: aiohttp.ClientTimeout,
    ) -> tuple[int, bytes]:
        if self._session is None or self._session.closed:
            raise NotSent("the connections are closed")
        wire = SimpleNamespace(is_written=False)
        try:
            async with self._session.request(
                method,
                url,
                **_body(data),
                timeout=limits,
                allow_redirects=False,
                trace_request_ctx=wire,
            ) as answer:
                return answer.status, await answer.read()
        except (aiohttp.ClientError, OSError) as error:
            reason = type(error).__name__
        # Raised outside, so that the error above with its address is not the context.
        raise AnswerLost(reason) if wire.is_written else NotSent(reason)


def connect(token: str, api: str) -> Bot:
    """Return a bot that speaks to the Bot API at this address over this transport."""
    return Bot(
        token,
        base_url=f"{api}/bot",
        base_file_url=f"{api}/file/bot",
        request=AioRequest(),
        get_updates_request=AioRequest(connections=1),
    )


def _watch() -> aiohttp.TraceConfig:
    """Return a trace that marks a request as written once its head goes out."""
    trace = aiohttp.TraceConfig()
    trace.on_request_headers_sent.append(_mark)
    return trace


async def _mark(
    session: aiohttp.ClientSession,  # noqa: ARG001 - the signature is aiohttp's
    context: SimpleNamespace,
    params: aiohttp.TraceRequestHeadersSentParams,  # noqa: ARG001 - as above
) -> None:
    context.trace_request_ctx.is_written = True


def _body(data: RequestData | None) -> dict[str, Any]:
    """Return the parameters as a form, with the files if there are any."""
    if data is None:
        return {}
    if not data.contains_files:
        return {"data": data.url_encoded_parameters().encode(), "headers": _FORM}
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return {"data": form}


def _checked(status: int, body: bytes) -> bytes:
    """Return an error's body if it says surely that Telegram did not act."""
    answer = _loads(body)
    if status == 429:
        raise Flooded(_wait(answer))
    if status >= 500 or answer is None:
        message = f"Telegram answered {status}"
        raise AnswerLost(message)
    return body


def _wait(answer: dict[str, Any] | None) -> float:
    parameters = (answer or {}).get("parameters")
    after = parameters.get("retry_after") if isinstance(parameters, dict) else None
    return max(float(after), 1.0) if isinstance(after, int | float) else UNNAMED_WAIT


def _loads(body: bytes) -> dict[str, Any] | None:
    try:
        answer = json.loads(body)
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None
