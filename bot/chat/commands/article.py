"""/article ID, and the buttons that open an article."""

from bot import wording
from bot.chat.pressed.paging import numbered
from bot.chat.values import Command, Desk, Reply, Request, say
from bot.delivery.corrections.corrected import correction_lines
from bot.delivery.html.markup import safe_url
from bot.delivery.pieces.cards import figure_line, person_line, story_lines
from bot.delivery.pieces.shown import (
    figure_pieces,
    report_pieces,
    role_pieces,
    showing,
)
from bot.model import Button, CitedFigure, Message, Report

FIGURES = 5
PEOPLE = 5


async def article(desk: Desk, request: Request) -> Reply:
    """Return one article: summary, figures, people."""
    if not request.words:
        return say(wording.ARTICLE_USAGE)
    return await _show(desk, request.words.split()[0])


async def press(desk: Desk, request: Request) -> Reply:
    """Return the article a button stands for."""
    return await _show(desk, request.arg(0))


async def _show(desk: Desk, article_id: str) -> Reply:
    report = await desk.stores.articles.report(article_id)
    if not report or report.origin.published > desk.clock.now():
        return say(wording.ARTICLE_GONE)
    return Reply(messages=(card(report, desk.options.pages),))


def card(report: Report, pages: str) -> Message:
    """Return an article's card: summary, figures by number, people, buttons."""
    figures = [
        CitedFigure(figure, report.origin, number)
        for number, figure in enumerate(report.findings.figures[:FIGURES], start=1)
    ]
    blocks = [
        story_lines(report, pages),
        correction_lines([report]),
        "\n".join(f"{cited.number}. {figure_line(cited, pages)}" for cited in figures),
        "\n".join(person_line(person) for person in report.findings.people[:PEOPLE]),
    ]
    sources = numbered(
        "figure",
        [(report.origin.article_id, str(cited.number)) for cited in figures],
        wording.BUTTON_SOURCE,
    )
    # Telegram takes no message that has a button with an address it does not like.
    url = safe_url(report.origin.url)
    rows = (*sources, (Button(wording.BUTTON_ORIGINAL, url=url),)) if url else sources
    made = Message("\n\n".join(block for block in blocks if block), rows)
    pieces = (
        *report_pieces(report),
        *figure_pieces(figures, pages),
        *role_pieces(
            (role.text, report.origin)
            for person in report.findings.people[:PEOPLE]
            for role in person.roles
        ),
    )
    return showing(made, pieces)


COMMANDS = (
    Command(
        "article",
        article,
        lambda: wording.HINT_ARTICLE,
        14,
        opens=True,
        buttons={"article": press},
    ),
)
