"""/sources: what is read, and what is wrong with it, said plainly.

What only one chat reads is shown to that chat alone.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from bot import wording
from bot import wording_feeds as words
from bot.chat.values import Command, Desk, Reply, Request, say
from bot.delivery.html.markup import escape, link
from bot.delivery.operators.troubles import name, standing
from bot.model import Feed
from bot.sources.articles import host
from bot.sources.outlets import outlet_of

MOST = 40


async def sources(desk: Desk, request: Request) -> Reply:
    """Return the outlets with their number of articles, and feeds that fail."""
    outlets = await desk.stores.articles.sources()
    kept = await desk.stores.feeds.all()
    ours = set(await desk.stores.own.of(request.chat.id))
    shared = [feed for feed in kept if not feed.is_own]
    own = [feed for feed in kept if feed.is_own and feed.url in ours]
    if not outlets and not shared and not own:
        return say(wording.NO_SOURCES)
    # Ours have lines of their own. What others have for themselves hides nothing: an
    # outlet that went from the list would tell that somebody does.
    hidden = _names(own) - _names(shared)
    told = sorted(outlets.items(), key=lambda pair: (-pair[1], pair[0]))
    lines = [
        f"{escape(name)} · {wording.ARTICLES.format(count=count)}"
        for name, count in told
        if name not in hidden
    ]
    waiting = [_link(feed) for feed in shared if _waits(feed, outlets)]
    tell = partial(_failing, desk, request.chat.zone or desk.options.zone)
    # What is only ours comes last and is never cut off by the rest.
    public = [wording.SOURCES_HEAD, *lines, *waiting, *tell(shared)][:MOST]
    unread = _unread(await desk.stores.quarantine.all())
    return say("\n".join([*public, *list(_own(own, tell))[:MOST], *unread]))


def _names(feeds: Iterable[Feed]) -> set[str]:
    """Return what the articles of these feeds may name as their source."""
    return {
        name for feed in feeds for name in (feed.title, outlet_of(feed), host(feed.url))
    }


def _waits(feed: Feed, outlets: Iterable[str]) -> bool:
    is_fine = not feed.problem and not feed.is_stopped
    return is_fine and outlet_of(feed) not in outlets


def _failing(desk: Desk, zone: str, feeds: Iterable[Feed]) -> Iterator[str]:
    now = desk.clock.now()
    for feed in feeds:
        if said := standing(feed, now, zone):
            yield wording.SOURCE_PROBLEM.format(
                title=escape(name(feed)), problem=escape(said)
            )


def _own(
    feeds: list[Feed], tell: Callable[[Iterable[Feed]], Iterator[str]]
) -> Iterator[str]:
    """Yield what only this chat reads."""
    if feeds:
        yield f"\n{words.OWN_SOURCES}"
        yield from (_link(feed) for feed in feeds if not feed.problem)
        yield from tell(feeds)


def _link(feed: Feed) -> str:
    return link(name(feed), feed.url)


def _unread(texts: Sequence[object]) -> list[str]:
    """Return the line on texts that were given up, if there are any."""
    if not texts:
        return []
    count = wording.TEXTS.format(count=len(texts))
    return [wording.SOURCES_UNREAD.format(count=count)]


COMMANDS = (Command("sources", sources, lambda: wording.HINT_SOURCES, order=30),)
