"""Settings changed by several people at once, each in a chat of his own."""

from dataclasses import replace

import pytest

from bot.chat.replies.members import note
from bot.chat.replies.router import Router
from bot.chat.settings import wishes
from bot.chat.values import Asker, Desk
from bot.jobs.abreast import abreast
from bot.model import Address, Subscription
from tests.fakes.rights import FakeRights
from tests.fixtures.desk import ADA, GROUP, request

BEN = replace(ADA, id=1002, title="Ben")
TO = f"{GROUP.id}:0"
THERE = Address(GROUP.id)
ASKER = Asker(1001, "Ada", "en")


@pytest.fixture
async def shared(stocked: Desk, rights: FakeRights) -> Desk:
    """A group that Ada and Ben look after."""
    await stocked.stores.chats.save(GROUP)
    rights.admins |= {1001, 1002}
    return stocked


@pytest.mark.parametrize("is_on", [True, False], ids=["subscription", "draft"])
async def test_what_two_people_press_at_once_both_counts(
    shared: Desk, router: Router, *, is_on: bool
) -> None:
    await wishes.change(shared, THERE, ASKER, lambda wish: wish, is_on=is_on)
    await abreast(
        [
            router.pressed(f"1|topic|{TO}|world|1", request()),
            router.pressed(f"1|topic|{TO}|business|1", request(chat=BEN, by=1002)),
            router.pressed(f"1|time|{TO}|1080|1", request(chat=GROUP)),
            router.pressed(f"1|length|{TO}|short", request(chat=GROUP)),
        ]
    )
    wish, is_on_now = await wishes.load(shared, THERE, ASKER)
    assert (wish.topics, wish.times) == (("business", "world"), (480, 1080))
    assert wish.length == "short"
    assert is_on_now is is_on


async def test_a_setting_pressed_in_private_outlives_a_message_in_the_group(
    shared: Desk, router: Router
) -> None:
    renamed = replace(GROUP, title="Rowers")
    await abreast(
        [
            note(shared, renamed, ASKER),
            router.pressed(f"1|speak|{TO}|de", request()),
            router.pressed(f"1|plain|{TO}|on", request(chat=BEN, by=1002)),
            wishes.remember_zone(shared, GROUP.id, "Asia/Tokyo"),
        ]
    )
    kept = await shared.stores.chats.get(GROUP.id)
    assert kept
    assert (kept.title, kept.speaks, kept.zone) == ("Rowers", "de", "Asia/Tokyo")
    assert kept.is_plain


async def test_a_press_while_another_switches_off_changes_the_draft(
    shared: Desk, router: Router
) -> None:
    await wishes.change(shared, THERE, ASKER, lambda wish: wish, is_on=True)
    await abreast(
        [
            router.pressed(f"1|stop|{TO}", request()),
            router.pressed(f"1|topic|{TO}|world|1", request(chat=BEN, by=1002)),
        ]
    )
    wish, is_on = await wishes.load(shared, THERE, ASKER)
    assert (wish.topics, is_on) == (("world",), False)
    assert await shared.stores.subscriptions.next_due(THERE) is None


async def test_switching_off_while_another_presses_keeps_what_he_pressed(
    shared: Desk, router: Router
) -> None:
    await wishes.change(shared, THERE, ASKER, lambda wish: wish, is_on=True)
    await abreast(
        [
            router.pressed(f"1|topic|{TO}|world|1", request(chat=BEN, by=1002)),
            router.pressed(f"1|stop|{TO}", request()),
        ]
    )
    wish, is_on = await wishes.load(shared, THERE, ASKER)
    assert (wish.topics, is_on) == (("world",), False)


async def test_what_is_refused_changes_nothing(shared: Desk, router: Router) -> None:
    def only_this_time(wish: Subscription) -> Subscription:
        return replace(wish, times=(480,))

    await wishes.change(shared, THERE, ASKER, only_this_time)
    reply = await router.pressed(f"1|time|{TO}|480|0", request())
    assert reply.notice
    wish, _ = await wishes.load(shared, THERE, ASKER)
    assert wish.times == (480,)
