"""The pieces every message is made of: datelines, figures, quotes, stories. Pure.

All words but a few of ours are the source's own. All functions return Telegram's HTML,
except those that say they return words.
"""

from collections.abc import Iterable, Sequence
from datetime import date as Date

from bot import wording
from bot.delivery.buttons.callback import pack
from bot.delivery.html.markup import bold, line, link, safe_url
from bot.delivery.pieces.excerpt import excerpt
from bot.delivery.pieces.phrases import figure_words, within
from bot.language.calendar import day_words
from bot.language.direction import from_the_right, isolated
from bot.language.lists import comma
from bot.model import Button, CitedFigure, Origin, Quote, Report
from summarizers.types import Figure, Person

__all__ = [
    "dateline",
    "figure_line",
    "figure_source",
    "figure_words",
    "headline",
    "linked_dateline",
    "marked_sentence",
    "person_line",
    "quote_block",
    "quoted",
    "sentence_words",
    "story_button",
    "story_lines",
    "title",
    "told",
]

DOT = " · "
# Letters of a sentence from which it is folded: six lines on a phone.
LONG = 240
# Chinese and Japanese put no blank behind these.
CLOSE_STOPS = ("。", "！", "？")


def dateline(origin: Origin) -> str:
    """Return who published it and when: "Harbour Post, 22 Nov 2026, sample"."""
    outlet = isolated(line(origin.source))
    return from_the_right(outlet + _lock(origin) + _dated(origin, None))


def linked_dateline(origin: Origin, today: Date | None = None, pages: str = "") -> str:
    """Return the dateline, the outlet's name leading to the article."""
    outlet = isolated(link(origin.source, _address(origin, pages)))
    return outlet + _lock(origin) + _dated(origin, today)


def title(origin: Origin, pages: str = "") -> str:
    """Return the article's title, leading to the article."""
    words = origin.title.strip() or wording.BRIEFING_UNTITLED
    return link(words, _address(origin, pages))


def headline(report: Report, pages: str = "") -> str:
    """Return the article's title in bold, leading to the article."""
    return f"<b>{title(report.origin, pages)}</b>"


def story_lines(report: Report, pages: str = "") -> str:
    """Return an article's headline, dateline and summary, a line each."""
    summary = _in_a_row(line(passage.text) for passage in report.findings.summary)
    lines = (headline(report, pages), dateline(report.origin), summary)
    return "\n".join(part for part in lines if part)


def told(quotes: Sequence[Quote], pages: str = "") -> str:
    """Return sentences in a row, or a line each with its outlet if there are several.

    Sentences of two sources in one row would read as if one had said both.
    """
    if len({quote.origin for quote in quotes}) < 2:
        return _in_a_row(map(sentence_words, quotes))
    return "\n".join(f"{sentence_words(q)} ({_outlet(q, pages)})" for q in quotes)


def _in_a_row(sentences: Iterable[str]) -> str:
    """Return sentences as they stand in a text: after some stops without a blank."""
    ended = (each if each.endswith(CLOSE_STOPS) else f"{each} " for each in sentences)
    return "".join(ended).rstrip()


def sentence_words(quote: Quote) -> str:
    """Return the source's sentence, or the words accepted for it, marked as such."""
    if not quote.reworded:
        return line(quote.passage.text)
    return f"{line(quote.reworded)} <i>({wording.BRIEFING_REWORDED})</i>"


def _outlet(quote: Quote, pages: str) -> str:
    """Return the name of the outlet, or the day, leading to the article."""
    origin = quote.origin
    name = origin.source.strip() or day_words(origin.published.date())
    return link(name, _address(origin, pages)) + _lock(origin)


def quote_block(quote: Quote, today: Date | None = None, pages: str = "") -> str:
    """Return the sentence in quotation marks, with its source; folded if it is long."""
    return _cited(quote.passage.text, quote.origin, today, pages)


def quoted(
    sentence: str, origin: Origin, today: Date | None = None, pages: str = ""
) -> str:
    """Return a sentence in quotation marks, with outlet, date and link."""
    return f"“{line(sentence)}” {linked_dateline(origin, today, pages)}"


def story_button(number: int, story_id: str) -> Button:
    """Return the numbered button that opens a story."""
    return Button(str(number), pack("story", story_id))


def figure_line(
    cited: CitedFigure, pages: str = "", *, with_source: bool = False
) -> str:
    """Return a figure in its clause, the number leading to its sentence on our page.

    `with_source` adds the outlet and date in a second line.
    """
    figure, shown = cited.figure, excerpt(cited.figure)
    page = f"{pages}/a/{cited.origin.article_id}#f{cited.number}" if pages else ""
    before = f"{'… ' if shown.is_cut_before else ''}{line(shown.before)}"
    after = f"{line(shown.after)}{' …' if shown.is_cut_after else ''}"
    number = f"<b>{link(shown.number, page)}</b>"
    told = f"{before}{_gap(shown.before[-1:])}{number}{_gap(shown.after[:1])}{after}"
    said = figure.attribution or ""
    attribution = f" ({line(within(said))})" if said and said not in shown.text else ""
    source = f"\n{linked_dateline(cited.origin, pages=pages)}" if with_source else ""
    return told + attribution + source


def _gap(neighbour: str) -> str:
    """Return a blank where the source has one beside the number."""
    return " " if neighbour.isspace() else ""


def figure_source(cited: CitedFigure, pages: str = "") -> str:
    """Return the sentence a figure stands in, its words in bold, and where that is."""
    marked = marked_sentence(cited.figure)
    return f"“{marked}”\n{title(cited.origin, pages)}\n{dateline(cited.origin)}"


def marked_sentence(figure: Figure) -> str:
    """Return the sentence a figure stands in, its words in bold."""
    start = figure.span.start - figure.sentence_span.start
    end = figure.span.end - figure.sentence_span.start
    before, after = figure.sentence[:start], figure.sentence[end:]
    number = bold(figure.sentence[start:end])
    return f"{line(before)}{_gap(before[-1:])}{number}{_gap(after[:1])}{line(after)}"


def person_line(person: Person) -> str:
    """Return a person's name and roles in a line."""
    roles = ", ".join(dict.fromkeys(line(role.text) for role in person.roles))
    return DOT.join(part for part in (bold(person.name), roles) if part)


def _cited(sentence: str, origin: Origin, today: Date | None, pages: str) -> str:
    shown = quoted(sentence, origin, today, pages)
    is_long = len(sentence) > LONG
    return f"<blockquote expandable>{shown}</blockquote>" if is_long else shown


def _address(origin: Origin, pages: str) -> str:
    """Return where the article can be read: at its outlet, or on our own page."""
    page = f"{pages}/a/{origin.article_id}" if pages else ""
    return safe_url(origin.url) or page


def _lock(origin: Origin) -> str:
    """Return the sign, and the word, for an article that costs money to read."""
    return f" {wording.BRIEFING_PAID}" if origin.is_paywalled else ""


def _dated(origin: Origin, today: Date | None) -> str:
    between = comma() if origin.source.strip() else ""
    sample = f"{comma()}{wording.BRIEFING_SAMPLE}" if origin.is_sample else ""
    day = day_words(origin.published.date(), today)
    return f"{between}{isolated(f'{day}{sample}')}"
