"""A channel the bot writes in is not read, or it would tell its own briefings."""

from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial

import pytest

from bot.chat.feeds.catalogue import CARD, feed_id
from bot.chat.feeds.ownchannels import stop_reading
from bot.chat.incoming.events import Joined
from bot.chat.replies.members import joined
from bot.chat.replies.router import Router
from bot.chat.values import Desk, Request
from bot.delivery.calls.transport import connect
from bot.delivery.drawing.chart import draw
from bot.delivery.drawing.gallery import Gallery
from bot.delivery.operators.notices import feed_over
from bot.delivery.operators.problems import in_words
from bot.delivery.sending.messenger import TelegramMessenger
from bot.errors import StoreBusy
from bot.jobs.endings import Endings
from bot.jobs.holding import Gate
from bot.language.current import speaking
from bot.model import Address, Feed, Manner, Message
from bot.playground.cast import CHANNEL as POSTED
from bot.playground.cast import CLEO
from bot.sources.addresses import channel_of
from bot.sources.found import FoundFeed, Look
from bot.store.stores import Stores
from tests.chat.commands.test_feeds import ADDED, GULL, data, html, labels, ours
from tests.chat.feeds.test_lists import sent
from tests.fakes.charts import RELEASED
from tests.fakes.painter import FakePainter
from tests.fixtures.desk import CHANNEL, GROUP, request
from tests.fixtures.playground import PlayServer

WIRE = FoundFeed("https://t.me/s/morning_wire", "Morning Wire", 3)
OTHER = FoundFeed("https://t.me/s/other_wire", "Other", 3)
REFUSED = (
    "In Morning Wire I write myself: what stands there are my own briefings, so I do "
    "not read it. Give me the feeds of its sources."
)


@pytest.fixture
async def there(desk: Desk, stores: Stores) -> Router:
    """The bot is in a channel that Telegram knows by its name."""
    await stores.chats.save(CHANNEL)

    async def find_chat(name: str) -> int:
        return CHANNEL.id if name == "morning_wire" else -99

    async def open_list(_file_id: str) -> tuple[Feed, ...]:
        return Feed(WIRE.url), Feed(GULL.url)

    made = replace(desk, find_chat=find_chat, open_list=open_list)
    return Router(made, made.commands)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        (WIRE.url, "morning_wire"),
        ("https://t.me/morning_wire", ""),
        ("https://gull.example/s/morning_wire", ""),
    ],
)
def test_a_preview_names_its_channel(url: str, name: str) -> None:
    assert channel_of(url) == name


@pytest.mark.parametrize("asked", [ours("wire"), request("wire")])
async def test_nobody_can_have_the_bots_own_channel_read(
    there: Router, offers: dict[str, Look], stores: Stores, asked: Request
) -> None:
    offers["wire"] = Look((WIRE,))
    assert html(await there.typed("addfeed", asked)) == REFUSED
    assert await stores.feeds.all() == ()


async def test_another_channel_is_read(
    there: Router, offers: dict[str, Look], stores: Stores
) -> None:
    offers["other"] = Look((OTHER,))
    await there.typed("addfeed", ours("other"))
    assert [each.url for each in await stores.feeds.all()] == [OTHER.url]


async def test_a_channel_the_bot_has_left_is_read(
    there: Router, offers: dict[str, Look], stores: Stores
) -> None:
    await stores.chats.deactivate(CHANNEL.id)
    offers["wire"] = Look((WIRE,))
    await there.typed("addfeed", ours("wire"))
    assert len(await stores.feeds.all()) == 1


async def test_what_else_was_found_is_added(
    there: Router, offers: dict[str, Look]
) -> None:
    offers["both"] = Look((WIRE, GULL))
    assert html(await there.typed("addfeed", ours("both"))) == ADDED


@pytest.mark.parametrize("is_file", [True, False])
async def test_a_list_is_taken_without_it(
    there: Router, offers: dict[str, Look], stores: Stores, *, is_file: bool
) -> None:
    offers["list"] = Look(listed=(Feed(WIRE.url), Feed(GULL.url)))
    asked = (
        there.filed(sent(ours())) if is_file else there.typed("addfeed", ours("list"))
    )
    (shown,) = (await asked).messages
    assert labels(shown) == ["✅ Add 1 feed"]
    await there.pressed(data(shown, "✅ Add 1 feed"), ours())
    assert [each.url for each in await stores.feeds.all()] == [GULL.url]


async def joins(desk: Desk, name: str, kind: str = "channel") -> None:
    """Have Ada give the bot the right to post in the channel of this public name."""
    chat = CHANNEL if kind == "channel" else GROUP
    await joined(desk, Joined(request(chat=chat), True, False, name))


@pytest.mark.parametrize("is_own", [True, False])
async def test_a_channel_that_was_read_is_no_more_once_the_bot_writes_there(
    desk: Desk, stores: Stores, *, is_own: bool
) -> None:
    now = desk.clock.now()
    await stores.feeds.add(Feed(WIRE.url, "Morning Wire", due=now, is_own=is_own))
    await stores.feeds.add(Feed(OTHER.url, "Other", due=now))
    await stores.own.add(5, WIRE.url, 1, now)
    await joins(desk, "Morning_Wire")
    gate = Gate(stores, desk.clock)
    await Endings(stores, desk.clock, (71,), feed_over, gate).run()
    taken = await stores.feeds.take(now, 9)
    (lease,) = await stores.outbox.take(9)
    assert [feed.url for feed in taken] == [OTHER.url]
    assert lease.delivery.address == Address(5 if is_own else 71)
    assert lease.delivery.messages[0].html.split("\n")[:2] == [
        f"<b>Morning Wire</b> is not read any more: {REFUSED}",
        WIRE.url,
    ]


@pytest.fixture
async def naming(
    playground: PlayServer, stores: Stores, desk: Desk
) -> AsyncIterator[TelegramMessenger]:
    """What posts in the playground's channel, which has no public name yet."""
    playground.human.start(CLEO)
    playground.human.add_bot(CLEO, POSTED)
    playground.world.chats[POSTED].username = ""
    named = partial(stop_reading, stores, desk.clock)
    async with connect(playground.token, playground.origin) as bot:
        gallery = Gallery(FakePainter(), stores.pictures)
        yield TelegramMessenger(bot, gallery, named)


PICTURE = Message("x", picture=draw(RELEASED, dark=False))


@pytest.mark.parametrize("message", [Message("x"), PICTURE])
async def test_a_channel_that_takes_its_name_later_is_read_no_more(
    naming: TelegramMessenger, playground: PlayServer, stores: Stores, message: Message
) -> None:
    await stores.feeds.add(Feed(WIRE.url, "Morning Wire"))
    await naming.send(Address(POSTED), message)
    assert await stores.feeds.ended() == ()
    playground.world.chats[POSTED].username = "Morning_Wire"
    await naming.send(Address(CLEO), message)
    assert await stores.feeds.ended() == ()
    await naming.send(Address(POSTED), message)
    (over,) = await stores.feeds.ended()
    assert (over.url, over.problem) == (WIRE.url, REFUSED)


async def test_of_a_name_that_stays_nobody_hears_again(
    naming: TelegramMessenger, playground: PlayServer, stores: Stores
) -> None:
    playground.world.chats[POSTED].username = "morning_wire"
    await naming.send(Address(POSTED), Message("x"))
    await stores.feeds.add(Feed(WIRE.url, "Morning Wire"))
    await naming.send(Address(POSTED), Message("x"))
    playground.world.chats[POSTED].username = ""
    await naming.send(Address(POSTED), Message("x"))
    assert await stores.feeds.ended() == ()
    playground.world.chats[POSTED].username = "morning_wire"
    await naming.send(Address(POSTED), Message("x"))
    assert len(await stores.feeds.ended()) == 1


async def test_what_is_posted_was_sent_though_nobody_hears_of_the_name(
    naming: TelegramMessenger,
    playground: PlayServer,
    stores: Stores,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def busy(_: object) -> tuple[Feed, ...]:
        raise StoreBusy("away")

    await stores.feeds.add(Feed(WIRE.url, "Morning Wire"))
    playground.world.chats[POSTED].username = "morning_wire"
    with monkeypatch.context() as patched:
        patched.setattr(type(stores.feeds), "all", busy)
        assert await naming.send(Address(POSTED), Message("x"))
    await naming.send(Address(POSTED), Message("x"))
    assert len(await stores.feeds.ended()) == 1


async def test_why_it_is_not_read_is_said_in_the_readers_language(
    desk: Desk, stores: Stores
) -> None:
    await stores.feeds.add(Feed(WIRE.url))
    await joins(desk, "morning_wire")
    kept = await stores.feeds.get(WIRE.url)
    assert kept
    with speaking(Manner("de")):
        assert in_words(kept.problem).startswith("In Morning Wire schreibe ich selbst")


@pytest.mark.parametrize(
    ("name", "kind"), [("", "channel"), ("other", "channel"), ("morning_wire", "group")]
)
async def test_no_other_channel_is_read_less(
    desk: Desk, stores: Stores, name: str, kind: str
) -> None:
    await stores.feeds.add(Feed(WIRE.url))
    await stores.feeds.add(Feed(GULL.url))
    await joins(desk, name, kind)
    assert [feed.is_stopped for feed in await stores.feeds.all()] == [False, False]


async def test_one_that_an_operator_stopped_is_not_told_of(
    desk: Desk, stores: Stores
) -> None:
    await stores.feeds.add(Feed(WIRE.url, is_stopped=True))
    await joins(desk, "morning_wire")
    assert await stores.feeds.ended() == ()


async def test_it_can_be_read_again_once_the_bot_has_left(
    there: Router, stores: Stores
) -> None:
    await stores.feeds.add(Feed(WIRE.url, "Morning Wire"))
    await joins(there.desk, "morning_wire")
    resume = f"1|{CARD}|{feed_id(WIRE.url)}|0|resume"
    assert (await there.pressed(resume, ours())).notice.startswith("In Morning Wire I")
    await stores.chats.deactivate(CHANNEL.id)
    await there.pressed(resume, ours())
    feed = await stores.feeds.get(WIRE.url)
    assert feed
    assert not feed.is_stopped


async def test_without_telegram_nobodys_name_is_known(desk: Desk) -> None:
    assert await desk.find_chat("morning_wire") == 0
