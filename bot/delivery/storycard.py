"""A story as a message: one account of all its articles, each sentence with its source.

The figures follow, those on which sources differ side by side, then the articles as
numbered buttons. Pure.
"""

from collections.abc import Sequence

from bot import wording
from bot.briefing.headlines import headline
from bot.briefing.numbers import choose, measured
from bot.briefing.telling import account
from bot.delivery.callback import pack
from bot.delivery.cards import figure_line, linked_dateline, told
from bot.delivery.corrected import correction_lines
from bot.delivery.markup import bold
from bot.model import Button, Message, Report

SENTENCES = 4
ARTICLES = 5
"""Buttons below the story: one row, in which each is as wide as a finger."""


def story_card(reports: Sequence[Report], pages: str = "") -> Message:
    """Return the story these reports tell, newest first, as a message."""
    figures = choose(measured(reports))
    shown = reports[:ARTICLES]
    blocks = (
        "\n".join((bold(headline(reports)), _head(reports))),
        told(account(reports, SENTENCES), pages),
        correction_lines(reports),
        "\n".join(
            f"• {figure_line(cited, pages, with_source=True)}" for cited in figures
        ),
        "\n".join(
            _entry(number, report, pages) for number, report in enumerate(shown, 1)
        ),
        wording.STORY_FOOT,
    )
    return Message("\n\n".join(block for block in blocks if block), (_buttons(shown),))


def _head(reports: Sequence[Report]) -> str:
    sources = {report.origin.source for report in reports}
    return wording.STORY_HEAD.format(
        articles=wording.counted(len(reports), "article", "articles"),
        sources=wording.counted(len(sources), "source", "sources"),
    )


def _entry(number: int, report: Report, pages: str) -> str:
    return f"{number}. {linked_dateline(report.origin, pages=pages)}"


def _buttons(reports: Sequence[Report]) -> tuple[Button, ...]:
    return tuple(
        Button(str(number), pack("article", report.origin.article_id))
        for number, report in enumerate(reports, 1)
    )
