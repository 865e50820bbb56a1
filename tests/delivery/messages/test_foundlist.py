from dataclasses import replace
from datetime import timedelta

from bot.delivery.html.markup import visible
from bot.delivery.messages.foundlist import Entry, found_list, found_pieces
from bot.delivery.messages.shares import story_share
from bot.delivery.pieces.shown import located
from bot.model import Correction, Report, Version
from bot.questions.queries import Fitting
from summarizers.types import Span
from tests.fakes.clock import NOON
from tests.fakes.reports import report

NEW = "The flood has killed 81 people."
OLD = "The flood has killed 80 people."
EDIT = Correction("80 people", "81 people", OLD, NEW)
SEEN = NOON - timedelta(hours=1, minutes=18)
MARK = "✏️ Corrected 23 Nov 2026, 10:42 UTC: 81 people, not 80 people."
FITTING = Fitting(NEW, (Span(4, 9),))


def titled(title: str) -> Report:
    made = report("a", NEW, title=title)
    return replace(made, versions=(Version(SEEN, 1, 1, (EDIT,)),))


def shown(title: str) -> str:
    return visible(found_list("Flood", [], [Entry(titled(title), FITTING)]))


def test_a_title_that_keeps_the_old_number_says_what_was_corrected() -> None:
    lines = shown("Flood kills 80 people").split("\n")
    assert lines[2:4] == ["1. Flood kills 80 people", MARK]
    assert MARK not in shown("Flood kills 81 people")


def test_a_title_that_is_shared_says_so_too() -> None:
    old = titled("Flood kills 80 people")
    html = story_share(old, [old], FITTING).html
    assert visible(html).split("\n")[:2] == ["Flood kills 80 people", MARK]


def test_a_page_knows_what_it_shows_of_articles() -> None:
    entries = [Entry(titled("Flood"), FITTING), Entry(titled("Mud"), Fitting(""))]
    html = found_list("Flood", [], entries)
    pieces = located(html, found_pieces(entries), html.index("<b>1.</b>"))
    assert [visible(html[s.start : s.end]) for s in pieces] == ["Flood", NEW, "Mud"]
