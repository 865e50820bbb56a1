from collections.abc import AsyncIterator

import pytest
from telegram.error import BadRequest, Forbidden

from bot.delivery.messenger import TelegramMessenger
from bot.delivery.transport import connect
from bot.model import Address, Button, Message
from bot.playground.cast import ADA, CLEO, FORUM, WORLD_TOPIC
from tests.fixtures.playground import PlayServer

HELLO = Message("<b>Hello</b> https://x.org")


@pytest.fixture
async def messenger(playground: PlayServer) -> AsyncIterator[TelegramMessenger]:
    playground.human.start(ADA)
    playground.human.add_bot(CLEO, FORUM)
    async with connect(playground.token, playground.origin) as bot:
        yield TelegramMessenger(bot)


async def test_a_message_is_sent_as_html_without_a_preview(
    playground: PlayServer, messenger: TelegramMessenger
) -> None:
    number = await messenger.send(Address(ADA), HELLO)
    sent = playground.from_bot(ADA)[-1]
    assert (sent["message_id"], sent["text"]) == (number, "Hello https://x.org")
    assert sent["entities"][0]["type"] == "bold"
    assert sent["link_preview_options"] == {"is_disabled": True}


async def test_buttons_call_back_or_open_an_address(
    playground: PlayServer, messenger: TelegramMessenger
) -> None:
    rows = ((Button("1", "1|story|a"), Button("Read", url="https://x.org/")),)
    await messenger.send(Address(ADA), Message("x", rows))
    sent = playground.from_bot(ADA)[-1]
    assert sent["reply_markup"]["inline_keyboard"] == [
        [
            {"text": "1", "callback_data": "1|story|a"},
            {"text": "Read", "url": "https://x.org/"},
        ]
    ]


async def test_a_silent_message_makes_no_sound(
    playground: PlayServer, messenger: TelegramMessenger
) -> None:
    await messenger.send(Address(ADA), Message("x", is_silent=True))
    assert (await playground.called("sendMessage")).params["disable_notification"]


async def test_a_message_goes_to_its_topic_and_to_general_without_one(
    playground: PlayServer, messenger: TelegramMessenger
) -> None:
    for thread in (WORLD_TOPIC, 1, 0):
        await messenger.send(Address(FORUM, thread), Message("x"))
    threads = [sent.get("message_thread_id") for sent in playground.from_bot(FORUM)]
    assert threads == [WORLD_TOPIC, None, None]


async def test_a_reply_names_its_message_and_survives_that_ones_end(
    playground: PlayServer, messenger: TelegramMessenger
) -> None:
    first = await messenger.send(Address(ADA), Message("x"))
    await messenger.send(Address(ADA), Message("y"), reply_to=first)
    await messenger.send(Address(ADA), Message("z"), reply_to=999)
    replies = [
        sent.get("reply_to_message", {}).get("message_id")
        for sent in playground.from_bot(ADA)
    ]
    assert replies == [None, first, None]


async def test_a_place_can_be_asked_for_with_a_button(
    playground: PlayServer, messenger: TelegramMessenger
) -> None:
    await messenger.send(Address(ADA), Message("x"), location_keyboard="Share")
    markup = (await playground.called("sendMessage")).params["reply_markup"]
    assert markup["keyboard"] == [[{"text": "Share", "request_location": True}]]
    assert markup["one_time_keyboard"]


async def test_an_edit_changes_words_and_buttons(
    playground: PlayServer, messenger: TelegramMessenger
) -> None:
    number = await messenger.send(Address(ADA), Message("x"))
    changed = Message("<i>y</i>", ((Button("1", "1|a"),),))
    await messenger.edit(ADA, number, changed)
    await messenger.edit(ADA, number, changed)
    sent = playground.from_bot(ADA)[-1]
    assert (sent["text"], len(sent["reply_markup"]["inline_keyboard"])) == ("y", 1)


async def test_an_edit_of_what_is_gone_is_an_error(
    messenger: TelegramMessenger,
) -> None:
    with pytest.raises(BadRequest, match=r"(?i)message to edit not found"):
        await messenger.edit(ADA, 999, Message("x"))


async def test_a_press_is_answered_and_one_too_old_is_let_go(
    playground: PlayServer, messenger: TelegramMessenger
) -> None:
    number = await messenger.send(Address(ADA), Message("x", ((Button("1", "1|a"),),)))
    query = playground.human.press(ADA, ADA, number, "1")
    await messenger.answer(query, "Too old", is_alert=True)
    params = (await playground.called("answerCallbackQuery")).params
    assert (params["text"], params["show_alert"]) == ("Too old", "true")
    await messenger.answer("12345")


async def test_a_press_answered_wrongly_is_an_error(
    playground: PlayServer, messenger: TelegramMessenger
) -> None:
    playground.faults.bad("MESSAGE_TOO_LONG", method="answerCallbackQuery")
    with pytest.raises(BadRequest):
        await messenger.answer("12345", "x")


async def test_typing_shows_and_never_fails(
    playground: PlayServer, messenger: TelegramMessenger
) -> None:
    await messenger.typing(Address(ADA))
    playground.human.block(ADA)
    await messenger.typing(Address(ADA))
    assert [call.ok for call in playground.calls.of("sendChatAction")] == [True, False]


async def test_a_file_is_sent_with_its_name_and_caption(
    playground: PlayServer, messenger: TelegramMessenger
) -> None:
    number = await messenger.send_document(
        Address(ADA), "export.json", b"{}", "<b>All</b>"
    )
    sent = playground.from_bot(ADA)[-1]
    assert sent["message_id"] == number
    assert sent["document"]["file_name"] == "export.json"
    assert sent["document"]["file_size"] == 2
    assert sent["caption"] == "All"


async def test_errors_come_out_as_they_are(
    playground: PlayServer, messenger: TelegramMessenger
) -> None:
    playground.human.block(ADA)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await messenger.send(Address(ADA), HELLO)
