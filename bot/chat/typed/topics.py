"""Topics to choose from and to be named: those with most articles. Pure.

Publishers' categories are topics too, and soon there are thousands; Telegram takes a
hundred buttons.
"""

from collections.abc import Collection, Iterable

from bot import wording
from bot.briefing.leaning import OUTLET
from bot.delivery.html.markup import escape
from bot.delivery.pieces.topicnames import topic_name
from bot.language.lists import joined

MOST = 40
MOST_CHOSEN = 50
"""Topics of one subscription; who wants more wants them all."""


def offered(topics: Iterable[str], chosen: Collection[str] = ()) -> tuple[str, ...]:
    """Return the first of these topics, and before them others that were chosen."""
    first = tuple(topics)[:MOST]
    return (*(topic for topic in chosen if topic not in first), *first)


def listed(topics: Collection[str]) -> str:
    """Return the first of these topics as a list, "" for none."""
    more = ("…",) if len(topics) > MOST else ()
    return joined((*sorted(map(topic_name, offered(topics))), *more))


def nothing_on(topic: str, topics: Collection[str]) -> str:
    """Return that there is no such topic, and which there are, as HTML."""
    known = listed(topics) or wording.NO_TOPICS_YET
    return wording.NO_STORIES_ON.format(topic=escape(topic), topics=escape(known))


def subject_name(subject: str) -> str:
    """Return what a subject of votes is called: a topic, or an outlet by its name."""
    if subject.startswith(OUTLET):
        return subject.removeprefix(OUTLET)
    return topic_name(subject)
