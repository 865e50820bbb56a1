from dataclasses import replace
from typing import Any

import pytest
from telegram import Update

from bot.chat.incoming.events import (
    Event,
    Filed,
    Inline,
    Joined,
    Moved,
    Named,
    Placed,
    Plain,
    Pressed,
    Reacted,
    Reopened,
    Typed,
)
from bot.chat.incoming.updates import lean, read_update
from bot.chat.values import Asker, File, Request
from bot.delivery.html.markup import escape, visible
from bot.model import Address, Chat, ChatKind

ADA = {
    "id": 7,
    "is_bot": False,
    "first_name": "Ada",
    "language_code": "en",
}
PRIVATE = {"id": 7, "type": "private", "first_name": "Ada"}
FORUM = {"id": -1001, "type": "supergroup", "title": "Forum", "is_forum": True}
CHANNEL = {"id": -1002, "type": "channel", "title": "Morning Wire"}
BOT = {
    "id": 99,
    "is_bot": True,
    "first_name": "Newsbrief",
    "username": "newsbrief_bot",
}
IN_PRIVATE = Request(
    Chat(7, ChatKind.PRIVATE, "Ada"), Address(7), Asker(7, "Ada", "en"), message_id=1
)


def message(**fields: Any) -> dict[str, Any]:
    return {"message_id": 1, "date": 1, "chat": PRIVATE, "from": ADA, **fields}


def read(**update: Any) -> Event | None:
    value = Update.de_json({"update_id": 1, **update}, None)
    return read_update(value, "newsbrief_bot")


def test_a_command_comes_with_the_words_behind_it() -> None:
    event = read(message=message(text="/latest  world 3"))
    assert event == Typed(
        "latest", replace(IN_PRIVATE, words="world 3", html="world 3")
    )


def test_a_command_copied_from_what_we_said_is_one() -> None:
    event = read(message=message(text=visible(escape("/quiet off"))))
    assert event == Typed("quiet", replace(IN_PRIVATE, words="off", html="off"))


def test_a_command_comes_with_its_words_as_they_were_marked() -> None:
    bold = [{"type": "bold", "offset": 14, "length": 5}]
    event = read(message=message(text="\n/broadcast   Hello & bye", entities=bold))
    assert isinstance(event, Typed)
    assert event.request.words == "Hello & bye"
    assert event.request.html == "<b>Hello</b> &amp; bye"


MARKED = [{"type": "italic", "offset": 0, "length": 4}]


@pytest.mark.parametrize(
    ("fields", "quoted"),
    [
        ({"text": "Said before", "entities": MARKED}, "<i>Said</i> before"),
        (
            {"caption": "Seen & heard", "caption_entities": MARKED},
            "<i>Seen</i> &amp; heard",
        ),
        ({}, ""),
    ],
)
def test_a_command_comes_with_the_text_it_answers(
    fields: dict[str, Any], quoted: str
) -> None:
    event = read(message=message(text="/broadcast", reply_to_message=message(**fields)))
    assert event == Typed("broadcast", replace(IN_PRIVATE, quoted=quoted))


def test_a_command_for_another_bot_is_not_ours() -> None:
    assert read(message=message(text="/latest@other_bot")) is None


def test_a_command_with_our_name_in_capitals_is_ours() -> None:
    event = read(message=message(text="/LATEST@Newsbrief_Bot"))
    assert event == Typed("latest", IN_PRIVATE)


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "@newsbrief_bot how many?"},
        {"text": "how many?", "reply_to_message": message(**{"from": BOT})},
    ],
)
def test_a_group_asks_by_mention_or_by_reply(fields: dict[str, Any]) -> None:
    event = read(message=message(chat=FORUM, **fields))
    assert isinstance(event, Plain)
    assert event.request.words == "how many?"


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "just talking"},
        {"text": "yes", "reply_to_message": message()},
        {"photo": []},
    ],
)
def test_what_a_group_says_to_itself_is_left_alone(fields: dict[str, Any]) -> None:
    assert read(message=message(chat=FORUM, **fields)) is None


def test_a_topic_of_a_forum_is_part_of_the_address() -> None:
    event = read(
        message=message(
            chat=FORUM, text="/latest", message_thread_id=5, is_topic_message=True
        )
    )
    assert isinstance(event, Typed)
    assert event.request.address == Address(-1001, 5)


def test_a_reply_thread_outside_a_topic_is_no_address() -> None:
    event = read(message=message(chat=FORUM, text="/latest", message_thread_id=5))
    assert isinstance(event, Typed)
    assert event.request.address == Address(-1001)


def test_an_anonymous_admin_speaks_as_the_chat() -> None:
    event = read(message=message(chat=FORUM, text="/settings", sender_chat=FORUM))
    assert isinstance(event, Typed)
    assert event.request.asker.is_chat


def test_a_linked_channel_does_not_speak_as_the_chat() -> None:
    event = read(message=message(chat=FORUM, text="/settings", sender_chat=CHANNEL))
    assert isinstance(event, Typed)
    assert not event.request.asker.is_chat


GROUP = {"id": -1003, "type": "supergroup", "title": "Circle"}
OTHER_BOT = {"id": 98, "is_bot": True, "first_name": "Echo", "username": "echo_bot"}
ASKED = {"chat": GROUP, "text": "@newsbrief_bot who resigned?"}
FORWARDED = {"type": "user", "date": 1, "sender_user": ADA}
AS_GROUP = {"from": OTHER_BOT, "sender_chat": GROUP}


@pytest.mark.parametrize(
    ("fields", "is_heard"),
    [
        ({}, True),
        ({"from": OTHER_BOT}, False),
        (AS_GROUP, True),
        ({"forward_origin": FORWARDED}, False),
        ({"is_automatic_forward": True}, False),
        ({"via_bot": OTHER_BOT}, False),
    ],
)
def test_a_group_is_answered_what_its_people_ask_there(
    fields: dict[str, Any], *, is_heard: bool
) -> None:
    assert isinstance(read(message=message(**{**ASKED, **fields})), Plain) is is_heard


def test_a_mention_in_what_somebody_quotes_is_no_question() -> None:
    quote = [{"type": "blockquote", "offset": 0, "length": 28}]
    quoted = {**ASKED, "text": f"{ASKED['text']} I wonder too", "entities": quote}
    assert read(message=message(**quoted)) is None
    own = {**quoted, "text": f"{quoted['text']}, @newsbrief_bot"}
    event = read(message=message(**own))
    assert isinstance(event, Plain)
    assert event.request.words == "I wonder too,"


def test_what_is_said_in_a_topic_we_opened_is_not_said_to_us() -> None:
    opened = {"name": "World", "icon_color": 1}
    opening = message(
        message_id=5, chat=FORUM, forum_topic_created=opened, **{"from": BOT}
    )
    said = {"chat": FORUM, "message_thread_id": 5, "is_topic_message": True}
    said |= {"text": "Lovely day", "reply_to_message": opening}
    assert read(message=message(**said)) is None


def test_a_shared_location_is_a_place() -> None:
    event = read(message=message(location={"latitude": 48.2, "longitude": 16.4}))
    assert isinstance(event, Placed)
    assert event.request.place == (48.2, 16.4)


@pytest.mark.parametrize(
    ("document", "is_list"),
    [
        ({"file_name": "My Feeds.OPML"}, True),
        ({"file_name": "feeds.xml"}, True),
        ({"mime_type": "text/x-opml"}, True),
        ({"file_name": "cat.pdf", "mime_type": "application/pdf"}, False),
        ({}, False),
    ],
)
def test_a_file_that_may_be_a_list_of_feeds_is_taken(
    document: dict[str, str], *, is_list: bool
) -> None:
    file = {"file_id": "F1", "file_unique_id": "u", "file_size": 7, **document}
    event = read(message=message(document=file))
    assert isinstance(event, Filed)
    assert event.request.file == (File("F1", 7) if is_list else None)
    assert read(message=message(chat=FORUM, document=file)) is None


def test_a_press_names_the_message_and_who_pressed() -> None:
    event = read(
        callback_query={
            "id": "c1",
            "from": ADA,
            "chat_instance": "x",
            "data": "1|figures|2",
            "message": message(message_id=40),
        }
    )
    assert event == Pressed("1|figures|2", replace(IN_PRIVATE, message_id=40), "c1", 40)


def test_a_press_in_a_topic_answers_in_the_topic() -> None:
    there = message(chat=FORUM, message_thread_id=5, is_topic_message=True)
    event = read(
        callback_query={
            "id": "c1",
            "from": ADA,
            "chat_instance": "x",
            "data": "1|brief",
            "message": there,
        }
    )
    assert isinstance(event, Pressed)
    assert event.request.address == Address(-1001, 5)


def test_a_press_is_read_without_the_words_and_buttons_of_its_message() -> None:
    kept = {"message_id": 5, "date": 1, "chat": FORUM, "message_thread_id": 3}
    kept["is_topic_message"] = True
    words = {"text": "x", "entities": [], "reply_markup": {"inline_keyboard": []}}
    query = {"id": "q", "from": ADA, "data": "1|more"}
    raw = {"update_id": 1, "callback_query": {**query, "message": {**kept, **words}}}
    assert lean(raw) == {
        "update_id": 1,
        "callback_query": {**query, "message": kept},
    }


@pytest.mark.parametrize(
    "raw",
    [
        {"update_id": 1, "message": message(text="x")},
        {"update_id": 1, "callback_query": "none"},
        {"update_id": 1, "callback_query": {"id": "q"}},
        {"update_id": 1, "callback_query": {"message": 5}},
    ],
)
def test_all_other_updates_are_read_whole(raw: dict[str, Any]) -> None:
    assert lean(raw) == raw


def test_a_press_on_an_inline_message_is_not_ours() -> None:
    query = {"id": "c1", "from": ADA, "chat_instance": "x", "data": "1|brief"}
    assert read(callback_query=query) is None


def test_words_behind_the_bots_name_in_any_chat_are_an_inline_query() -> None:
    query = {"id": "q1", "from": ADA, "query": "flood", "offset": ""}
    assert read(inline_query=query) == Inline("q1", "flood", "en", 7)


def test_what_somebody_sends_with_our_help_is_not_said_to_us() -> None:
    other = {**BOT, "username": "other_bot"}
    assert read(message=message(text="Flood", via_bot=BOT)) is None
    assert isinstance(read(message=message(text="Flood", via_bot=other)), Plain)


def member(chat: dict[str, Any], old: str, new: dict[str, Any]) -> dict[str, Any]:
    return {
        "chat": chat,
        "from": ADA,
        "date": 1,
        "old_chat_member": {"user": BOT, "status": old, "until_date": 0},
        "new_chat_member": {"user": BOT, **new},
    }


def test_being_added_to_a_group_is_joining() -> None:
    event = read(my_chat_member=member(FORUM, "left", {"status": "member"}))
    assert isinstance(event, Joined)
    assert (event.can_post, event.was_there) == (True, False)


def test_being_blocked_is_not_being_able_to_post() -> None:
    gone = {"status": "kicked", "until_date": 0}
    event = read(my_chat_member=member(PRIVATE, "member", gone))
    assert isinstance(event, Joined)
    assert not event.can_post


@pytest.mark.parametrize("may_post", [True, False])
def test_in_a_channel_the_right_to_post_decides(may_post: bool) -> None:
    rights = dict.fromkeys(
        (
            "can_be_edited",
            "is_anonymous",
            "can_manage_chat",
            "can_delete_messages",
            "can_manage_video_chats",
            "can_restrict_members",
            "can_promote_members",
            "can_change_info",
            "can_invite_users",
            "can_post_stories",
            "can_edit_stories",
            "can_delete_stories",
        ),
        False,
    )
    new = {"status": "administrator", "can_post_messages": may_post, **rights}
    named = {**CHANNEL, "username": "morning_wire"}
    event = read(my_chat_member=member(named, "left", new))
    assert isinstance(event, Joined)
    assert event.can_post is may_post
    assert event.name == "morning_wire"


def test_a_group_that_grew_has_moved() -> None:
    event = read(message=message(chat=FORUM, migrate_to_chat_id=-1005))
    assert event == Moved(-1001, -1005)


def test_a_new_topic_has_a_name() -> None:
    created = {"name": "Markets", "icon_color": 7322096}
    event = read(
        message=message(
            chat=FORUM,
            forum_topic_created=created,
            message_thread_id=5,
            is_topic_message=True,
        )
    )
    assert event == Named(Address(-1001, 5), "Markets")


def test_a_topic_that_is_open_again_is_an_address_to_write_to() -> None:
    event = read(
        message=message(
            chat=FORUM,
            forum_topic_reopened={},
            message_thread_id=5,
            is_topic_message=True,
        )
    )
    assert event == Reopened(Address(-1001, 5))


def test_what_was_not_asked_for_is_dropped() -> None:
    assert read(edited_message=message(text="/latest")) is None


def test_a_message_of_nobody_is_asked_by_nobody() -> None:
    event = read(message={"message_id": 1, "date": 1, "chat": FORUM, "text": "/help"})
    assert isinstance(event, Typed)
    assert event.request.asker == Asker(0)


def test_what_is_asked_for_names_the_update() -> None:
    event = read(message=message(text="/latest"))
    assert isinstance(event, Typed)
    assert event.request.update == 1


def test_the_reactions_to_a_post_are_counted_by_kind() -> None:
    kinds = [
        ({"type": "emoji", "emoji": "❤"}, 12),
        ({"type": "emoji", "emoji": "👍"}, 41),
        ({"type": "custom_emoji", "custom_emoji_id": "5"}, 2),
        ({"type": "paid"}, 1),
    ]
    counted = [{"type": kind, "total_count": count} for kind, count in kinds]
    event = read(
        message_reaction_count={
            "chat": CHANNEL,
            "message_id": 8,
            "date": 1,
            "reactions": counted,
        }
    )
    assert event == Reacted(-1002, 8, (("👍", 41), ("❤", 12), ("", 3)))
