"""What speaks for a sentence as the answer to a question, each clue as a number.

`bot.questions.clueweights` says what each is worth. `bot.questions.clueing` counts
them; those that compare meanings, in `bot.questions.closeness`, are counted for the
best of the sentences only.
"""

from dataclasses import dataclass
from typing import NamedTuple

from bot.questions.lines import Line, Where
from bot.questions.sight import Sight
from bot.questions.spotting import Seen

HELD = frozenset({Where.HERE, Where.KIN})


class Clues(NamedTuple):
    """What speaks for a sentence; the same names weigh it. Shares are of all rarity."""

    held: float = 0.0
    """Share of the words it holds."""
    before: float = 0.0
    """Share that only the sentence before it holds."""
    after: float = 0.0
    """Share that only the sentence after it holds."""
    title: float = 0.0
    """Share that only the title holds."""
    article: float = 0.0
    """Share that stands only elsewhere in the article."""
    nowhere: float = 0.0
    """Share that stands nowhere in the article."""
    kin: float = 0.0
    """Share it holds in another word for it."""
    many: float = 0.0
    """Share of the words it holds, all counting alike."""
    relative: float = 0.0
    """Its score by words, compared with the best sentence's."""
    point: float = 0.0
    """Share it holds of the words that are not the article's topic; 1 without any."""
    aim: float = 0.0
    """Share of the words that are the article's topic."""
    rarest: float = 0.0
    """Whether it holds the rarest word."""
    plain: float = 0.0
    """Share it holds of the words that are no names."""
    plain_kin: float = 0.0
    """Share of these it holds in another word for them."""
    plain_beside: float = 0.0
    """Share of these that only a sentence beside it holds."""
    names: float = 0.0
    """Share of the names it holds."""
    strange: float = 0.0
    """Share of the names that stand nowhere in the article."""
    numbers: float = 0.0
    """Share of the question's numbers it holds."""
    pairs: float = 0.0
    """Share of neighbouring words of the question that are near each other in it."""
    leads: float = 0.0
    """Whether it opens its article."""
    spot: float = 0.0
    """Whether it has a number or time of the kind asked for that was not in there."""
    spot_time: float = 0.0
    """The same, where a time is asked for."""
    spot_amount: float = 0.0
    """The same, where a number is asked for."""
    uncounted: float = 0.0
    """Whether it has no number that was not in there, where it is asked how many."""
    some: float = 0.0
    """Whether it has a number or time of another kind, where one is asked for."""
    fit: float = 0.0
    """How well the best spot fits (`spot_worth`)."""
    near: float = 0.0
    """How near the words stand to the best spot, where a time is asked for."""
    since: float = 0.0
    """Whether it has a "when", "after" and the like, where a time is asked for."""
    alike: float = 0.0
    """How near words come in meaning to those it does not hold."""
    gist: float = 0.0
    """How near it comes in meaning to those words that are not the article's topic."""
    meaning: float = 0.0
    """How near it comes in meaning to the question."""
    person: float = 0.0
    """How near a name the question has not stands to its words, if a person is asked
    for."""
    role: float = 0.0
    """Whether it gives a role to the person asked about."""
    presents: float = 0.0
    """Whether it gives a role to, or words of, somebody of whom no more is asked."""
    named: float = 0.0
    """How near a new name stands to its words, where it is asked which one."""
    placed: float = 0.0
    """The same after "in", "at" and the like, where a place is asked for."""
    statement: float = 0.0
    """Whether it is something said, where that is asked for."""
    quoted: float = 0.0
    """Whether it has words in quotation marks, where something said is asked for."""
    speaker: float = 0.0
    """Share it holds of the words that say who is asked about, if it is something said.
    """
    others: float = 0.0
    """Whether neither it nor the sentence before holds any of them."""
    event: float = 0.0
    """Whether it tells what was done, not said, where it is asked what happened."""
    overall: float = 0.0
    """Whether it opens its article, where no more than the article's topic is asked."""
    event_late: float = 0.0
    """How new it is among those that may answer, where that is asked."""
    because: float = 0.0
    """Whether it gives a cause, where that is asked for."""
    long: float = 0.0
    """The logarithm of how many words it has."""
    late: float = 0.0
    """How new it is among those that may answer, from 0 to 1."""
    now: float = 0.0
    """The same, where the latest is asked for."""
    early: float = 0.0
    """How old it is among those, where the first is asked for."""
    soft: float = 0.0
    """How near words come in meaning to those it does not hold, names left out."""
    core: float = 0.0
    """How near its words come in meaning to the question's, names left out of both."""


@dataclass(frozen=True, slots=True)
class Read:
    """A line, read for a question: its words, its clues, its numbers and times."""

    sight: Sight
    clues: Clues
    seen: tuple[Seen, ...]

    @property
    def line(self) -> Line:
        """The sentence."""
        return self.sight.line
