"""/figures [words]: key figures, each with a button to the sentence it stands in.

Asked on words, the figures that have changed over days come first, as series: the one
that fits best with its picture, others with a button for theirs.
"""

from collections.abc import Iterator
from dataclasses import replace

from bot import wording
from bot.chat.pressed.wordlist import Texts, WordList
from bot.chat.stories.reading import found, newest
from bot.chat.stories.tracing import series_on, series_with
from bot.chat.values import Command, Desk, Reply, Request
from bot.delivery.messages.curves import (
    DARK,
    card_with_button,
    picture_alone,
    pictured_card,
)
from bot.delivery.pieces.cards import figure_line, figure_source
from bot.delivery.pieces.shown import (
    Piece,
    figure_pieces,
    showing,
    source_piece,
    title_piece,
)
from bot.model import CitedFigure, Message, Report
from summarizers.text.words import terms

ARTICLES = 30
PER_ARTICLE = 4
"""Figures of one article in the list: the telling ones come first."""
ALL = 99
SERIES = 2
"""Series shown before the list."""


async def start(desk: Desk, request: Request) -> Reply:
    """Return the series on the words, if there are any, and the figures in a list."""
    listed = await FIGURES.start(desk, request)
    words = request.words.strip()
    known = await series_on(desk, words) if words else ()
    pages = desk.options.pages
    first = pictured_card(known[0], pages) if known else ()
    others = (card_with_button(series, pages) for series in known[1:SERIES])
    return replace(listed, messages=(*first, *others, *listed.messages))


async def curve(desk: Desk, request: Request) -> Reply:
    """Return the picture of the series under which the button stands."""
    series = await series_with(desk, request.arg(0), request.arg(1))
    if not series:
        return Reply(notice=wording.FIGURE_GONE, is_alert=True)
    is_dark = request.arg(2) == DARK
    return Reply(messages=(picture_alone(series, dark=is_dark),))


async def source(desk: Desk, request: Request) -> Reply:
    """Return the sentence a figure stands in, with outlet, date and link."""
    report = await desk.stores.articles.report(request.arg(0))
    number = request.number(1)
    if not report or not 1 <= number <= len(report.findings.figures):
        return Reply(notice=wording.FIGURE_GONE, is_alert=True)
    cited = CitedFigure(report.findings.figures[number - 1], report.origin, number)
    said = Message(figure_source(cited, desk.options.pages))
    pieces = (source_piece(cited), *title_piece(cited.origin))
    return Reply(messages=(showing(said, pieces),))


async def _choose(desk: Desk, words: str) -> tuple[CitedFigure, ...]:
    if not words:
        return by_rank(await newest(desk, ARTICLES))
    return about(await found(desk, words, ARTICLES), set(terms(words, "en")))


def about(reports: tuple[Report, ...], wanted: set[str]) -> tuple[CitedFigure, ...]:
    """Return the figures of sentences with these terms, then of articles on them.

    A sentence must have as many of the terms as the best one: with "people evacuated"
    other people are not meant.

    "Crews moved 640 people" is a figure on the flood if its article is, though the
    sentence does not say so.
    """
    figures = by_rank(reports, most=ALL)
    # Several figures stand in one sentence; its words are looked at once.
    sentences = {cited.figure.sentence for cited in figures}
    held = {each: len(wanted & set(terms(each, "en"))) for each in sentences}
    most = max(held.values(), default=0)
    said = [each for each in figures if most and held[each.figure.sentence] == most]
    told = by_rank(tuple(each for each in reports if wanted <= _subject(each)))
    known = {_args(cited) for cited in said}
    return (*said, *(cited for cited in told if _args(cited) not in known))


def _subject(report: Report) -> set[str]:
    """Return the terms of an article's title and summary."""
    summary = " ".join(passage.text for passage in report.findings.summary)
    return set(terms(f"{report.origin.title} {summary}", "en"))


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


def _line(desk: Desk, cited: CitedFigure) -> str:
    return figure_line(cited, desk.options.pages, with_source=True)


def _pieces(desk: Desk, cited: CitedFigure) -> Iterator[Piece]:
    return figure_pieces([cited], desk.options.pages)


def _args(cited: CitedFigure) -> tuple[str, ...]:
    return cited.origin.article_id, str(cited.number)


def _texts() -> Texts:
    return Texts(
        head=(wording.FIGURES_HEAD, wording.FIGURES_ON_HEAD),
        none=(wording.NO_FIGURES, wording.NO_FIGURES_ON),
        foot=wording.FIGURES_FOOT,
        between="\n\n",
        label=wording.BUTTON_SOURCE,
    )


FIGURES = WordList("figures", "figure", _texts, _choose, _line, _args, _pieces)

COMMANDS = (
    Command(
        "figures",
        start,
        lambda: wording.HINT_FIGURES,
        11,
        shared=True,
        opens=True,
        buttons={"figures": FIGURES.turn, "figure": source, "curve": curve},
    ),
)
