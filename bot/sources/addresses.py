"""What a person types to name a feed, as the web addresses to look at, in order.

Some sites keep their feeds where nothing on the page says so, or pages that only a
browser can read; a table has their rules. All else is taken as it was typed, and what
stands there is looked at: a feed, or a page that names its feeds.
"""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from bot import wording_feeds as wording
from bot.errors import SourceError

_URL = re.compile(
    # "feed:https://…" and "feed://…" are how old browsers named feeds.
    r"(?:(?:feed|rss|itpc|pcast|podcast):(?://)?(?=https?:))?"
    r"(?P<url>(?:https?|feed|rss|itpc|pcast|podcast)://[^\s<>\"“”«»]+)",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:[\w-]+\.)+[^\W\d_][\w-]+(?::\d+)?(?:[/?#]\S*)?")
_HANDLE = re.compile(r"@(?P<name>[\w.-]*\w)@(?P<host>(?:[\w-]+\.)+[\w-]+)")
_CHANNEL = re.compile(r"@(?P<name>[A-Za-z]\w{3,31})")
_BLUESKY = re.compile(r"@(?P<name>(?:[\w-]+\.)+[A-Za-z]{2,})")
_REDDIT = re.compile(r"/?(?P<kind>r|u|user)/(?P<name>[\w-]+)/?")
_PROFILE = re.compile(r"/@(?P<name>[\w.-]+?)(?:@(?P<host>(?:[\w-]+\.)+[\w-]+))?/?")
_AROUND = "()[]{}<>\"'“”‘’«»„‚,;:!?.…*_`"
_PREVIEW = re.compile(r"https://t\.me/s/(?P<name>\w+)", re.ASCII)
_TELEGRAM = ("t.me", "telegram.me", "telegram.dog")
_YOUTUBE = "https://www.youtube.com/feeds/videos.xml?"


@dataclass(frozen=True, slots=True)
class Rule:
    """Where a site keeps the feeds of its pages of this form: path, "?" and query."""

    hosts: tuple[str, ...]
    path: re.Pattern[str]
    feeds: tuple[str, ...]


def _rule(hosts: str, path: str, *feeds: str) -> Rule:
    return Rule(tuple(hosts.split()), re.compile(path), feeds)


_RULES = (
    _rule("youtube.com", r"/channel/(UC[\w-]{22}).*", _YOUTUBE + "channel_id={0}"),
    _rule("youtube.com", r"/user/([\w.-]+).*", _YOUTUBE + "user={0}"),
    _rule(
        "youtube.com",
        r"/playlist\?(?:.*&)?list=([\w-]+).*",
        _YOUTUBE + "playlist_id={0}",
    ),
    _rule(
        "reddit.com old.reddit.com new.reddit.com",
        r"/(r|user)/([\w-]+)(?:/(?!.*\.rss).*)?",
        "https://www.reddit.com/{0}/{1}/.rss",
    ),
    _rule(
        "reddit.com old.reddit.com new.reddit.com",
        r"/u/([\w-]+)/?",
        "https://www.reddit.com/user/{0}/.rss",
    ),
    _rule(
        " ".join(_TELEGRAM),
        r"/(?:s/)?([A-Za-z]\w{3,31})(?:/\d+)?/?(?:\?.*)?",
        "https://t.me/s/{0}",
    ),
    _rule(
        "bsky.app",
        r"/profile/([\w.:-]+)(?:/post/.*)?",
        "https://bsky.app/profile/{0}/rss",
    ),
    _rule(
        "medium.com",
        r"/(@[\w.-]+|tag/[\w-]+|(?!feed\b|tag\b|p\b|m\b)[\w-]+)(?:/.*)?",
        "https://medium.com/feed/{0}",
    ),
    _rule(
        "github.com",
        r"/([\w.-]+/[\w.-]+)(?:/releases)?/?",
        "https://github.com/{0}/releases.atom",
        "https://github.com/{0}/commits.atom",
    ),
    _rule("github.com", r"/([\w.-]+/[\w.-]+/tags)/?", "https://github.com/{0}.atom"),
    _rule("github.com", r"/([\w.-]+?)/?", "https://github.com/{0}.atom"),
)


def read_address(words: str) -> tuple[str, ...]:
    """Return the addresses to look at for what was typed; SourceError when none."""
    whole = _URL.search(words)
    if whole:
        return _expanded(_trimmed(whole["url"]))
    for token in words.split():
        found = _short(token.strip(_AROUND))
        if found:
            return found
    raise SourceError(wording.ADDRESS_UNKNOWN)


def expand(url: str) -> tuple[str, ...]:
    """Return where the site of this page keeps the feeds for it, if there is a rule."""
    try:
        parts = urlsplit(url)
        host = _host(parts)
    except ValueError:
        return ()
    place = parts.path + (f"?{parts.query}" if parts.query else "")
    for rule in _RULES:
        match = rule.path.fullmatch(place) if host in rule.hosts else None
        if match:
            return tuple(feed.format(*match.groups()) for feed in rule.feeds)
    profile = _PROFILE.fullmatch(parts.path)
    if profile and host != "youtube.com":
        home = profile["host"] or parts.netloc
        return (f"https://{home}/@{profile['name']}.rss", url)
    return ()


def _expanded(url: str) -> tuple[str, ...]:
    scheme, _, rest = url.partition("://")
    if not scheme.lower().startswith("http"):
        return _guessed(rest)
    found = expand(url)
    if not found and _is_telegram(url):
        raise SourceError(wording.CHANNEL_PRIVATE)
    return found or (url,)


def _guessed(rest: str) -> tuple[str, ...]:
    """Return the addresses of what came without a scheme: most sites speak TLS."""
    found = _expanded(f"https://{rest}")
    return (*found, f"http://{rest}") if found == (f"https://{rest}",) else found


def _short(token: str) -> tuple[str, ...]:
    """Return the addresses of a short form: @name, r/name or a name of a site."""
    if handle := _HANDLE.fullmatch(token):
        return expand(f"https://{handle['host']}/@{handle['name']}")
    if channel := _CHANNEL.fullmatch(token):
        return expand(f"https://t.me/{channel['name']}")
    if bluesky := _BLUESKY.fullmatch(token):
        return expand(f"https://bsky.app/profile/{bluesky['name']}")
    if reddit := _REDDIT.fullmatch(token):
        return expand(f"https://reddit.com/{reddit['kind']}/{reddit['name']}")
    return _guessed(token) if _BARE.fullmatch(token) else ()


def channel_of(url: str) -> str:
    """Return the name of the Telegram channel a feed is the preview of, "" if none."""
    found = _PREVIEW.fullmatch(url)
    return found["name"] if found else ""


def _trimmed(url: str) -> str:
    """Return an address without the marks of the sentence it stands in."""
    while url and url[-1] in _AROUND:
        opening = {")": "(", "]": "["}.get(url[-1])
        if url[-1] in "_*" or (opening and url.count(opening) >= url.count(url[-1])):
            break
        url = url[:-1]
    return url


def _is_telegram(url: str) -> bool:
    try:
        return _host(urlsplit(url)) in _TELEGRAM
    except ValueError:
        return False


def _host(parts: SplitResult) -> str:
    return re.sub(r"^(www|m|mobile)\.", "", parts.hostname or "")
