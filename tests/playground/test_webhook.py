from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from aiohttp import web
from telegram import Bot

from bot.playground.answers import Json
from bot.playground.bell import Bell
from bot.playground.cast import ADA, BEN
from tests.fixtures.playground import PlayServer

SECRET = "only-telegram_knows"  # noqa: S105 - a made-up secret


@dataclass
class Hook:
    """A bot's webhook that answers as it is told."""

    origin: str = ""
    codes: list[int] = field(default_factory=list)
    seen: list[Json] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    bell: Bell = field(default_factory=Bell)

    async def handle(self, request: web.Request) -> web.Response:
        self.seen.append(await request.json())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.bell.ring()
        code = self.codes.pop(0) if self.codes else 200
        return web.Response(status=code, headers={"Retry-After": "7"})

    async def took(self, count: int) -> list[str]:
        await self.bell.until(lambda: len(self.seen) >= count, 5)
        return [update["message"]["text"] for update in self.seen]


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    made = Hook()
    app = web.Application()
    app.router.add_post("/hook", made.handle)
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.origin = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield made
    await runner.cleanup()


async def test_updates_are_posted_with_the_secret(
    playground: PlayServer, client: Bot, hook: Hook
) -> None:
    await client.set_webhook(hook.origin, secret_token=SECRET, max_connections=1)
    playground.human.send(ADA, ADA, "one")
    playground.human.send(ADA, ADA, "two")
    assert await hook.took(2) == ["one", "two"]
    assert hook.secrets == [SECRET, SECRET]
    await playground.play.bell.until(lambda: not playground.play.updates.pending, 5)
    info = await client.get_webhook_info()
    assert (info.url, info.pending_update_count) == (hook.origin, 0)
    assert info.max_connections == 1


async def test_what_was_taken_can_be_posted_once_more(
    playground: PlayServer, client: Bot, hook: Hook
) -> None:
    updates = playground.play.updates
    await client.set_webhook(hook.origin)
    playground.human.send(ADA, ADA, "one")
    playground.human.send(BEN, BEN, "two")
    await playground.play.bell.until(lambda: len(updates.taken) == 2, 5)
    updates.repeat(1)
    await hook.took(3)
    assert hook.seen[2] == updates.taken[1].update


async def test_an_update_is_repeated_until_it_is_taken_and_order_is_kept(
    playground: PlayServer, client: Bot, hook: Hook
) -> None:
    hook.codes = [500, 503]
    await client.set_webhook(hook.origin)
    playground.human.send(ADA, ADA, "one")
    playground.human.send(ADA, ADA, "two")
    assert await hook.took(4) == ["one", "one", "one", "two"]
    assert playground.clock.slept == [7, 7]
    info = await client.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 503"


async def test_a_webhook_nobody_answers_at_keeps_its_updates_for_a_day(
    playground: PlayServer, client: Bot
) -> None:
    await client.set_webhook("http://127.0.0.1:9/hook")
    playground.human.send(ADA, ADA, "one")
    await playground.play.bell.until(lambda: not playground.play.updates.pending, 60)
    assert sum(playground.clock.slept) > 86_000
    assert playground.clock.slept[:4] == [1, 2, 4, 8]


async def test_chats_do_not_wait_for_each_other(
    playground: PlayServer, client: Bot, hook: Hook
) -> None:
    playground.human.send(ADA, ADA, "from Ada")
    playground.human.send(BEN, BEN, "from Ben")
    await client.set_webhook(hook.origin)
    assert sorted(await hook.took(2)) == ["from Ada", "from Ben"]


async def test_pending_updates_can_be_dropped_first(
    playground: PlayServer, client: Bot, hook: Hook
) -> None:
    playground.human.send(ADA, ADA, "old")
    await client.set_webhook(
        hook.origin, drop_pending_updates=True, allowed_updates=["message"]
    )
    playground.human.send(ADA, ADA, "new")
    assert await hook.took(1) == ["new"]
    assert (await client.get_webhook_info()).allowed_updates == ("message",)


async def test_an_empty_address_takes_the_webhook_away(client: Bot) -> None:
    await client.set_webhook("https://news.example.org/hook")
    assert await client.set_webhook("")
    assert (await client.get_webhook_info()).url == ""


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"url": "http://news.example.org"}, "An HTTPS URL must be provided"),
        ({"url": "https://x.org", "secret_token": "a b"}, "unallowed characters"),
        ({"url": "https://x.org", "max_connections": "101"}, "from 1 to 100"),
    ],
)
async def test_a_wrong_webhook_is_refused(
    playground: PlayServer, fields: dict[str, str], reason: str
) -> None:
    answer = await playground.ask("setWebhook", **fields)
    assert answer["error_code"] == 400
    assert reason in answer["description"]


async def test_a_playground_that_closes_does_not_wait_for_what_nobody_takes(
    playground: PlayServer, client: Bot, hook: Hook
) -> None:
    hook.codes = [500]
    await client.set_webhook(hook.origin)
    playground.human.send(ADA, ADA, "one")
    await hook.took(1)
    playground.play.updates.close()
    assert len(playground.play.updates.pending) == 1
