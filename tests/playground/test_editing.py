import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
)
from telegram.error import BadRequest

from bot.playground.cast import ADA, BEN, CHANNEL, CLEO, GROUP
from tests.fixtures.playground import PlayServer
from tests.playground.test_sending import PNG

KEYS = InlineKeyboardMarkup([[InlineKeyboardButton("2", callback_data="p2")]])


@pytest.fixture(autouse=True)
def _started(playground: PlayServer) -> None:
    playground.human.start(ADA)


async def test_an_edit_changes_text_and_buttons_and_says_when(
    playground: PlayServer, client: Bot
) -> None:
    sent = await client.send_message(ADA, "<b>page 1</b>", "HTML", reply_markup=KEYS)
    playground.clock.advance(60)
    edited = await client.edit_message_text("page 2", ADA, sent.message_id)
    assert isinstance(edited, Message)
    assert (edited.text, edited.entities, edited.reply_markup) == ("page 2", (), None)
    assert edited.edit_date == playground.clock.now()
    assert playground.texts(ADA) == ["/start", "page 2"]


async def test_the_same_again_is_not_modified(client: Bot) -> None:
    sent = await client.send_message(ADA, "<b>x</b>", "HTML", reply_markup=KEYS)
    with pytest.raises(BadRequest, match="Message is not modified: specified new"):
        await client.edit_message_text(
            "<b>x</b>", ADA, sent.message_id, parse_mode="HTML", reply_markup=KEYS
        )
    with pytest.raises(BadRequest, match="Message is not modified"):
        await client.edit_message_reply_markup(ADA, sent.message_id, reply_markup=KEYS)


async def test_buttons_alone_can_be_taken_away_without_a_mark(client: Bot) -> None:
    sent = await client.send_message(ADA, "x", reply_markup=KEYS)
    edited = await client.edit_message_reply_markup(ADA, sent.message_id)
    assert isinstance(edited, Message)
    assert edited.reply_markup is None
    assert edited.edit_date is None


async def test_what_cannot_be_edited_is_refused(client: Bot) -> None:
    photo = await client.send_photo(ADA, PNG)
    words = await client.send_message(ADA, "x")
    for message_id, reason in (
        (99, "Message to edit not found"),
        (1, "Message can't be edited"),
        (photo.message_id, "There is no text in the message to edit"),
    ):
        with pytest.raises(BadRequest, match=reason):
            await client.edit_message_text("y", ADA, message_id)
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await client.edit_message_caption(ADA, words.message_id, caption="y")
    with pytest.raises(BadRequest, match="Message text is empty"):
        await client.edit_message_text("", ADA, words.message_id)
    with pytest.raises(BadRequest, match="Message_id_invalid"):
        await client.edit_message_text("y", inline_message_id="x")
    with pytest.raises(BadRequest, match="Chat_id is empty"):
        await client.edit_message_text("y", message_id=1)


async def test_a_caption_can_change_and_go(client: Bot) -> None:
    photo = await client.send_photo(ADA, PNG, caption="old")
    edited = await client.edit_message_caption(ADA, photo.message_id, caption="new")
    assert isinstance(edited, Message)
    assert edited.caption == "new"
    bare = await client.edit_message_caption(ADA, photo.message_id)
    assert isinstance(bare, Message)
    assert bare.caption is None


async def test_a_post_in_a_channel_can_be_corrected(
    playground: PlayServer, client: Bot
) -> None:
    playground.human.add_bot(CLEO, CHANNEL)
    sent = await client.send_message(CHANNEL, "80")
    edited = await client.edit_message_text(
        "81",
        CHANNEL,
        sent.message_id,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    assert isinstance(edited, Message)
    assert edited.text == "81"
    assert edited.link_preview_options == LinkPreviewOptions(is_disabled=True)


async def test_messages_are_deleted_within_their_rights_and_days(
    playground: PlayServer, client: Bot
) -> None:
    playground.human.add_bot(ADA, GROUP)
    theirs = playground.human.send(BEN, GROUP, "hello")["message_id"]
    own = await client.send_message(GROUP, "x")
    old = await client.send_message(GROUP, "old")
    assert await client.delete_message(GROUP, own.message_id)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await client.delete_message(GROUP, own.message_id)
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await client.delete_message(GROUP, theirs)
    playground.human.promote_bot(ADA, GROUP)
    assert await client.delete_message(GROUP, theirs)
    playground.clock.advance(49 * 3600)
    with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
        await client.delete_message(GROUP, old.message_id)


async def test_many_messages_go_at_once_and_missing_ones_are_passed_over(
    playground: PlayServer, client: Bot
) -> None:
    sent = await client.send_message(ADA, "x")
    assert await client.delete_messages(ADA, [sent.message_id, 99])
    assert playground.texts(ADA) == ["/start"]
    with pytest.raises(BadRequest, match="Too many message identifiers"):
        await client.delete_messages(ADA, list(range(1, 102)))


async def test_a_press_is_answered_until_it_is_too_old(
    playground: PlayServer, client: Bot
) -> None:
    sent = await client.send_message(ADA, "x", reply_markup=KEYS)
    query = playground.human.press(ADA, ADA, sent.message_id, "2")
    assert await client.answer_callback_query(query, "Page 2", show_alert=True)
    assert playground.play.queries[query]["answer"] == "Page 2"
    with pytest.raises(BadRequest, match="Message_too_long"):
        await client.answer_callback_query(query, "x" * 201)
    playground.clock.advance(16 * 60)
    with pytest.raises(BadRequest, match="Query is too old and response timeout"):
        await client.answer_callback_query(query)
    with pytest.raises(BadRequest, match="query id is invalid"):
        await client.answer_callback_query("4711")
