from dataclasses import replace

from bot.briefing.choosing import (
    arranged,
    articles_of,
    changed,
    chosen_of,
    told_again,
    without_dropped,
)
from bot.briefing.compose import compose
from bot.briefing.rank import Told
from bot.model import Address, Briefing, Chosen, Findings, Proof, Slot
from tests.fakes.clock import NOON
from tests.fakes.reports import passage, report, story

BRIDGE = "The harbour bridge in Ostrand opened to cars on Monday."
FERRY = "The last ferry left the northern quay at dusk."
LATER = "Engineers closed one lane of it for an hour."
NEWS = (
    story("s-bridge", report("bridge", BRIDGE, title="Bridge opens")),
    story("s-ferry", report("ferry", FERRY, title="Last ferry", hours_ago=3)),
)


def brief(*stories: Told) -> Briefing:
    return compose(NOON.date(), stories, {})


def again(*reports: Told) -> Briefing:
    """Return what is composed of what was chosen, from the reports as they are now."""
    known = {each.origin.article_id: each for _, all_ in reports for each in all_}
    return brief(*told_again(CHOSEN, known))


CHOSEN = chosen_of(brief(*NEWS))


def test_the_stories_are_numbered_as_they_are_shown() -> None:
    shown = [(each.number, each.story_id, each.headline) for each in CHOSEN]
    assert shown == [(1, "s-bridge", "Bridge opens"), (2, "s-ferry", "Last ferry")]
    assert articles_of(CHOSEN) == ("bridge", "ferry")


def test_what_came_in_since_changes_nothing() -> None:
    more = story("s-bridge", *NEWS[0][1], report("more", LATER))
    assert again(more, NEWS[1]) == brief(*NEWS)
    assert changed(again(more, NEWS[1]), CHOSEN) == ()


def test_the_briefing_is_in_the_editors_order_without_what_he_left_out() -> None:
    swapped = arranged(brief(*NEWS), (CHOSEN[1], CHOSEN[0]))
    assert [each.story_id for each in swapped.chapters] == ["s-ferry", "s-bridge"]
    fewer = arranged(brief(*NEWS), (replace(CHOSEN[0], is_out=True), CHOSEN[1]))
    assert list(fewer.told) == ["s-ferry"]


def test_a_report_that_was_corrected_is_told_as_it_is_now() -> None:
    new = BRIDGE.replace("Monday", "Tuesday")
    corrected = replace(NEWS[0][1][0], findings=Findings((passage(new, new),)))
    now = again((NEWS[0][0], (corrected,)), NEWS[1])
    assert now.chapters[0].sentences[0].passage.text == new
    assert changed(now, CHOSEN) == (CHOSEN[0],)


def test_a_story_whose_reports_are_gone_is_left_out() -> None:
    now = again(NEWS[1])
    assert [each.story_id for each in arranged(now, CHOSEN).chapters] == ["s-ferry"]
    assert changed(now, CHOSEN) == (CHOSEN[0],)
    assert changed(now, (replace(CHOSEN[0], is_out=True), CHOSEN[1])) == ()


def left(*stories: Chosen) -> Proof:
    """Return a proof as its editor left it."""
    return Proof(Slot(Address(-3), NOON.date(), 480, NOON), stories=stories)


def test_what_was_dropped_stays_out_until_it_has_news_or_is_taken_in() -> None:
    bridge, ferry = CHOSEN
    out = replace(ferry, is_out=True)
    assert without_dropped(CHOSEN, ()) == CHOSEN
    assert without_dropped(CHOSEN, (left(bridge, out),)) == (bridge, out)
    fresh = replace(ferry, fingerprint="ferry.2")
    assert without_dropped((bridge, fresh), (left(out),)) == (bridge, fresh)
    assert without_dropped(CHOSEN, (left(out), left(ferry))) == CHOSEN


def test_where_all_was_dropped_nothing_is_to_be_told() -> None:
    _, ferry = CHOSEN
    assert without_dropped((ferry,), (left(replace(ferry, is_out=True)),)) == ()
