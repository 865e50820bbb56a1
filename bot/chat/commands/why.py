"""/why: whether this chat got what it should have, and why a story came or not."""

import re

from bot import wording
from bot import wording_delivery as words
from bot import wording_filters as filters
from bot.briefing.rank import Told
from bot.briefing.whys import Case
from bot.chat.deliveries.explaining import explained
from bot.chat.deliveries.reasons import headline, read_day, why, zone_of
from bot.chat.stories.reading import found, told_together
from bot.chat.typed.words import examples
from bot.chat.values import Audience, Command, Desk, Reply, Request, say
from bot.delivery.html.markup import bold, escape, ours, visible
from bot.model import Report
from bot.store.facts import gather
from bot.store.news import News
from summarizers.text.words import sequence

NEAR = 10
"""Articles looked through for the story somebody means."""
DAYS = 7
"""Days of news looked at, as far as any briefing looks back."""

# Meant as a day, whether or not there is such a one.
_DATED = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
# A story begins with its number, behind which there was once no stop, and its headline
# in bold, in part a link.
_LINKS = re.compile(r"</?a\b[^>]*>")
_NUMBERED = re.compile(r"^<b>(\d{1,2})\.? (\S.*?)</b>", re.MULTILINE)
# In a plain briefing nothing is bold; then its link tells it from a sentence.
_LINKED = re.compile(r"^(\d{1,2})\.? <a\b[^>]*>(\S.*?)</a>", re.MULTILINE)


async def answer(desk: Desk, request: Request) -> Reply:
    """Return what became of a day's briefings, or why a story came or not."""
    asked = request.words.strip()
    numbers = headlines(request.quoted)
    if asked.isdecimal() or (not asked and numbers):
        return await _numbered(desk, request, numbers.get(asked, ""))
    facts, now = await gather(desk.stores, request.chat.id), desk.clock.now()
    if _DATED.fullmatch(asked) or read_day(
        asked, now.astimezone(zone_of(facts)).date()
    ):
        return await explain(desk, request.chat.id, asked)
    near = await found(desk, asked, NEAR)
    return await _story(desk, request, near[:1], asked)


async def explain(desk: Desk, chat_id: int, word: str) -> Reply:
    """Return what became of everything for a chat on the day this word means."""
    facts, now = await gather(desk.stores, chat_id), desk.clock.now()
    day = read_day(word, now.astimezone(zone_of(facts)).date())
    if day is None:
        return say(words.USAGE.format(**examples()))
    lines = [bold(headline(day)), *map(ours, why(facts, day, now))]
    return say("\n".join(lines))


def headlines(briefing: str) -> dict[str, str]:
    """Return the headlines of a briefing by their numbers, from its HTML."""
    bare = _LINKS.sub("", briefing).replace("</b><b>", "")
    found = _NUMBERED.findall(bare) or _LINKED.findall(briefing)
    return {number: visible(title) for number, title in found}


async def _numbered(desk: Desk, request: Request, title: str) -> Reply:
    """Return why the story of a briefing's headline came."""
    if not title:
        return say(filters.WHICH_STORY)
    near = await found(desk, title, NEAR)
    same = [each for each in near if sequence(each.origin.title) == sequence(title)]
    return await _story(desk, request, same[:1], title)


async def _story(
    desk: Desk, request: Request, meant: tuple[Report, ...] | list[Report], asked: str
) -> Reply:
    stories = await told_together(desk, meant)
    if not stories:
        return say(filters.NO_STORY.format(words=escape(asked)))
    case = await _case(desk, request, stories[0])
    head = filters.WHY_HEAD.format(headline=escape(meant[0].origin.title))
    return say("\n".join((head, *map(escape, explained(case)))))


async def _case(desk: Desk, request: Request, story: Told) -> Case:
    stores, now = desk.stores, desk.clock.now()
    history = await stores.outbox.history(request.address)
    return Case(
        story,
        await desk.once(("news", DAYS), lambda: News(stores, now).of(DAYS)),
        await stores.subscriptions.get(request.address),
        now,
        history.told,
        history.when,
        stores.articles.owned or (),
        await stores.votes.of(request.address),
    )


COMMANDS = (
    Command(
        "why",
        answer,
        lambda: wording.HINT_WHY.format(**examples()),
        39,
        Audience.MANAGERS,
    ),
)
