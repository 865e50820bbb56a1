"""The reading page: an article with its summary and every figure marked in the text.

A link to #f3 lights up the third figure and its sentence; #s120 leads to the sentence
that begins at the 120th letter, if anything was found in it. No script, no outside
resource; all of it works from the HTML alone and prints.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot import wording
from bot import wording_corrections as corrected
from bot import wording_pages as words
from bot.delivery.corrections.corrected import moment_words
from bot.delivery.html.markup import safe_url
from bot.delivery.pieces.cards import figure_words
from bot.language.calendar import day_words
from bot.language.current import manner
from bot.model import Article, Findings, Origin, Version
from bot.web.frame import Place, Site, frame
from bot.web.html import Html, el, join, listed, section
from bot.web.marks import Mark, mark
from summarizers.types import Figure, Person, Span

PLACE = Place(Site(), 1)


def reading_page(
    article: Article,
    findings: Findings,
    versions: Sequence[Version] = (),
    *,
    story_id: str = "",
    place: Place = PLACE,
) -> str:
    """Return the whole page for an article, what was found in it, and was corrected.

    `story_id` is the story it leads on to, if there is more of it than the article.
    """
    language = article.language or None
    text = Html("\n" + _text(article.text, findings) + "\n")
    return frame(
        place,
        article.title or words.UNTITLED,
        el(
            "article",
            _head(article, story_id, place),
            el("div", text, class_="text", dir="auto"),
            lang=language,
        ),
        section(words.CORRECTIONS, listed("ul", _corrections(versions))),
        section(words.FIGURES, listed("ol", _figures(findings.figures, language))),
        section(words.PEOPLE, listed("ul", _people(findings.people, language))),
    )


def _corrections(versions: Sequence[Version]) -> Iterator[Html]:
    """Yield each figure that was changed for another, newest first."""
    for version in reversed(versions):
        for each in version.corrections:
            if each.before and each.after:
                when = moment_words(version.seen)
                said = corrected.NOT.format(after=each.after, before=each.before)
                now = corrected.NOW.format(sentence=each.new_sentence)
                before = corrected.BEFORE.format(sentence=each.old_sentence)
                yield join((f"{when}: {said}", now, before), el("br"))


def _head(article: Article, story_id: str, place: Place) -> Html:
    story = el("a", words.WHOLE, href=f"{place.root}s/{story_id}")
    # Within the article, whose language is the news' own.
    ours = manner().language
    return el(
        "header",
        el("p", words.SAMPLE, class_="badge", lang=ours) if article.is_sample else None,
        el("p", words.PAID, class_="paid", lang=ours) if article.is_paywalled else None,
        el("h1", article.title or words.UNTITLED, dir="auto"),
        el("p", _origin(article.origin), class_="meta", lang=ours),
        el("p", words.LEGEND, class_="legend", lang=ours),
        el("p", story, class_="legend", lang=ours) if story_id else None,
    )


def _origin(origin: Origin) -> Html:
    day = origin.published.date()
    lock = f" {wording.BRIEFING_PAID}" if origin.is_paywalled else ""
    url = safe_url(origin.url)
    parts = (
        join((el("bdi", origin.source), lock)) if origin.source else None,
        el("time", day_words(day), datetime=day.isoformat()),
        el("a", words.ORIGINAL, href=url, rel="noopener nofollow") if url else None,
    )
    return join(parts, " · ")


def _text(text: str, findings: Findings) -> str:
    chosen = {passage.span for passage in findings.summary}
    told = {figure.sentence_span for figure in findings.figures}
    said = {
        statement.sentence_span
        for person in findings.people
        for statement in person.statements
    }
    sentences = (
        Mark(
            span,
            "span",
            "sentence summary" if span in chosen else "sentence",
            f"s{span.start}",
        )
        for span in _outermost_first(chosen | told | said)
    )
    figures = (
        Mark(figure.span, "mark", id=f"f{number}")
        for number, figure in sorted(
            _numbered(findings.figures), key=lambda each: _place(each[1].span)
        )
    )
    return mark(text, [*_paragraphs(text), *sentences, *figures])


def _paragraphs(text: str) -> Iterator[Mark]:
    """Yield the paragraphs: between blank lines, or the lines if none is blank."""
    border = (
        r"\n[^\S\n]*\n\s*" if re.search(r"\S\s*?\n[^\S\n]*\n\s*\S", text) else r"\n"
    )
    start = 0
    for end, after in [*(m.span() for m in re.finditer(border, text)), (len(text), 0)]:
        if text[start:end].strip():
            yield Mark(Span(start, end), "p")
        start = after


def _outermost_first(spans: Iterable[Span]) -> list[Span]:
    return sorted(spans, key=_place)


def _place(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def _numbered(figures: Iterable[Figure]) -> Iterator[tuple[int, Figure]]:
    return enumerate(figures, start=1)


def _figures(figures: Iterable[Figure], language: str | None) -> Iterator[Html]:
    for number, figure in _numbered(figures):
        when = figure.when.words if figure.when else None
        aside = join((figure.modifier, figure.who, figure.action, when), " · ")
        link = el("a", _news(figure_words(figure), language), href=f"#f{number}")
        yield _with_aside(link, aside, language)


def _people(people: Iterable[Person], language: str | None) -> Iterator[Html]:
    for person in people:
        roles = ", ".join(role.text for role in person.roles)
        yield _with_aside(el("strong", _news(person.name, language)), roles, language)


def _with_aside(head: Html, aside: str, language: str | None) -> Html:
    small = el("small", _news(aside, language)) if aside else None
    return join((head, small), " ")


def _news(words_said: str, language: str | None) -> Html:
    """Return words of the news as they stand in a line of ours: "184 people".

    Where one reads from the right, number and word would change places.
    """
    return el("bdi", words_said, lang=language)
