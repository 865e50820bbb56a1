"""/why: whether this chat got what it should have on a day, and why not."""

from bot import wording
from bot import wording_delivery as words
from bot.chat.reasons import headline, read_day, why, zone_of
from bot.chat.values import Audience, Command, Desk, Reply, Request, say
from bot.delivery.markup import bold, escape
from bot.store.facts import gather


async def answer(desk: Desk, request: Request) -> Reply:
    """Return what became of the briefings of the chat it is asked in."""
    return await explain(desk, request.chat.id, request.words.strip())


async def explain(desk: Desk, chat_id: int, word: str) -> Reply:
    """Return what became of everything for a chat on the day this word means."""
    facts, now = await gather(desk.stores, chat_id), desk.clock.now()
    day = read_day(word, now.astimezone(zone_of(facts)).date())
    if day is None:
        return say(words.USAGE)
    lines = [bold(headline(day)), *map(escape, why(facts, day, now))]
    return say("\n".join(lines))


COMMANDS = (Command("why", answer, wording.HINT_WHY, 39, Audience.MANAGERS),)
