import json
from dataclasses import replace

from bot.chat.replies.router import Router
from bot.chat.values import Desk, Request
from bot.model import Address
from bot.store import keys
from bot.store.codec import text_of
from bot.store.connection import Redis
from tests.chat.commands.test_reactions import look_after, post
from tests.fakes.rights import FakeRights
from tests.fixtures.desk import GROUP, request

HERE = Address(GROUP.id)


def pressed(by: int) -> Request:
    return replace(request(chat=GROUP, by=by), message_id=5)


async def test_each_persons_last_opinion_is_counted_for_who_looks_after_the_group(
    desk: Desk, router: Router, rights: FakeRights, redis: Redis
) -> None:
    await look_after(desk, rights, GROUP, asks=True)
    await post(desk, HERE)
    for by, sign in ((7, "1"), (8, "1"), (7, "1"), (9, "-1")):
        await router.pressed(f"1|opinion|{sign}", pressed(by))
    reply = await router.pressed("1|opinion|-1", pressed(8))
    assert reply.notice == "👎 Counted, thank you. Press the other one to change it."
    shown = await router.typed("reactions", request())
    assert shown.messages[0].html == (
        "<b>Reactions in Reading Circle</b>\nSaturday, 21 Nov, 08:00: 👎 2 👍 1"
    )
    kept = text_of(await redis.hget(keys.reactions(GROUP.id), "5") or b"")
    assert [(sign, count) for sign, count, _ in json.loads(kept)] == [
        ("👍", 1),
        ("👎", 2),
    ]
    assert not {"7", "8", "9"} & {*kept.replace('"', " ").replace(",", " ").split()}


async def test_an_opinion_that_was_changed_by_all_is_not_shown(desk: Desk) -> None:
    await post(desk, HERE)
    for sign in ("👍", "👎"):
        await desk.stores.reactions.give(GROUP.id, 5, 7, sign)
    (received,) = await desk.stores.reactions.received(HERE)
    assert received.counts == (("👎", 1),)


async def test_what_is_no_opinion_is_a_stale_button(router: Router) -> None:
    stale = "This button is too old. Ask again, please."
    assert (await router.pressed("1|opinion|0", pressed(7))).notice == stale
    typed = (await router.typed("opinion", request())).messages[0].html
    assert "opinion" in typed
