"""The server as python-telegram-bot meets it."""

from collections.abc import AsyncIterator

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    KeyboardButton,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest, Forbidden

from bot.playground.cast import ADA, BEN, CHANNEL, CLEO, FORUM, GROUP, WORLD_TOPIC
from tests.fixtures.playground import PlayServer


@pytest.fixture
async def bot(playground: PlayServer) -> AsyncIterator[Bot]:
    async with Bot(
        playground.token, base_url=playground.url, base_file_url=playground.file_url
    ) as made:
        yield made


async def test_a_started_user_gets_a_message_that_says_where_it_stands(
    playground: PlayServer, bot: Bot
) -> None:
    playground.human.start(ADA)
    sent = await bot.send_message(ADA, "<b>81</b> released", parse_mode=ParseMode.HTML)
    assert sent.text == "81 released"
    assert sent.chat.type == ChatType.PRIVATE
    assert [(e.type, e.offset, e.length) for e in sent.entities] == [("bold", 0, 2)]
    assert sent.date == playground.clock.now()
    assert playground.texts(ADA) == ["/start", "81 released"]
