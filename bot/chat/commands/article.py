"""/article ID, and the buttons that open an article or a story."""

from bot import wording
from bot.chat.liking import with_votes
from bot.chat.paging import numbered
from bot.chat.reading import MOST_REPORTS
from bot.chat.values import Command, Desk, Reply, Request, say
from bot.delivery.cards import figure_line, person_line, story_lines
from bot.delivery.corrected import correction_lines
from bot.delivery.markup import safe_url
from bot.delivery.storycard import story_card
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


async def press_story(desk: Desk, request: Request) -> Reply:
    """Return the story a button stands for, or its article if it has but one."""
    story_id = request.arg(0)
    reports = await story_reports(desk, story_id)
    if not reports:
        return Reply(notice=wording.ARTICLE_GONE, is_alert=True)
    return Reply(messages=(await story_message(desk, request, story_id, reports),))


async def story_reports(desk: Desk, story_id: str) -> tuple[Report, ...]:
    """Return the newest reports of a story, none when it is not kept any more."""
    story = await desk.stores.stories.get(story_id)
    parts = story.article_ids[:MOST_REPORTS] if story else ()
    now = desk.clock.now()
    reports = await desk.stores.articles.reports(parts)
    return tuple(each for each in reports if each.origin.published <= now)


async def story_message(
    desk: Desk, request: Request, story_id: str, reports: tuple[Report, ...]
) -> Message:
    """Return the story's card, or its article's if it has but one, with its votes."""
    pages = desk.options.pages
    shown = card(reports[0], pages) if len(reports) == 1 else story_card(reports, pages)
    return await with_votes(desk, request, shown, story_id)


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
    return Message("\n\n".join(block for block in blocks if block), rows)


COMMANDS = (
    Command(
        "article",
        article,
        wording.HINT_ARTICLE,
        14,
        buttons={"article": press, "story": press_story},
    ),
)
