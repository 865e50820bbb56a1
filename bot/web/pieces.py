"""The pieces pages are made of: sentences, figures, datelines. Pure.

Every sentence and every number leads to its place in the article's page, every outlet's
name to the article where it was published.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby

from bot import wording
from bot import wording_pages as words
from bot.delivery.html.markup import safe_url
from bot.delivery.pieces.cards import CLOSE_STOPS
from bot.delivery.pieces.excerpt import excerpt
from bot.language.calendar import day_words, with_time
from bot.language.direction import isolated
from bot.model import CitedFigure, Origin, Quote
from bot.web.html import Html, el, join

Languages = Mapping[str, str]
"""The language of each article, by its id."""

DOT = " · "


def when(moment: datetime) -> str:
    """Return a moment in words: "24 Nov 2026, 10:42 UTC"."""
    return with_time(day_words(moment.date()), f"{moment:%H:%M} UTC")


def article_url(origin: Origin, root: str, place: str = "") -> str:
    """Return the address of the article's page, at a place in it if one is given."""
    return f"{root}a/{origin.article_id}{f'#{place}' if place else ''}"


def dateline(origin: Origin) -> Html:
    """Return who published it and when; the outlet's name leads to where."""
    lock = f" {wording.BRIEFING_PAID}" if origin.is_paywalled else ""
    sample = wording.BRIEFING_SAMPLE if origin.is_sample else ""
    url = safe_url(origin.url)
    name = origin.source.strip() or words.ORIGINAL
    outlet = el("a", name, href=url, rel="noopener nofollow") if url else Html()
    plain = origin.source.strip() if not url else ""
    named = el("bdi", outlet or plain) if outlet or plain else Html()
    day = el(
        "time",
        isolated(day_words(origin.published.date())),
        datetime=_iso(origin.published),
    )
    return join((join((named, lock)), day, sample), DOT)


def said(
    text: str, origin: Origin, start: int, root: str, languages: Languages
) -> Html:
    """Return a sentence that leads to its place in the article."""
    address = article_url(origin, root, f"s{start}")
    language = languages.get(origin.article_id)
    return el("a", text, href=address, class_="said", lang=language, dir="auto")


def account(quotes: Sequence[Quote], root: str, languages: Languages) -> Html:
    """Return sentences as paragraphs, one for each run of the same article.

    Sentences of two sources in one paragraph would read as if one had said both.
    """
    runs = groupby(quotes, key=lambda quote: quote.origin)
    return join(_run(origin, tuple(run), root, languages) for origin, run in runs)


def _run(
    origin: Origin, quotes: Sequence[Quote], root: str, languages: Languages
) -> Html:
    sentences = [
        said(each.passage.text, origin, each.passage.span.start, root, languages)
        + ("" if each.passage.text.endswith(CLOSE_STOPS) else " ")
        for each in quotes
    ]
    source = el("p", dateline(origin), class_="source")
    return join((el("p", Html("".join(sentences).rstrip()), dir="auto"), source))


def figure(cited: CitedFigure, root: str, languages: Languages) -> Html:
    """Return a figure in its clause, with its source."""
    source = el("small", dateline(cited.origin))
    return join((clause(cited, root, languages), source))


def clause(cited: CitedFigure, root: str, languages: Languages) -> Html:
    """Return a figure in its clause, the number leading to its words."""
    shown = excerpt(cited.figure)
    number = el(
        "a",
        shown.number,
        href=article_url(cited.origin, root, f"f{cited.number}"),
        class_="number",
    )
    words_around = join(
        (
            "… " if shown.is_cut_before else None,
            shown.before,
            number,
            shown.after,
            " …" if shown.is_cut_after else None,
        )
    )
    by = cited.figure.attribution or ""
    aside = f" ({by})" if by and by not in shown.text else None
    language = languages.get(cited.origin.article_id)
    return el("span", words_around, aside, class_="clause", lang=language, dir="auto")


def _iso(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%MZ")
