"""/sources: what is read, and what is wrong with it, said plainly."""

from bot import wording
from bot.chat.values import Command, Desk, Reply, Request, say
from bot.delivery.markup import escape, link
from bot.delivery.troubles import name, standing

MOST = 40


async def sources(desk: Desk, request: Request) -> Reply:
    """Return the outlets with their number of articles, and feeds that fail."""
    outlets = await desk.stores.articles.sources()
    owned = desk.stores.articles.owned or ()
    feeds = [
        feed
        for feed in await desk.stores.feeds.all()
        if not feed.is_own or feed.url in owned
    ]
    if not outlets and not feeds:
        return say(wording.NO_SOURCES)
    told = sorted(outlets.items(), key=lambda pair: (-pair[1], pair[0]))
    lines = [
        f"{escape(name)} · {wording.counted(count, 'article', 'articles')}"
        for name, count in told[:MOST]
    ]
    waiting = [
        link(feed.title or feed.url, feed.url)
        for feed in feeds
        if feed.title not in outlets and not feed.problem
    ]
    zone, now = request.chat.zone or desk.options.zone, desk.clock.now()
    failing = [
        wording.SOURCE_PROBLEM.format(title=escape(name(feed)), problem=escape(said))
        for feed in feeds
        if (said := standing(feed, now, zone))
    ]
    return say("\n".join([wording.SOURCES_HEAD, *lines, *waiting, *failing][:MOST]))


COMMANDS = (Command("sources", sources, wording.HINT_SOURCES, order=30),)
