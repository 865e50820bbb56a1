"""/sources: what is read, and what is wrong with it, said plainly."""

from collections.abc import Sequence

from bot import wording
from bot.chat.values import Command, Desk, Reply, Request, say
from bot.delivery.markup import escape, link

MOST = 40


async def sources(desk: Desk, _request: Request) -> Reply:
    """Return the outlets with their number of articles, and feeds that fail."""
    outlets = await desk.stores.articles.sources()
    feeds = await desk.stores.feeds.all()
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
    failing = [
        wording.SOURCE_PROBLEM.format(
            title=escape(feed.title or feed.url), problem=escape(feed.problem)
        )
        for feed in feeds
        if feed.problem
    ]
    told_lines = [wording.SOURCES_HEAD, *lines, *waiting, *failing][:MOST]
    return say("\n".join([*told_lines, *_unread(await desk.stores.quarantine.all())]))


def _unread(texts: Sequence[object]) -> list[str]:
    """Return the line on texts that were given up, if there are any."""
    if not texts:
        return []
    count = wording.counted(len(texts), "text", "texts")
    return [wording.SOURCES_UNREAD.format(count=count)]


COMMANDS = (Command("sources", sources, wording.HINT_SOURCES, order=30),)
