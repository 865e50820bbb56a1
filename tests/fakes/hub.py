"""A WebSub hub on loopback: verifies intent, and pushes with a signature."""

import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from io import BytesIO

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer


@dataclass
class Hub:
    """What it was asked, and what it knows of its subscribers, by topic."""

    url: str = ""
    lease: int = 1000
    status: int = 202
    asked: list[dict[str, str]] = field(default_factory=list)
    verdicts: list[tuple[int, str]] = field(default_factory=list)

    async def answer(self, request: web.Request) -> web.Response:
        """Verify at once, within the request, as the standard allows."""
        form = {name: str(value) for name, value in (await request.post()).items()}
        self.asked.append(form)
        if self.status == 202:
            await self.verify(form)
        return web.Response(status=self.status)

    async def verify(self, form: dict[str, str], **changed: str) -> tuple[int, str]:
        """Ask the subscriber whether it meant it; what it answered."""
        query = {
            "hub.mode": form["hub.mode"],
            "hub.topic": form["hub.topic"],
            "hub.challenge": "ch<all>enge",
            "hub.lease_seconds": str(self.lease),
        }
        given = {name: value for name, value in {**query, **changed}.items() if value}
        async with (
            aiohttp.ClientSession() as session,
            session.get(form["hub.callback"], params=given) as answer,
        ):
            self.verdicts.append((answer.status, await answer.text()))
        return self.verdicts[-1]

    async def push(self, body: bytes, method: str = "sha256", **headers: str) -> int:
        """Bring this to the last who asked; the status of the answer."""
        form = self.asked[-1]
        secret = form["hub.secret"].encode()
        signature = f"{method}={hmac.new(secret, body, method).hexdigest()}"
        sent = {"X-Hub-Signature": signature, "Content-Type": "text/xml", **headers}
        async with (
            aiohttp.ClientSession() as session,
            session.post(
                form["hub.callback"], data=BytesIO(body), headers=sent
            ) as answer,
        ):
            return answer.status


@asynccontextmanager
async def open_hub() -> AsyncIterator[Hub]:
    """Yield a hub that listens."""
    hub, site = Hub(), web.Application()
    site.router.add_post("/", hub.answer)
    async with TestServer(site) as server:
        hub.url = str(server.make_url("/"))
        yield hub
