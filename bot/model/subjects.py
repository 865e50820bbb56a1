"""What an answer or a story was about, for a question that leans on it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Someone:
    """A person by name; `pronoun` is "he" or "she" where that is known, or ""."""

    name: str
    pronoun: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """The words that said what something was about, and the persons it told of."""

    words: str
    people: tuple[Someone, ...] = ()
