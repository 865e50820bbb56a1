from datetime import timedelta

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.delivery.calls.outcome import LATER, SOON, read, sent
from bot.delivery.calls.wire import UNNAMED_WAIT, AnswerLost, Flooded, NotSent
from bot.model import Ending, Outcome


class ConnectError(Exception):
    """Named like httpx's, which says that nothing was written."""


class ReadTimeout(Exception):  # noqa: N818 - the name is what is tested
    """Named like httpx's, which says that the answer did not come."""


def caused(error: NetworkError, cause: Exception) -> NetworkError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "ending"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), Ending.BLOCKED),
        (Forbidden("Forbidden: USER_IS_BLOCKED"), Ending.BLOCKED),
        (Forbidden("Forbidden: user is deactivated"), Ending.DEACTIVATED),
        (
            Forbidden("Forbidden: bot can't initiate conversation with a user"),
            Ending.UNSTARTED,
        ),
        (BadRequest("Bad Request: PEER_ID_INVALID"), Ending.UNSTARTED),
        (
            Forbidden("Forbidden: the bot can't send messages to the bot"),
            Ending.DELETED,
        ),
        (Forbidden("Forbidden: bot was kicked from the group chat"), Ending.KICKED),
        (
            Forbidden("Forbidden: bot was kicked from the supergroup chat"),
            Ending.KICKED,
        ),
        (
            Forbidden("Forbidden: bot is not a member of the channel chat"),
            Ending.KICKED,
        ),
        (Forbidden("Forbidden: the group chat was deleted"), Ending.DELETED),
        (BadRequest("Bad Request: group chat was deactivated"), Ending.DELETED),
        (BadRequest("Bad Request: chat not found"), Ending.GONE),
        (BadRequest("Bad Request: private chat not found"), Ending.GONE),
        (BadRequest("Bad Request: chat_id is empty"), Ending.GONE),
        (Forbidden("Forbidden: words nobody knows"), Ending.GONE),
        (BadRequest("Bad Request: message thread not found"), Ending.UNPLACED),
        (BadRequest("Bad Request: TOPIC_DELETED"), Ending.UNPLACED),
        (BadRequest("Bad Request: TOPIC_CLOSED"), Ending.CLOSED),
        (BadRequest("Bad Request: message to edit not found"), Ending.PAST),
        (BadRequest("Bad Request: message can't be edited"), Ending.PAST),
        (BadRequest("Bad Request: MESSAGE_ID_INVALID"), Ending.PAST),
        (
            BadRequest("Bad Request: there is no caption in the message to edit"),
            Ending.PAST,
        ),
        (Forbidden("Forbidden: not enough rights to send"), Ending.MUTED),
        (
            BadRequest("Bad Request: not enough rights to send text messages"),
            Ending.MUTED,
        ),
        (BadRequest("Bad Request: have no write access to the chat"), Ending.MUTED),
        (
            BadRequest("Bad Request: need administrator rights in the channel chat"),
            Ending.MUTED,
        ),
        (BadRequest("Bad Request: CHAT_WRITE_FORBIDDEN"), Ending.MUTED),
        (BadRequest("Bad Request: CHAT_SEND_PHOTOS_FORBIDDEN"), Ending.MUTED),
        (
            BadRequest("Bad Request: message is not modified: specified new message"),
            Ending.SENT,
        ),
        (BadRequest("Bad Request: message is too long"), Ending.REFUSED),
        (BadRequest("Bad Request: can't parse entities: Unclosed"), Ending.REFUSED),
        (BadRequest("Bad Request: BUTTON_DATA_INVALID"), Ending.REFUSED),
        (AnswerLost("SocketTimeoutError"), Ending.UNKNOWN),
        (AnswerLost("Too Many Requests in a broken page"), Ending.UNKNOWN),
        (caused(TimedOut(), ReadTimeout()), Ending.UNKNOWN),
        (NetworkError("Internal Server Error: restart"), Ending.UNKNOWN),
        (TelegramError("Invalid server response"), Ending.UNKNOWN),
    ],
)
def test_telegrams_words_tell_how_it_ended(error: Exception, ending: Ending) -> None:
    assert read(error).ending is ending


@pytest.mark.parametrize(
    ("error", "after"),
    [
        (NotSent("ClientConnectorError"), SOON),
        (caused(NetworkError("x"), ConnectError()), SOON),
        (InvalidToken("Unauthorized"), LATER),
        (BadRequest("group chat was upgraded to a supergroup chat"), LATER),
        (Conflict("terminated by other getUpdates request"), LATER),
    ],
)
def test_what_was_never_written_or_taken_is_tried_again(
    error: Exception, after: float
) -> None:
    outcome = read(error)
    assert (outcome.ending, outcome.after) == (Ending.RETRY, after)
    assert not outcome.is_flood


@pytest.mark.parametrize("timedelta_mode", ["true", "false"])
@pytest.mark.filterwarnings("ignore:.*retry_after:DeprecationWarning")
def test_a_flood_waits_as_long_as_telegram_says_in_either_form(
    timedelta_mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", timedelta_mode)
    for wait in (17, timedelta(seconds=17)):
        outcome = read(RetryAfter(wait))
        assert (outcome.ending, outcome.after) == (Ending.RETRY, 17.0)
        assert outcome.is_flood


def test_a_flood_over_our_own_transport_is_the_same() -> None:
    outcome = read(Flooded(3.5))
    assert (outcome.after, outcome.is_flood) == (3.5, True)


def test_a_flood_without_a_time_waits_the_usual_one() -> None:
    outcome = read(NetworkError("Too Many Requests: retry later"))
    assert (outcome.ending, outcome.after) == (Ending.RETRY, UNNAMED_WAIT)
    assert outcome.is_flood


def test_a_moved_group_says_where_to() -> None:
    outcome = read(ChatMigrated(-1007))
    assert (outcome.ending, outcome.moved_to) == (Ending.MOVED, -1007)


def test_the_reason_names_the_error_and_stays_short() -> None:
    assert read(Forbidden("Forbidden: no")).reason == "Forbidden: Forbidden: no"
    assert len(read(BadRequest("x" * 999)).reason) == 300


def test_a_confirmed_send_has_its_number() -> None:
    assert sent(7) == Outcome(Ending.SENT, message_id=7)
