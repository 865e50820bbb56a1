"""What is said to the bot and is no question: thanks, greetings, commands in words.

Thanks and greetings are understood in every language of ours, whichever the chat has:
people thank in the language they think in. The answer is in the chat's. Pure.
"""

import re
from functools import cache

from bot import wording_courtesy as words
from bot.language.current import speaking
from bot.language.known import LANGUAGES
from bot.letters import bare
from bot.model import Manner

_ENGLISH = Manner()
# Around a question, as they are typed on a phone.
_AROUND = re.compile(
    r"^(?:(?:hi|hello|hey|please|pl[sz]+)\b[\s,.!]*)+"
    r"|(?:[\s,.!]*\b(?:please|pl[sz]+|thanks|thank you|thx))+(?=[\s.!?]*$)",
    re.IGNORECASE,
)
_NODS = frozenset(
    [
        "ok", "okay", "k", "cool", "great", "perfect", "nice", "got it", "all right",
        "alright", "bye", "goodbye", "good bye", "see you",
        "good bot", "well done", "good job", "nice one", "never mind", "nvm", "np",
    ]
)  # fmt: skip
"""What ends a conversation in many languages, and asks nothing."""
_MEANT = ("help", "unsubscribe")


def courtesy(text: str) -> str:
    """Return the answer to thanks or a greeting, "" for all else."""
    said = bare(text)
    thanks, hello = _known()
    if said in thanks or said in _NODS:
        return words.WELCOME
    return words.GREETING if said in hello else ""


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    """Return the thanks and the greetings of all languages, as they are compared."""
    thanks, hello = set[str](), set[str]()
    for code in LANGUAGES:
        with speaking(Manner(code)):
            thanks |= _split(words.THANKS)
            hello |= _split(words.HELLO)
    return frozenset(thanks), frozenset(hello)


def without_courtesy(text: str) -> str:
    """Return a question without the please and thanks around it; they would be sought.

    What is nothing else stays as it is.
    """
    left = _AROUND.sub("", text).strip()
    return left if bare(left) else text


def command_meant(text: str) -> str:
    """Return the command that plain words mean, "" for none: "what can you do"."""
    said = bare(text)
    with speaking(_ENGLISH):
        english = words.HELP, words.STOP
    every = zip(_MEANT, (words.HELP, words.STOP), english, strict=True)
    return next((name for name, *lists in every if said in _split(*lists)), "")


def _split(*lists: str) -> frozenset[str]:
    """Return the words of these lists as they are compared."""
    return frozenset(bare(each) for listed in lists for each in listed.split("|"))
