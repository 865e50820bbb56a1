"""The page of a topic, and the front page: what there is to read. Pure."""

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from bot import wording_pages as words
from bot.delivery.pieces.topicnames import topic_name
from bot.language.calendar import heading, whole_day
from bot.model import edition_path
from bot.web.briefingpage import Issue, language_of
from bot.web.frame import FEED_TYPES, Place, frame
from bot.web.html import Html, el, join, listed, section

FEED_OF_ALL = "feed"
"""Where the feed of all news is, from the root, without its ending."""


def feed_path(topic: str) -> str:
    """Return where the feed of a topic is, from the root, without its ending."""
    return f"t/{quote(topic, safe='')}" if topic else FEED_OF_ALL


def briefing_path(issue: Issue) -> str:
    """Return where a public briefing is, from the root."""
    topic = quote(issue.edition.topic, safe="")
    return f"b/{edition_path(topic, issue.edition.day)}"


def topic_page(topic: str, issues: Iterable[Issue], place: Place) -> str:
    """Return the page of a topic: its briefings, newest first, and its feeds."""
    title = heading(topic_name(topic))
    return frame(
        place,
        title,
        el("header", el("h1", title, dir="auto")),
        _briefings(issues, place),
        _subscribe(place),
        is_found=True,
    )


def front_page(topics: Sequence[str], issues: Iterable[Issue], place: Place) -> str:
    """Return the front page: what this is, the newest briefings, topics, feeds, bot."""
    named = ((heading(topic_name(topic)), feed_path(topic)) for topic in topics)
    rows = (el("a", name, href=f"{place.root}{to}", dir="auto") for name, to in named)
    return frame(
        place,
        words.SITE,
        el("header", el("h1", words.CLAIM), el("p", words.ABOUT, class_="lead")),
        _briefings(issues, place),
        section(words.TOPICS, listed("ul", rows, class_="topics")),
        _subscribe(place),
        is_found=True,
    )


def _briefings(issues: Iterable[Issue], place: Place) -> Html:
    rows = (_briefing(issue, place) for issue in issues if issue.chapters)
    shown = listed("ul", rows, class_="plain")
    return section(words.BRIEFINGS, shown or el("p", words.BRIEFINGS_NONE))


def _briefing(issue: Issue, place: Place) -> Html:
    """Return a briefing in a list: its day, and what its stories are called."""
    day = issue.edition.day
    title = heading(whole_day(day))
    link = el("a", title, href=f"{place.root}{briefing_path(issue)}")
    heads = (
        el("span", each.headline, lang=language_of(each, issue.languages), dir="auto")
        for each in issue.chapters
    )
    return join((el("h3", link), listed("ul", heads, class_="heads")))


def _subscribe(place: Place) -> Html:
    links = {
        end: el("a", name, href=f"{place.root}{place.feed}.{end}")
        for name, _, end in FEED_TYPES
    }
    before, _, rest = words.SUBSCRIBE_HOW.partition("{rss}")
    between, _, after = rest.partition("{json}")
    told = join((before, links["xml"], between, links["json"], after))
    bot = place.site.bot
    name = words.OPEN_BOT.format(bot=bot)
    button = el("a", name, href=f"https://t.me/{bot}", class_="button")
    return section(words.SUBSCRIBE, el("p", told), el("p", button) if bot else None)
