"""Feeds that people suggest and operators approve, with all who are to hear of it.

What somebody else is to hear goes through the outbox under a name of its own, so that
it reaches him once, also when a press or a suggestion is told again after a crash.
"""

from bot import wording_feeds as wording
from bot.chat.feeds.adding import publish
from bot.chat.feeds.lines import found_line
from bot.chat.values import Desk, Request
from bot.delivery.buttons.callback import pack
from bot.delivery.html.markup import escape, line
from bot.delivery.html.plain import plainly
from bot.delivery.pieces.fitting import fitted
from bot.language.current import speaking
from bot.language.texts import Text
from bot.model import Address, Button, Delivery, Feed, Kind, Message
from bot.sources.articles import host
from bot.sources.found import FoundFeed
from bot.store.suggestions import KEPT, MOST_OPEN, State, Suggestion, Taken

ACTION = "suggest"


async def suggest(desk: Desk, request: Request, feed: FoundFeed) -> str:
    """Suggest a feed to the operators; what to say to who suggests it."""
    if not request.asker.id or request.asker.is_chat:
        return wording.WHO_ARE_YOU
    one = Suggestion(
        feed.url,
        feed.title,
        request.asker.id,
        request.asker.name,
        request.address,
        desk.clock.now(),
        feed.headlines,
    )
    taken = await desk.stores.suggestions.put(one, request.update)
    if taken is Taken.NEW:
        for operator in sorted(desk.options.operators):
            with speaking(await desk.stores.readers.manner(operator)):
                asked = plainly(ask(one, found_line(feed, desk.clock.now())))
            await _tell(desk, Address(operator), f"suggested/{one.id}", one, asked)
    return _answers()[taken].format(name=line(feed.name), most=MOST_OPEN)


def ask(one: Suggestion, feed: str = "") -> Message:
    """Return the question to the operators."""
    words = wording.ASK_OPERATORS.format(
        who=line(one.name) or wording.SOMEBODY,
        feed=line(feed or name_of(one)),
        url=escape(one.url),
    )
    titles = (wording.ASK_HEADLINE.format(title=line(each)) for each in one.headlines)
    return Message("\n".join((words, *titles)), (_buttons(one),))


async def decide(desk: Desk, request: Request, id_: str, state: State) -> str:
    """Add or decline what was suggested, once; what to say to who decides."""
    one = await desk.stores.suggestions.get(id_)
    if one is None:
        return wording.SUGGESTION_GONE
    if not await desk.stores.suggestions.decide(id_, state, request.update):
        now = await desk.stores.suggestions.get(id_)
        return wording.DECIDED_BEFORE[(now or one).state.value].format(
            name=line(name_of(one))
        )
    if state is State.ADDED:
        wanted = [Feed(one.url, one.title)]
        await publish(desk.stores, wanted, desk.clock.now(), revives=True)
    with speaking(await desk.stores.readers.manner(one.address.chat_id)):
        text = wording.TOLD_ADDED if state is State.ADDED else wording.TOLD_DECLINED
        told = plainly(Message(text.format(name=line(name_of(one)))))
    await _tell(desk, one.address, f"decided/{id_}", one, told)
    return wording.DECISIONS[state.value].format(name=line(name_of(one)))


def name_of(one: Suggestion) -> str:
    """Return what to call the feed: its title, or else its site."""
    return one.title or host(one.url)


async def _tell(
    desk: Desk, address: Address, what: str, one: Suggestion, message: Message
) -> None:
    delivery = Delivery(
        name=f"{what}/{one.since:%Y-%m-%dT%H:%M:%S}",
        address=address,
        kind=Kind.ALERT,
        messages=fitted(message),
        expires=desk.clock.now() + KEPT,
    )
    await desk.stores.outbox.add(delivery)


def _buttons(one: Suggestion) -> tuple[Button, ...]:
    return (
        Button(wording.BUTTON_APPROVE, pack(ACTION, one.id, State.ADDED.value)),
        Button(wording.BUTTON_DECLINE, pack(ACTION, one.id, State.DECLINED.value)),
    )


def _answers() -> dict[Taken, Text]:
    return {
        Taken.NEW: wording.SUGGESTED,
        Taken.KNOWN: wording.SUGGESTED_BEFORE,
        Taken.DECLINED: wording.DECLINED_LATELY,
        Taken.FULL: wording.SUGGESTED_TOO_MANY,
    }
