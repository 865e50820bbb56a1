"""Which words people type behind commands, in English and the language of the moment.

The words are in the catalogues (`bot.wording_typed`), so that what a text of ours tells
somebody to type is read in the language it is told in. Phones set capitals, signs of
their own and what turns the direction of writing, so all is compared folded. Pure.
"""

from functools import cache

from bot import wording_typed as words
from bot.language.current import manner, speaking
from bot.language.known import ENGLISH
from bot.letters import folded
from bot.model import Manner


def known(name: str) -> frozenset[str]:
    """Return the words under this name, folded."""
    return frozenset(each for one in _names(name, manner().language) for each in one[1])


def means(name: str, word: str) -> bool:
    """Whether a word is one of those under this name."""
    return folded(word) in known(name)


def meant(name: str, word: str) -> str:
    """Return which of the things under this name a word means, "" for none."""
    wanted = folded(word)
    found = _names(name, manner().language)
    return next((key for key, said in found if wanted in said), "")


def examples() -> dict[str, str]:
    """Return what our texts tell people to type, by the names of their fields."""
    return {
        "on": _first(words.ON),
        "off": _first(words.OFF),
        "yesterday": _first(words.YESTERDAY),
        "export": _first(words.EXPORT),
        **{key: _first(said) for key, said in words.LENGTHS.items()},
        "weekdays": _first(words.DAYS["weekdays"]),
        "weekend": _first(words.DAYS["weekend"]),
        "language": _first(words.KEYS["languages"]),
        "source": _first(words.KEYS["sources"]),
        "topic_key": _first(words.KEYS["topics"]),
        "a_day": words.A_DAY,
        "days": words.THREE_DAYS,
        "weeks": words.TWO_WEEKS,
    }


@cache
def _names(name: str, language: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return each thing under a name and the words for it, the language's own first.

    So a word that means two things means that of the language.
    """
    return tuple(
        (key, frozenset(map(folded, said.split("|"))))
        for each in dict.fromkeys((language, ENGLISH))
        for key, said in _texts(name, each).items()
    )


def _texts(name: str, language: str) -> dict[str, str]:
    with speaking(Manner(language)):
        value = getattr(words, name)
    return value if isinstance(value, dict) else {name: value}


def _first(said: str) -> str:
    return said.split("|", maxsplit=1)[0].strip()
