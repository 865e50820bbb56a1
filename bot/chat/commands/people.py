"""/people [words]: who is in the news, in which role, and what they said."""

from dataclasses import dataclass

from bot import wording
from bot.chat.paging import arrows, keep_words, kept_words, numbered, page_count
from bot.chat.reading import found, newest
from bot.chat.values import Command, Desk, Reply, Request, say
from bot.delivery.cards import person_card, person_line
from bot.delivery.markup import escape
from bot.model import Message, Origin, Report
from summarizers.types import Person

PAGE = 6
ARTICLES = 30


@dataclass(frozen=True, slots=True)
class Seen:
    """A person as one article tells of him; `number` is his place there."""

    person: Person
    origin: Origin
    number: int


async def people(desk: Desk, request: Request) -> Reply:
    """Return the first page of the people in the news."""
    words = request.words.strip()
    value = await keep_words(desk, request.chat.id, words)
    return Reply(messages=(await _page(desk, words, value, 0),))


async def turn(desk: Desk, request: Request) -> Reply:
    """Return another page in place of the one shown."""
    words = await kept_words(desk, request.chat.id, request.arg(1))
    if words is None:
        return Reply(notice=wording.STALE_BUTTON, is_alert=True)
    page = await _page(desk, words, request.arg(1), request.number(0))
    return Reply(edit=page)


async def person(desk: Desk, request: Request) -> Reply:
    """Return a person's roles and statements, each with its source."""
    report = await desk.stores.articles.report(request.arg(0))
    number = request.number(1)
    if not report or not 1 <= number <= len(report.findings.people):
        return Reply(notice=wording.ARTICLE_GONE, is_alert=True)
    chosen = report.findings.people[number - 1]
    return say(person_card(chosen, report.origin, desk.options.pages))


async def _page(desk: Desk, words: str, value: str, page: int) -> Message:
    chosen = await _choose(desk, words)
    if not chosen:
        empty = wording.NO_PEOPLE_ON if words else wording.NO_PEOPLE
        return Message(empty.format(words=escape(words)))
    pages = page_count(len(chosen), PAGE)
    shown = chosen[page % pages * PAGE :][:PAGE]
    head = wording.PEOPLE_ON_HEAD if words else wording.PEOPLE_HEAD
    lines = [
        f"{number}. {person_line(seen.person)}"
        for number, seen in enumerate(shown, start=1)
    ]
    parts = (head.format(words=escape(words)), "\n".join(lines), wording.PEOPLE_FOOT)
    opens = numbered(
        "person", [(seen.origin.article_id, str(seen.number)) for seen in shown]
    )
    turns = arrows("people", page % pages, pages, value)
    return Message("\n\n".join(parts), (*opens, turns) if turns else opens)


async def _choose(desk: Desk, words: str) -> tuple[Seen, ...]:
    reports = await (found(desk, words, ARTICLES) if words else newest(desk, ARTICLES))
    everyone = once_each(reports)
    wanted = words.casefold().split()
    return tuple(
        seen
        for seen in everyone
        if all(word in seen.person.name.casefold() for word in wanted)
    )


def once_each(reports: tuple[Report, ...]) -> tuple[Seen, ...]:
    """Return each name once, as the article that tells most of him does."""
    best: dict[str, Seen] = {}
    for report in reports:
        for number, each in enumerate(report.findings.people, start=1):
            known = best.get(each.name)
            if known is None or _told(each) > _told(known.person):
                best[each.name] = Seen(each, report.origin, number)
    return tuple(sorted(best.values(), key=lambda seen: -_told(seen.person)))


def _told(person: Person) -> int:
    return 3 * len(person.statements) + 2 * len(person.roles)


COMMANDS = (
    Command(
        "people",
        people,
        wording.HINT_PEOPLE,
        buttons={"people": turn, "person": person},
    ),
)
