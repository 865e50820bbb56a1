"""What Telegram shows: words, buttons and pictures."""

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: it calls back with `data`, or opens `url`."""

    label: str
    data: str = ""
    url: str = ""


Rows = tuple[tuple[Button, ...], ...]


class Part(StrEnum):
    """What a piece of a message shows of an article."""

    TITLE = "title"  # its title, in the headline of its story
    SENTENCE = "sentence"
    FIGURE = "figure"  # a line with the clause around one number


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of a message's HTML, from `start` to `end`, and the article it shows.

    `said` is the whole sentence it comes from, or the title, "" where it is not known;
    `words` are a figure's, or a role's, which a bare one is shown by alone, without its
    clause. What only the message's picture shows takes no room in the HTML.
    """

    start: int
    end: int
    part: Part
    article_id: str
    said: str
    words: str = ""
    is_bare: bool = False

    @property
    def is_painted(self) -> bool:
        """Whether the picture shows it, which cannot be changed."""
        return self.start == self.end


@dataclass(frozen=True, slots=True)
class Message:
    """A message ready for Telegram: its HTML and its rows of buttons.

    `picture` is a drawing, as an SVG, to be shown above the words. `reply_to` is the
    message it answers, where that is shown: in groups. What waits in the outbox answers
    none. `shown` says which pieces of the HTML come from articles, in their order, so
    far as that is known.
    """

    html: str
    buttons: Rows = ()
    is_silent: bool = False
    picture: str = ""
    reply_to: int = 0
    shown: tuple[Shown, ...] = field(default=(), compare=False)
