"""Why a delivery did not go as it should, in the language of the moment."""

import pytest

from bot.chat.replies.members import _ended
from bot.delivery.operators.causes import cause, cause_and_record
from bot.delivery.sending.carrying import _TOO_LATE
from bot.language.current import speaking
from bot.language.known import ENGLISH, LANGUAGES
from bot.model import Chat, ChatKind, Manner
from bot.store.chats import _OVER
from bot.wording_operators import BROADCAST_CANCEL_REASON

GERMAN = Manner("de")
OURS = (
    _OVER.reason,
    _TOO_LATE.reason,
    BROADCAST_CANCEL_REASON,
    _ended(Chat(5, ChatKind.PRIVATE)).reason,
    _ended(Chat(-7, ChatKind.GROUP)).reason,
    "given back",
    "waits for its turn",
    "its record cannot be read: ValueError('x')",
)
BLOCKED = "Forbidden: bot was blocked by the user"
LOST = "AnswerLost: the answer is not whole"


@pytest.mark.parametrize("code", [each for each in LANGUAGES if each != ENGLISH])
def test_what_our_own_records_say_is_told_in_every_language(code: str) -> None:
    for reason in OURS:
        assert cause(reason) == reason
        with speaking(Manner(code)):
            assert cause(reason) not in ("", reason)
            assert cause_and_record(reason) == cause(reason)


def test_what_telegram_refuses_is_told_by_what_it_means() -> None:
    assert cause(BLOCKED) == "the reader has blocked me"
    with speaking(GERMAN):
        assert cause(BLOCKED) == "ich wurde blockiert"


def test_what_telegram_says_otherwise_stays_in_its_words() -> None:
    assert cause("BadRequest: Message is too long") == "Message is too long"
    assert cause("BadRequest: message is not modified") == "message is not modified"


def test_what_nobody_knows_stays_as_it_is() -> None:
    for reason in ("", "no answer", "NoColon"):
        assert cause(reason) == cause_and_record(reason) == reason


def test_a_fault_is_told_in_words_of_people() -> None:
    with speaking(GERMAN):
        assert cause(LOST) == "die Verbindung brach ab oder brauchte zu lange"


def test_what_was_let_go_says_why_it_was_stuck() -> None:
    reason = f"let go; it was held: {LOST}"
    assert cause(reason) == ("let go; it was held: the connection broke or timed out")
    with speaking(GERMAN):
        assert "brach ab" in cause(reason)


def test_who_runs_the_bot_also_sees_what_is_on_record() -> None:
    assert cause_and_record(LOST) == f"the connection broke or timed out ({LOST})"
    with speaking(GERMAN):
        assert cause_and_record(BLOCKED) == f"ich wurde blockiert ({BLOCKED})"
