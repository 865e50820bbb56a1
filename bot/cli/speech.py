"""Values of the analysis as plain text: short lines that sound right read aloud."""

import re
from collections.abc import Iterator

from summarizers.types import Document, Figure, Person, Summary

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def plain(text: str) -> str:
    """Return the words on one line, without characters that steer a terminal."""
    return " ".join(CONTROL.sub(" ", text).split())


def title(document: Document) -> str:
    """Return the document's title and date as one line, empty when it has neither."""
    day = document.date.isoformat() if document.date else ""
    return ", ".join(filter(None, (plain(document.title), day)))


def summary(summed: Summary) -> str:
    """Return the sentences, one per line."""
    return "\n".join(plain(sentence.text) for sentence in summed.sentences)


def figure(found: Figure) -> str:
    """Return the figure's words, what the text says around it, and its sentence."""
    return "\n".join([_words(found), *_context(found), f"“{plain(found.sentence)}”"])


def _words(found: Figure) -> str:
    """Return the number as written with what it counts, each word once."""
    words = plain(found.text)
    for more in (found.counted or found.about, found.modifier):
        if more and plain(more).lower() not in words.lower():
            words += f"{', ' if more == found.modifier else ' '}{plain(more)}"
    return words


def _context(found: Figure) -> Iterator[str]:
    rows = {
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
