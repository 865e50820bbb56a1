from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.replies.router import Router
from bot.chat.values import Asker, Reply, Request
from bot.model import Chat, ChatKind, Feed, Message
from bot.sources.found import FoundFeed, Look
from bot.store.stores import Stores
from tests.fakes.rights import FakeRights
from tests.fixtures.desk import CHANNEL, EVENING, GROUP, OPERATOR, request

GULL = FoundFeed(
    "https://gull.example/rss",
    "The <Gull>",
    12,
    EVENING - timedelta(hours=3),
    ("Boats lost", "Pier burns"),
)
TERN = FoundFeed("https://gull.example/tern", "Tern", 1, EVENING)
AUK = FoundFeed("https://gull.example/auk")
OPERATORS = Chat(OPERATOR, ChatKind.PRIVATE, "Cleo")
TOO_LATE = "That was too long ago. Send me the address or the file again, please."
ADDED = "Added The &lt;Gull&gt;; its entries are read within a minute: 12."


@pytest.fixture
def allowed(router: Router) -> Router:
    """The operator lets chats read two feeds alone."""
    desk = router.desk
    options = replace(desk.options, own_feeds=2)
    return Router(replace(desk, options=options), desk.commands)


def without_operators(router: Router) -> Router:
    options = replace(router.desk.options, operators=frozenset())
    return Router(replace(router.desk, options=options), router.desk.commands)


def asked(words: str = "gull", *, update: int = 1) -> Request:
    return replace(request(words), update=update)


def ours(words: str = "") -> Request:
    return request(words, chat=OPERATORS, by=OPERATOR)


def html(reply: Reply) -> str:
    shown = reply.edit or (reply.messages[0] if reply.messages else Message(""))
    return shown.html or reply.notice


def labels(message: Message) -> list[str]:
    return [button.label for row in message.buttons for button in row]


def data(message: Message, label: str) -> str:
    buttons = [button for row in message.buttons for button in row]
    return next(each.data for each in buttons if each.label == label)


async def told(stores: Stores, chat_id: int) -> list[Message]:
    """What waits in the outbox for a chat."""
    leases = await stores.outbox.take(99)
    return [
        lease.delivery.messages[0]
        for lease in leases
        if lease.delivery.address.chat_id == chat_id
    ]


async def test_an_operator_adds_a_feed_at_once(
    router: Router, offers: dict[str, Look], stores: Stores
) -> None:
    offers["gull"] = Look((GULL,))
    assert html(await router.typed("addfeed", ours("gull"))) == ADDED
    again = html(await router.typed("addfeed", ours("gull")))
    assert again == "The &lt;Gull&gt; is among the feeds already."
    assert await stores.feeds.all() == (Feed(GULL.url, GULL.title, due=EVENING),)


async def test_an_operator_may_have_a_feed_for_one_chat_alone_too(
    allowed: Router, offers: dict[str, Look], stores: Stores
) -> None:
    offers["gull"] = Look((GULL,))
    (shown,) = (await allowed.typed("addfeed", ours("gull"))).messages
    assert labels(shown) == ["✅ For everybody", "Only for this chat"]
    await allowed.pressed(data(shown, "Only for this chat"), ours())
    assert [feed.is_own for feed in await stores.feeds.all()] == [True]
    every = data(shown, "✅ For everybody")
    refused = await allowed.pressed(every, replace(request(), chat=OPERATORS))
    assert ADDED not in html(refused)
    assert html(await allowed.pressed(every, ours())) == ADDED
    assert [feed.is_own for feed in await stores.feeds.all()] == [False]
    known = html(await allowed.typed("addfeed", ours("gull")))
    assert known == "The &lt;Gull&gt; is among my sources already."


async def test_of_several_feeds_an_operator_adds_one_or_all(
    router: Router, offers: dict[str, Look], stores: Stores
) -> None:
    offers["gull"] = Look((GULL, TERN, AUK))
    (shown,) = (await router.typed("addfeed", ours("gull"))).messages
    assert shown.html.splitlines() == [
        "<b>gull.example has 3 feeds.</b> Which one?",
        "1. The &lt;Gull&gt; · 12 entries, the newest 3 hours ago",
        "2. Tern · 1 entry, the newest just now",
        "3. gull.example · 0 entries",
    ]
    assert labels(shown) == ["1", "2", "3", "All 3"]
    one = await router.pressed(data(shown, "2"), ours())
    assert html(one).startswith("Added Tern;")
    every = await router.pressed(data(shown, "All 3"), ours())
    assert html(every).count("Added ") == 2
    assert len(await stores.feeds.all()) == 3


@pytest.mark.parametrize("words", ["", "  "])
async def test_without_an_address_the_use_is_told(router: Router, words: str) -> None:
    assert "Write /addfeed and an address" in html(
        await router.typed("addfeed", request(words))
    )


async def test_what_is_no_feed_is_said_at_once(router: Router) -> None:
    reply = await router.typed("addfeed", asked("nothing"))
    assert html(reply) == "I found no feed there."


async def test_everyone_may_suggest_and_operators_are_asked_once(
    router: Router, offers: dict[str, Look], stores: Stores
) -> None:
    offers["gull"] = Look((GULL,))
    said = [html(await router.typed("addfeed", asked())) for _ in range(2)]
    assert said[0].startswith("Thank you! I have suggested The &lt;Gull&gt;")
    assert said[0] == said[1]
    later = html(await router.typed("addfeed", asked(update=2)))
    assert later.endswith("was suggested already, and waits for a decision.")
    (question,) = await told(stores, OPERATOR)
    assert question.html.splitlines() == [
        "<b>Ada suggests a feed</b>",
        "The &lt;Gull&gt; · 12 entries, the newest 3 hours ago",
        "https://gull.example/rss",
        "· Boats lost",
        "· Pier burns",
    ]
    assert labels(question) == ["✅ Add for everybody", "Decline"]
    assert await stores.feeds.all() == ()


async def test_an_operator_who_wants_plain_words_is_asked_in_them(
    router: Router, offers: dict[str, Look], stores: Stores
) -> None:
    await stores.chats.save(replace(OPERATORS, is_plain=True))
    offers["gull"] = Look((GULL,))
    await router.typed("addfeed", asked())
    (question,) = await told(stores, OPERATOR)
    assert question.html.startswith("Ada suggests a feed\n")
    assert labels(question) == ["Add for everybody", "Decline"]


async def test_of_several_feeds_one_is_suggested(
    router: Router, offers: dict[str, Look]
) -> None:
    offers["gull"] = Look((GULL, TERN))
    (shown,) = (await router.typed("addfeed", asked())).messages
    assert labels(shown) == ["1", "2"]
    for number, name in (("2", "Tern"), ("1", "The &lt;Gull&gt;")):
        reply = await router.pressed(data(shown, number), asked(""))
        assert reply.edit is None
        assert html(reply).startswith(f"Thank you! I have suggested {name}")


async def test_what_is_read_already_is_not_suggested(
    router: Router, offers: dict[str, Look], stores: Stores
) -> None:
    offers["gull"] = Look((GULL,))
    await stores.feeds.add(Feed("http://www.gull.example/rss/"))
    reply = await router.typed("addfeed", asked())
    assert html(reply) == "The &lt;Gull&gt; is among my sources already."


async def test_a_group_itself_suggests_nothing(
    router: Router, offers: dict[str, Look]
) -> None:
    offers["gull"] = Look((GULL,))
    anonymous = replace(asked(), chat=GROUP, asker=Asker(1087968824, is_chat=True))
    assert "as yourself" in html(await router.typed("addfeed", anonymous))


async def test_a_person_has_a_few_addresses_looked_at_in_a_minute(
    router: Router,
) -> None:
    said = [html(await router.typed("addfeed", asked("x"))) for _ in range(6)]
    assert said[4] == "I found no feed there."
    assert said[5].startswith("That was 5 addresses in a minute")


async def test_where_nobody_can_approve_it_is_said_before_anything_is_looked_at(
    router: Router, allowed: Router, offers: dict[str, Look]
) -> None:
    offers["gull"] = Look((GULL,))
    reply = await without_operators(router).typed("addfeed", asked())
    assert html(reply).startswith("Nobody can approve new feeds here yet")
    lone = await without_operators(allowed).typed("addfeed", asked())
    assert labels(lone.messages[0]) == ["Only for this chat"]


async def test_a_chat_reads_a_feed_alone_as_far_as_it_may(
    allowed: Router, offers: dict[str, Look], stores: Stores
) -> None:
    said: list[str] = []
    for feed in (GULL, TERN, AUK):
        offers["gull"] = Look((feed,))
        (shown,) = (await allowed.typed("addfeed", asked())).messages
        reply = await allowed.pressed(data(shown, "Only for this chat"), asked(""))
        said.append(html(reply))
    assert said[0].startswith("Added The &lt;Gull&gt;, only for this chat; its entries")
    assert said[2].startswith("I can read 2 feeds only for this chat")
    assert await stores.own.of(1001) == (GULL.url, TERN.url)
    assert [feed.is_own for feed in await stores.feeds.all()] == [True, True]


async def test_who_may_read_alone_may_still_suggest(
    allowed: Router, offers: dict[str, Look]
) -> None:
    offers["gull"] = Look((GULL,))
    (shown,) = (await allowed.typed("addfeed", asked())).messages
    assert shown.html == (
        "<b>The &lt;Gull&gt;</b>\n12 entries, the newest 3 hours ago\n\n"
        "For whom shall I read it?"
    )
    reply = await allowed.pressed(data(shown, "Suggest for everybody"), asked(""))
    assert html(reply).startswith("Thank you!")


async def test_a_channel_has_feeds_read_by_who_looks_after_it(
    allowed: Router, offers: dict[str, Look], stores: Stores, rights: FakeRights
) -> None:
    offers["gull"] = Look((GULL,))
    rights.admins.add(1001)
    await stores.chats.save(replace(CHANNEL, manager=1001))
    (shown,) = (await allowed.typed("addfeed", asked())).messages
    label = "Only for Morning Wire"
    assert label in labels(shown)
    reply = await allowed.pressed(data(shown, label), asked(""))
    assert "only for Morning Wire; its entries" in html(reply)
    assert await stores.own.of(CHANNEL.id) == (GULL.url,)


async def test_in_a_group_only_admins_have_feeds_read(
    allowed: Router, offers: dict[str, Look], rights: FakeRights
) -> None:
    offers["gull"] = Look((GULL,))
    member = replace(request("gull", chat=GROUP), update=1)
    reply = await allowed.typed("addfeed", member)
    assert html(reply).startswith("Thank you!")
    rights.admins.add(1002)
    admin = replace(request("gull", chat=GROUP, by=1002), update=2)
    (shown,) = (await allowed.typed("addfeed", admin)).messages
    pressed = await allowed.pressed(data(shown, "Only for this chat"), member)
    assert pressed.notice == "Only admins can press this."


async def test_a_button_means_nothing_to_who_may_not_press_it(
    router: Router, allowed: Router, offers: dict[str, Look]
) -> None:
    offers["gull"] = Look((GULL, TERN))
    (shown,) = (await allowed.typed("addfeed", asked())).messages
    first = data(shown, "1")
    gone = await router.pressed("1|addfeed|none|0", asked(""))
    assert html(gone) == TOO_LATE
    beyond = await router.pressed(first[:-1] + "7", asked(""))
    assert beyond.notice == "This button is too old. Ask again, please."
    every = await router.pressed(first[:-1] + "all", asked(""))
    assert every.notice == "Only the people who run this bot can do that."
    off = await router.pressed(f"{first}|own|1001", asked(""))
    assert html(off) == "I read no feeds for single chats here."
    odd = await allowed.pressed(f"{first}|own|x", asked(""))
    assert odd.notice == "This button is too old. Ask again, please."


async def test_a_list_at_an_address_is_offered_whole(
    router: Router, offers: dict[str, Look]
) -> None:
    offers["list"] = Look(listed=(Feed(GULL.url), Feed(TERN.url)))
    (shown,) = (await router.typed("addfeed", ours("list"))).messages
    assert labels(shown) == ["✅ Add 2 feeds"]
