"""/figures [words]: key figures, each with a button to the sentence it stands in."""

from bot import wording
from bot.chat.paging import arrows, keep_words, kept_words, numbered, page_count
from bot.chat.reading import found, newest
from bot.chat.values import Command, Desk, Reply, Request, say
from bot.delivery.cards import figure_line, figure_source
from bot.delivery.markup import escape
from bot.model import CitedFigure, Message, Report
from summarizers.words import terms

PAGE = 6
ARTICLES = 30
PER_ARTICLE = 4
"""Figures of one article in the list: the telling ones come first."""


async def figures(desk: Desk, request: Request) -> Reply:
    """Return the first page of the key figures, newest articles first."""
    words = request.words.strip()
    value = await keep_words(desk, request.chat.id, words)
    return Reply(messages=(await _page(desk, words, value, 0),))


async def turn(desk: Desk, request: Request) -> Reply:
    """Return another page in place of the one shown."""
    words = await kept_words(desk, request.chat.id, request.arg(1))
    if words is None:
        return Reply(notice=wording.STALE_BUTTON, is_alert=True)
    page = await _page(desk, words, request.arg(1), request.number(0))
    return Reply(edit=page)


async def source(desk: Desk, request: Request) -> Reply:
    """Return the sentence a figure stands in, with outlet, date and link."""
    report = await desk.stores.articles.report(request.arg(0))
    number = request.number(1)
    if not report or not 1 <= number <= len(report.findings.figures):
        return Reply(notice=wording.FIGURE_GONE, is_alert=True)
    cited = CitedFigure(report.findings.figures[number - 1], report.origin, number)
    return say(figure_source(cited, desk.options.pages))


async def _page(desk: Desk, words: str, value: str, page: int) -> Message:
    cited = await _choose(desk, words)
    if not cited:
        empty = wording.NO_FIGURES_ON if words else wording.NO_FIGURES
        return Message(empty.format(words=escape(words)))
    pages = page_count(len(cited), PAGE)
    shown = cited[page % pages * PAGE :][:PAGE]
    head = wording.FIGURES_ON_HEAD if words else wording.FIGURES_HEAD
    lines = [
        f"{number}. {figure_line(each, desk.options.pages, with_source=True)}"
        for number, each in enumerate(shown, start=1)
    ]
    parts = (head.format(words=escape(words)), *lines, wording.FIGURES_FOOT)
    opens = numbered(
        "figure",
        [(each.origin.article_id, str(each.number)) for each in shown],
        wording.BUTTON_SOURCE,
    )
    turns = arrows("figures", page % pages, pages, value)
    return Message("\n\n".join(parts), (*opens, turns) if turns else opens)


async def _choose(desk: Desk, words: str) -> tuple[CitedFigure, ...]:
    if not words:
        return by_rank(await newest(desk, ARTICLES))
    wanted = set(terms(words, "en"))
    return tuple(
        cited
        for cited in by_rank(await found(desk, words, ARTICLES), most=99)
        if wanted & set(terms(cited.figure.sentence, "en"))
    )


def by_rank(
    reports: tuple[Report, ...], most: int = PER_ARTICLE
) -> tuple[CitedFigure, ...]:
    """Return every article's first figure, then every second one, and so on."""
    return tuple(
        CitedFigure(report.findings.figures[place], report.origin, place + 1)
        for place in range(most)
        for report in reports
        if place < len(report.findings.figures)
    )


COMMANDS = (
    Command(
        "figures",
        figures,
        wording.HINT_FIGURES,
        buttons={"figures": turn, "figure": source},
    ),
)
