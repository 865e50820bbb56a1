"""A channel the bot writes in is not read, or it would tell its own briefings."""

from dataclasses import replace

import pytest

from bot.chat.router import Router
from bot.chat.values import Desk, Request
from bot.model import Feed
from bot.sources.addresses import channel_of
from bot.sources.found import FoundFeed, Look
from bot.store.stores import Stores
from tests.chat.commands.test_feeds import ADDED, GULL, data, html, labels, ours
from tests.chat.test_feedlists import sent
from tests.fixtures.desk import CHANNEL, request

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


async def test_without_telegram_nobodys_name_is_known(desk: Desk) -> None:
    assert await desk.find_chat("morning_wire") == 0
