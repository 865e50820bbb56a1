import json

from bot.chat.replies.router import Router
from bot.chat.values import Desk
from bot.language.current import speaking
from bot.model import Chat, ChatKind, Manner
from tests.fixtures.desk import request


async def test_export_is_all_that_is_kept_as_json(
    stocked: Desk, router: Router
) -> None:
    await stocked.stores.chats.save(Chat(1001, ChatKind.PRIVATE, "Ada"))
    await router.typed("subscribe", request("8:00 Vienna world"))
    reply = await router.typed("export", request())
    assert reply.attachment
    assert reply.attachment.name == "newsbrief-export.json"
    text = json.dumps(json.loads(reply.attachment.content))
    assert "Europe/Vienna" in text
    assert "Ada" in text


async def test_an_export_says_in_the_readers_language_what_its_parts_are(
    stocked: Desk, router: Router
) -> None:
    await stocked.stores.chats.save(Chat(1001, ChatKind.PRIVATE, "Ada"))
    with speaking(Manner("de")):
        reply = await router.typed("export", request())
    assert reply.attachment
    kept = json.loads(reply.attachment.content)
    about = kept.pop("about")
    assert about["rhythm"] == "Ruhezeiten und Pausen"
    assert set(about) == set(kept)


async def test_forget_asks_first_and_then_erases(stocked: Desk, router: Router) -> None:
    await stocked.stores.chats.save(Chat(1001, ChatKind.PRIVATE, "Ada"))
    await router.typed("subscribe", request("8:00"))
    asked = await router.typed("forget", request())
    kept = await router.pressed(asked.messages[0].buttons[0][1].data, request())
    gone = await router.pressed(asked.messages[0].buttons[0][0].data, request())
    assert kept.edit
    assert kept.edit.html == "Nothing was erased."
    assert gone.edit
    assert "Erased." in gone.edit.html
    assert await stocked.stores.chats.get(1001) is None
    assert await stocked.stores.subscriptions.of_chat(1001) == ()


async def test_privacy_says_what_is_kept(router: Router) -> None:
    reply = await router.typed("privacy", request())
    assert "/forget erases it" in reply.messages[0].html
