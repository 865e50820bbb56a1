"""Every page there is, made of values, for the browser to look at."""

from dataclasses import replace

from bot.briefing.compose import compose
from bot.briefing.editions import Recalled, edition_of, recall
from bot.briefing.series import series_of
from bot.language.current import speaking
from bot.model import Address, Briefing, Chapter, Feed, Manner
from bot.store.ledger import Heads
from bot.store.quarantine import Unread
from bot.store.trails import Record
from bot.web.briefingpage import Issue, briefing_page
from bot.web.frame import Place, Site, note_page
from bot.web.operatepage import Outgoing, Overview, operate_page
from bot.web.page import reading_page
from bot.web.storypage import Tale, story_page
from bot.web.topicpage import front_page, topic_page
from bot.wording_pages import GONE
from tests.fakes.news import origin, quote
from tests.fakes.reports import story
from tests.web.values import DAY, EDITED, FOUND, MONDAY, NEW, OLD, report

SITE = Site("https://n.example", "newsbrief_bot")
REPORTS = (report(NEW), report(OLD, EDITED))
SERIES = series_of(REPORTS, {"old": {1: "moved"}, "new": {1: "moved"}})
FAILING = Feed(
    "https://tern.example/feed",
    "The Tern and the Coast News of the Alder Valley",
    failures=3,
    problem="The server answered 503.",
    failing=MONDAY - 2 * DAY,
)
HELD = Record("1001:0/2026-11-23/0480", Address(1001), "held", "AnswerLost", MONDAY)
COUNTS = {"fired": 1, "queued": 2, "later": 0, "sent": 1200}
OUTGOING = Outgoing(COUNTS, Heads(), None, {"held": 1}, (HELD,), (MONDAY, COUNTS))
UNREAD = Unread("a", "A text", "", "took too long", 3)
OVERVIEW = Overview(MONDAY, "UTC", OUTGOING, (FAILING,), (UNREAD,), ("Articles: 7",))
HEBREW = "שלוש סירות עזבו את הנמל"


def issue() -> Issue:
    """Return a briefing on the flood, of which something was corrected and lost."""
    briefing = compose(MONDAY.date(), [story("flood", *REPORTS)], {})
    edition = edition_of(briefing, MONDAY - DAY, topic="world")
    recalled = recall(edition, REPORTS)
    kept = {"flood": ((MONDAY, EDITED.corrections[0]),)}
    return Issue(edition, replace(recalled, lost=2, corrected=kept))


def right_to_left() -> Issue:
    """Return a briefing whose one story is in Hebrew."""
    at = origin(title=HEBREW, source="נמל")
    told = replace(quote(f"{HEBREW}."), origin=at)
    chapter = Chapter("s1", HEBREW, (told,), (), (at,), "")
    briefing = Briefing(MONDAY.date(), (chapter,))
    edition = edition_of(briefing, MONDAY)
    return Issue(edition, Recalled(briefing), {at.article_id: "he"})


def every_page() -> dict[str, str]:
    """Return the pages by their paths."""
    one, top, deep = issue(), Place(SITE, 1, "t/world"), Place(SITE, 2, "t/world")
    day = MONDAY.date()
    with speaking(Manner("ar")):
        arabic = story_page(Tale(REPORTS, SERIES), Place(SITE, 1))
    return {
        "/s/arabic": arabic,
        "/": front_page(("world", "arts & books"), [one], Place(SITE, 0, "feed")),
        "/t/world": topic_page("world", [one], top),
        "/b/world/2026-11-23": briefing_page(one, deep, day - DAY, day + DAY),
        "/b/right": briefing_page(right_to_left(), Place(SITE, 1)),
        "/s/flood": story_page(Tale(REPORTS, SERIES), Place(SITE, 1)),
        "/a/new": reading_page(NEW, FOUND["new"], (EDITED,), story_id="flood"),
        "/operate": operate_page(OVERVIEW, Place(SITE)),
        "/a/gone": note_page(Place(SITE, 1), *GONE),
    }
