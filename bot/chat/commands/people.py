"""/people [name]: who is in the news, in which role, and what they said."""

from collections.abc import Iterator

from bot import wording, wording_stories
from bot.briefing.persons import Profile, named, profiles
from bot.chat.pressed.wordlist import Texts, WordList
from bot.chat.stories.reading import found, newest, told_together
from bot.chat.values import Command, Desk, Reply, Request
from bot.delivery.buttons.callback import pack
from bot.delivery.messages.profiles import (
    line_pieces,
    profile_card,
    profile_line,
    profile_pieces,
)
from bot.delivery.pieces.shown import Piece, showing
from bot.model import Button, Message, Report

ARTICLES = 30
WIDER = 200
"""Newest articles looked through for a name no article was found by: a mistyped one."""


async def person(desk: Desk, request: Request) -> Reply:
    """Return a person's roles and statements in all articles, each with its source."""
    report = await desk.stores.articles.report(request.arg(0))
    number = request.number(1)
    if not report or not 1 <= number <= len(report.findings.people):
        return Reply(notice=wording.ARTICLE_GONE, is_alert=True)
    name = report.findings.people[number - 1].name
    people = desk.stores.articles.people
    reports = (report, *await found(desk, name, ARTICLES, people))
    place = report.origin.article_id, number
    (chosen,) = (
        each for each in await _together(desk, reports) if place in each.places
    )
    follow = Button(
        wording_stories.BUTTON_FOLLOW, pack("follow", "person", *request.args[:2])
    )
    pages = desk.options.pages
    made = Message(profile_card(chosen, report.origin, pages), ((follow,),))
    return Reply(messages=(showing(made, profile_pieces(chosen, pages)),))


async def _choose(desk: Desk, words: str) -> tuple[Profile, ...]:
    if not words:
        return profiles(await newest(desk, ARTICLES))
    reports = await found(desk, words, ARTICLES, desk.stores.articles.people)
    chosen = named(await _together(desk, reports), words)
    return chosen or named(profiles(await newest(desk, WIDER)), words)


async def _together(desk: Desk, reports: tuple[Report, ...]) -> tuple[Profile, ...]:
    """Return the persons of these reports and of all others of their stories."""
    stories = await told_together(desk, reports, desk.stores.articles.people)
    others = [report for _, together in stories for report in together]
    return profiles((*reports, *others))


def _line(_desk: Desk, profile: Profile) -> str:
    return profile_line(profile)


def _args(profile: Profile) -> tuple[str, ...]:
    article_id, number = profile.places[-1]
    return article_id, str(number)


def _texts() -> Texts:
    return Texts(
        head=(wording.PEOPLE_HEAD, wording.PEOPLE_ON_HEAD),
        none=(wording.NO_PEOPLE, wording.NO_PEOPLE_ON),
        foot=wording.PEOPLE_FOOT,
        between="\n",
    )


def _pieces(_desk: Desk, profile: Profile) -> Iterator[Piece]:
    return line_pieces(profile)


PEOPLE = WordList("people", "person", _texts, _choose, _line, _args, _pieces)

COMMANDS = (
    Command(
        "people",
        PEOPLE.start,
        lambda: wording.HINT_PEOPLE,
        12,
        shared=True,
        opens=True,
        buttons={"people": PEOPLE.turn, "person": person},
    ),
)
