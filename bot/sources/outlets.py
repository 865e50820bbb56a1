"""Names whose words an article is in, as a reader would say it.

Feeds are named for machines ("RSS Feed | Homepage"), and aggregators pass on the words
of others, whom the entry or its page names.
"""

import re

from bot.model import Entry, Feed
from bot.sources.canonical import identity
from bot.sources.pages import PageText

_MOST = 100  # characters of a name; what is longer is a slogan
# What says that this is a feed, and what stands for a front page, not for a name.
_FEED_WORDS = re.compile(
    r"^(?:(?:the )?(?:latest|newest|breaking|top|all|recent) "
    r"(?:news|stories|articles|posts|headlines|updates|content)"
    r" (?:from|of|on|by|at|in) |(?:rss|atom|news|xml)[- ]?feeds?(?: of| from| for|:) )"
    r"|\s*\(?\b(?:rss(?: \d(?:\.\d+)?)?(?:[- ]?(?:news)?[- ]?feeds?)?"
    r"|(?:atom|xml|news)[- ]?feeds?)\)?$",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"(?:the )?(?:(?:latest|newest|breaking|top|all|recent) ?)?(?:rss|atom|feeds?|news"
    r"|newsfeed|stories|headlines|articles|posts|updates|content|all|latest|entries)?"
    r"|home ?page|home|front page|main|untitled|blog|startseite|accueil|inicio|portada",
    re.IGNORECASE,
)
_JOINTS = re.compile(r"\s+(?:[|–—·»>:]|-|::|//)\s+|\s*\|\s*")
_AGGREGATORS = re.compile(
    r"(?:news\.google\.[a-z.]+|(?:news\.ycombinator|reddit|feedly|flipboard|lobste|digg"
    r"|slashdot|techmeme|newsblur|inoreader|feedspot|bing|news\.yahoo)\.[a-z.]+"
    r"|hnrss\.org|alltop\.com|planet\.[a-z.-]+|planet[a-z]*\.(?:org|net|com|io))"
)


def outlet(entry: Entry, page: PageText | None, feed: Feed) -> str:
    """Return whose words these are.

    The entry may say so; of two sites it is the one the text was taken from.
    """
    reached = (page.url if page else "") or entry.link
    if entry.source:
        return cleaned(entry.source) or host(reached)
    is_anothers = page is not None and domain(reached) != domain(feed.url)
    if is_anothers or (is_aggregator(feed.url) and reached):
        return cleaned(page.site if page else "") or host(reached)
    return outlet_of(feed)


def outlet_of(feed: Feed) -> str:
    """Return whose words a feed's own articles are."""
    return cleaned(feed.title) or host(feed.url)


def cleaned(name: str) -> str:
    """Return an outlet's name without what only says that this is a feed."""
    name = name.strip().removeprefix("@")  # as some sites name their accounts
    parts = _JOINTS.split(name)
    plain = (_FEED_WORDS.sub("", part).strip() for part in parts)
    kept = [part for part in plain if not _EMPTY.fullmatch(part)]
    return (name if kept == parts else " – ".join(dict.fromkeys(kept)))[:_MOST]


def is_aggregator(url: str) -> bool:
    """Return whether a feed of this address passes on the words of others."""
    return bool(_AGGREGATORS.fullmatch(host(url)))


def host(url: str) -> str:
    """Return the name of the site an address belongs to, without www."""
    return re.split(r"[/?]", identity(url), maxsplit=1)[0]


def domain(url: str) -> str:
    """Return the name a publisher registered, such as bbc.co.uk, near enough."""
    labels = host(url).split(".")
    is_short = len(labels) > 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3 if is_short else -2 :])
