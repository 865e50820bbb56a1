"""The buttons of a search, which narrow it by topic, outlet and time. Pure.

A button carries all of the search: its words, or a name for them where they are long
(`bot.chat.pressed.paging`), a short name of the topic and of the outlet, and the days.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot import wording
from bot import wording_search as words
from bot.chat.settings.filterpanel import token
from bot.delivery.buttons.callback import pack
from bot.delivery.html.parts import shortened
from bot.delivery.pieces.topicnames import topic_name
from bot.model import Button, Message, Report, Rows

SHOW, CHOOSE = "search", "searchby"
OFFERED = 12
"""Topics or outlets offered as buttons."""
_LONGEST_LABEL = 40


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a search is narrowed to by buttons; `days` is how old a story may be."""

    topic: str = ""
    source: str = ""
    days: int = 0

    def said(self) -> list[str]:
        """Return the bounds that are set, in words."""
        topic = (
            words.IN_TOPIC.format(value=topic_name(self.topic)) if self.topic else ""
        )
        source = words.FROM_SOURCE.format(value=self.source) if self.source else ""
        period = words.PERIODS[self.days] if self.days else ""
        return [part for part in (topic, source, period) if part]


@dataclass(frozen=True, slots=True)
class Sought:
    """A search as its buttons carry it: `value` stands for its words."""

    text: str
    value: str
    bounds: Bounds = Bounds()

    @property
    def args(self) -> tuple[str, str, str, str]:
        """What a button carries of it."""
        bounds = self.bounds
        topic, source = _in_short(bounds.topic), _in_short(bounds.source)
        return self.value, topic, source, str(bounds.days)

    def within(self, bounds: Bounds) -> "Sought":
        """Return the search within other bounds."""
        return replace(self, bounds=bounds)


def named(short: str, names: Iterable[str]) -> str | None:
    """Return the name a button carries in short, None when there is none by it."""
    if not short:
        return ""
    return next((name for name in names if token(name) == short), None)


def narrowing(sought: Sought) -> tuple[Button, ...]:
    """Return the buttons that lead to the choices; what is chosen is ticked."""
    bounds = sought.bounds
    kinds = (
        ("topic", topic_name(bounds.topic), words.BUTTON_TOPIC),
        ("source", bounds.source, words.BUTTON_SOURCE),
        ("days", _period(bounds.days), words.BUTTON_PERIOD),
    )
    return tuple(
        Button(_ticked(name) if name else label, pack(CHOOSE, kind, *sought.args))
        for kind, name, label in kinds
    )


def choose_period(sought: Sought) -> Message:
    """Return the choice of how old the stories may be."""
    now = sought.bounds
    options = [
        (label, replace(now, days=days)) for days, label in words.BUTTON_PERIODS.items()
    ]
    return _choice(words.CHOOSE_PERIOD, options, sought)


def choose_topic(sought: Sought, reports: Iterable[Report]) -> Message:
    """Return the choice among the topics of what was found, most stories first."""
    stories = {(topic, each.story_id) for each in reports for topic in each.topics}
    now, names = sought.bounds, Counter(topic for topic, _ in stories)
    options = [
        (words.BUTTON_ALL_TOPICS, replace(now, topic="")),
        *(
            (_counted(topic_name(topic), count), replace(now, topic=topic))
            for topic, count in _commonest(names)
        ),
    ]
    return _choice(words.CHOOSE_TOPIC, options, sought)


def choose_source(sought: Sought, reports: Iterable[Report]) -> Message:
    """Return the choice among the outlets of what was found, most stories first."""
    stories = {(each.origin.source, each.story_id) for each in reports}
    now, names = sought.bounds, Counter(source for source, _ in stories)
    options = [
        (words.BUTTON_ALL_SOURCES, replace(now, source="")),
        *(
            (_counted(name, count), replace(now, source=name))
            for name, count in _commonest(names)
            if name
        ),
    ]
    return _choice(words.CHOOSE_SOURCE, options, sought)


def less(sought: Sought) -> Rows:
    """Return a button for each bound that is set, which searches without it."""
    now = sought.bounds
    rows = (
        (now.topic, words.BUTTON_ALL_TOPICS, replace(now, topic="")),
        (now.source, words.BUTTON_ALL_SOURCES, replace(now, source="")),
        (now.days, words.BUTTON_PERIODS[0], replace(now, days=0)),
    )
    return tuple(
        (show(label, sought.within(bounds)),)
        for is_set, label, bounds in rows
        if is_set
    )


def show(label: str, sought: Sought) -> Button:
    """Return the button that shows the first page of a search."""
    return Button(label, pack(SHOW, 0, *sought.args))


def short(name: str) -> str:
    """Return a name as a button has room for it."""
    return shortened(name, _LONGEST_LABEL)


def _choice(
    head: str, options: Iterable[tuple[str, Bounds]], sought: Sought
) -> Message:
    rows = [
        (
            show(
                _ticked(label) if bounds == sought.bounds else label,
                sought.within(bounds),
            ),
        )
        for label, bounds in options
    ]
    return Message(head, (*rows, (show(wording.BUTTON_BACK, sought),)))


def _commonest(names: Counter[str]) -> list[tuple[str, int]]:
    """Return the commonest names; of equally common ones the first in the alphabet."""
    return sorted(names.items(), key=lambda each: (-each[1], each[0]))[:OFFERED]


def _in_short(name: str) -> str:
    return token(name) if name else ""


def _period(days: int) -> str:
    return words.BUTTON_PERIODS[days] if days else ""


def _counted(name: str, count: int) -> str:
    return words.BUTTON_COUNTED.format(value=short(name), count=count)


def _ticked(label: str) -> str:
    return words.BUTTON_CHOSEN.format(value=short(label))
