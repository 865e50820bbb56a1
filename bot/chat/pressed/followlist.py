"""What an address follows as one list, with buttons that stop it; pages in place.

Stories, people and words come first, then the figures that are tracked: to a reader all
of them are one thing.
"""

from dataclasses import dataclass

from bot import wording, wording_stories
from bot.chat.pressed.paging import NUMBERS_IN_A_ROW, arrows, page_count
from bot.chat.stories.tracing import series_by_id
from bot.chat.values import Desk
from bot.delivery.buttons.callback import pack
from bot.delivery.buttons.rows import in_rows
from bot.delivery.html.markup import line
from bot.delivery.html.plain import sign
from bot.delivery.messages.curves import named_line
from bot.model import Address, Button, Follow, Message, Track

PAGE = 10
CAPS = (1, 3, 5, 10, 20)
"""Alerts a day that may be chosen."""

Wish = Follow | Track


@dataclass(frozen=True, slots=True)
class Listed:
    """All that an address follows, in the order of the list."""

    wishes: tuple[Wish, ...]

    def named(self, name: str) -> Wish | None:
        """Return what has this name, None when it is not followed."""
        return next((each for each in self.wishes if name_of(each) == name), None)

    def at(self, number: int) -> Wish | None:
        """Return what has this number in the list."""
        return self.wishes[number - 1] if 1 <= number <= len(self.wishes) else None

    def called(self, words: str) -> Wish | None:
        """Return what was followed by these words, in capitals or not."""
        asked = words.casefold()
        named = (each for each in self.wishes if each.words.casefold() == asked)
        return next(named, None) if asked else None


def not_listed(words: str, command: str) -> str:
    """Return that nothing in the list is called so, "" where nothing was asked for."""
    if not words:
        return ""
    said = wording_stories.NOT_LISTED.format(words=line(words), command=command)
    return f"{said}\n\n"


def name_of(wish: Wish) -> str:
    """Return the short name of what is followed or tracked."""
    return wish.id if isinstance(wish, Follow) else wish.series_id


async def end(desk: Desk, wish: Wish) -> None:
    """Follow or track it no more."""
    if isinstance(wish, Track):
        await desk.stores.tracks.remove(wish)
    else:
        await desk.stores.follows.remove(wish)


async def listed(desk: Desk, address: Address) -> Listed:
    """Return all an address follows: stories, people, words, then figures."""
    follows = await desk.stores.follows.of(address)
    tracks = await desk.stores.tracks.of_chat(address.chat_id)
    here = (each for each in tracks if each.address == address)
    return Listed((*sorted(follows, key=lambda each: each.subject), *here))


async def page_of(desk: Desk, address: Address, page: int = 0) -> Message:
    """Return a page of the list, with a button to stop each."""
    wishes = (await listed(desk, address)).wishes
    cap = await cap_button(desk, address)
    if not wishes:
        return Message(wording_stories.FOLLOWING_NONE, ((cap,),))
    pages = page_count(len(wishes), PAGE)
    first = page % pages * PAGE
    shown = list(enumerate(wishes[first : first + PAGE], first + 1))
    lines = [f"{number}. {await _line(desk, each)}" for number, each in shown]
    foot = wording_stories.FOLLOWING_FOOT.format(
        alerts=await alerts_words(desk, address)
    )
    stops = [_stop_number(number, each, address) for number, each in shown]
    rows = in_rows(stops, NUMBERS_IN_A_ROW)
    turns = arrows("following", page % pages, pages, str(address))
    more = (turns,) if turns else ()
    html = "\n\n".join((wording_stories.FOLLOWING_HEAD, "\n".join(lines), foot))
    return Message(html, (*rows, *more, (cap,)))


async def alerts_words(desk: Desk, address: Address) -> str:
    """Return "5 alerts", as many as the address wants of a day."""
    cap = (await desk.stores.alerted.standing([address]))[address].cap
    return wording_stories.ALERTS.format(count=cap)


async def cap_button(desk: Desk, address: Address) -> Button:
    """Return the button that asks how many alerts a day are wanted."""
    cap = (await desk.stores.alerted.standing([address]))[address].cap
    label = wording_stories.BUTTON_CAP.format(cap=cap)
    return Button(label, pack("cap", str(address)))


async def cap_question(desk: Desk, address: Address) -> Message:
    """Return the choice of how many alerts a day are wanted, the present one ticked."""
    now = (await desk.stores.alerted.standing([address]))[address].cap
    row = tuple(
        Button(
            wording_stories.BUTTON_CAPPED.format(cap=cap) if cap == now else str(cap),
            pack("cap", str(address), cap),
        )
        for cap in CAPS
    )
    back = Button(wording.BUTTON_BACK, pack("following", 0, str(address)))
    return Message(wording_stories.CAP_QUESTION, (row, (back,)))


async def _line(desk: Desk, wish: Wish) -> str:
    if isinstance(wish, Track):
        series = await series_by_id(desk, wish.story_id, wish.series_id)
        pages = desk.options.pages
        words = named_line(series, pages) if series else line(wish.words)
        return f"{sign(wording_stories.LISTED['figure'])}{words}"
    return f"{sign(wording_stories.LISTED[wish.subject])}{line(wish.words)}"


def _stop_number(number: int, wish: Wish, address: Address) -> Button:
    label = wording_stories.BUTTON_STOP_NUMBER.format(number=number)
    if isinstance(wish, Track):
        return Button(label, pack("untrack", wish.series_id))
    return Button(label, pack("unfollow", wish.id, str(address)))
