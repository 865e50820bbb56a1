"""What an address follows: stories, people and words."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import blake2s

from bot.model.chats import Address


class Subject(StrEnum):
    """What can be followed beside figures, which are tracked."""

    STORY = "story"
    PERSON = "person"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Follow:
    """Something an address wants to hear of.

    `about` is the id of a story, or the name or words in the form they are looked for;
    `words` are those it is listed by. `id` stays where a story joins another.
    """

    id: str
    address: Address
    subject: Subject
    about: str
    words: str
    since: datetime


def follow_id(subject: Subject, about: str) -> str:
    """Return the short name of something as an address begins to follow it."""
    return blake2s(f"{subject} {about}".encode(), digest_size=6).hexdigest()
