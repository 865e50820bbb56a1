"""The cards only the conversation shows: a figure's source, a person, an answer."""

from bot import wording
from bot.briefing.answers import Answer
from bot.delivery.cards import figure_line, linked_dateline, quote_block, quoted
from bot.delivery.markup import line
from bot.model import CitedFigure, Origin
from summarizers import Person

ROLES = 2
STATEMENTS = 4


def figure_source(cited: CitedFigure, pages: str) -> str:
    """Return the figure and its whole sentence, the figure's words in bold."""
    figure = cited.figure
    start = figure.span.start - figure.sentence_span.start
    end = figure.span.end - figure.sentence_span.start
    before, words = figure.sentence[:start], figure.sentence[start:end]
    after = figure.sentence[end:]
    marked = (
        f"{line(before)}{_gap(before[-1:])}<b>{line(words)}</b>"
        f"{_gap(after[:1])}{line(after)}"
    )
    origin = linked_dateline(cited.origin, pages=pages)
    return f"<blockquote>“{marked}”</blockquote>\n{origin}\n{line(cited.origin.title)}"


def _gap(neighbour: str) -> str:
    """Return a blank where the source has one beside the figure's words."""
    return " " if neighbour.isspace() else ""


def person_line(person: Person) -> str:
    """Return a name and the roles the text gives."""
    roles = ", ".join(line(role.text) for role in person.roles[:ROLES])
    name = f"<b>{line(person.name)}</b>"
    return f"{name}, {roles}" if roles else name


def person_card(person: Person, origin: Origin, pages: str) -> str:
    """Return a person's roles and statements, each with its source."""
    told = list(dict.fromkeys(said.sentence for said in person.statements))
    quotes = [quoted(sentence, origin, pages=pages) for sentence in told[:STATEMENTS]]
    if not quotes:
        quotes = [wording.PERSON_NO_STATEMENTS, linked_dateline(origin, pages=pages)]
    return "\n\n".join((person_line(person), *quotes))


def answer_lines(answer: Answer, pages: str) -> str:
    """Return the answer: the figure first, then the sentences with their sources."""
    first, *others = answer.quotes
    figure = f"{figure_line(answer.figure, pages)}\n\n" if answer.figure else ""
    best = f"{figure}<b>{quote_block(first, pages=pages)}</b>"
    if not others:
        return best
    also = "\n\n".join(quote_block(quote, pages=pages) for quote in others)
    return f"{best}\n\n{wording.ALSO}\n{also}"
