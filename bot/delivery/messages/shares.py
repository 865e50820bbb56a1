"""Stories and figures to be sent to another chat by whoever chooses one (inline mode).

Each is a message of its own that goes where nobody may know the bot, so it says all
that is needed: the source's words, the outlet, the day, a link. Pure.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from bot import wording
from bot import wording_search as words
from bot.briefing.headlines import headline
from bot.briefing.numbers import choose, measured
from bot.delivery.calls.form import NO_PREVIEW
from bot.delivery.corrections.corrected import title_marks
from bot.delivery.html.markup import bold, visible
from bot.delivery.html.parts import pack
from bot.delivery.messages.foundlist import emphasized
from bot.delivery.pieces.cards import (
    DOT,
    dateline,
    figure_line,
    figure_source,
    linked_dateline,
    title,
)
from bot.delivery.pieces.phrases import figure_words, is_told
from bot.model import CitedFigure, Origin, Report
from bot.questions.queries import Fitting

ALSO = 3
"""Further outlets that are named."""


@dataclass(frozen=True, slots=True)
class Share:
    """A message somebody may send: its name among others, what a list shows, its HTML.

    The list shows a line and what stands below it, both without any markup.
    """

    id: str
    title: str
    description: str
    html: str


def story_share(
    report: Report, reports: Sequence[Report], fitting: Fitting, pages: str = ""
) -> Share:
    """Return a story by the report that fits, with figures of all its reports."""
    cited = _by_origin(choose(measured(reports)), report.origin)
    sentence = [emphasized(fitting)] if fitting.text else []
    lines = (
        f"<b>{title(report.origin, pages)}</b>",
        *title_marks(report),
        *sentence,
        linked_dateline(report.origin, pages=pages),
        *_figures(cited, report.origin, pages),
        *_others((report.origin, *(each.origin for each in cited)), reports, pages),
    )
    return Share(
        f"s{report.story_id}",
        report.origin.title.strip() or headline(reports) or wording.BRIEFING_UNTITLED,
        _below(report, fitting.text),
        "\n".join(lines),
    )


def figure_share(cited: CitedFigure, pages: str = "") -> Share | None:
    """Return a figure with its sentence; None where its words alone would mislead.

    A number of nothing, as in "at kilometre 35", says nothing in a list.
    """
    figure = cited.figure
    if not (figure.unit or figure.counted) or not is_told(figure):
        return None
    html = f"{bold(figure_words(figure))}\n\n{figure_source(cited, pages)}"
    below = f"{visible(dateline(cited.origin))}: {figure.sentence}"
    name = f"f{cited.origin.article_id}.{cited.number}"
    return Share(name, figure_words(figure), below, html)


def results(shares: Iterable[Share]) -> str:
    """Return the messages as Telegram takes them, without any that is too long."""
    fitting = (each for each in shares if len(pack([each.html])) == 1)
    return json.dumps([_result(each) for each in fitting], separators=(",", ":"))


def _result(share: Share) -> dict[str, object]:
    content = {
        "message_text": share.html,
        "parse_mode": "HTML",
        "link_preview_options": json.loads(NO_PREVIEW),
    }
    return {
        "type": "article",
        "id": share.id[:64],
        "title": share.title[:256],
        "description": " ".join(share.description.split())[:256],
        "input_message_content": content,
    }


def _below(report: Report, sentence: str) -> str:
    return f"{visible(dateline(report.origin))}: {sentence}".removesuffix(": ")


def _by_origin(cited: Sequence[CitedFigure], own: Origin) -> list[CitedFigure]:
    """Return the figures, those of this article first, then those of each other one."""
    met = [own, *dict.fromkeys(each.origin for each in cited)]
    return sorted(cited, key=lambda each: met.index(each.origin))


def _figures(cited: Sequence[CitedFigure], own: Origin, pages: str) -> Iterator[str]:
    """Yield a line for each figure; below the last of another article its source."""
    for each, following in zip_longest(cited, cited[1:]):
        is_last = following is None or following.origin != each.origin
        is_sourced = is_last and each.origin != own
        yield f"• {figure_line(each, pages, with_source=is_sourced)}"


def _others(
    named: Iterable[Origin], reports: Iterable[Report], pages: str
) -> list[str]:
    """Return the line on the outlets that report the story too, if there are any."""
    by_name = {each.origin.source: each.origin for each in reports}
    for each in named:
        by_name.pop(each.source, None)
    lines = [linked_dateline(each, pages=pages) for each in by_name.values()][:ALSO]
    return [words.SHARED_ALSO.format(outlets=DOT.join(lines))] if lines else []
