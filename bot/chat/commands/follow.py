"""/follow, /unfollow and /following: hear what is new on stories, people and words."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot import wording
from bot import wording_stories as words
from bot.briefing.following import MOST_WORDS, phrase
from bot.briefing.persons import Profile, profiles
from bot.chat.pressed.followlist import (
    alerts_words,
    cap_question,
    end,
    listed,
    name_of,
    not_listed,
    page_of,
)
from bot.chat.pressed.paging import keep_words, kept_words
from bot.chat.settings import wishes
from bot.chat.stories.reading import found, told_together
from bot.chat.stories.whole import whole
from bot.chat.values import Audience, Command, Desk, Reply, Request, say
from bot.delivery.buttons.callback import pack
from bot.delivery.html.markup import line, unquoted
from bot.delivery.html.parts import shortened
from bot.errors import InputError
from bot.model import Address, Button, Follow, Subject, Track, follow_id
from bot.store.follows import MOST
from summarizers.text.words import terms

ENDED = "unfollowed"
"""Under this name is remembered which update ended what."""
ARTICLES = 20
LABEL = 32
CAP_MOST = 99


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to follow, by what it is looked for and listed."""

    subject: Subject
    about: str
    words: str


async def follow(desk: Desk, request: Request) -> Reply:
    """Follow the person of this name, or else the words; offer what else was meant."""
    asked = " ".join(request.words.split())
    if not asked:
        return say(words.FOLLOW_USAGE)
    if not phrase(asked):
        return say(words.FOLLOW_LONG)
    if not all(terms(asked, each) for each in ("en", request.asker.language[:2])):
        return say(words.FOLLOW_COMMON.format(words=line(asked)))
    reports = await found(desk, asked, ARTICLES)
    person = _meant(profiles(reports), asked)
    story = await whole(desk, reports[0].story_id) if reports else None
    others: list[Button] = []
    if person:
        value = await keep_words(desk, request.chat.id, asked)
        label = words.BUTTON_AS_WORDS.format(words=shortened(asked, LABEL))
        others.append(Button(label, pack("follow", "words", value)))
    if story:
        label = words.BUTTON_AS_STORY.format(story=shortened(story.title, LABEL))
        others.append(Button(label, pack("follow", "story", story.story.id)))
    wish = _named(Subject.PERSON, person) if person else _named(Subject.WORDS, asked)
    return await _begin(desk, request, wish, others)


async def pressed(desk: Desk, request: Request) -> Reply:
    """Follow what the button is for: a story, a person of an article, or words."""
    choose = {"story": _story, "person": _person, "words": _words}
    wish = await choose.get(request.arg(0), _nothing)(desk, request)
    if wish is None:
        return Reply(notice=words.FOLLOW_GONE, is_alert=True)
    return await _begin(desk, request, wish)


async def unfollow(desk: Desk, request: Request) -> Reply:
    """Stop following what has this number or name in the list; alone, list all."""
    kept = await desk.stores.pending.get(request.chat.id, ENDED)
    update, name, told = json.loads(kept or '[0, "", ""]')
    every = await listed(desk, request.address)
    if request.update and update == request.update:
        # Told again: the number would mean the next one now.
        return await _end(desk, every.named(name), told)
    number = request.words.strip()
    wish = every.at(int(number)) if number.isdecimal() else every.called(number)
    if wish is None:
        shown = await page_of(desk, request.address)
        said = not_listed(number, "/unfollow 1") if every.wishes else ""
        return Reply(messages=(replace(shown, html=f"{said}{shown.html}"),))
    ended = json.dumps([request.update, name_of(wish), wish.words])
    await desk.stores.pending.put(request.chat.id, ENDED, ended)
    return await _end(desk, wish, wish.words)


async def unfollow_pressed(desk: Desk, request: Request) -> Reply:
    """Stop following what the button is for, here or at the address it names."""
    address = request.address
    if request.arg(1):
        address = await _permitted(desk, request, 1)
    wish = (await listed(desk, address)).named(request.arg(0))
    if wish is None:
        return Reply(notice=words.UNFOLLOW_GONE, is_alert=True)
    return await _end(desk, wish, wish.words)


async def following(desk: Desk, request: Request) -> Reply:
    """List all that is followed here."""
    return Reply(messages=(await page_of(desk, request.address),))


async def turn(desk: Desk, request: Request) -> Reply:
    """Return a page of the list in place of what is shown."""
    address = await _permitted(desk, request, 1)
    return Reply(edit=await page_of(desk, address, request.number(0)))


async def cap(desk: Desk, request: Request) -> Reply:
    """Ask how many alerts a day are wanted, or keep the answer."""
    address = await _permitted(desk, request, 0)
    if not request.arg(1):
        return Reply(edit=await cap_question(desk, address))
    if not 0 < request.number(1) <= CAP_MOST:
        raise InputError(wording.STALE_BUTTON)
    await desk.stores.alerted.set_cap(address, request.number(1))
    return Reply(edit=await page_of(desk, address))


async def _permitted(desk: Desk, request: Request, index: int) -> Address:
    """Return the address a button names that the asker may change."""
    address = request.target(index)
    await wishes.permitted(desk, request, address)
    return address


async def _story(desk: Desk, request: Request) -> Wish | None:
    shown = await whole(desk, request.arg(1))
    return Wish(Subject.STORY, shown.story.id, shown.title) if shown else None


async def _person(desk: Desk, request: Request) -> Wish | None:
    report = await desk.stores.articles.report(request.arg(1))
    number = request.number(2)
    if not report or not 1 <= number <= len(report.findings.people):
        return None
    stories = await told_together(desk, [report])
    others = stories[0][1] if stories else ()
    place = report.origin.article_id, number
    fitting = (each for each in profiles((report, *others)) if place in each.places)
    return next((_named(Subject.PERSON, each.name) for each in fitting), None)


async def _words(desk: Desk, request: Request) -> Wish | None:
    asked = await kept_words(desk, request.chat.id, request.arg(1))
    return _named(Subject.WORDS, asked) if asked and phrase(asked) else None


async def _nothing(_desk: Desk, _request: Request) -> Wish | None:
    return None


def _named(subject: Subject, name: str) -> Wish:
    """Return the wish to hear of a person of this name, or of words."""
    first = " ".join(name.split()[:MOST_WORDS])
    return Wish(subject, phrase(name) or phrase(first), name)


def _meant(people: Iterable[Profile], asked: str) -> str:
    """Return the full name of the one person who is asked for, "" for none or several.

    A name of one word is followed as a word where it may be anything else.
    """
    wanted = f" {phrase(asked)} "
    names = {each.name for each in people if wanted in f" {phrase(each.name)} "}
    return names.pop() if len(names) == 1 else ""


async def _begin(
    desk: Desk, request: Request, wish: Wish, others: Sequence[Button] = ()
) -> Reply:
    id_ = follow_id(wish.subject, wish.about)
    made = Follow(
        id_, request.address, wish.subject, wish.about, wish.words, desk.clock.now()
    )
    if not await desk.stores.follows.add(made):
        return say(words.FOLLOWS_FULL.format(most=MOST))
    alerts = await alerts_words(desk, request.address)
    named = unquoted(wish.words) if wish.subject is Subject.WORDS else wish.words
    said = _said()[wish.subject].format(words=line(named))
    foot = words.FOLLOWED_FOOT.format(alerts=alerts)
    stop = Button(words.BUTTON_UNFOLLOW, pack("unfollow", id_))
    return say(f"{said}\n{foot}", (stop,), *((each,) for each in others))


async def _end(desk: Desk, wish: Follow | Track | None, told: str) -> Reply:
    if wish:
        await end(desk, wish)
    return say(words.UNFOLLOWED.format(words=line(told)))


COMMANDS = (
    Command(
        "follow",
        follow,
        lambda: words.HINT_FOLLOW,
        13,
        Audience.MANAGERS,
        buttons={"follow": pressed},
    ),
    Command(
        "following",
        following,
        lambda: words.HINT_FOLLOWING,
        13,
        Audience.MANAGERS,
        buttons={"following": turn, "cap": cap},
    ),
    Command(
        "unfollow",
        unfollow,
        lambda: words.HINT_UNFOLLOW,
        14,
        Audience.MANAGERS,
        buttons={"unfollow": unfollow_pressed},
    ),
)


def _said() -> dict[Subject, str]:
    return {
        Subject.STORY: words.FOLLOWED_STORY,
        Subject.PERSON: words.FOLLOWED_PERSON,
        Subject.WORDS: words.FOLLOWED_WORDS,
    }
