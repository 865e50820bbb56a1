import json
import struct

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    Message,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.playground.cast import (
    ADA,
    BEN,
    CHANNEL,
    CLEO,
    FORUM,
    GROUP,
    MARKETS_TOPIC,
    WORLD_TOPIC,
)
from tests.fixtures.playground import PlayServer

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 320)
JPEG = b"\xff\xd8\xff\xe0\x00\x04xx\xff\xc0\x00\x11\x08\x00\x20\x00\x40"


@pytest.fixture(autouse=True)
def _started(playground: PlayServer) -> None:
    playground.human.start(ADA)


async def test_a_message_says_where_it_stands(
    playground: PlayServer, client: Bot
) -> None:
    sent = await client.send_message(
        ADA,
        '<b>81</b> <a href="http://127.0.0.1:8080/a/x#f1">hostages</a>',
        parse_mode=ParseMode.HTML,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        protect_content=True,
    )
    assert sent.text == "81 hostages"
    assert [(each.type, each.url) for each in sent.entities] == [
        ("bold", None),
        ("text_link", "http://127.0.0.1:8080/a/x#f1"),
    ]
    assert sent.date == playground.clock.now()
    assert sent.from_user is not None
    assert sent.from_user.is_bot
    assert sent.chat.first_name == "Ada"
    assert sent.has_protected_content
    assert sent.link_preview_options == LinkPreviewOptions(is_disabled=True)


async def test_every_message_of_the_server_is_one_to_the_library(
    playground: PlayServer, client: Bot
) -> None:
    playground.human.add_bot(CLEO, FORUM)
    await client.send_message(FORUM, "x", message_thread_id=WORLD_TOPIC)
    await client.send_location(ADA, 48.2, 16.4)
    await client.send_document(ADA, b"{}", filename="export.json", caption="all")
    for message in playground.play.messages:
        read = Message.de_json(json.loads(json.dumps(message)), client)
        assert read.api_kwargs == {}
        assert json.loads(read.to_json())["message_id"] == message["message_id"]


async def test_a_dateline_is_shown_in_each_readers_zone(client: Bot) -> None:
    sent = await client.send_message(
        ADA, '<tg-time unix="1795435200" format="wDt">noon</tg-time>', ParseMode.HTML
    )
    assert sent.entities[0].type == MessageEntity.DATE_TIME
    assert sent.entities[0].date_time_format == "wDt"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Message text is empty"),
        ("  ", "Text must be non-empty"),
        ("x" * 4097, "Message is too long"),
        ("<b>x", 'find end tag corresponding to start tag "b"'),
    ],
)
async def test_a_text_telegram_refuses_is_refused(
    client: Bot, text: str, reason: str
) -> None:
    with pytest.raises(BadRequest, match=reason):
        await client.send_message(ADA, text, parse_mode=ParseMode.HTML)


async def test_lost_entities_are_recorded(playground: PlayServer, client: Bot) -> None:
    await client.send_message(ADA, "<b>a</b> " * 101, parse_mode=ParseMode.HTML)
    assert [each.rule for each in playground.violations] == ["1 entities lost"]


async def test_who_never_started_or_has_gone_cannot_be_written_to(
    playground: PlayServer, client: Bot
) -> None:
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await client.send_message(BEN, "x")
    playground.human.block(ADA)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await client.send_message(ADA, "x")
    playground.human.unblock(ADA)
    await client.send_message(ADA, "back")
    playground.human.deactivate(ADA)
    with pytest.raises(Forbidden, match="user is deactivated"):
        await client.send_message(ADA, "x")
    with pytest.raises(BadRequest, match="Chat not found"):
        await client.send_message(4711, "x")


async def test_groups_are_closed_to_a_bot_that_is_not_there(
    playground: PlayServer, client: Bot
) -> None:
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await client.send_message(GROUP, "x")
    playground.human.add_bot(ADA, GROUP)
    await client.send_message(GROUP, "here")
    playground.human.remove_bot(ADA, GROUP)
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await client.send_message(GROUP, "x")
    playground.human.delete_chat(GROUP)
    with pytest.raises(Forbidden, match="the group chat was deleted"):
        await client.send_message(GROUP, "x")


async def test_a_channel_wants_the_right_to_post(
    playground: PlayServer, client: Bot
) -> None:
    with pytest.raises(Forbidden, match="not a member of the channel chat"):
        await client.send_message(CHANNEL, "x")
    playground.human.add_bot(CLEO, CHANNEL)
    sent = await client.send_message(CHANNEL, "Good morning")
    assert sent.from_user is None
    assert sent.sender_chat is not None
    assert sent.sender_chat.title == "Morning Wire"
    playground.human.promote_bot(CLEO, CHANNEL, can_post_messages=False)
    with pytest.raises(BadRequest, match="Need administrator rights in the channel"):
        await client.send_message(CHANNEL, "x")


async def test_a_silenced_bot_lacks_the_right(
    playground: PlayServer, client: Bot
) -> None:
    playground.human.add_bot(ADA, GROUP)
    playground.human.restrict_bot(ADA, GROUP, can_send_photos=True)
    with pytest.raises(BadRequest, match="Not enough rights to send text messages"):
        await client.send_message(GROUP, "x")
    await client.send_photo(GROUP, PNG)


async def test_a_group_that_moved_says_where_to(
    playground: PlayServer, client: Bot
) -> None:
    group = playground.human.new_group(ADA, "Small talk")
    playground.human.add_bot(ADA, group.id)
    moved = playground.human.migrate(ADA, group.id)
    with pytest.raises(ChatMigrated) as caught:
        await client.send_message(group.id, "x")
    assert caught.value.new_chat_id == moved.id
    await client.send_message(moved.id, "x")


async def test_a_topic_carries_its_thread(playground: PlayServer, client: Bot) -> None:
    playground.human.add_bot(CLEO, FORUM)
    sent = await client.send_message(FORUM, "x", message_thread_id=WORLD_TOPIC)
    assert (sent.message_thread_id, sent.is_topic_message) == (WORLD_TOPIC, True)
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.forum_topic_created is not None
    assert (await client.send_message(FORUM, "x")).message_thread_id is None


async def test_topics_that_are_not_there_are_refused(
    playground: PlayServer, client: Bot
) -> None:
    playground.human.add_bot(CLEO, FORUM)
    playground.human.set_topic(CLEO, FORUM, WORLD_TOPIC, state="closed")
    playground.human.set_topic(CLEO, FORUM, MARKETS_TOPIC, state="deleted")
    for thread in (1, 99, MARKETS_TOPIC):
        with pytest.raises(BadRequest, match="Message thread not found"):
            await client.send_message(FORUM, "x", message_thread_id=thread)
    with pytest.raises(BadRequest, match="Topic_closed"):
        await client.send_message(FORUM, "x", message_thread_id=WORLD_TOPIC)
    playground.human.promote_bot(CLEO, FORUM)
    await client.send_message(FORUM, "x", message_thread_id=WORLD_TOPIC)


async def test_a_reply_shows_what_it_answers(
    playground: PlayServer, client: Bot
) -> None:
    sent = await client.send_message(ADA, "x", reply_to_message_id=1)
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "/start"
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await client.send_message(ADA, "x", reply_to_message_id=99)
    anyway = ReplyParameters(99, allow_sending_without_reply=True)
    alone = await client.send_message(ADA, "x", reply_parameters=anyway)
    assert alone.reply_to_message is None


async def test_a_reply_in_a_topic_stays_in_it(
    playground: PlayServer, client: Bot
) -> None:
    playground.human.add_bot(CLEO, FORUM)
    asked = playground.human.send(ADA, FORUM, "/latest", thread=WORLD_TOPIC)
    sent = await client.send_message(
        FORUM, "x", reply_to_message_id=asked["message_id"]
    )
    assert sent.message_thread_id == WORLD_TOPIC


async def test_keyboards_come_back_inline_and_stay_open_otherwise(
    playground: PlayServer, client: Bot
) -> None:
    inline = InlineKeyboardMarkup([[InlineKeyboardButton("1", callback_data="s1")]])
    sent = await client.send_message(ADA, "x", reply_markup=inline)
    assert sent.reply_markup == inline
    keys = ReplyKeyboardMarkup([[KeyboardButton("Here", request_location=True)]])
    asked = await client.send_message(ADA, "where?", reply_markup=keys)
    assert asked.reply_markup is None
    kept = playground.world.chat(ADA).keyboard or {}
    assert kept["keyboard"][0][0]["request_location"] is True
    await client.send_message(ADA, "thanks", reply_markup=ReplyKeyboardRemove())
    assert playground.world.chat(ADA).keyboard is None


async def test_a_photo_is_kept_and_known_again_by_its_id(client: Bot) -> None:
    first = await client.send_photo(ADA, PNG, caption="<i>chart</i>", parse_mode="HTML")
    again = await client.send_photo(ADA, first.photo[-1].file_id)
    assert (first.photo[-1].width, first.photo[-1].height) == (640, 320)
    assert first.caption == "chart"
    assert first.caption_entities[0].type == "italic"
    assert again.photo == first.photo
    jpeg = await client.send_photo(ADA, JPEG)
    assert (jpeg.photo[-1].width, jpeg.photo[-1].height) == (64, 32)


@pytest.mark.parametrize(
    ("photo", "reason"),
    [
        (b"no picture", "Image_process_failed"),
        (b"\xff\xd8\xff", "Image_process_failed"),
        (b"", "File must be non-empty"),
        (PNG[:16] + struct.pack(">II", 9999, 2), "Photo_invalid_dimensions"),
        (PNG[:16] + struct.pack(">II", 9, 300), "Photo_invalid_dimensions"),
        (PNG + bytes(10 << 20), "File is too big"),
        ("http://example.org/x.png", "Failed to get http url content"),
        ("unknown-id", "Wrong file identifier/http url specified"),
    ],
)
async def test_a_picture_telegram_refuses_is_refused(
    client: Bot, photo: bytes | str, reason: str
) -> None:
    with pytest.raises(BadRequest, match=f"(?i){reason}"):
        await client.send_photo(ADA, photo)


async def test_a_document_can_be_fetched_back(client: Bot) -> None:
    sent = await client.send_document(ADA, b'{"a": 1}', filename="export.json")
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.file_size) == ("export.json", 8)
    file = await client.get_file(sent.document.file_id)
    assert await file.download_as_bytearray() == b'{"a": 1}'


async def test_a_file_over_fifty_megabytes_is_refused(
    client: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.playground.files.FILE_LIMIT", 7)
    with pytest.raises(BadRequest, match="File is too big"):
        await client.send_document(ADA, b"8 bytes!", filename="a.txt")


async def test_a_caption_has_its_limit(client: Bot) -> None:
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await client.send_photo(ADA, PNG, caption="x" * 1025)


async def test_a_place_off_the_globe_is_refused(client: Bot) -> None:
    with pytest.raises(BadRequest, match="Wrong latitude or longitude"):
        await client.send_location(ADA, 91, 0)


async def test_a_copy_has_no_origin(playground: PlayServer, client: Bot) -> None:
    playground.human.add_bot(ADA, GROUP)
    sent = await client.send_message(ADA, "<b>81</b>", parse_mode=ParseMode.HTML)
    copied = await client.copy_message(GROUP, ADA, sent.message_id)
    message = playground.play.messages.get(GROUP, copied.message_id) or {}
    assert (message["text"], message["entities"][0]["type"]) == ("81", "bold")
    with pytest.raises(BadRequest, match="Message to copy not found"):
        await client.copy_message(GROUP, ADA, 99)


async def test_typing_is_shown_and_nonsense_is_not(
    playground: PlayServer, client: Bot
) -> None:
    assert await client.send_chat_action(ADA, "typing")
    with pytest.raises(BadRequest, match="Wrong parameter action in request"):
        await client.send_chat_action(ADA, "thinking")
