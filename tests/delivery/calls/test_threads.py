from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot import wording_groups as words
from bot.delivery.calls.threads import open_thread
from bot.delivery.calls.transport import connect
from bot.errors import ThreadRefused
from bot.playground.cast import ADA, CLEO, FORUM, GROUP
from tests.fixtures.playground import PlayServer


async def refused(bot: Bot, chat_id: int) -> ThreadRefused:
    with pytest.raises(ThreadRefused) as caught:
        await open_thread(bot, chat_id, "World")
    return caught.value


async def test_a_topic_is_opened_where_the_bot_may_and_else_it_is_said_what_is_missing(
    playground: PlayServer,
) -> None:
    playground.human.add_bot(ADA, GROUP)
    playground.human.add_bot(CLEO, FORUM)
    async with connect(playground.token, playground.origin) as bot:
        assert str(await refused(bot, GROUP)) == words.THREAD_NO_FORUM
        assert str(await refused(bot, FORUM)) == words.THREAD_NO_RIGHT
        playground.human.promote_bot(CLEO, FORUM)
        thread = await open_thread(bot, FORUM, "World")
    assert playground.world.chat(FORUM).topics[thread].title == "World"


class Refusing:
    """A bot whose topics Telegram does not open, in this way."""

    def __init__(self, error: TelegramError) -> None:
        self._error = error

    async def create_forum_topic(self, _chat_id: int, _name: str) -> None:
        raise self._error


@pytest.mark.parametrize(
    ("error", "said", "is_open"),
    [
        (BadRequest("TOPIC_TITLE_EMPTY"), words.THREAD_FAILED, False),
        (NetworkError("no answer"), words.THREAD_FAILED, True),
    ],
)
async def test_what_telegram_does_not_open_is_explained(
    error: TelegramError, said: str, *, is_open: bool
) -> None:
    caught = await refused(Refusing(error), 1)  # type: ignore[arg-type]  # has the method
    assert (str(caught), caught.is_open) == (said, is_open)


async def test_whoever_asked_too_fast_is_told_when_to_press_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    wait = RetryAfter(timedelta(seconds=7))
    caught = await refused(Refusing(wait), 1)  # type: ignore[arg-type]  # has the method
    assert str(caught) == words.THREAD_WAIT.format(seconds=7)
