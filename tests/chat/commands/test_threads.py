from dataclasses import replace

import pytest

from bot import wording
from bot import wording_groups as words
from bot.chat.replies.router import Router
from bot.chat.settings.settling import elsewhere
from bot.chat.values import Asker, Desk, Reply, Request
from bot.delivery.buttons.callback import pack
from bot.errors import ThreadRefused
from bot.language.current import speaking
from bot.model import Address, Chat, ChatKind, Findings, Manner, Message, Subscription
from tests.fakes.rights import FakeRights
from tests.fixtures.desk import BANK, keep, request

FORUM = Chat(-1005, ChatKind.SUPERGROUP, "News & Room")
TO = Address(FORUM.id)
TOPICS = {"business": 101, "world": 102, "wirtschaft": 103}


class Opener:
    """Opens topics, or refuses as it is told to."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.refusal: ThreadRefused | None = None

    async def __call__(self, _chat_id: int, name: str) -> int:
        if self.refusal:
            raise self.refusal
        self.opened.append(name)
        return TOPICS[name.lower()]


@pytest.fixture
def opener() -> Opener:
    return Opener()


@pytest.fixture
async def admin(stocked: Desk, rights: FakeRights, opener: Opener) -> Router:
    """A router for Ada, who leads the forum; it is briefed at seven in the evening."""
    rights.admins = {1001}
    await stocked.stores.chats.save(FORUM)
    await stocked.stores.subscriptions.save(Subscription(TO, (1140,), "UTC"), None)
    desk = replace(stocked, open_thread=opener)
    return Router(desk, stocked.commands)


def here(*args: str) -> Request:
    return Request(FORUM, TO, Asker(1001, "Ada", "en"))


async def press(router: Router, topic: str = "") -> Reply:
    data = pack("thread", str(TO), topic) if topic else pack("thread", str(TO))
    return await router.pressed(data, here())


def labels(message: Message | None) -> list[str]:
    assert message
    return [button.label for row in message.buttons for button in row]


async def test_the_topics_of_a_forum_are_shown_with_what_may_be_opened(
    admin: Router,
) -> None:
    (shown,) = (await admin.typed("threads", here())).messages
    assert shown.html.startswith(
        "<b>News by topic in News &amp; Room</b>\n• the group itself: all, 19:00,"
    )
    assert labels(shown) == [
        "the group itself",
        "+ business",
        "+ world",
        words.BUTTON_ALL_THREADS,
    ]


@pytest.mark.parametrize("topic", ["a | b", "новости культуры и искусства страны"])
async def test_a_topic_that_no_button_holds_is_not_offered_alone(
    admin: Router, stocked: Desk, topic: str
) -> None:
    await keep(stocked, "odd", BANK, Findings(), hours=1, topic=topic)
    (shown,) = (await admin.typed("threads", here())).messages
    assert labels(shown)[1:3] == ["+ business", "+ world"]


async def test_a_topic_is_opened_and_briefed_at_the_groups_hour(
    admin: Router, opener: Opener
) -> None:
    reply = await press(admin, "world")
    assert "Sunday 22 Nov" not in reply.notice
    assert reply.notice == "Opened. The first briefing comes Saturday 21 Nov at 19:00."
    assert reply.edit
    assert "• World: world, 19:00" in reply.edit.html
    assert labels(reply.edit) == ["the group itself", "World", "+ business"]
    wish = await admin.desk.stores.subscriptions.get(Address(FORUM.id, 102))
    assert wish == Subscription(
        Address(FORUM.id, 102), (1140,), "UTC", topics=("world",)
    )
    again = await press(admin, "world")
    assert again.notice == words.THREADS_ALL_THERE
    assert opener.opened == ["World"]


async def test_a_topic_of_that_name_is_taken_and_no_other_opened(
    admin: Router, opener: Opener
) -> None:
    await admin.desk.stores.chats.note_thread(Address(FORUM.id, 7), "WORLD")
    reply = await press(admin, "world")
    assert reply.edit
    assert "• WORLD: world, 19:00" in reply.edit.html
    assert opener.opened == []


async def test_a_topic_with_other_news_keeps_them(
    admin: Router, opener: Opener
) -> None:
    seven = Address(FORUM.id, 7)
    mixed = Subscription(seven, (480,), "UTC", topics=("sport", "business"))
    await admin.desk.stores.chats.note_thread(seven, "World")
    await admin.desk.stores.subscriptions.save(mixed, None)
    await press(admin)
    assert opener.opened == ["World"]
    assert await admin.desk.stores.subscriptions.get(seven) == mixed


async def test_one_for_each_is_opened_in_one_go(admin: Router, opener: Opener) -> None:
    await press(admin)
    assert opener.opened == ["Business", "World"]


async def test_what_is_missing_is_said(admin: Router, opener: Opener) -> None:
    opener.refusal = ThreadRefused(words.THREAD_NO_RIGHT)
    assert (await press(admin, "world")).notice == words.THREAD_NO_RIGHT
    opener.refusal = None
    await press(admin, "world")
    assert opener.opened == ["World"]


async def test_a_topic_that_may_be_there_is_asked_for_before_another_is_opened(
    admin: Router, opener: Opener
) -> None:
    opener.refusal = ThreadRefused(words.THREAD_FAILED, is_open=True)
    await press(admin, "world")
    opener.refusal = None
    assert (await press(admin, "world")).notice == words.THREAD_DOUBTFUL
    assert opener.opened == []
    await press(admin, "world")
    assert opener.opened == ["World"]


async def test_only_admins_open_topics(admin: Router, rights: FakeRights) -> None:
    rights.admins = set()
    assert (await press(admin, "world")).notice == wording.ADMINS_ONLY


async def test_a_topic_without_a_known_name_is_shown_by_its_number(
    admin: Router,
) -> None:
    named = Subscription(Address(FORUM.id, 9), (480,), "UTC", topics=("a", "b"))
    await admin.desk.stores.subscriptions.remove(TO)
    (shown,) = (await admin.typed("threads", here())).messages
    assert words.THREADS_NONE in shown.html
    await admin.desk.stores.subscriptions.save(named, None)
    (shown,) = (await admin.typed("threads", here())).messages
    assert "• topic 9: a, b, 08:00" in shown.html
    with speaking(Manner("zh")):
        (shown,) = (await admin.typed("threads", here())).messages
    assert "a、b、08:00、" in shown.html


async def test_in_private_it_is_said_where_topics_are(admin: Router) -> None:
    reply = await admin.typed("threads", request())
    assert reply.messages[0].html == words.THREADS_NOT_HERE


async def test_without_telegram_no_topic_is_opened(
    stocked: Desk, router: Router, rights: FakeRights
) -> None:
    rights.admins = {1001}
    await stocked.stores.chats.save(FORUM)
    assert (await press(router, "world")).notice == words.THREAD_FAILED


async def test_topics_are_opened_in_the_group_s_language_and_found_in_english_too(
    admin: Router, opener: Opener
) -> None:
    await admin.desk.stores.chats.note_thread(Address(FORUM.id, 7), "World")
    with speaking(Manner("de")):
        (shown,) = (await admin.typed("threads", here())).messages
        await press(admin)
        (after,) = (await admin.typed("threads", here())).messages
    assert labels(shown)[1:3] == ["+ Wirtschaft", "+ Welt"]
    assert opener.opened == ["Wirtschaft"]
    assert "• World: Welt, 19:00" in after.html
    wish = await admin.desk.stores.subscriptions.get(Address(FORUM.id, 103))
    assert wish
    assert wish.topics == ("business",)


async def test_the_list_says_where_its_hours_are_and_a_panel_which_topic_it_is_for(
    admin: Router,
) -> None:
    (shown,) = (await admin.typed("threads", here())).messages
    assert "the group itself: all, 19:00, every day, UTC\n" in shown.html
    seven = Address(FORUM.id, 7)
    await admin.desk.stores.chats.note_thread(seven, "World")
    panel = (await admin.pressed(pack("panel", str(seven)), here())).edit
    assert panel
    assert panel.html.startswith("<b>Daily briefing for World</b>")
    inside = Request(FORUM, seven, Asker(1001, "Ada", "en"))
    panel = (await admin.pressed(pack("panel", str(seven)), inside)).edit
    assert panel
    assert panel.html.startswith("<b>Daily briefing</b>")
    panel = (await admin.pressed(pack("panel", str(TO)), inside)).edit
    assert panel
    assert panel.html.startswith("<b>Daily briefing for the group itself</b>")


async def test_a_panel_for_another_chat_names_that_and_its_topic_as_far_as_known(
    admin: Router,
) -> None:
    seven = Address(FORUM.id, 7)
    await admin.desk.stores.chats.note_thread(seven, "World")
    for chat, address, name in (
        (FORUM, seven, "News & Room · World"),
        (replace(FORUM, title=""), seven, "World"),
        (replace(FORUM, title=""), TO, ""),
    ):
        assert await elsewhere(admin.desk, chat, address, Address(1001)) == name
