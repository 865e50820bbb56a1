import pytest
from telegram import Bot, ChatMemberAdministrator, ChatMemberOwner
from telegram.constants import ChatType
from telegram.error import BadRequest, Forbidden

from bot.playground.cast import ADA, BEN, CHANNEL, CLEO, FORUM, GROUP
from bot.playground.world import User
from tests.fixtures.playground import PlayServer


@pytest.fixture(autouse=True)
def _added(playground: PlayServer) -> None:
    playground.human.start(ADA)
    playground.human.add_bot(ADA, GROUP)
    playground.human.add_bot(CLEO, FORUM)
    playground.human.add_bot(CLEO, CHANNEL)


async def test_a_chat_tells_what_it_is(client: Bot) -> None:
    group, forum = await client.get_chat(GROUP), await client.get_chat(FORUM)
    assert (group.title, group.type) == ("Reading Circle", ChatType.SUPERGROUP)
    assert forum.is_forum
    assert (await client.get_chat(ADA)).first_name == "Ada"
    assert (await client.get_chat("@morning_wire")).type == ChatType.CHANNEL


async def test_members_are_told_with_their_standing(client: Bot) -> None:
    assert isinstance(await client.get_chat_member(GROUP, ADA), ChatMemberOwner)
    assert (await client.get_chat_member(GROUP, BEN)).status == "member"
    assert (await client.get_chat_member(GROUP, CLEO)).status == "left"
    with pytest.raises(BadRequest, match="User not found"):
        await client.get_chat_member(GROUP, 4711)
    assert await client.get_chat_member_count(GROUP) == 3


async def test_every_standing_of_the_bot_can_be_read(
    playground: PlayServer, client: Bot
) -> None:
    own = client.id
    playground.human.restrict_bot(ADA, GROUP)
    assert (await client.get_chat_member(GROUP, own)).status == "restricted"
    playground.human.promote_bot(ADA, GROUP, can_pin_messages=False)
    promoted = await client.get_chat_member(GROUP, own)
    assert isinstance(promoted, ChatMemberAdministrator)
    assert promoted.can_pin_messages is False
    playground.human.demote_bot(ADA, GROUP)
    assert (await client.get_chat_member(GROUP, own)).status == "member"


async def test_a_banned_member_is_told_as_such(
    playground: PlayServer, client: Bot
) -> None:
    playground.human.join(BEN, GROUP, "kicked")
    assert (await client.get_chat_member(GROUP, BEN)).status == "kicked"


async def test_administrators_are_listed_without_other_bots(
    playground: PlayServer, client: Bot
) -> None:
    other = playground.human.new_user(User(9, "Rose", "rose_bot", is_bot=True))
    playground.human.join(other.id, GROUP, "administrator")
    playground.human.promote_bot(ADA, GROUP)
    listed = await client.get_chat_administrators(GROUP)
    assert [each.user.id for each in listed] == [ADA, client.id]
    with pytest.raises(BadRequest, match="no administrators in the private chat"):
        await client.get_chat_administrators(ADA)


async def test_leaving_is_final_and_told_as_an_update(
    playground: PlayServer, client: Bot
) -> None:
    assert await client.leave_chat(GROUP)
    with pytest.raises(Forbidden, match="bot is not a member"):
        await client.send_message(GROUP, "x")
    last = playground.play.updates.pending[-1].update["my_chat_member"]
    assert last["new_chat_member"]["status"] == "left"
    with pytest.raises(BadRequest, match="private chats"):
        await client.leave_chat(ADA)


async def test_messages_are_pinned_by_right(
    playground: PlayServer, client: Bot
) -> None:
    sent = await client.send_message(GROUP, "x")
    with pytest.raises(BadRequest, match="Not enough rights to manage pinned messages"):
        await client.pin_chat_message(GROUP, sent.message_id)
    playground.human.promote_bot(ADA, GROUP)
    assert await client.pin_chat_message(GROUP, sent.message_id)
    pinned = (await client.get_chat(GROUP)).pinned_message
    assert pinned is not None
    assert pinned.message_id == sent.message_id
    assert await client.unpin_chat_message(GROUP)
    with pytest.raises(BadRequest, match="Message to unpin not found"):
        await client.unpin_chat_message(GROUP)
    with pytest.raises(BadRequest, match="Message to pin not found"):
        await client.pin_chat_message(GROUP, 99)


async def test_all_pins_of_a_channel_go_at_once(
    playground: PlayServer, client: Bot
) -> None:
    sent = await client.send_message(CHANNEL, "x")
    await client.pin_chat_message(CHANNEL, sent.message_id)
    assert await client.unpin_all_chat_messages(CHANNEL)
    assert playground.world.chat(CHANNEL).pinned == []


async def test_a_topic_can_be_opened_by_an_administrator_only(
    playground: PlayServer, client: Bot
) -> None:
    with pytest.raises(BadRequest, match="Not enough rights to create a topic"):
        await client.create_forum_topic(FORUM, "Sport")
    playground.human.promote_bot(CLEO, FORUM)
    topic = await client.create_forum_topic(FORUM, "Sport")
    sent = await client.send_message(
        FORUM, "1:0", message_thread_id=topic.message_thread_id
    )
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.message_id == topic.message_thread_id
    with pytest.raises(BadRequest, match="Topic_title_empty"):
        await client.create_forum_topic(FORUM, " ")
    with pytest.raises(BadRequest, match="The chat is not a forum"):
        await client.create_forum_topic(GROUP, "Sport")
