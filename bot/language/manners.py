"""In which manner a chat wants to be spoken to, from what is known of it."""

from bot.language.known import ENGLISH, LANGUAGES, spoken
from bot.model import Chat, Manner


def manner_of(chat: Chat | None) -> Manner:
    """Return how to speak to a chat: as it chose, or else as Telegram says."""
    if chat is None:
        return Manner()
    return manner_from(chat.language, chat.speaks, is_plain=chat.is_plain)


def manner_from(telegram: str, chosen: str, *, is_plain: bool) -> Manner:
    """Return the manner of these fields of a chat's record."""
    language = chosen if chosen in LANGUAGES else spoken(telegram) or ENGLISH
    return Manner(language, is_plain)
