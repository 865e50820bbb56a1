"""How a chat wants to be spoken to."""

import pytest

from bot.language.manners import manner_of
from bot.model import Chat, ChatKind, Manner


@pytest.mark.parametrize(
    ("telegram", "chosen", "language"),
    [("de", "", "de"), ("de", "fr", "fr"), ("", "", "en"), ("nl", "", "en")],
)
def test_what_was_chosen_wins_over_what_telegram_says(
    telegram: str, chosen: str, language: str
) -> None:
    chat = Chat(1, ChatKind.PRIVATE, language=telegram, speaks=chosen)
    assert manner_of(chat) == Manner(language)


def test_a_language_that_is_no_more_is_as_if_none_was_chosen() -> None:
    chat = Chat(1, ChatKind.PRIVATE, language="it", speaks="xx", is_plain=True)
    assert manner_of(chat) == Manner("it", is_plain=True)


def test_an_unknown_chat_is_spoken_to_in_english() -> None:
    assert manner_of(None) == Manner()
