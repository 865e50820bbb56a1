from dataclasses import replace

from bot.chat.replies.router import Router
from bot.chat.values import Desk
from bot.language.current import speaking
from bot.model import Manner
from tests.fixtures.desk import FLOOD, GROUP, request


async def test_a_briefing_comes_at_once(stocked: Desk, router: Router) -> None:
    reply = await router.typed("brief", request())
    assert FLOOD in reply.messages[0].html


async def test_a_topic_narrows_the_briefing(stocked: Desk, router: Router) -> None:
    reply = await router.typed("brief", request("business"))
    assert FLOOD not in reply.messages[0].html
    assert "bridge" in reply.messages[0].html


async def test_an_unknown_topic_is_answered_with_the_known_ones(
    stocked: Desk, router: Router
) -> None:
    reply = await router.typed("brief", request("gardens"))
    assert "My topics are: business, world." in reply.messages[0].html


async def test_nothing_to_tell_is_said(router: Router) -> None:
    reply = await router.pressed("1|brief", request())
    assert "I have no stories yet" in reply.messages[0].html


async def test_where_there_are_pages_it_can_be_read_on_one(
    stocked: Desk, router: Router
) -> None:
    options = replace(stocked.options, pages="https://n.example")
    paged = Router(replace(stocked, options=options), router.desk.commands)
    reply = await paged.typed("brief", request())
    button = reply.messages[-1].buttons[-1][0]
    assert button.label == "📄 Read on a page"
    edition = await stocked.stores.editions.get(button.url.rpartition("/")[2])
    assert edition is not None
    assert len(edition.parts) == 3


async def test_a_topic_may_be_named_in_the_reader_s_language(
    stocked: Desk, router: Router
) -> None:
    with speaking(Manner("de")):
        reply = await router.typed("brief", request("Wirtschaft"))
        other = await router.typed("brief", request("Garten"))
    assert "bridge" in reply.messages[0].html
    assert FLOOD not in reply.messages[0].html
    assert "Wirtschaft" in reply.messages[0].html.splitlines()[1]
    assert "Welt, Wirtschaft" in other.messages[0].html


async def test_it_is_as_long_as_the_chat_wants_its_briefings(
    stocked: Desk, router: Router
) -> None:
    normal = await router.typed("brief", request())
    await router.typed("length", request("short"))
    short = await router.typed("brief", request())
    there = await router.typed("brief", request(chat=GROUP))
    assert "figure" in normal.messages[0].html.splitlines()[1]
    assert "figure" not in short.messages[0].html.splitlines()[1]
    assert there.messages[0].html == normal.messages[0].html
