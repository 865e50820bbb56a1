"""/latest [topic] [n]: the newest stories, each by its newest article, by pages."""

from bot import wording
from bot.chat.pressed.paging import arrows, keep_words, kept_words, numbered, page_count
from bot.chat.stories.reading import newest, one_of_each
from bot.chat.typed.topics import nothing_on
from bot.chat.values import Command, Desk, Reply, Request, say
from bot.delivery.buttons.callback import fits
from bot.delivery.corrections.corrected import title_marks
from bot.delivery.html.markup import escape
from bot.delivery.pieces.cards import story_lines
from bot.delivery.pieces.shown import report_pieces, showing
from bot.delivery.pieces.topicnames import meant, topic_name
from bot.errors import InputError
from bot.model import Message, Report

TURN = "latest"
"""The action of the buttons that turn pages."""
PAGE = 5
PAGES = 10
MOST = 50
"""Articles looked at."""


async def latest(desk: Desk, request: Request) -> Reply:
    """Return the first page of the newest stories."""
    said, size = _read(request.words)
    topics = await desk.stores.articles.topics()
    topic = meant(said, topics)
    if said and not topic:
        return say(nothing_on(said, topics))
    value = topic
    if not fits(TURN, MOST, topic, MOST):
        value = await keep_words(desk, request.chat.id, topic)
    message = await _page(desk, topic, 0, (value, size))
    return Reply(messages=(message,))


async def turn(desk: Desk, request: Request) -> Reply:
    """Return another page in place of the one shown."""
    size, value = request.number(2), request.arg(1)
    topic = await kept_words(desk, request.chat.id, value)
    if topic is None:
        raise InputError(wording.STALE_BUTTON)
    page = await _page(desk, topic, request.number(0), (value, size))
    return Reply(edit=page)


def _read(words: str) -> tuple[str, int]:
    topic, size = "", PAGE
    for word in words.lower().split():
        if word.isdecimal():
            size = max(1, min(int(word), 10))
        else:
            topic = f"{topic} {word}".strip()
    return topic, size


async def _page(desk: Desk, topic: str, page: int, carried: tuple[str, int]) -> Message:
    """Return a page; its buttons carry what stands for the topic, and its size."""
    value, size = carried
    reports = one_of_each(await newest(desk, MOST, topic=topic))[: size * PAGES]
    if not reports:
        return Message(wording.NO_STORIES)
    pages = page_count(len(reports), size)
    shown = reports[page % pages * size :][:size]
    head = wording.LATEST_TOPIC_HEAD if topic else wording.LATEST_HEAD
    blocks = [
        head.format(topic=escape(topic_name(topic))),
        *_entries(shown, desk.options.pages),
    ]
    opens = numbered("story", [(report.story_id,) for report in shown])
    turns = arrows(TURN, page % pages, pages, value, str(size))
    made = Message("\n\n".join(blocks), (*opens, turns) if turns else opens)
    return showing(made, (each for report in shown for each in report_pieces(report)))


def _entries(reports: tuple[Report, ...], pages: str) -> list[str]:
    return [
        f"<b>{number}.</b> {_entry(report, pages)}"
        for number, report in enumerate(reports, start=1)
    ]


def _entry(report: Report, pages: str) -> str:
    """Return an article, below its title what of that was corrected."""
    title, *rest = story_lines(report, pages).split("\n", maxsplit=1)
    return "\n".join((title, *title_marks(report), *rest))


COMMANDS = (
    Command(
        "latest",
        latest,
        lambda: wording.HINT_LATEST,
        10,
        shared=True,
        opens=True,
        buttons={TURN: turn},
    ),
)
