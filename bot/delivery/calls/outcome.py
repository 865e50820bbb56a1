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

from bot.delivery.calls.wire import UNNAMED_WAIT, AnswerLost, Flooded, NotSent
from bot.model import Ending, Outcome

# Seconds until a request that was never written is tried again.
SOON = 2.0
# Seconds until the next try while the operator has to act: a wrong token, a second bot.
LATER = 300.0

# The first that the text contains decides.
_MEANINGS = (
    ("message is not modified", Ending.SENT),
    # An edit's: what it would change was deleted, or may not be changed any more.
    ("message to edit not found", Ending.PAST),
    ("message can't be edited", Ending.PAST),
    ("message_id_invalid", Ending.PAST),
    ("there is no caption in the message", Ending.PAST),
    ("bot was blocked", Ending.BLOCKED),
    ("user_is_blocked", Ending.BLOCKED),
    ("bot was kicked", Ending.KICKED),
    ("bot is not a member", Ending.KICKED),
    ("can't initiate conversation", Ending.UNSTARTED),
    ("peer_id_invalid", Ending.UNSTARTED),
    ("user is deactivated", Ending.DEACTIVATED),
    ("can't send messages to the bot", Ending.DELETED),
    ("chat was deleted", Ending.DELETED),
    ("chat was deactivated", Ending.DELETED),
    # Without the new id, which comes as an update: there is nowhere to send it yet.
    ("upgraded to a supergroup", Ending.RETRY),
    ("chat not found", Ending.GONE),
    ("chat_id is empty", Ending.GONE),
    ("user not found", Ending.GONE),
    ("message thread not found", Ending.UNPLACED),
    ("topic_deleted", Ending.UNPLACED),
    ("topic_id_invalid", Ending.UNPLACED),
    ("topic_closed", Ending.CLOSED),
    ("not enough rights", Ending.MUTED),
    ("no rights to send", Ending.MUTED),
    ("no write access", Ending.MUTED),
    ("need administrator rights", Ending.MUTED),
    ("chat_write_forbidden", Ending.MUTED),
    ("chat_admin_required", Ending.MUTED),
    ("chat_restricted", Ending.MUTED),
    # CHAT_SEND_PLAIN_FORBIDDEN, CHAT_SEND_PHOTOS_FORBIDDEN and their like.
    ("chat_send_", Ending.MUTED),
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
            return _refusal(str(error), Ending.GONE, reason)
        case BadRequest():
            return _refusal(str(error), Ending.REFUSED, reason)
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


def meaning(text: str) -> Ending | None:
    """Return how what Telegram says in these words ends a send; None if not known."""
    small = text.lower()
    return next((ending for phrase, ending in _MEANINGS if phrase in small), None)


def _refusal(text: str, otherwise: Ending, reason: str) -> Outcome:
    """Return what Telegram's words mean; `otherwise` when they are not known."""
    ending = meaning(text) or otherwise
    after = LATER if ending is Ending.RETRY else 0.0
    return Outcome(ending, after=after, reason=reason)
