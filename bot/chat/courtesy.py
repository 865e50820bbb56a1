"""Thanks and greetings, which ask for nothing and are answered in kind. Pure."""

import re

from bot import wording_courtesy as words
from bot.language.current import speaking
from bot.model import Manner

_WORD = re.compile(r"[^\W_]+")
_ENGLISH = Manner()


def courtesy(text: str) -> str:
    """Return the answer to thanks or a greeting, "" for all else."""
    said = _plain(text)
    with speaking(_ENGLISH):
        english = words.THANKS, words.HELLO
    thanks, hello = map(_split, (words.THANKS, words.HELLO), english)
    if said in thanks:
        return words.WELCOME
    return words.GREETING if said in hello else ""


def _split(*lists: str) -> frozenset[str]:
    """Return the words of these lists as they are compared."""
    return frozenset(_plain(each) for listed in lists for each in listed.split("|"))


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
