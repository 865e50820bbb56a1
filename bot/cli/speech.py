"""Values of the analysis as plain text: short lines that sound right read aloud."""

import re
from collections.abc import Iterator

from bot.delivery.pieces.cards import figure_words
from summarizers.types import Figure, Person, Summary

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def plain(text: str) -> str:
    """Return the words on one line, without characters that steer a terminal."""
    return " ".join(CONTROL.sub(" ", text).split())


def summary(summed: Summary) -> str:
    """Return the sentences, one per line."""
    return "\n".join(plain(sentence.text) for sentence in summed.sentences)


def figure(found: Figure) -> str:
    """Return the figure's words, what the text says around it, and its sentence."""
    words = ", ".join(filter(None, (figure_words(found), found.modifier)))
    return "\n".join([plain(words), *_context(found), f"“{plain(found.sentence)}”"])


def _context(found: Figure) -> Iterator[str]:
    rows = {
        "About": found.about,
        "Who": found.who,
        "Action": found.action,
        "When": found.when and found.when.words,
        "Where": found.where,
        "Said": found.attribution,
    }
    for name, words in rows.items():
        if words:
            yield f"{name}: {plain(words)}"


def person(found: Person) -> str:
    """Return the name, the roles, and what they said by the text."""
    roles = ", ".join(plain(role.text) for role in found.roles)
    head = f"{plain(found.name)}, {roles}" if roles else plain(found.name)
    said = (f"“{plain(statement.sentence)}”" for statement in found.statements)
    return "\n".join([head, *dict.fromkeys(said)])
