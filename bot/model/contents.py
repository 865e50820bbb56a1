"""What briefings just alike show, and what was put right in it since."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.model.chats import Manner
from bot.model.messages import Message


@dataclass(frozen=True, slots=True)
class Mark:
    """A correction made in a message: which of them, and where in its HTML it is told.

    `words` are HTML ("81, not 80."), `seen` is when it was; `correction` and `version`
    are what names the correction, and the article as it is since.
    """

    message: int
    at: int
    seen: datetime
    words: str
    article_id: str
    correction: str
    version: str


@dataclass(frozen=True, slots=True)
class Content:
    """The messages of a briefing, as often as it was sent, and the marks put into them.

    The marks are not in the HTML: each chat is told the time of its own zone. All who
    got the same are spoken to in the same manner.
    """

    messages: tuple[Message, ...]
    marks: tuple[Mark, ...] = ()
    manner: Manner = field(default_factory=Manner)
