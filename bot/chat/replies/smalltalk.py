"""What is typed to the bot and asks nothing: signs alone, laughter, a test, an insult.

Each gets a short kind line, where "I have nothing on that" would be no answer. Tests
and insults are understood in every language of ours; the usual words around an insult
do not count: "you are so useless". Pure.
"""

import re
import unicodedata
from functools import cache

from bot import wording_talk as words
from bot.language.current import speaking
from bot.language.known import LANGUAGES
from bot.letters import bare
from bot.model import Manner

_LAUGHTER = re.compile(
    r"(?:(?:ha|he|hi|ho|ja|je|xa|ах|ха|хе|хи){2,}h?|x+d+|lo+l+|lu+l+|rofl|lmf?ao"
    r"|(?:rs){2,}|k{3,}|w{3,}|哈+|呵呵+|笑+|ה{3,}|ه{3,}|خ{3,})"
)
_PHONE = re.compile(r"[+(]?\d[\d\s()./–-]{5,}\d")
_DATE = re.compile(r"(?:20\d\d-\d\d-\d\d|\d\d?[./]\d\d?[./](?:20)?\d\d)")
_DIGITS = 7
"""Digits from which a number alone is that of a phone."""
_LINK = re.compile(r"<?(?:https?://|www\.)\S+>?", re.IGNORECASE)
_US_WORDS = "bot robot бот روبوت بوت ربات בוט רובוט बॉट ボット 机器人"
_US = frozenset(_US_WORDS.split())
_IDEOGRAPH = "CJK UNIFIED"


def small_talk(text: str) -> str:
    """Return the answer to what asks nothing, "" for all else."""
    text = text.strip()
    if _LINK.fullmatch(text):
        return words.LINK
    if _is_phone(text):
        return words.PHONE
    said = bare(text)
    return _to_words(said) if len(said) > 1 else _to_signs(text)


def _to_signs(text: str) -> str:
    """Return the answer to signs without words, and to one letter."""
    if _is_drawn(text):
        return words.EMOJI
    return words.UNCLEAR if text and not _is_word(text) else ""


def _to_words(said: str) -> str:
    """Return the answer to words, as they are compared."""
    if all(_LAUGHTER.fullmatch(word) for word in said.split()):
        return words.LAUGHED
    if said in _listed("TESTS"):
        return words.HERE
    if said in _listed("VAGUE"):
        return words.UNCLEAR
    return words.SORRY if _is_insult(said) else ""


def _is_phone(text: str) -> bool:
    digits = sum(char.isdecimal() for char in text)
    return digits >= _DIGITS and bool(_PHONE.fullmatch(text)) and not _DATE.match(text)


def _is_drawn(text: str) -> bool:
    """Return whether a text has no letter, and a sign that is a picture."""
    has_letter = any(char.isalnum() for char in text)
    drawn = (unicodedata.category(char) in {"So", "Cn"} for char in text)
    return not has_letter and any(drawn)


def _is_word(text: str) -> bool:
    """Return whether one sign of a text is a word, as a digit or an ideograph is."""
    return any(
        char.isdecimal() or unicodedata.name(char, "").startswith(_IDEOGRAPH)
        for char in text
    )


def _is_insult(said: str) -> bool:
    insults = _listed("INSULTS")
    spoken = set(said.split()) - _listed("AROUND_INSULTS") - _US
    return said in insults or (bool(spoken) and spoken <= insults)


@cache
def _listed(name: str) -> frozenset[str]:
    """Return the words under a name in all languages, as they are compared."""
    found = set[str]()
    for code in LANGUAGES:
        with speaking(Manner(code)):
            found |= {bare(each) for each in getattr(words, name).split("|")}
    return frozenset(found)
