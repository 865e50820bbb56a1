"""A story as a message: one account of all its articles, each sentence with its source.

The figures follow, those on which sources differ side by side, then the articles as
numbered buttons. That much fits two screens of a phone; all figures, the people, how
the story unfolded and the articles that are not listed are a press away. Pure.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot import wording, wording_stories
from bot.briefing.chronicle import Event
from bot.briefing.headlines import headline
from bot.briefing.numbers import choose, measured
from bot.briefing.persons import Profile
from bot.briefing.series import Series
from bot.briefing.telling import account
from bot.delivery.buttons.callback import pack
from bot.delivery.corrections.corrected import correction_lines, title_marks
from bot.delivery.html.markup import bold, line
from bot.delivery.messages.course import event_lines
from bot.delivery.messages.curves import charted, series_pieces
from bot.delivery.messages.profiles import line_pieces, profile_line
from bot.delivery.pieces.cards import (
    dateline,
    figure_line,
    linked_dateline,
    title,
    told,
)
from bot.delivery.pieces.shown import (
    event_pieces,
    figure_pieces,
    located,
    moved,
    quote_pieces,
    showing,
    title_piece,
)
from bot.model import Button, CitedFigure, Message, Report, Rows

SENTENCES = 4
ARTICLES = 5
"""Buttons below the story: one row, in which each is as wide as a finger."""
NEWS = 3
"""Events shown above a story that was read before."""
FIGURES = 8
PEOPLE = 8


def story_card(
    reports: Sequence[Report], pages: str = "", together: Sequence[Report] = ()
) -> Message:
    """Return the story these reports tell, newest first, as a message.

    It counts the articles that are together in it, where these are the newest of more.
    """
    figures = choose(measured(reports))
    shown, name = reports[:ARTICLES], headline(reports)
    quotes = account(reports, SENTENCES)
    blocks = (
        "\n".join((bold(name), _head(together or reports))),
        told(quotes, pages),
        correction_lines(reports),
        "\n".join(
            f"• {figure_line(cited, pages, with_source=True)}" for cited in figures
        ),
        _entries(shown, pages),
        wording.STORY_FOOT,
    )
    html = "\n\n".join(block for block in blocks if block)
    titled = next(each.origin for each in reports if each.origin.title == name)
    pieces = (
        *title_piece(titled),
        *quote_pieces(quotes),
        *figure_pieces(figures, pages),
    )
    return showing(Message(html, (_buttons(shown),)), pieces)


def with_news(card: Message, events: Sequence[Event], when: str, pages: str) -> Message:
    """Return the card below what is new since it was read, nothing for nothing."""
    if not events:
        return card
    news = f"{news_lines(events, when, pages)}\n\n"
    html = f"{news}{card.html}"
    pieces = (each for event in events[-NEWS:] for each in event_pieces(event, pages))
    shown = (*located(news, pieces), *moved(card, html, len(news)))
    return replace(card, html=html, shown=shown)


def news_lines(events: Sequence[Event], when: str, pages: str = "") -> str:
    """Return the newest of what is new since a moment, and how much more there is."""
    over = len(events) - NEWS
    lines = (
        wording_stories.NEW_SINCE.format(when=when),
        *(event_lines(each, pages) for each in events[-NEWS:]),
        *((wording_stories.NEW_MORE.format(count=over),) if over > 0 else ()),
    )
    return "\n".join(lines)


def story_rows(story_id: str, followed: str = "", *, is_long: bool = True) -> Rows:
    """Return the buttons that open more of a story; `followed` is the follow's name.

    A story of one article is not long: all of it is shown.
    """
    parts = (
        Button(wording_stories.BUTTON_FIGURES, pack("storyfigures", story_id)),
        Button(wording_stories.BUTTON_PEOPLE, pack("storypeople", story_id)),
        Button(wording_stories.BUTTON_TIMELINE, pack("timeline", story_id)),
    )
    news = Button(wording_stories.BUTTON_NEWS, pack("news", story_id))
    bell = (
        Button(wording_stories.BUTTON_UNFOLLOW, pack("unfollow", followed))
        if followed
        else Button(wording_stories.BUTTON_FOLLOW, pack("follow", "story", story_id))
    )
    return (parts, (news, bell)) if is_long else ((news, bell),)


def more_row(story_id: str, articles: int) -> Rows:
    """Return the button to the articles a card has no room for, where there are any."""
    more = articles - ARTICLES
    if more < 1:
        return ()
    label = wording_stories.BUTTON_MORE_ARTICLES.format(count=more)
    return ((Button(label, pack("storyarticles", story_id)),),)


def articles_part(
    story: str, reports: Sequence[Report], page: int, pages: str = ""
) -> Message:
    """Return a page of a story's articles, as many as a card lists; 0 is the first."""
    first = page * ARTICLES
    shown = reports[first : first + ARTICLES]
    head = wording_stories.STORY_ARTICLES.format(story=line(story))
    listed = "\n".join(
        _titled(number, report, pages) for number, report in enumerate(shown, first + 1)
    )
    parts = (head, listed, wording.STORY_FOOT)
    made = Message("\n\n".join(parts), (_buttons(shown, first + 1),))
    # Not one of them, though it may have the words of their titles.
    pieces = (piece for each in shown for piece in title_piece(each.origin))
    return replace(made, shown=tuple(located(made.html, pieces, len(head))))


def figures_part(
    reports: Sequence[Report], series: Sequence[Series], pages: str = ""
) -> Message:
    """Return the figures of a story: series that moved, then single ones."""
    curves = [charted(each, pages) for each in series]
    known = {point.cited.figure for each in series for point in each.points}
    single = [
        each.cited for each in measured(reports) if each.cited.figure not in known
    ]
    told_once = _of_different_sentences(single)[:FIGURES]
    lines = [f"• {figure_line(each, pages, with_source=True)}" for each in told_once]
    head = wording_stories.STORY_FIGURES.format(story=line(headline(reports)))
    shown = [*curves, *lines] or [wording_stories.STORY_NO_FIGURES]
    moves = (piece for each in series for piece in series_pieces(each, pages))
    pieces = (*moves, *figure_pieces(told_once, pages))
    return showing(Message("\n\n".join((head, *shown))), pieces)


def people_part(reports: Sequence[Report], people: Sequence[Profile]) -> Message:
    """Return the people of a story, each with a numbered button to what they said."""
    shown = people[:PEOPLE]
    head = wording_stories.STORY_PEOPLE.format(story=line(headline(reports)))
    if not shown:
        return Message(f"{head}\n\n{wording_stories.STORY_NO_PEOPLE}")
    lines = [f"{n}. {profile_line(each)}" for n, each in enumerate(shown, 1)]
    buttons = [
        Button(str(n), pack("person", *map(str, each.places[-1])))
        for n, each in enumerate(shown, 1)
    ]
    half = (len(buttons) + 1) // 2 if len(buttons) > ARTICLES else len(buttons)
    rows = tuple(row for row in (tuple(buttons[:half]), tuple(buttons[half:])) if row)
    foot = wording_stories.STORY_PEOPLE_FOOT
    made = Message("\n\n".join((head, "\n".join(lines), foot)), rows)
    return showing(made, (piece for each in shown for piece in line_pieces(each)))


def _of_different_sentences(figures: Sequence[CitedFigure]) -> list[CitedFigure]:
    """Return the first figure of each sentence."""
    first: dict[str, CitedFigure] = {}
    for each in figures:
        first.setdefault(each.figure.sentence, each)
    return list(first.values())


def _head(reports: Sequence[Report]) -> str:
    sources = {report.origin.source for report in reports}
    return wording.STORY_HEAD.format(
        articles=wording.ARTICLES.format(count=len(reports)),
        sources=wording.SOURCES.format(count=len(sources)),
    )


def _entries(reports: Sequence[Report], pages: str) -> str:
    return "\n".join(
        f"{number}. {linked_dateline(report.origin, pages=pages)}"
        for number, report in enumerate(reports, 1)
    )


def _titled(number: int, report: Report, pages: str) -> str:
    """Return an article's title by its number, and below it where and when it came."""
    head = f"{number}. {title(report.origin, pages)}"
    return "\n".join((head, *title_marks(report), dateline(report.origin)))


def _buttons(reports: Sequence[Report], first: int = 1) -> tuple[Button, ...]:
    return tuple(
        Button(str(number), pack("article", report.origin.article_id))
        for number, report in enumerate(reports, first)
    )
