"""A plain message: a city, a time or words asked for, or a question about the news."""

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from bot import wording
from bot import wording_talk as words
from bot.chat.commands import filters, latest, settings, zone
from bot.chat.pressed.paging import keep_words, kept_words
from bot.chat.replies.courtesy import courtesy, without_courtesy
from bot.chat.replies.replying import Part, library_of, replied
from bot.chat.replies.smalltalk import small_talk
from bot.chat.stories.daynews import asks_for_all, news_of
from bot.chat.values import Desk, Reply, Request, only_pressed, say
from bot.delivery.buttons.callback import pack
from bot.errors import InputError
from bot.model import About, Button, ChatKind
from bot.questions.askeddays import Days, about, days_of, without
from bot.questions.followups import carried_on, is_bare, leans, stands_alone
from bot.questions.halves import halves_of, named_as, second_of
from bot.questions.index import Index
from bot.questions.pronouns import pronoun_in, with_name
from bot.questions.question import Question
from bot.questions.reading import Reading, read
from bot.questions.slips import Slip
from bot.questions.subjects import fitting
from bot.questions.wants import Wants

WHOM = "whom"
"""The action of the buttons that say who was meant."""


class _Understood(NamedTuple):
    """A question as it is answered: its halves, its days, and its slips.

    `dated` is it with a date as a name, where it names one.
    """

    parts: tuple[Part, ...]
    days: Days | None = None
    slips: tuple[Slip, ...] = ()
    dated: Part | None = None

    @property
    def asks_for_all(self) -> bool:
        """Whether it has no word to look for."""
        return all(asks_for_all(part.asked) for part in self.parts)

    @property
    def says_nothing(self) -> bool:
        """Whether nobody can know what is asked: "why?", said first, or "yes"."""
        asked = self.parts[0].asked
        is_empty = asked.wants is Wants.ANYTHING and not asked.terms
        return is_bare(asked) or (is_empty and not self.days)

    @property
    def asks_for_news(self) -> bool:
        """Whether it asks for what is new, of no day."""
        is_event = self.parts[0].asked.wants is Wants.EVENT
        return is_event and self.asks_for_all and not self.days


async def awaited(desk: Desk, request: Request) -> Reply | None:
    """Return what fits a plain message that answers us, or says when to brief."""
    if request.chat.kind is ChatKind.PRIVATE:
        offered = settings.offer_time(request)
        if offered:
            return offered
    placed = await zone.answered(desk, request)
    if placed:
        return placed
    return await filters.answered(desk, request)


async def plain(desk: Desk, request: Request) -> Reply:
    """Return what fits any other plain message.

    In a group, who only answers us and asks nothing hears nothing.
    """
    polite = courtesy(request.words) or small_talk(request.words)
    if polite:
        return say(polite) if request.is_named else Reply()
    return await question(desk, request)


async def question(desk: Desk, request: Request) -> Reply:
    """Return the source's sentence or figure that fits best, or that there is none."""
    index = (await library_of(desk)).index
    reading = read(without_courtesy(request.words), index)
    zone_ = await _zone(desk, request)
    before = await _before(desk, request, reading.asked, zone_)
    named = await _named(desk, request, reading, before)
    if isinstance(named, Reply):
        return named
    # Who is named needs no more of what was asked before.
    leant = before if named is reading else None
    understood = _understood(named, leant, index, (desk.clock.now(), zone_))
    if understood.says_nothing:
        return replace(say(words.UNCLEAR), has_answer=False)
    if understood.asks_for_news:
        return await latest.latest(desk, replace(request, words=""))
    return await _answered(desk, understood, is_short=request.chat.kind.is_group)


async def chosen(desk: Desk, request: Request) -> Reply:
    """Return the answer to a question that said "she", with the name pressed."""
    kept = await kept_words(desk, request.chat.id, request.arg(0))
    if kept is None:
        raise InputError(wording.STALE_BUTTON)
    return await question(desk, replace(request, words=kept))


COMMANDS = (only_pressed(WHOM, {WHOM: chosen}, opens=True),)


async def _before(
    desk: Desk, request: Request, asked: Question, zone_: str
) -> About | None:
    """Return what was asked before, if the question leans on that."""
    days = days_of(asked.text, desk.clock.now(), zone_, asked.language)
    if not (leans(without(asked, days) if days else asked) or pronoun_in(asked)):
        return None
    return await desk.stores.asked.last(request.chat.id, request.asker.id)


async def _named(
    desk: Desk, request: Request, reading: Reading, before: About | None
) -> Reading | Reply:
    """Return the question with the name of whom "she" means, or ask who that is."""
    asked, index = reading.asked, (await library_of(desk)).index
    meant = pronoun_in(asked)
    if not meant:
        return reading
    people = fitting(before.people if before else (), meant.word)
    if len(people) == 1:
        return read(with_name(asked, meant, people[0].name), index)
    if not people:
        is_unknown = not asked.terms and (not before or bool(before.people))
        return say(words.WHOM_UNKNOWN) if is_unknown else reading
    texts = [with_name(asked, meant, each.name) for each in people]
    values = [await keep_words(desk, request.chat.id, text) for text in texts]
    rows = [
        (Button(each.name, pack(WHOM, value)),)
        for each, value in zip(people, values, strict=True)
    ]
    return say(words.WHOM, *rows)


def _understood(
    reading: Reading, before: About | None, index: Index, here: tuple[datetime, str]
) -> _Understood:
    """Return the question in its halves, without its days, with its subject.

    `here` is now, and the reader's zone.
    """
    asked, slips = reading
    days = days_of(asked.text, *here, asked.language)
    halves = halves_of(asked)
    first = read(halves.first, index).asked if halves else asked
    bare = without(first, days) if days else first
    alone = None
    if before and leans(bare):
        alone = bare if stands_alone(bare) else None
        bare = carried_on(bare, read(before.words, index).asked)
    parts = [Part(first.text, bare, alone)]
    if halves:
        second = read(halves.second, index).asked
        second = read(named_as(second, bare), index).asked
        own = without(second, days) if days else second
        parts.append(Part(second.text, second_of(own, bare)))
    is_dated = days and days.is_dated and not halves
    dated = Part(asked.text, about(asked, days)) if days and is_dated else None
    return _Understood(tuple(parts), days, slips, dated)


async def _answered(desk: Desk, understood: _Understood, *, is_short: bool) -> Reply:
    """Return the answer to a question, made once for all who ask it now."""
    parts, days, slips, dated = understood
    # Until when follows from these words and now.
    since = (days.since, days.words) if days else None
    key = parts, slips, since, (await library_of(desk)).is_whole, is_short

    async def make() -> Reply:
        is_all = days and understood.asks_for_all
        told = await news_of(desk, days) if days and is_all else None
        told = told or await replied(desk, parts, days, slips, is_short=is_short)
        if told.has_answer or not dated:
            return told
        # An article of another day may say what happened on that date.
        later = await replied(desk, (dated,), None, slips, is_short=is_short)
        return later if later.has_answer else told

    return await desk.once(key, make)


async def _zone(desk: Desk, request: Request) -> str:
    chat = await desk.stores.chats.get(request.chat.id)
    return (chat.zone if chat else "") or desk.options.zone
