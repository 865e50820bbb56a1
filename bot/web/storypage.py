"""The page of a story: an account of all its articles, then what is behind it. Pure.

The account, the figures, how they moved, who said what, how it went, what was
corrected, the articles. A part in which there is nothing is left out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from functools import lru_cache
from itertools import groupby

from bot import wording
from bot import wording_corrections as corrected
from bot import wording_pages as words
from bot.briefing.chronicle import Event, chronicle
from bot.briefing.corrections import corrections
from bot.briefing.headlines import headline
from bot.briefing.numbers import choose, measured
from bot.briefing.persons import CitedStatement, Profile, profiles
from bot.briefing.series import Point, Series, Standing, Step, steps
from bot.briefing.telling import account as told
from bot.delivery.drawing.chart import draw
from bot.delivery.drawing.marks import Chart
from bot.delivery.messages.curves import chart_of
from bot.delivery.pieces.cards import figure_words
from bot.language.calendar import day_words
from bot.language.current import manner
from bot.language.direction import isolated
from bot.model import Correction, Report
from bot.web.frame import Place, Site, frame
from bot.web.html import Html, el, join, listed, section
from bot.web.pieces import (
    DOT,
    Languages,
    account,
    article_url,
    dateline,
    figure,
    said,
    when,
)

SENTENCES = 6
TOLD = 12
"""Articles the account is made of, the newest."""
CORRECTIONS = 5
CURVES = 3
PEOPLE = 8
STATEMENTS = 3

PLACE = Place(Site(), 1)


@dataclass(frozen=True, slots=True)
class Tale:
    """A story to be shown: its reports, newest first, and the series that moved."""

    reports: tuple[Report, ...]
    series: tuple[Series, ...] = ()


def story_page(tale: Tale, place: Place = PLACE) -> str:
    """Return the page of a story."""
    newest = tale.reports[:TOLD]
    languages = {each.origin.article_id: each.language for each in tale.reports}
    root = place.root
    shown = headline(newest) or words.UNTITLED
    figures = (figure(each, root, languages) for each in choose(measured(newest)))
    persons = [each for each in profiles(tale.reports) if each.statements][:PEOPLE]
    curves = tale.series[:CURVES]
    return frame(
        place,
        shown,
        _head(shown, tale.reports),
        el("div", account(told(newest, SENTENCES), root, languages), class_="lead"),
        section(words.FIGURES, listed("ul", figures, class_="figures")),
        section(words.CORRECTIONS, listed("ul", _corrections(tale.reports, root))),
        section(words.CURVES, *(_curve(each, root) for each in curves)),
        section(words.SAID, *(_person(each, root, languages) for each in persons)),
        section(words.TIMELINE, _timeline(tale, root, languages)),
        section(words.ARTICLES, _articles(tale.reports, root)),
    )


def _head(shown: str, reports: Sequence[Report]) -> Html:
    sources = {report.origin.source for report in reports}
    meta = words.STORY_META.format(
        articles=wording.ARTICLES.format(count=len(reports)),
        sources=wording.SOURCES.format(count=len(sources)),
        when=when(max(report.origin.published for report in reports)),
    )
    is_sample = any(report.origin.is_sample for report in reports)
    return el(
        "header",
        el("p", words.SAMPLE, class_="badge") if is_sample else None,
        el("h1", shown, lang=_language_of(shown, reports), dir="auto"),
        el("p", meta, class_="meta"),
    )


def _language_of(shown: str, reports: Iterable[Report]) -> str | None:
    """Return the language of a headline: that of the article it is the title of."""
    titled = (each.language for each in reports if each.origin.title == shown)
    return next(titled, None) or None


def _corrections(reports: Iterable[Report], root: str) -> Iterator[Html]:
    """Yield the last figures that were changed for others, newest first."""
    made = [(seen, each, of) for of in reports for seen, each in corrections(of)]
    made.sort(key=lambda one: one[0], reverse=True)
    for seen, each, report in made[:CORRECTIONS]:
        numbers = corrected.NOT.format(after=each.after, before=each.before)
        words_said = corrected.CORRECTED.format(when=when(seen), words=numbers)
        link = el("a", words_said, href=article_url(report.origin, root))
        yield join((link, el("small", dateline(report.origin))))


# How figures moved.


def _curve(series: Series, root: str) -> Html:
    drawn = _drawn(chart_of(series), manner().language)
    chart = el("div", drawn, class_="chart")
    days = listed("ul", (_step(each, root) for each in steps(series)))
    numbers = el("details", el("summary", words.CURVE_NUMBERS), days)
    return el("figure", chart, numbers)


# The same curve is shown for hours, and drawing one takes 1 to 3 ms. Its days are
# written in the language of the moment.
@lru_cache(maxsize=128)
def _drawn(chart: Chart, _language: str) -> Html:
    return Html(draw(chart, dark=False))


def _step(step: Step, root: str) -> Html:
    sides = (_standing(each, root) for each in step.standings)
    return join((f"{day_words(step.day)}: ", join(sides, DOT)))


def _standing(standing: Standing, root: str) -> Html:
    before = standing.before
    known = _linked(before, root) if before else None
    form = wording.SERIES_CORRECTED_FROM if known else wording.SERIES_CORRECTED
    form = form if standing.is_corrected else wording.SERIES_BEFORE
    head, _, tail = form.partition("{before}")
    is_told = standing.is_corrected or known
    note = join((" [", head, known, tail, "]")) if is_told else None
    source = standing.point.cited.origin.source
    name = f" ({source})" if source else None
    return join((_linked(standing.point, root), name, note))


def _linked(point: Point, root: str) -> Html:
    address = article_url(point.cited.origin, root, f"f{point.cited.number}")
    return el("a", figure_words(point.figure), href=address, class_="number")


# Who said what.


def _person(profile: Profile, root: str, languages: Languages) -> Html:
    roles = dict.fromkeys(role.text for role in profile.roles)
    told_roles = el("small", ", ".join(roles))
    aside = el("p", told_roles, class_="roles", dir="auto") if roles else None
    shown = profile.statements[:STATEMENTS]
    sentences = {each.statement.sentence: each for each in reversed(shown)}
    quotes = (
        _statement(each, root, languages) for each in reversed(sentences.values())
    )
    return join((el("h3", profile.name, dir="auto"), aside, *quotes))


def _statement(cited: CitedStatement, root: str, languages: Languages) -> Html:
    statement = cited.statement
    sentence = said(
        statement.sentence,
        cited.origin,
        statement.sentence_span.start,
        root,
        languages,
    )
    reported = None if statement.direct else words.SAID_REPORTED
    source = el("small", join((dateline(cited.origin), reported), DOT))
    return el("blockquote", sentence, source)


# How it went.


def _timeline(tale: Tale, root: str, languages: Languages) -> Html:
    days = groupby(chronicle(tale.reports, tale.series), key=lambda event: event.day)
    places = {each.origin.article_id: _places(each) for each in tale.reports}
    rows = (
        _day(
            day,
            (
                _told(event, places[event.origin.article_id], root, languages)
                for event in of_day
            ),
        )
        for day, of_day in days
    )
    return listed("ol", rows, class_="timeline")


def _places(report: Report) -> dict[str, int]:
    """Return where the sentences of an article begin in which anything was found."""
    found = report.findings
    figures = ((each.sentence, each.sentence_span) for each in found.figures)
    summary = ((each.text, each.span) for each in found.summary)
    return {text: span.start for text, span in (*figures, *summary)}


def _day(day: Date, entries: Iterable[Html]) -> Html:
    shown = el("time", day_words(day), datetime=day.isoformat(), class_="day")
    return join((shown, listed("ul", entries)))


def _told(
    event: Event, places: Mapping[str, int], root: str, languages: Languages
) -> Html:
    """Return what happened, with its source: a sentence, or what was corrected."""
    source = join((isolated(f"{event.moment:%H:%M} UTC"), dateline(event.origin)), DOT)
    start = places.get(event.sentence)
    sentence = (
        el("span", event.sentence, dir="auto")
        if start is None
        else said(event.sentence, event.origin, start, root, languages)
    )
    change = join(_changed(event.correction)) if event.correction else None
    return join((change, sentence, el("small", source)))


def _changed(change: Correction) -> Iterator[Html]:
    numbers = corrected.NOT.format(after=change.after, before=change.before)
    before = corrected.BEFORE.format(sentence=change.old_sentence)
    yield el("strong", f"{words.CORRECTED_HERE}: {numbers}")
    yield el("small", before, class_="was", dir="auto")


def _articles(reports: Iterable[Report], root: str) -> Html:
    return listed(
        "ul",
        (
            join(
                (
                    el(
                        "a",
                        report.origin.title.strip() or words.UNTITLED,
                        href=article_url(report.origin, root),
                        lang=report.language or None,
                        dir="auto",
                    ),
                    el("small", dateline(report.origin)),
                )
            )
            for report in reports
        ),
        class_="plain",
    )
