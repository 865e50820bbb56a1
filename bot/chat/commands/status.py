"""/status: how the service is doing, for the people who run it."""

from bot import wording
from bot.chat.values import Audience, Command, Desk, Reply, Request, say
from bot.delivery.markup import escape

STUCK_SHOWN = 5


async def status(desk: Desk, _request: Request) -> Reply:
    """Return counts of chats, articles and deliveries, and what is stuck and why."""
    stores = desk.stores
    chats = await stores.chats.counts()
    deliveries = await stores.outbox.counts()
    feeds = await stores.feeds.all()
    lines = [
        wording.STATUS_HEAD,
        wording.STATUS_CHATS.format(
            chats=", ".join(f"{count} {kind}" for kind, count in chats.items() if count)
            or "0"
        ),
        wording.STATUS_SUBSCRIPTIONS.format(count=await stores.subscriptions.count()),
        wording.STATUS_ARTICLES.format(count=await stores.articles.count()),
        wording.STATUS_FEEDS.format(
            count=len(feeds), failing=sum(bool(feed.problem) for feed in feeds)
        ),
        wording.STATUS_DELIVERIES.format(
            states=", ".join(
                f"{count} {name}" for name, count in deliveries.items() if count
            )
            or wording.STATUS_NOTHING
        ),
    ]
    stuck = await stores.outbox.stuck()
    lines += [
        f"⚠️ {escape(each.name)}: {escape(each.state)}, {escape(each.reason)}"
        for each in stuck[:STUCK_SHOWN]
    ]
    return say("\n".join(lines))


COMMANDS = (
    Command(
        "status", status, wording.HINT_STATUS, 60, Audience.OPERATORS, in_groups=False
    ),
)
