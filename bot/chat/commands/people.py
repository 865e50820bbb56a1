"""/people [name]: who is in the news, in which role, and what they said."""

from dataclasses import dataclass

from bot import wording
from bot.chat.reading import found, newest
from bot.chat.values import Command, Desk, Reply, Request, say
from bot.chat.wordlist import Texts, WordList
from bot.delivery.cards import person_card, person_line
from bot.model import Origin, Report
from summarizers.types import Person

ARTICLES = 30


@dataclass(frozen=True, slots=True)
class Seen:
    """A person as one article tells of him; `number` is his place there."""

    person: Person
    origin: Origin
    number: int


async def person(desk: Desk, request: Request) -> Reply:
    """Return a person's roles and statements, each with its source."""
    report = await desk.stores.articles.report(request.arg(0))
    number = request.number(1)
    if not report or not 1 <= number <= len(report.findings.people):
        return Reply(notice=wording.ARTICLE_GONE, is_alert=True)
    chosen = report.findings.people[number - 1]
    return say(person_card(chosen, report.origin, desk.options.pages))


async def _choose(desk: Desk, words: str) -> tuple[Seen, ...]:
    reports = await (found(desk, words, ARTICLES) if words else newest(desk, ARTICLES))
    wanted = words.casefold().split()
    return tuple(
        seen
        for seen in once_each(reports)
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


def _told(each: Person) -> int:
    return 3 * len(each.statements) + 2 * len(each.roles)


def _line(_desk: Desk, seen: Seen) -> str:
    return person_line(seen.person)


def _args(seen: Seen) -> tuple[str, ...]:
    return seen.origin.article_id, str(seen.number)


TEXTS = Texts(
    head=(wording.PEOPLE_HEAD, wording.PEOPLE_ON_HEAD),
    none=(wording.NO_PEOPLE, wording.NO_PEOPLE_ON),
    foot=wording.PEOPLE_FOOT,
    between="\n",
)
PEOPLE = WordList("people", "person", TEXTS, _choose, _line, _args)

COMMANDS = (
    Command(
        "people",
        PEOPLE.start,
        wording.HINT_PEOPLE,
        12,
        buttons={"people": PEOPLE.turn, "person": person},
    ),
)
