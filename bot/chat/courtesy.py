"""Thanks and greetings, which ask for nothing and are answered in kind. Pure.

They are understood in every language of ours, whichever the chat has: people thank in
the language they think in. The answer is in the chat's.
"""

import re
from functools import cache

from bot import wording_courtesy as words
from bot.chat.typed import folded
from bot.language.current import speaking
from bot.language.known import LANGUAGES
from bot.model import Manner

_WORD = re.compile(r"[^\W_]+")


def courtesy(text: str) -> str:
    """Return the answer to thanks or a greeting, "" for all else."""
    said = _plain(text)
    thanks, hello = _known()
    if said in thanks:
        return words.WELCOME
    return words.GREETING if said in hello else ""


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    """Return the thanks and the greetings of all languages, as they are compared."""
    thanks, hello = set[str](), set[str]()
    for code in LANGUAGES:
        with speaking(Manner(code)):
            thanks |= {_plain(each) for each in words.THANKS.split("|")}
            hello |= {_plain(each) for each in words.HELLO.split("|")}
    return frozenset(thanks), frozenset(hello)


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(folded(text)))
