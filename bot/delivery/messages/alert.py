"""An alert of what somebody follows: what is new, who says so, and what is followed.

The first line carries the sense, as it is all a notification shows. Pure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot import wording_stories
from bot.briefing.following import News
from bot.briefing.tracking import Change
from bot.delivery.buttons.callback import pack
from bot.delivery.buttons.rows import in_rows
from bot.delivery.corrections.corrected import title_marks
from bot.delivery.html.markup import line
from bot.delivery.html.parts import shortened
from bot.delivery.messages.course import event_lines
from bot.delivery.messages.curves import change_message
from bot.delivery.pieces.cards import linked_dateline, quoted
from bot.delivery.pieces.fitting import fitted
from bot.delivery.pieces.shown import (
    Piece,
    event_pieces,
    moved,
    moved_together,
    sentence_piece,
    showing,
    title_piece,
)
from bot.language.lists import joined
from bot.model import Button, Follow, Message, Story, Track

LABEL = 24
"""Letters on a button with what is followed."""
ROW = 5
MOST_BUTTONS = 3


def alert(news: News, pages: str = "") -> Message:
    """Return what an address hears of an article, with buttons."""
    report = news.report
    head = wording_stories.ALERT_HEAD.format(story=line(report.origin.title))
    names = joined(line(each.words) for each in news.follows)
    is_edit = news.event is not None and news.event.correction is not None
    marks = () if is_edit else title_marks(report)
    blocks = (
        "\n".join((head, *marks)),
        _told(news, pages),
        wording_stories.ALERT_WHY.format(words=names),
    )
    stops = tuple(_stop(each) for each in news.follows[:MOST_BUTTONS])
    rows = ((open_button(report.story_id),), *((each,) for each in stops))
    return showing(Message("\n\n".join(blocks), rows), _pieces(news, pages))


def message(told: Change | News, pages: str = "") -> Message:
    """Return what an address hears of a figure it tracks, or of what it follows."""
    return (
        change_message(told, pages) if isinstance(told, Change) else alert(told, pages)
    )


def over_message(words: str, about: Follow | Track) -> Message:
    """Return the line that a story or figure has brought nothing for three days."""
    is_story = isinstance(about, Follow)
    form = wording_stories.STORY_OVER if is_story else wording_stories.FIGURE_OVER
    story_id = about.about if isinstance(about, Follow) else about.story_id
    html = form.format(words=line(words))
    return Message(html, ((open_button(story_id),),))


def again_message(story: Story, follow: Follow) -> Message:
    """Return the question whether a story that was over goes on in another."""
    html = wording_stories.STORY_MAY_GO_ON.format(
        story=line(story.headline), words=line(follow.words)
    )
    too = Button(wording_stories.BUTTON_FOLLOW_THIS, pack("follow", "story", story.id))
    return Message(html, ((open_button(story.id),), (too,), (_stop(follow),)))


def open_button(story_id: str) -> Button:
    """Return the button that opens a story."""
    return Button(wording_stories.BUTTON_OPEN, pack("story", story_id))


def rest(alerts: Sequence[Message]) -> tuple[Message, ...]:
    """Return the alerts over a reader's number as one silent message, each by a line.

    Numbers open what they are about. What of a title was corrected follows it.
    """
    heads = [_first_block(each) for each in alerts]
    lines = [f"{n}. {each.html}" for n, each in enumerate(heads, 1)]
    head = wording_stories.REST_HEAD.format(count=len(alerts))
    buttons = [
        Button(str(n), each.buttons[0][0].data)
        for n, each in enumerate(alerts, 1)
        if each.buttons
    ]
    html = "\n\n".join((head, "\n".join(lines)))
    shown = moved_together(heads, html)
    rows = in_rows(buttons, ROW)
    return fitted(Message(html, rows, is_silent=True, shown=shown))


def _told(news: News, pages: str) -> str:
    """Return what is new with its source, or the source alone."""
    origin = news.report.origin
    if news.event:
        return event_lines(news.event, pages).removeprefix("• ")
    if news.sentence:
        return quoted(news.sentence, origin, pages=pages)
    return linked_dateline(origin, pages=pages)


def _pieces(news: News, pages: str) -> Iterator[Piece]:
    """Yield what an alert shows of its article."""
    yield from title_piece(news.report.origin)
    if news.event:
        yield from event_pieces(news.event, pages)
    elif news.sentence:
        yield sentence_piece(news.sentence, news.report.origin)


def _stop(follow: Follow) -> Button:
    short = shortened(follow.words, LABEL)
    label = wording_stories.BUTTON_STOP.format(words=short)
    return Button(label, pack("unfollow", follow.id))


def _first_block(alert: Message) -> Message:
    html = alert.html.split("\n\n", 1)[0].removeprefix("🔔 ")
    return replace(alert, html=html, shown=moved(alert, html))
