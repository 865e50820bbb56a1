import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update

from bot.playground.answers import Json, Refusal
from bot.playground.cast import (
    ADA,
    ANONYMOUS,
    BEN,
    CHANNEL,
    CLEO,
    FORUM,
    GROUP,
    WORLD_TOPIC,
)
from bot.playground.world import User
from tests.fixtures.playground import PlayServer


def heard(playground: PlayServer) -> list[Json]:
    """What the bot was told, without the numbers."""
    return [
        {key: value for key, value in update.items() if key != "update_id"}
        for update in playground.play.updates.first(99)
    ]


def said(playground: PlayServer) -> list[str]:
    kinds = ("message", "channel_post", "edited_message", "edited_channel_post")
    found = [update.get(kind) for update in heard(playground) for kind in kinds]
    return [message["text"] for message in found if message and "text" in message]


def standings(playground: PlayServer) -> list[tuple[str, str]]:
    return [
        (
            update["my_chat_member"]["old_chat_member"]["status"],
            update["my_chat_member"]["new_chat_member"]["status"],
        )
        for update in heard(playground)
        if "my_chat_member" in update
    ]


def test_a_link_starts_the_bot_with_its_payload(playground: PlayServer) -> None:
    playground.human.start(ADA, "topic_world")
    message = heard(playground)[0]["message"]
    assert message["text"] == "/start topic_world"
    assert message["from"]["language_code"] == "en"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


def test_blocking_is_told_and_writing_takes_the_bot_back(
    playground: PlayServer,
) -> None:
    playground.human.start(ADA)
    playground.human.block(ADA)
    playground.human.start(ADA)
    assert standings(playground) == [("member", "kicked"), ("kicked", "member")]


def test_in_a_group_the_bot_hears_only_what_is_meant_for_it(
    playground: PlayServer,
) -> None:
    human = playground.human
    human.send(ADA, GROUP, "/latest before the bot was here")
    human.add_bot(ADA, GROUP)
    human.send(BEN, GROUP, "just chatting")
    human.send(BEN, GROUP, "/latest")
    human.send(BEN, GROUP, "/latest@newsbrief_bot world")
    human.send(BEN, GROUP, "/latest@other_bot")
    human.send(BEN, GROUP, "what says @Newsbrief_Bot?")
    assert said(playground) == [
        "/latest",
        "/latest@newsbrief_bot world",
        "what says @Newsbrief_Bot?",
    ]


async def test_a_reply_to_the_bot_is_meant_for_it(
    playground: PlayServer, client: Bot
) -> None:
    playground.human.add_bot(ADA, GROUP)
    sent = await client.send_message(GROUP, "When?")
    playground.human.send(BEN, GROUP, "7:30", reply_to=sent.message_id)
    assert said(playground) == ["7:30"]


def test_as_administrator_the_bot_hears_everything(playground: PlayServer) -> None:
    playground.human.add_bot(ADA, GROUP)
    playground.human.promote_bot(ADA, GROUP)
    playground.human.send(BEN, GROUP, "just chatting")
    assert said(playground) == ["just chatting"]
    assert standings(playground) == [("left", "member"), ("member", "administrator")]


def test_being_added_is_told_twice_and_brings_the_payload(
    playground: PlayServer,
) -> None:
    playground.human.add_bot(ADA, GROUP, "topic_world")
    kinds = [next(iter(update)) for update in heard(playground)]
    assert kinds == ["my_chat_member", "message", "message"]
    assert heard(playground)[1]["message"]["new_chat_members"][0]["is_bot"] is True
    assert said(playground) == ["/start@newsbrief_bot topic_world"]


def test_all_updates_are_updates_to_the_library(
    playground: PlayServer, client: Bot
) -> None:
    playground.human.start(ADA)
    playground.human.add_bot(ADA, GROUP)
    playground.human.restrict_bot(ADA, GROUP)
    playground.human.promote_bot(ADA, GROUP)
    playground.human.remove_bot(ADA, GROUP)
    playground.human.add_bot(CLEO, CHANNEL)
    playground.human.send(CLEO, CHANNEL, "post")
    playground.human.add_bot(CLEO, FORUM)
    playground.human.create_topic(CLEO, FORUM, "Sport")
    for raw in playground.play.updates.first(99):
        update = Update.de_json(raw, client)
        assert update.api_kwargs == {}
        assert update.effective_chat is not None


def test_only_owners_post_in_a_channel(playground: PlayServer) -> None:
    playground.human.add_bot(CLEO, CHANNEL)
    post = playground.human.send(CLEO, CHANNEL, "post")
    assert "from" not in post
    assert [next(iter(update)) for update in heard(playground)] == [
        "my_chat_member",
        "channel_post",
    ]
    with pytest.raises(Refusal, match="only administrators post"):
        playground.human.send(ADA, CHANNEL, "mine")


def test_strangers_do_not_write_in_a_group(playground: PlayServer) -> None:
    with pytest.raises(Refusal, match="you are not in this chat"):
        playground.human.send(CLEO, GROUP, "hello")


def test_an_anonymous_administrator_writes_in_the_name_of_the_group(
    playground: PlayServer,
) -> None:
    sent = playground.human.send(ADA, GROUP, "/settings", anonymous=True)
    assert sent["from"]["id"] == ANONYMOUS.id
    assert sent["sender_chat"]["id"] == GROUP


def test_a_shared_location_has_its_place(playground: PlayServer) -> None:
    playground.human.share_location(ADA, ADA, 48.2, 16.4)
    place = heard(playground)[0]["message"]["location"]
    assert place == {"latitude": 48.2, "longitude": 16.4}


def test_an_edit_is_told_as_one(playground: PlayServer) -> None:
    sent = playground.human.send(ADA, ADA, "/latset")
    playground.human.edit(ADA, ADA, sent["message_id"], "/latest 3")
    assert [next(iter(update)) for update in heard(playground)] == [
        "message",
        "edited_message",
    ]
    assert said(playground) == ["/latset", "/latest 3"]
    with pytest.raises(Refusal, match="only your own messages"):
        playground.human.edit(BEN, ADA, sent["message_id"], "x")


def test_an_edited_post_is_told_as_one(playground: PlayServer) -> None:
    playground.human.add_bot(CLEO, CHANNEL)
    sent = playground.human.send(CLEO, CHANNEL, "80")
    playground.human.edit(CLEO, CHANNEL, sent["message_id"], "81")
    assert "edited_channel_post" in heard(playground)[-1]


def test_a_deleted_message_is_gone(playground: PlayServer) -> None:
    sent = playground.human.send(ADA, ADA, "x")
    playground.human.delete(ADA, sent["message_id"])
    assert playground.texts(ADA) == []


async def test_a_button_is_pressed_by_text_or_data(
    playground: PlayServer, client: Bot
) -> None:
    playground.human.start(ADA)
    keys = InlineKeyboardMarkup(
        [
            [InlineKeyboardButton("Next", callback_data="p2")],
            [InlineKeyboardButton("Site", url="https://e.com")],
        ]
    )
    sent = await client.send_message(ADA, "page", reply_markup=keys)
    by_text = playground.human.press(ADA, ADA, sent.message_id, "Next")
    by_data = playground.human.press(ADA, ADA, sent.message_id, "p2")
    assert by_text != by_data
    query = heard(playground)[-1]["callback_query"]
    assert (query["data"], query["from"]["id"]) == ("p2", ADA)
    assert query["message"]["text"] == "page"
    for button, reason in (("Site", "opens a link"), ("Back", "no such button")):
        with pytest.raises(Refusal, match=reason):
            playground.human.press(ADA, ADA, sent.message_id, button)
    with pytest.raises(Refusal, match="is gone"):
        playground.human.press(ADA, ADA, 99, "Next")


def test_a_channel_throws_the_bot_out_without_a_word(playground: PlayServer) -> None:
    playground.human.add_bot(CLEO, CHANNEL)
    playground.human.remove_bot(CLEO, CHANNEL)
    assert standings(playground) == [
        ("left", "administrator"),
        ("administrator", "kicked"),
    ]
    assert playground.texts(CHANNEL) == []


def test_people_come_and_go(playground: PlayServer) -> None:
    dora = playground.human.new_user(User(1009, "Dora"))
    playground.human.add_bot(ADA, GROUP)
    playground.human.join(dora.id, GROUP)
    playground.human.join(dora.id, GROUP, "administrator")
    playground.human.send(dora.id, GROUP, "/help")
    playground.human.leave(dora.id, GROUP)
    playground.human.join(dora.id, CHANNEL)
    playground.human.leave(dora.id, CHANNEL)
    joined = [update["message"] for update in heard(playground) if "message" in update]
    assert [key for message in joined for key in message if "member" in key] == [
        "new_chat_members",
        "new_chat_members",
        "left_chat_member",
    ]
    assert playground.world.chat(GROUP).member(dora.id).status == "left"


def test_a_topic_is_opened_closed_and_reopened(playground: PlayServer) -> None:
    playground.human.add_bot(CLEO, FORUM)
    topic = playground.human.create_topic(CLEO, FORUM, "Sport")
    playground.human.set_topic(CLEO, FORUM, topic.id, state="closed")
    playground.human.set_topic(CLEO, FORUM, topic.id, state="open")
    told = [update["message"] for update in heard(playground) if "message" in update]
    assert [key for message in told for key in message if key.startswith("forum")] == [
        "forum_topic_created",
        "forum_topic_closed",
        "forum_topic_reopened",
    ]
    with pytest.raises(Refusal, match="not a forum"):
        playground.human.create_topic(ADA, GROUP, "Sport")


def test_a_message_in_a_topic_carries_it(playground: PlayServer) -> None:
    sent = playground.human.send(ADA, FORUM, "hi", thread=WORLD_TOPIC)
    general = playground.human.send(ADA, FORUM, "hi", thread=1)
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (WORLD_TOPIC, True)
    assert "message_thread_id" not in general


def test_a_migration_is_told_in_both_chats(playground: PlayServer) -> None:
    group = playground.human.new_group(ADA, "Small talk")
    playground.human.add_bot(ADA, group.id)
    moved = playground.human.migrate(ADA, group.id)
    told = [update["message"] for update in heard(playground) if "message" in update]
    assert told[-2]["migrate_to_chat_id"] == moved.id
    assert told[-1]["migrate_from_chat_id"] == group.id


def test_new_places_have_ids_of_their_own(playground: PlayServer) -> None:
    made = [
        playground.human.new_group(ADA, kind, kind) for kind in ("group", "channel")
    ]
    more = [
        playground.human.new_group(ADA, kind, kind) for kind in ("group", "channel")
    ]
    assert len({chat.id for chat in made + more}) == 4
    assert playground.world.chat(made[0].id).type == "group"


def test_a_file_somebody_sends_is_a_document_to_the_bot(
    playground: PlayServer,
) -> None:
    sent = playground.human.send_file(ADA, ADA, "a.opml", b"<opml/>", "text/x-opml")
    (update,) = heard(playground)
    document = update["message"]["document"]
    assert document == sent["document"]
    assert (document["file_name"], document["file_size"]) == ("a.opml", 7)
    assert document["mime_type"] == "text/x-opml"
    with pytest.raises(Refusal, match="non-empty"):
        playground.human.send_file(ADA, ADA, "a.opml", b"")


def test_an_administrator_that_asks_for_it_hears_how_a_post_is_received(
    playground: PlayServer,
) -> None:
    human, updates = playground.human, playground.play.updates
    updates.allow(["message_reaction_count"])
    post = human.send(CLEO, CHANNEL, "Good morning")["message_id"]
    human.react(ADA, CHANNEL, post, "👍")
    assert heard(playground) == []
    human.add_bot(CLEO, CHANNEL)
    human.react(BEN, CHANNEL, post, "👍")
    human.react(ADA, CHANNEL, post, "❤")
    human.react(ADA, CHANNEL, post, "")
    counted = [
        {each["type"]["emoji"]: each["total_count"] for each in update["reactions"]}
        for update in (each["message_reaction_count"] for each in heard(playground))
    ]
    assert counted == [{"👍": 2}, {"👍": 1, "❤": 1}, {"👍": 1}]
    assert (
        playground.world.chat(CHANNEL).wire()
        == (heard(playground)[0]["message_reaction_count"]["chat"])
    )


@pytest.mark.parametrize("chat", [GROUP, CHANNEL])
def test_only_posts_of_channels_are_reacted_to(
    playground: PlayServer, chat: int
) -> None:
    with pytest.raises(Refusal, match="only posts of channels"):
        playground.human.react(ADA, chat, 99, "👍")
