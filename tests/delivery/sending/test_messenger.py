from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from telegram.error import BadRequest, Forbidden

from bot.delivery.calls.transport import connect
from bot.delivery.drawing.chart import draw
from bot.delivery.drawing.gallery import Gallery
from bot.delivery.sending.messenger import TelegramMessenger
from bot.model import Address, Button, Message
from bot.playground.cast import ADA, CLEO, FORUM, WORLD_TOPIC
from bot.store.connection import Redis
from bot.store.pictures import Pictures
from tests.fakes.charts import RELEASED
from tests.fakes.painter import FakePainter
from tests.fixtures.playground import PlayServer

CHART = Message(
    "<b>105</b> released",
    ((Button("1", "1|story|a"),),),
    picture=draw(RELEASED, dark=False),
)
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


async def test_a_file_is_sent_with_its_name(
    playground: PlayServer, messenger: TelegramMessenger
) -> None:
    number = await messenger.send_document(Address(ADA), "export.json", b"{}")
    sent = playground.from_bot(ADA)[-1]
    assert sent["message_id"] == number
    assert sent["document"]["file_name"] == "export.json"
    assert sent["document"]["file_size"] == 2


async def test_errors_come_out_as_they_are(
    playground: PlayServer, messenger: TelegramMessenger
) -> None:
    playground.human.block(ADA)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await messenger.send(Address(ADA), HELLO)


@pytest.fixture
def painter() -> FakePainter:
    return FakePainter()


@pytest.fixture
async def showing(
    playground: PlayServer, redis: Redis, painter: FakePainter
) -> AsyncIterator[TelegramMessenger]:
    """A messenger with a gallery."""
    playground.human.start(ADA)
    async with connect(playground.token, playground.origin) as bot:
        yield TelegramMessenger(bot, Gallery(painter, Pictures(redis)))


async def test_a_picture_is_sent_with_words_and_buttons_under_it(
    playground: PlayServer, showing: TelegramMessenger
) -> None:
    number = await showing.send(Address(ADA), CHART)
    sent = playground.from_bot(ADA)[-1]
    (photo,) = sent["photo"]
    assert (sent["message_id"], sent["caption"]) == (number, "105 released")
    assert (photo["width"], photo["height"]) == (1080, 720)
    assert sent["caption_entities"][0]["type"] == "bold"
    assert sent["reply_markup"]["inline_keyboard"][0][0]["text"] == "1"


async def test_a_place_can_be_asked_for_under_a_picture(
    playground: PlayServer, showing: TelegramMessenger
) -> None:
    await showing.send(Address(ADA), CHART, location_keyboard="Share")
    markup = (await playground.called("sendPhoto")).params["reply_markup"]
    assert markup["keyboard"] == [[{"text": "Share", "request_location": True}]]


async def test_a_picture_may_be_silent_in_a_topic(
    playground: PlayServer, showing: TelegramMessenger
) -> None:
    playground.human.add_bot(CLEO, FORUM)
    address = Address(FORUM, WORLD_TOPIC)
    chart = Message("", is_silent=True, picture=CHART.picture)
    await showing.send(address, chart)
    sent = playground.from_bot(FORUM)[-1]
    assert sent["message_thread_id"] == WORLD_TOPIC
    assert "caption" not in sent
    assert (await playground.called("sendPhoto")).params["disable_notification"]


async def test_the_same_picture_is_drawn_and_uploaded_once(
    playground: PlayServer, showing: TelegramMessenger, painter: FakePainter
) -> None:
    await showing.send(Address(ADA), CHART)
    await showing.send(Address(ADA), CHART)
    first, second = playground.from_bot(ADA)[-2:]
    calls = playground.calls.of("sendPhoto")
    assert first["photo"] == second["photo"]
    assert len(painter.drawn) == 1
    assert calls[1].params["photo"] == first["photo"][0]["file_id"]


async def test_a_name_that_telegram_refuses_is_forgotten(
    playground: PlayServer, showing: TelegramMessenger, redis: Redis
) -> None:
    await Gallery(FakePainter(), Pictures(redis)).note(CHART.picture, "OTHERBOT")
    with pytest.raises(BadRequest, match=r"(?i)wrong file identifier"):
        await showing.send(Address(ADA), CHART)
    await showing.send(Address(ADA), CHART)
    assert playground.from_bot(ADA)[-1]["photo"]


async def test_words_too_long_for_a_caption_go_without_the_picture(
    playground: PlayServer, showing: TelegramMessenger
) -> None:
    await showing.send(Address(ADA), Message("x" * 1025, picture=CHART.picture))
    assert playground.from_bot(ADA)[-1]["text"] == "x" * 1025


async def test_what_cannot_be_drawn_or_has_no_gallery_goes_in_words(
    playground: PlayServer, showing: TelegramMessenger, messenger: TelegramMessenger
) -> None:
    await showing.send(Address(ADA), Message("one", picture="no drawing"))
    await messenger.send(Address(ADA), Message("two", picture=CHART.picture))
    assert [sent["text"] for sent in playground.from_bot(ADA)[-2:]] == ["one", "two"]


async def test_a_picture_can_be_had_before_it_is_sent(
    playground: PlayServer, showing: TelegramMessenger, painter: FakePainter
) -> None:
    picture = await showing.picture(CHART)
    assert len(painter.drawn) == 1
    await showing.send(Address(ADA), CHART, picture=picture)
    assert len(painter.drawn) == 1
    assert playground.from_bot(ADA)[-1]["photo"]
    assert await showing.picture(HELLO) == ""


async def test_the_words_under_a_picture_can_be_changed(
    playground: PlayServer, showing: TelegramMessenger
) -> None:
    number = await showing.send(Address(ADA), CHART)
    changed = Message("<i>none</i>", ((Button("2", "1|a"),),))
    await showing.edit(ADA, number, changed)
    await showing.edit(ADA, number, changed)
    sent = playground.from_bot(ADA)[-1]
    assert (sent["caption"], bool(sent["photo"])) == ("none", True)
    assert sent["reply_markup"]["inline_keyboard"][0][0]["text"] == "2"


async def test_words_too_long_to_stand_under_a_picture_are_an_error(
    showing: TelegramMessenger,
) -> None:
    number = await showing.send(Address(ADA), CHART)
    with pytest.raises(BadRequest, match=r"(?i)caption is too long"):
        await showing.edit(ADA, number, Message("x" * 1025))


async def test_an_answer_shows_what_it_answers_if_that_is_still_there(
    playground: PlayServer, messenger: TelegramMessenger, redis: Redis
) -> None:
    asked = playground.human.send(ADA, ADA, "How many?")["message_id"]
    await messenger.send(Address(ADA), replace(HELLO, reply_to=asked))
    gallery = Gallery(FakePainter(), Pictures(redis))
    pictured = TelegramMessenger(messenger._bot, gallery)
    await pictured.send(Address(ADA), replace(CHART, reply_to=asked))
    for sent in playground.from_bot(ADA)[-2:]:
        assert sent["reply_to_message"]["message_id"] == asked
    playground.human.delete(ADA, asked)
    await messenger.send(Address(ADA), replace(HELLO, reply_to=asked))
    assert "reply_to_message" not in playground.from_bot(ADA)[-1]
