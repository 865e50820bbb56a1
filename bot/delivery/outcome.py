"""Reads what became of a send: from an error on the wire to an Outcome. Pure.

The texts are the Bot API server's own (Client.cpp of tdlib/telegram-bot-api), compared
in small letters because python-telegram-bot changes their case. A text that is not
known is judged by its code: 403 is the end of a chat, 400 the refusal of a message.
"""

from datetime import timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
)

from bot.delivery.wire import UNNAMED_WAIT, AnswerLost, Flooded, NotSent
from bot.model import Ending, Outcome

# Seconds until a request that was never written is tried again.
SOON = 2.0
# Seconds until the next try while the operator has to act: a wrong token, a second bot.
LATER = 300.0

_GONE = (
    "chat not found",
    "chat_id is empty",
    "user not found",
    "user is deactivated",
    "user_is_blocked",
    "peer_id_invalid",
    "chat was deleted",
    "bot was kicked",
    "bot is not a member",
    "group chat was deactivated",
)
_CLOSED = (
    "message thread not found",
    "topic_closed",
    "topic_deleted",
    "topic_id_invalid",
    "not enough rights",
    "no rights to send",
    "no write access",
    "need administrator rights",
    "chat_write_forbidden",
    "chat_admin_required",
    "chat_restricted",
    "chat_send_plain_forbidden",
    "upgraded to a supergroup",
)
# Causes, by name, of python-telegram-bot's own transport that mean "never written".
_UNWRITTEN = {"ConnectError", "ConnectTimeout", "PoolTimeout"}


def sent(message_id: int) -> Outcome:
    """Return the outcome of a send that Telegram confirmed."""
    return Outcome(Ending.SENT, message_id=message_id)


def read(error: Exception) -> Outcome:
    """Return what this error tells of the send that raised it."""
    reason = f"{type(error).__name__}: {error}"[:300]
    match error:
        case ChatMigrated():
            return Outcome(Ending.MOVED, moved_to=error.new_chat_id, reason=reason)
        case Forbidden():
            return Outcome(_forbidden(str(error)), reason=reason)
        case BadRequest():
            return Outcome(_bad_request(str(error)), reason=reason)
        case InvalidToken() | Conflict():
            return Outcome(Ending.RETRY, after=LATER, reason=reason)
        case _:
            return _waiting(error, reason)


def _waiting(error: Exception, reason: str) -> Outcome:
    if isinstance(error, Flooded):
        return _flood(error.after, reason)
    if isinstance(error, RetryAfter):
        return _flood(_seconds(error.retry_after), reason)
    return _network(error, reason)


def _network(error: Exception, reason: str) -> Outcome:
    if isinstance(error, NotSent) or type(error.__cause__).__name__ in _UNWRITTEN:
        return Outcome(Ending.RETRY, after=SOON, reason=reason)
    if not isinstance(error, AnswerLost) and "too many requests" in str(error).lower():
        return _flood(UNNAMED_WAIT, reason)
    return Outcome(Ending.UNKNOWN, reason=reason)


def _flood(after: float, reason: str) -> Outcome:
    return Outcome(Ending.RETRY, after=after, is_flood=True, reason=reason)


def _seconds(wait: timedelta | float) -> float:
    """Return the seconds; python-telegram-bot gives a number or a timedelta."""
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def _forbidden(text: str) -> Ending:
    return Ending.CLOSED if _says(text, _CLOSED) else Ending.GONE


def _bad_request(text: str) -> Ending:
    if _says(text, ("message is not modified",)):
        return Ending.SENT
    if _says(text, _GONE):
        return Ending.GONE
    return Ending.CLOSED if _says(text, _CLOSED) else Ending.REFUSED


def _says(text: str, phrases: tuple[str, ...]) -> bool:
    small = text.lower()
    return any(phrase in small for phrase in phrases)
