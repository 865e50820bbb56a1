"""What an operator is asked before a broadcast goes out, and the buttons to answer.

What was chosen so far stands in the buttons, so that an old one, pressed again, means
what it says, and nothing is kept that a second operator could change. Pure.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot import wording
from bot import wording_operators as operators
from bot.chat.values import Request
from bot.delivery.buttons.callback import pack
from bot.delivery.buttons.rows import in_rows
from bot.delivery.operators.progress import ACTION, chats, duration_words, reach_words
from bot.delivery.pieces.topicnames import topic_name
from bot.errors import InputError
from bot.language.quantities import number
from bot.model import Button, Message
from bot.store.casting import Reach, lasts

MOST = 40
"""Topics offered: those most chats get."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen for the draft with this id."""

    id: str
    is_silent: bool = False
    reach: Reach = Reach.ALL
    topic: str = ""

    def data(self, step: str) -> str:
        """Return what a button says that goes on to this step with this choice."""
        sound = "0" if self.is_silent else "1"
        topic = (self.topic,) if self.topic else ()
        return pack(ACTION, self.id, step, sound, self.reach.value, *topic)


def read_choice(request: Request) -> Choice:
    """Return what a pressed button says; InputError when it cannot be."""
    try:
        reach = Reach(request.arg(3) or Reach.ALL)
    except ValueError:
        raise InputError(wording.STALE_BUTTON) from None
    return Choice(request.arg(0), request.arg(2) == "0", reach, request.arg(4))


def choose_reach(choice: Choice, sizes: Mapping[Reach, int], rate: float) -> Message:
    """Return the choice of who gets it, with how many they are."""
    count = sizes[Reach.ALL]
    offered = tuple(
        Button(
            label.format(count=number(sizes[reach])),
            replace(choice, reach=reach, topic="").data("sure"),
        )
        for reach, label in _labels().items()
    )
    words = operators.BROADCAST_CHOOSE.format(
        count=chats(count), duration=duration_words(lasts(count, rate))
    )
    topics = Button(operators.BUTTON_TO_TOPIC, choice.data("topics"))
    rows = (offered[:2], offered[2:], (topics, _sound(choice)), (_drop(choice),))
    return Message(words, rows)


def choose_topic(choice: Choice, topics: Mapping[str, int]) -> Message:
    """Return the choice of a topic, with how many chats get it."""
    offered = [
        Button(
            operators.BUTTON_ONE_TOPIC.format(
                topic=topic_name(topic), count=number(count)
            ),
            data,
        )
        for topic, count in sorted(topics.items(), key=lambda each: -each[1])[:MOST]
        if (data := _topic_data(choice, topic))
    ]
    words = (
        operators.BROADCAST_CHOOSE_TOPIC if offered else operators.BROADCAST_NO_TOPICS
    )
    return Message(words, (*in_rows(offered, 2), (_back(choice), _drop(choice))))


def ask_sure(choice: Choice, count: int, rate: float) -> Message:
    """Return the last question, with how many get it and how long that takes."""
    reach = reach_words(choice.reach, choice.topic)
    back = (_back(choice), _drop(choice))
    if not count:
        return Message(operators.BROADCAST_NOBODY.format(reach=reach), (back,))
    duration = duration_words(lasts(count, rate))
    words = operators.BROADCAST_SURE.format(
        reach=reach, count=chats(count), duration=duration
    )
    silent = f"\n{operators.BROADCAST_SURE_SILENT}" if choice.is_silent else ""
    label = operators.BUTTON_SEND_TO.format(count=chats(count))
    return Message(words + silent, ((Button(label, choice.data("send")),), back))


def _sound(choice: Choice) -> Button:
    """Return the button that changes whether the message makes a sound."""
    label = operators.BUTTON_LOUD if choice.is_silent else operators.BUTTON_SILENT
    other = replace(choice, is_silent=not choice.is_silent)
    return Button(label, other.data("reach"))


def _back(choice: Choice) -> Button:
    return Button(
        wording.BUTTON_BACK, Choice(choice.id, choice.is_silent).data("reach")
    )


def _drop(choice: Choice) -> Button:
    return Button(operators.BUTTON_CANCEL, pack(ACTION, choice.id, "drop"))


def _topic_data(choice: Choice, topic: str) -> str:
    """Return the button's data, nothing for a topic that is too long for one."""
    try:
        return replace(choice, reach=Reach.TOPIC, topic=topic).data("sure")
    except ValueError:
        return ""


def _labels() -> dict[Reach, str]:
    return {
        Reach.ALL: operators.BUTTON_TO_ALL,
        Reach.PRIVATE: operators.BUTTON_TO_PRIVATE,
        Reach.GROUPS: operators.BUTTON_TO_GROUPS,
        Reach.CHANNELS: operators.BUTTON_TO_CHANNELS,
    }
