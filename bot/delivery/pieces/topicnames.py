"""What topics are called in the language of the moment, and which one is meant. Pure.

A topic is kept, compared and carried by buttons and addresses as publishers name it;
only what is shown goes through `topic_name`, and only what is typed through `meant`.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from bot import wording_topics as words
from bot.language.lists import joined


def topic_name(topic: str) -> str:
    """Return what a topic is called, as it is where it is none of the usual ones."""
    name: str = words.NAMES.get(topic, topic)
    return name


def topic_names(topics: Iterable[str]) -> str:
    """Return what topics are called, as a list: "world, science"."""
    return joined(map(topic_name, topics))


def usual(topics: Iterable[str]) -> tuple[str, ...]:
    """Return those of these topics that have a name in every language."""
    names = words.NAMES
    return tuple(topic for topic in topics if topic in names)


def is_called(topic: str, said: str) -> bool:
    """Whether a topic is called so, in English or the language of the moment."""
    return meant(said, (topic,)) == topic


def meant(said: str, topics: Iterable[str]) -> str:
    """Return which of these topics is meant, "" for none.

    One of this very name goes before one that is called so in the language of the
    moment, and that before later ones ("sport" and "sports" are both "Sport").
    """
    wanted, names = _folded(said), words.NAMES
    called = [
        topic
        for topic in topics
        if wanted in (_folded(topic), _folded(names.get(topic, topic)))
    ]
    exact = (topic for topic in called if _folded(topic) == wanted)
    return next(exact, called[0] if called else "")


@lru_cache(8192)  # thousands of topics are compared with each that is typed
def _folded(name: str) -> str:
    """Return a name as it is compared: no matter the case, blanks, or how typed."""
    folded = unicodedata.normalize("NFKC", " ".join(name.split())).casefold()
    # A Turkish İ in small letters is an i with a dot of its own.
    return folded.replace("\u0307", "")
