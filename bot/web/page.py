"""The reading page: an article with its summary and every figure marked in the text.

A link to #f3 lights up the third figure and its sentence; #s120 leads to the sentence
that begins at the 120th letter and holds somebody's words. No script, no outside
resource; all of it works from the HTML alone and prints.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from string import Template

from bot import wording_corrections as wording
from bot.delivery.cards import figure_words
from bot.delivery.corrected import moment_words
from bot.delivery.markup import safe_url
from bot.model import Article, Findings, Origin, Version
from bot.web.marks import Mark, mark
from bot.wording import BRIEFING_PAID
from summarizers.types import Figure, Person, Span

# The style sheet stands beside the pages, so that a proxy may add a path in front.
PAGE = Template("""\
<!doctype html>
<html lang="$language">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>$title</title>
<link rel="stylesheet" href="style.css">
</head>
<body>
$body
</body>
</html>
""")
SAMPLE = "Sample article: invented, to show what Newsbrief does."
ORIGINAL = "Read the original"
PAID = (
    "The publisher asks for money to read this article. "
    "Here is only what it gives freely."
)
LEGEND = (
    "Word for word as published. Underlined: the sentences of the summary. "
    "Marked: the figures."
)
FIGURES = "By the numbers"
PEOPLE = "People"
UNTITLED = "Without a title"
GONE = (
    "This article is no longer here",
    "Newsbrief keeps articles for some weeks. "
    "Ask the bot for /latest to see what it has now.",
)
BUSY = ("One moment, please", "The store is busy just now. Load this page again soon.")


def reading_page(
    article: Article, findings: Findings, versions: Sequence[Version] = ()
) -> str:
    """Return the whole page for an article, what was found in it, and was corrected."""
    body = "\n".join(
        [
            "<main>",
            "<article>",
            _head(article),
            f'<div class="text" dir="auto">\n{_text(article.text, findings)}\n</div>',
            "</article>",
            *_section(wording.SECTION, "ul", _corrections(versions)),
            *_section(FIGURES, "ol", map(_figure, _numbered(findings.figures))),
            *_section(PEOPLE, "ul", map(_person, findings.people)),
            "</main>",
        ]
    )
    return _page(article.title or UNTITLED, body, article.language)


def _corrections(versions: Sequence[Version]) -> Iterator[str]:
    """Yield each figure that was changed for another, newest first."""
    for version in reversed(versions):
        for each in version.corrections:
            if each.before and each.after:
                when = moment_words(version.seen)
                words = wording.NOT.format(after=each.after, before=each.before)
                now = wording.NOW.format(sentence=each.new_sentence)
                before = wording.BEFORE.format(sentence=each.old_sentence)
                lines = (f"{when}: {words}", now, before)
                yield "<br>".join(map(escape, lines))


def note_page(title: str, text: str) -> str:
    """Return a page that only says something."""
    body = f"<main>\n<h1>{escape(title)}</h1>\n<p>{escape(text)}</p>\n</main>"
    return _page(title, body, "en")


def _page(title: str, body: str, language: str) -> str:
    return PAGE.substitute(title=escape(title), body=body, language=escape(language))


def _head(article: Article) -> str:
    sample = f'<p class="sample">{SAMPLE}</p>\n' if article.is_sample else ""
    paid = f'<p class="paid">{PAID}</p>\n' if article.is_paywalled else ""
    title = escape(article.title or UNTITLED)
    return (
        f'<header>\n{sample}{paid}<h1 dir="auto">{title}</h1>\n'
        f'<p class="origin">{_origin(article.origin)}</p>\n'
        f'<p class="legend">{LEGEND}</p>\n</header>'
    )


def _origin(origin: Origin) -> str:
    day = origin.published.date()
    lock = f" {BRIEFING_PAID}" if origin.is_paywalled else ""
    parts = [escape(origin.source) + lock] if origin.source else []
    parts.append(f'<time datetime="{day}">{day.day} {day:%B %Y}</time>')
    if url := safe_url(origin.url):
        link = f'<a href="{escape(url)}" rel="noopener nofollow">{ORIGINAL}</a>'
        parts.append(link)
    return " · ".join(parts)


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
            f"s{span.start}" if span in said else "",
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


def _section(title: str, tag: str, items: Iterable[str]) -> Iterator[str]:
    """Yield a section with a list, or nothing where there is nothing to list."""
    rows = [f"<li>{item}</li>" for item in items]
    if rows:
        yield f"<section>\n<h2>{title}</h2>\n<{tag}>"
        yield from rows
        yield f"</{tag}>\n</section>"


def _figure(numbered: tuple[int, Figure]) -> str:
    number, figure = numbered
    when = figure.when.words if figure.when else None
    context = filter(None, (figure.modifier, figure.who, figure.action, when))
    words = " · ".join(escape(part) for part in context)
    aside = f" <small>{words}</small>" if words else ""
    return f'<a href="#f{number}">{escape(figure_words(figure))}</a>{aside}'


def _person(person: Person) -> str:
    roles = ", ".join(escape(role.text) for role in person.roles)
    aside = f" <small>{roles}</small>" if roles else ""
    return f"<strong>{escape(person.name)}</strong>{aside}"
