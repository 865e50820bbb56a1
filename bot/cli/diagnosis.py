"""What the doctor makes of the facts: decisions only, each with what to do.

The facts are what Telegram's getMe and getWebhookInfo answer, the Date of its answer,
and our own settings.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from bot import wording_cli
from bot.cli.speech import plain
from bot.delivery.operators.troubles import name
from bot.model import Feed
from bot.settings import Settings
from bot.sources.silence import trouble
from bot.store.quarantine import Unread

DRIFT = timedelta(seconds=30)
RECENT = timedelta(days=1)
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; `todo` says what to do, and is empty when all is well."""

    subject: str
    fact: str
    todo: str = ""
    is_wrong: bool = False

    def __str__(self) -> str:
        mark = "✗" if self.is_wrong else "!" if self.todo else "✓"
        advice = f"\n  → {self.todo}" if self.todo else ""
        return f"{mark} {self.subject}: {self.fact}{advice}"


def wrong(subject: str, fact: str, todo: str) -> Finding:
    """Return a finding that keeps the bot from working."""
    return Finding(subject, fact, todo, is_wrong=True)


NO_TOKEN = wrong(
    "token",
    "there is none",
    "talk to @BotFather on Telegram, send /newbot, and put TELEGRAM_BOT_TOKEN=… "
    "into .env; `newsbrief demo` runs without",
)


def refused(code: int, said: str) -> Finding:
    """Return what it means that Telegram did not accept the token."""
    if code in (401, 404):
        return wrong(
            "token",
            "Telegram does not know it",
            "copy it again from @BotFather (/mybots, API Token)",
        )
    return wrong("token", f"Telegram answered {code}: {said}", "try again in a minute")


def unreachable(settings: Settings, reason: str) -> Finding:
    """Return what to do when no answer came."""
    host = urlsplit(settings.api_base).hostname
    return wrong(
        "token",
        f"{host} cannot be reached ({reason})",
        "check the network, the firewall and TELEGRAM_API_BASE",
    )


def identity(me: Mapping[str, object]) -> Iterator[Finding]:
    """Yield what getMe tells: the bot's name, and what it may do in chats."""
    yield Finding("token", f"it is @{me.get('username')}")
    if me.get("can_read_all_group_messages"):
        yield Finding(
            "privacy mode",
            "off: in groups the bot is sent every message, and needs none of them",
            "send /setprivacy to @BotFather and choose Enable",
        )
    else:
        yield Finding(
            "privacy mode", "on: in groups it reads only what is meant for it"
        )
    yield _inline(me)
    if me.get("can_join_groups") is False:
        yield Finding(
            "groups",
            "nobody can add the bot to a group",
            "send /setjoingroups to @BotFather and choose Enable",
        )


def _inline(me: Mapping[str, object]) -> Finding:
    if me.get("supports_inline_queries"):
        fact = f"on: “@{me.get('username')} flood” in any chat offers stories to send"
        return Finding("inline mode", fact)
    return Finding(
        "inline mode",
        "off: nobody can send stories to a chat by writing the bot's name there",
        "if you want that, send /setinline to @BotFather",
    )


def clock(ours: datetime, theirs: datetime) -> Finding:
    """Return whether this machine's clock agrees with Telegram's."""
    ahead = ours - theirs
    if abs(ahead) <= DRIFT:
        return Finding("clock", "agrees with Telegram's")
    seconds = round(abs(ahead).total_seconds())
    side = "ahead of" if ahead > timedelta(0) else "behind"
    return wrong(
        "clock",
        f"{seconds} seconds {side} Telegram's, so briefings come at the wrong time",
        "switch on time synchronisation (timedatectl set-ntp true)",
    )


def webhook(
    info: Mapping[str, object], settings: Settings, now: datetime
) -> Iterator[Finding]:
    """Yield whether updates arrive the way these settings expect them."""
    url = str(info.get("url") or "")
    if not url and not settings.webhook_url:
        yield Finding("updates", "by polling")
    elif url == settings.webhook_url:
        yield Finding("updates", f"Telegram calls {settings.public_url}")
    elif not url:
        yield Finding(
            "updates", "no webhook is set yet", "start the bot, and it sets its webhook"
        )
    else:
        yield Finding("updates", *_foreign(url, settings))
    yield from _trouble(info, now)


def feeds(kept: Iterable[Feed], now: datetime) -> Finding:
    """Return which feeds are silent, fail or are over."""
    found: dict[str, list[str]] = {}
    listed = list(kept)
    for feed in listed:
        if what := trouble(feed, now):
            found.setdefault(what.value, []).append(plain(name(feed)))
    if not listed:
        return Finding("feeds", wording_cli.DOCTOR_NONE)
    if not found:
        return Finding("feeds", wording_cli.DOCTOR_FEEDS.format(count=len(listed)))
    said = "; ".join(_troubled(what, names) for what, names in sorted(found.items()))
    fact = wording_cli.DOCTOR_TROUBLE.format(count=len(listed), troubles=said)
    return Finding("feeds", fact, wording_cli.DOCTOR_ADVICE)


def texts(unread: Iterable[Unread], kept: Iterable[Feed]) -> Finding:
    """Return how many texts were given up, and which last; of which of these feeds."""
    given_up = sorted(unread, key=lambda text: text.seen)
    if not given_up:
        return Finding("texts", wording_cli.DOCTOR_ALL_READ)
    newest = given_up[-1]
    feed = next((feed for feed in kept if feed.url == newest.feed), Feed(newest.feed))
    source = wording_cli.DOCTOR_UNREAD_OF.format(feed=plain(name(feed)))
    fact = wording_cli.DOCTOR_UNREAD.format(
        count=len(given_up),
        title=plain(newest.title),
        source=source if newest.feed else "",
        problem=plain(newest.problem),
    )
    return Finding("texts", fact, wording_cli.DOCTOR_UNREAD_ADVICE)


def _troubled(what: str, names: list[str]) -> str:
    shown = [*names[:SHOWN], *(["…"] if len(names) > SHOWN else [])]
    form = wording_cli.DOCTOR_TROUBLES[what]
    return form.format(count=len(names), names=", ".join(shown))


def rewording(host: str, problem: str = "") -> Finding:
    """Return whether the language model at this host answers."""
    if not problem:
        return Finding("rewording", f"the language model at {host} answers")
    return Finding(
        "rewording",
        f"{host}: {problem}",
        "briefings keep their sources' sentences; check NEWSBRIEF_REWORD_URL, "
        "_MODEL and _KEY",
    )


def _foreign(url: str, settings: Settings) -> tuple[str, str]:
    """Return the fact and the advice where another address than ours is set."""
    host = urlsplit(url).hostname
    if settings.webhook_url:
        advice = "start the bot, and it sets its own; if that other one is in use, "
    else:
        advice = "start the bot, and it takes over by polling; if that one is in use, "
    return f"Telegram calls {host}, not this bot", advice + "get a second token for it"


def _trouble(info: Mapping[str, object], now: datetime) -> Iterator[Finding]:
    moment = info.get("last_error_date")
    if isinstance(moment, int) and now - datetime.fromtimestamp(moment, UTC) < RECENT:
        since = datetime.fromtimestamp(moment, UTC)
        yield wrong(
            "webhook",
            f"Telegram's call failed at {since:%H:%M} UTC: "
            f"{info.get('last_error_message')}",
            "open PUBLIC_URL/healthz from outside; its certificate must be valid "
            "and its port 443, 80, 88 or 8443",
        )
    waiting = info.get("pending_update_count")
    if isinstance(waiting, int) and waiting > 100:
        yield Finding("updates", f"{waiting} wait", "start the bot, or see its log")
