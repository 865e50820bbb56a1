"""HTTP with the bot: requests become checked parameters, results an envelope.

GET and POST, parameters in the query, as a form, as JSON or as multipart, method names
in any case, as the official server takes them.
"""

import asyncio
import inspect
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from aiohttp import web

from bot.playground.answers import Json, Refusal, bad, envelope
from bot.playground.calls import Call
from bot.playground.faults import Fault
from bot.playground.limits import EDITS, SENDS, Ask
from bot.playground.methods.table import Method, find_method
from bot.playground.params import Params, Upload, read_params
from bot.playground.play import Playground
from bot.playground.striking import Lost, Striking

NO_METHOD = Refusal(404, "Not Found: method not found")
NO_TOKEN = Refusal(401, "Unauthorized")
BAD_TOKEN = Refusal(401, "Unauthorized: invalid token specified")


@dataclass(slots=True)
class Incoming:
    """One call while it is answered."""

    request: web.Request
    name: str
    raw: Json = field(default_factory=dict)
    files: Mapping[str, Upload] = field(default_factory=dict)

    def chat_id(self) -> int | None:
        """Return the chat the call names by number."""
        try:
            return int(str(self.raw.get("chat_id")))
        except ValueError:
            return None


class Wire:
    """Answers the bot's calls."""

    def __init__(self, play: Playground) -> None:
        self._play = play
        self._striking = Striking(play)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Return the answer to `/bot<token>/<method>`, and keep the call."""
        refusal = self._token_refusal(request.match_info["token"])
        if refusal:
            return _refused(refusal)
        method = find_method(request.match_info["method"])
        name = method.name if method else request.match_info["method"]
        call = Incoming(request, name)
        started = self._play.clock.monotonic()
        number = self._play.calls.next_number()
        self._striking.begin(request)
        try:
            response, ending = await self._ended(method, call)
        finally:
            self._striking.end(request)
        elapsed = (self._play.clock.monotonic() - started) * 1000
        if not _is_abandoned(call):
            self._record(number, call, ending, elapsed)
        return response

    async def file(self, request: web.Request) -> web.StreamResponse:
        """Return the bytes of a file for `/file/bot<token>/files/<id>`."""
        refusal = self._token_refusal(request.match_info["token"])
        try:
            if refusal:
                raise refusal
            stored = self._play.files.get(request.match_info["file"])
        except Refusal as error:
            return _refused(error)
        return web.Response(body=stored.body, content_type="application/octet-stream")

    def _token_refusal(self, token: str) -> Refusal | None:
        if token == self._play.token:
            return None
        return NO_TOKEN if ":" in token else BAD_TOKEN

    async def _ended(
        self, method: Method | None, call: Incoming
    ) -> tuple[web.StreamResponse, object]:
        """Return the response and what came out: a result, a Refusal, or Lost."""
        try:
            await _read(call)
            fault = self._fault(call)
            response, ending = await self._answered(method, call, fault)
            if fault:
                return await self._striking.spoil(fault, call.request, response), ending
        except Lost as lost:
            return lost.response, lost
        except Refusal as refusal:
            return _refused(refusal), refusal
        return response, ending

    def _fault(self, call: Incoming) -> Fault | None:
        chat_id = call.chat_id()
        if chat_id is not None and call.name in SENDS | EDITS:
            self._play.waits.judge(call.name, chat_id)
        fault = self._play.faults.take(call.name, chat_id)
        if fault:
            self._play.bell.ring()
        return fault

    async def _answered(
        self, method: Method | None, call: Incoming, fault: Fault | None
    ) -> tuple[web.Response, object]:
        """Return the whole answer and what came out: a result or a Refusal."""
        try:
            if fault and not fault.after:
                await self._strike(fault, call)
            result = await self._result(method, call)
            if fault and fault.after:
                await self._strike(fault, call)
        except Refusal as refusal:
            return _refused(refusal), refusal
        return web.json_response({"ok": True, "result": result}), result

    async def _strike(self, fault: Fault, call: Incoming) -> None:
        chat_id = call.chat_id()
        await self._striking.strike(fault, call.request, call.name, chat_id)

    async def _result(self, method: Method | None, call: Incoming) -> object:
        if method is None:
            raise NO_METHOD
        params = read_params(method.name, method.schema, call.raw, call.files)
        self._check_pace(params)
        result = method.answer(self._play, params)
        return await result if inspect.isawaitable(result) else result

    def _check_pace(self, params: Params) -> None:
        if params.method not in SENDS | EDITS:
            return
        wanted = params.get("chat_id")
        chat = None if wanted is None else self._play.world.find(wanted)
        if chat is not None:
            crowd = chat.type != "private"
            paid = params.flag("allow_paid_broadcast")
            self._play.limits.check(Ask(params.method, chat.id, crowd, paid))

    def _record(
        self, number: int, call: Incoming, ending: object, elapsed: float
    ) -> None:
        refusal = ending if isinstance(ending, Refusal) else None
        lost = isinstance(ending, Lost)
        self._play.record(
            Call(
                number=number,
                at=self._play.clock.now().isoformat(),
                moment=self._play.clock.monotonic(),
                method=call.name,
                chat_id=call.chat_id(),
                params=_shown(call),
                code=refusal.code if refusal else 0 if lost else 200,
                description=refusal.description if refusal else "",
                result=None if refusal or lost else ending,
                milliseconds=elapsed,
            )
        )


def _is_abandoned(call: Incoming) -> bool:
    """Tell whether this is a poll whose caller went away, as all do when they stop."""
    transport = call.request.transport
    return call.name == "getUpdates" and (transport is None or transport.is_closing())


async def _read(call: Incoming) -> None:
    """Collect the parameters from wherever the request has them."""
    request = call.request
    call.raw = dict(request.query)
    if request.content_type == "application/json":
        call.raw |= await _json_body(request)
    elif request.content_type == "multipart/form-data":
        call.files = await _multipart(request, call.raw)
    elif request.content_type == "application/x-www-form-urlencoded":
        call.raw |= {name: str(value) for name, value in (await request.post()).items()}


async def _json_body(request: web.Request) -> Json:
    try:
        body = json.loads(await request.text() or "{}")
    except ValueError as error:
        raise bad("can't parse request JSON object") from error
    if not isinstance(body, dict):
        raise bad("can't parse request JSON object")
    return body


async def _multipart(request: web.Request, raw: Json) -> dict[str, Upload]:
    files = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            body = await asyncio.to_thread(value.file.read)
            files[name] = Upload(value.filename, value.content_type, body)
        else:
            raw[name] = str(value)
    return files


def _shown(call: Incoming) -> Json:
    """Return the parameters as the record keeps them, JSON texts opened up."""
    files = {
        name: f"{upload.name} ({len(upload.body)} bytes)"
        for name, upload in call.files.items()
    }
    return {**{name: _opened(value) for name, value in call.raw.items()}, **files}


def _opened(value: object) -> object:
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _refused(refusal: Refusal) -> web.Response:
    headers = {}
    if refusal.parameters and "retry_after" in refusal.parameters:
        headers["Retry-After"] = str(refusal.parameters["retry_after"])
    return web.json_response(envelope(refusal), status=refusal.code, headers=headers)
