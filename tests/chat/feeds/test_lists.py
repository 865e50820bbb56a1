from collections.abc import Mapping
from dataclasses import replace

from bot.chat.feeds.lists import MOST_BYTES
from bot.chat.replies.router import Router
from bot.chat.values import File, Request
from bot.errors import SourceError
from bot.model import Feed
from bot.sources.found import Look
from bot.store.stores import Stores
from tests.chat.commands.test_feeds import allowed, data, html, labels, ours
from tests.fixtures.desk import GROUP, request

__all__ = ["allowed"]

FEEDS = tuple(
    Feed(f"https://{name}.example/", name) for name in ("gull", "tern", "auk")
)


def opening(router: Router, files: Mapping[str, tuple[Feed, ...]]) -> Router:
    async def open_list(file_id: str) -> tuple[Feed, ...]:
        if file_id not in files:
            raise SourceError("This is not an OPML file.")
        return files[file_id]

    desk = replace(router.desk, open_list=open_list)
    return Router(desk, desk.commands)


def sent(asked: Request, file_id: str = "F", size: int = 100) -> Request:
    return replace(asked, file=File(file_id, size))


async def test_an_operator_adds_the_new_feeds_of_a_file(
    router: Router, stores: Stores
) -> None:
    await stores.feeds.add(FEEDS[0])
    at_work = opening(router, {"F": FEEDS})
    (shown,) = (await at_work.filed(sent(ours()))).messages
    assert shown.html == "<b>A list of 3 feeds</b>; new to me: 2."
    done = await at_work.pressed(data(shown, "✅ Add 2 feeds"), ours())
    assert html(done) == "Added for everybody: 2 feeds."
    assert len(await stores.feeds.all()) == 3
    again = await at_work.filed(sent(ours()))
    assert html(again).startswith("A list of 3 feeds; all of them are among")


async def test_a_list_at_an_address_is_read_again_when_it_is_added(
    router: Router, offers: dict[str, Look], stores: Stores
) -> None:
    offers["list"] = Look(listed=FEEDS)
    (shown,) = (await router.typed("addfeed", ours("list"))).messages
    await router.pressed(data(shown, "✅ Add 3 feeds"), ours())
    assert len(await stores.feeds.all()) == 3


async def test_others_are_told_that_only_operators_add_lists(router: Router) -> None:
    reply = await opening(router, {"F": FEEDS}).filed(sent(request()))
    assert html(reply).startswith("This list has 3 feeds. Only the people who run")


async def test_a_chat_reads_a_list_alone_as_far_as_it_has_room(
    allowed: Router, stores: Stores
) -> None:
    at_work = opening(allowed, {"F": FEEDS, "G": FEEDS[:1]})
    (small,) = (await at_work.filed(sent(request(), "G"))).messages
    done = await at_work.pressed(data(small, "Only for this chat"), request())
    assert html(done).startswith("Added 1 feed, only for this chat.")
    (shown,) = (await at_work.filed(sent(request()))).messages
    assert labels(shown) == ["Only for this chat"]
    partly = await at_work.pressed(data(shown, "Only for this chat"), request())
    assert html(partly).startswith("Added 2 feeds of 3, only for this chat;")
    assert len(await stores.own.of(1001)) == 2
    full = opening(at_work, {"F": FEEDS[2:]})
    (more,) = (await full.filed(sent(request()))).messages
    none = await full.pressed(data(more, "Only for this chat"), request())
    assert html(none).startswith("I can read 2 feeds only for this chat, and that is")


async def test_a_button_of_a_list_is_checked_when_it_is_pressed(
    allowed: Router,
) -> None:
    at_work = opening(allowed, {"F": FEEDS})
    (shown,) = (await at_work.filed(sent(request()))).messages
    own = data(shown, "Only for this chat")
    stolen = await at_work.pressed(own.replace("|own", "|all"), request())
    assert stolen.notice == "Only the people who run this bot can do that."
    gone = await at_work.pressed("1|feedlist|none|own", request())
    assert html(gone).startswith("That was too long ago.")
    await at_work.desk.stores.pending.put(GROUP.id, "list:x", "file:F")
    member = await at_work.pressed("1|feedlist|x|own", request(chat=GROUP))
    assert member.notice == "Only admins can press this."


async def test_a_file_that_is_too_large_or_no_list_is_refused(router: Router) -> None:
    at_work = opening(router, {})
    large = await at_work.filed(sent(request(), size=MOST_BYTES + 1))
    assert html(large) == "This file is larger than 4 MB; a list of feeds is not."
    odd = await at_work.filed(sent(request()))
    assert html(odd) == "This is not an OPML file."
    other = await at_work.filed(request())
    assert html(other).startswith("Of files I can only read lists of feeds (OPML)")


async def test_a_person_has_a_few_files_opened_in_a_minute(router: Router) -> None:
    said = [html(await router.filed(sent(request()))) for _ in range(6)]
    assert said[0] == "I can only open files that were sent to me in Telegram."
    assert said[5].startswith("That was 5 addresses in a minute")
