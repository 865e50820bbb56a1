"""The pieces every message is made of: datelines, figures, quotes, stories. Pure.

All words but a few of ours are the source's own. Where who and what they did stand
together in the sentence, they are shown as they stand there; where they do not, a dot
keeps them apart, so that no new claim arises from putting words side by side.
All functions return Telegram's HTML, except those that say they return words.
"""

import re
from datetime import date as Date

from bot import wording
from bot.delivery.callback import pack
from bot.delivery.markup import line, link, plain, safe_url
from bot.model import Button, CitedFigure, Origin, Quote, Report
from summarizers.types import Figure

__all__ = [
    "amount",
    "dateline",
    "day_words",
    "figure_line",
    "figure_words",
    "headline",
    "linked_dateline",
    "plain",
    "quote_block",
    "quoted",
    "story_button",
    "story_lines",
    "title",
]

DOT = " · "
# The widest gap between who and what they did that still reads as one phrase.
NEAR = 24
# A number whose own words hold one of these says itself that it is not exact.
_INEXACT = re.compile(
    r"[~≈<>≥≤+]|\b(?:about|above|almost|approximately|around|at|below|best|circa|close|"
    r"estimated|exceeding|fewer|least|less|maximum|minimum|more|most|near|nearly|only|"
    r"over|roughly|some|than|under|up|within)\b",
    re.IGNORECASE,
)


def day_words(day: Date, today: Date | None = None) -> str:
    """Return the words "22 Nov 2026", or "22 Nov" if today is in the same year."""
    words = f"{day.day} {wording.MONTHS[day.month - 1]}"
    return words if today and today.year == day.year else f"{words} {day.year}"


def dateline(origin: Origin, today: Date | None = None) -> str:
    """Return who published it and when: "Harbour Post, 22 Nov 2026, sample"."""
    return line(origin.source) + _dated(origin, today)


def linked_dateline(origin: Origin, today: Date | None = None, pages: str = "") -> str:
    """Return the dateline, the outlet's name leading to the article."""
    return link(origin.source, _address(origin, pages)) + _dated(origin, today)


def title(origin: Origin, pages: str = "") -> str:
    """Return the article's title, leading to the article."""
    words = origin.title.strip() or wording.BRIEFING_UNTITLED
    return link(words, _address(origin, pages))


def headline(report: Report, pages: str = "") -> str:
    """Return the article's title in bold, leading to the article."""
    return f"<b>{title(report.origin, pages)}</b>"


def story_lines(report: Report, pages: str = "") -> str:
    """Return an article's headline, dateline and summary, a line each."""
    summary = " ".join(line(passage.text) for passage in report.findings.summary)
    lines = (headline(report, pages), dateline(report.origin), summary)
    return "\n".join(part for part in lines if part)


def quote_block(quote: Quote, today: Date | None = None, pages: str = "") -> str:
    """Return the sentence in quotation marks, with outlet, date and link."""
    return quoted(quote.passage.text, quote.origin, today, pages)


def quoted(
    sentence: str, origin: Origin, today: Date | None = None, pages: str = ""
) -> str:
    """Return a sentence in quotation marks, with outlet, date and link."""
    return f"“{line(sentence)}” {linked_dateline(origin, today, pages)}"


def story_button(number: int, story_id: str) -> Button:
    """Return the numbered button that opens a story."""
    return Button(str(number), pack("story", story_id))


def amount(figure: Figure) -> str:
    """Return the number in words: the source's own, and its bound if they lack it."""
    words = " ".join(figure.text.split())
    bound = wording.BOUND_WORDS.get(figure.bound, "")
    return words if not bound or _INEXACT.search(words) else f"{bound} {words}"


def figure_words(figure: Figure) -> str:
    """Return the number and what it counts, in words: "more than 40 hostages"."""
    counted = " ".join((figure.counted or "").split())
    number = amount(figure)
    return number if _holds(number, counted) else f"{number} {counted}"


def figure_line(cited: CitedFigure, pages: str = "") -> str:
    """Return a figure in a line, its number leading to its sentence if pages are up."""
    figure = cited.figure
    number = amount(figure)
    counted = figure_words(figure)[len(number) :]
    href = f"{pages}/a/{cited.origin.article_id}#f{cited.number}" if pages else ""
    modifier = f", {figure.modifier}" if figure.modifier else ""
    rest = DOT.join(line(part) for part in (counted + modifier, *_context(figure)))
    attribution = f" ({line(figure.attribution)})" if figure.attribution else ""
    separator = "" if rest.startswith((DOT, ",")) or not rest else " "
    return f"<b>{link(number, href)}</b>{separator}{rest}{attribution}"


def _context(figure: Figure) -> list[str]:
    """Return in words what the number is about: who did what, when and where."""
    when = figure.when.words if figure.when else ""
    parts = (figure.about or "", *_deed(figure), when, figure.where or "")
    told: list[str] = []
    for part in parts:
        if part and not _holds(DOT.join(told), part):
            told.append(part)
    return told


def _deed(figure: Figure) -> tuple[str, ...]:
    """Return who and what they did, as one phrase only if the source has it as one."""
    who, action, sentence = figure.who or "", figure.action or "", figure.sentence
    places = (sentence.find(who), sentence.find(action))
    if not who or not action or min(places) < 0:
        return who, action
    start = min(places)
    end = max(places[0] + len(who), places[1] + len(action))
    phrase = sentence[start:end]
    number = figure.span.start - figure.sentence_span.start
    is_near = len(phrase) <= len(who) + len(action) + NEAR
    if is_near and not start <= number < end and not set(phrase) & set(".;:"):
        return (phrase,)
    return (who, action) if places[0] < places[1] else (action, who)


def _holds(words: str, part: str) -> bool:
    return part.casefold() in words.casefold()


def _address(origin: Origin, pages: str) -> str:
    """Return where the article can be read: at its outlet, or on our own page."""
    page = f"{pages}/a/{origin.article_id}" if pages else ""
    return safe_url(origin.url) or page


def _dated(origin: Origin, today: Date | None) -> str:
    comma = ", " if origin.source.strip() else ""
    sample = f", {wording.BRIEFING_SAMPLE}" if origin.is_sample else ""
    return f"{comma}{day_words(origin.published.date(), today)}{sample}"
