import pytest
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.playground.cast import ADA, BEN, CHANNEL, CLEO, FORUM, GROUP, WORLD_TOPIC
from bot.playground.mishaps import Mishaps
from tests.fixtures.playground import PlayServer


@pytest.fixture(autouse=True)
def _there(playground: PlayServer) -> None:
    playground.human.start(ADA)
    playground.human.add_bot(ADA, GROUP)
    playground.human.add_bot(CLEO, FORUM)
    playground.human.add_bot(CLEO, CHANNEL)


@pytest.mark.parametrize(
    ("name", "chat_id", "thread", "error", "reason"),
    [
        ("block", ADA, None, Forbidden, "blocked by the user"),
        ("deactivate", ADA, None, Forbidden, "user is deactivated"),
        ("kick", GROUP, None, Forbidden, "kicked from the supergroup"),
        ("delete_chat", GROUP, None, Forbidden, "group chat was deleted"),
        ("demote", CHANNEL, None, BadRequest, "(?i)need administrator rights"),
        ("migrate", GROUP, None, ChatMigrated, "migrated to supergroup"),
        ("close_topics", FORUM, WORLD_TOPIC, BadRequest, "(?i)topic_closed"),
        ("delete_topics", FORUM, WORLD_TOPIC, BadRequest, "thread not found"),
    ],
)
async def test_what_befalls_a_chat_in_mid_broadcast_is_answered_as_telegram_does(
    playground: PlayServer,
    client: Bot,
    name: str,
    chat_id: int,
    thread: int | None,
    error: type[TelegramError],
    reason: str,
) -> None:
    playground.faults.act(Mishaps(playground.play).acts[name], nth=2)
    await client.send_message(chat_id, "first", message_thread_id=thread)
    with pytest.raises(error, match=reason):
        await client.send_message(chat_id, "second", message_thread_id=thread)
    assert playground.copies("first") == {chat_id: 1}
    assert playground.copies("second") == {}


async def test_one_befallen_does_not_concern_the_others(
    playground: PlayServer, client: Bot
) -> None:
    playground.human.start(BEN)
    playground.faults.act(Mishaps(playground.play).acts["block"], chat_id=ADA)
    await client.send_message(BEN, "x")
    with pytest.raises(Forbidden):
        await client.send_message(ADA, "x")
    await client.send_message(BEN, "x")
    assert playground.copies("x") == {BEN: 2}
