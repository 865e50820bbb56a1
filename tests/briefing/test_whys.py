"""Why a story was told or not: each reason with the facts it rests on."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.briefing.compose import NORMAL, Fate
from bot.briefing.leaning import Tally
from bot.briefing.marks import fingerprint
from bot.briefing.rank import Told
from bot.briefing.sieve import Against, Cause
from bot.briefing.whys import Because, Case, Reason, _fate, reasons
from bot.model import (
    DOWN,
    UP,
    Address,
    Correction,
    Filters,
    Length,
    Subscription,
    Version,
    Vote,
)
from tests.fakes.clock import NOON
from tests.fakes.reports import figure, report, story

EIGHT = NOON - timedelta(hours=4)
YESTERDAY = EIGHT - timedelta(days=1)
WISH = Subscription(Address(7), (480,), "UTC")
WIRE = report(
    "wire",
    "The Alder rose to five metres.",
    title="Alder flood",
    source="Wire",
    topics=("world",),
    hours_ago=6,
)
POST = report(
    "post",
    "Crews moved 640 people in boats.",
    title="Hundreds leave",
    source="Post",
    hours_ago=5,
)
FLOOD = story("flood", WIRE, POST)
TOLD = {"flood": fingerprint(FLOOD[1])}
WHEN = {"flood": EIGHT}


def case(about: Told = FLOOD, *others: Told, **changed: Any) -> Case:
    made = Case(about, (about, *others), WISH, NOON)
    return replace(made, **changed)


def wishing(filters: Filters, *topics: str) -> Subscription:
    return replace(WISH, filters=filters, topics=topics)


def kinds(made: Case) -> list[Because]:
    return [each.because for each in reasons(made)]


def test_without_a_briefing_nothing_is_told() -> None:
    assert kinds(case(wish=None)) == [Because.NO_BRIEFING]


def test_a_story_told_has_its_moment_topic_word_and_outlets() -> None:
    wish = wishing(Filters(words=("boat",)), "world", "sport")
    assert reasons(case(wish=wish, told=TOLD, when=WHEN)) == (
        Reason(Because.TOLD, moment=EIGHT),
        Reason(Because.TOPIC, "world"),
        Reason(Because.WORD, "boat", "Post", "Crews moved 640 people in boats."),
        Reason(Because.OUTLETS, count=2),
    )


def test_a_word_in_a_headline_is_quoted_from_there() -> None:
    wish = wishing(Filters(words=("flood",)))
    (word,) = (
        each
        for each in reasons(case(wish=wish, told=TOLD, when=WHEN))
        if each.because is Because.WORD
    )
    assert (word.source, word.quote) == ("Wire", "Alder flood")


def test_what_is_left_out_of_a_story_told_is_said() -> None:
    wish = wishing(Filters(not_sources=("wire",)))
    more = report("wire-2", "The Alder fell again.", source="Wire")
    grown = story("flood", WIRE, POST, more)
    assert reasons(case(grown, wish=wish, told=TOLD, when=WHEN)) == (
        Reason(Because.TOLD, moment=EIGHT),
        Reason(Because.ALL_TOPICS),
        Reason(Because.OUTLETS, count=1),
        Reason(Because.PART, source="Wire", cause=Cause(Against.MUTED_SOURCE, "wire")),
    )


def test_a_story_told_that_would_be_left_out_now_is_still_said_to_be_told() -> None:
    wish = wishing(Filters(not_words=("flood",)))
    assert reasons(case(wish=wish, told=TOLD, when=WHEN)) == (
        Reason(Because.TOLD, moment=EIGHT),
        Reason(Because.NOW_OUT, cause=Cause(Against.MUTED_HEADLINE, "flood")),
    )


@pytest.mark.parametrize(
    ("sentence", "because"),
    [
        ("The dam above Alder broke at noon.", Because.NEWER),
        ("The Alder rose to five metres.", Because.NOTHING_NEWER),
    ],
)
def test_what_came_since_is_new_or_is_not(sentence: str, because: Because) -> None:
    newer = report("new", sentence, title="Alder flood", source="Radio")
    grown = story("flood", newer, WIRE, POST)
    assert kinds(case(grown, told=TOLD, when=WHEN))[-1] is because


def test_a_correction_of_what_was_told_is_new_however_old_the_story() -> None:
    old, new = (f"The flood has killed {number} people." for number in (80, 81))
    before = report("toll", old, hours_ago=70, figures=(figure(old, "80 people", 80),))
    edit = Correction("80 people", "81 people", old, new)
    after = replace(
        report("toll", new, hours_ago=70, figures=(figure(new, "81 people", 81),)),
        versions=(Version(NOON, 1, 1, (edit,)),),
    )
    told = {"toll": fingerprint([before])}
    made = Case(story("toll", after), (), WISH, NOON, told, {"toll": EIGHT})
    assert kinds(made)[-1] is Because.NEWER


def test_a_story_left_out_has_its_cause() -> None:
    wish = wishing(Filters(not_words=("flood",)))
    cause = Cause(Against.MUTED_HEADLINE, "flood")
    assert reasons(case(wish=wish)) == (Reason(Because.LEFT_OUT, cause=cause),)


def test_a_story_off_topic_says_what_it_is_on() -> None:
    found = reasons(case(wish=wishing(Filters(), "sport")))
    assert found == (Reason(Because.OFF_TOPIC, topics=("world",)),)


def test_before_the_first_briefing_it_is_to_come() -> None:
    assert kinds(case()) == [Because.NOT_YET, Because.COMING]


OTHER = story("other", report("other", "The bridge opened.", hours_ago=30))


def test_what_came_after_the_last_briefing_says_when() -> None:
    new = story("new", replace(WIRE, origin=replace(WIRE.origin, published=NOON)))
    found = reasons(case(new, told={"other": ""}, when={"other": EIGHT}))
    assert found == (Reason(Because.AFTER, moment=NOON), Reason(Because.COMING))


def test_what_should_have_been_in_is_not_explained_away() -> None:
    found = kinds(case(FLOOD, OTHER, told={"other": ""}, when={"other": EIGHT}))
    assert found == [Because.LATE, Because.COMING]


def test_a_story_below_the_last_place_has_its_place() -> None:
    greater = [
        story(
            f"s{number}",
            report(f"a{number}", f"Event {number} of {number}.", hours_ago=4.5),
            report(f"b{number}", f"It is {number}.", source="Herald", hours_ago=4.5),
            report(f"c{number}", f"Is it {number}?", source="Times", hours_ago=4.5),
        )
        for number in range(NORMAL.stories)
    ]
    told = {each.id: fingerprint(reports) for each, reports in greater}
    when = dict.fromkeys(told, EIGHT)
    found = reasons(case(FLOOD, *greater, told=told, when=when))
    assert found[0] == Reason(Because.TOO_LOW, count=NORMAL.stories + 1)
    assert found[1:] == (Reason(Because.COMING),)


def test_a_story_whose_words_others_had_said_is_covered() -> None:
    same = report("same", *(p.text for p in WIRE.findings.summary), hours_ago=5)
    twin = story("twin", same, replace(same, origin=replace(same.origin, source="B")))
    lead = story("lead", WIRE, POST, report("x", "It rained.", source="Gull"))
    older = replace(lead[1][2], origin=replace(lead[1][2].origin, published=EIGHT))
    lead = lead[0], (*lead[1][:2], older)
    told, when = {"lead": fingerprint(lead[1])}, {"lead": EIGHT}
    assert kinds(case(story("twin", twin[1][0]), lead, told=told, when=when))[0] is (
        Because.COVERED
    )


def test_a_story_older_than_a_briefing_looks_at_says_how_old() -> None:
    old = story("old", report("old", "Long ago.", hours_ago=24 * 9))
    moment = NOON - timedelta(days=9)
    found = reasons(case(old, told={"other": ""}, when={"other": EIGHT}))
    assert found == (Reason(Because.TOO_OLD, moment=moment),)


def test_how_far_a_briefing_looked_back_is_told_by_the_one_before() -> None:
    old = story("old", report("old", "The mill closed.", hours_ago=80))
    seen = {"other": YESTERDAY, "more": EIGHT}
    found = kinds(case(old, told=dict.fromkeys(seen, ""), when=seen))
    assert found == [Because.TOO_OLD]


def test_a_story_told_before_another_absorbed_it_is_said_to_be_told() -> None:
    found = reasons(case(story("other", WIRE, POST), told=TOLD, when=WHEN))
    assert found[0] == Reason(Because.TOLD, moment=EIGHT)
    assert found[-1] == Reason(Because.OUTLETS, count=2)


def test_votes_on_its_subjects_are_among_the_reasons_of_a_story() -> None:
    liked = Vote("other", 7, UP, EIGHT, ("world",))
    found = reasons(case(told=TOLD, when=WHEN, votes=(liked,)))
    tally = Tally(1, 0, EIGHT, EIGHT)
    assert Reason(Because.LIKED, "world", tally=tally) in found
    away = replace(liked, sign=DOWN)
    assert Because.DISLIKED in kinds(case(votes=(away,), when={"other": EIGHT}))
    back = replace(liked, sign=0)
    assert Because.LIKED not in kinds(case(told=TOLD, when=WHEN, votes=(back,)))


def test_a_short_briefing_is_full_sooner() -> None:
    greater = [
        story(f"s{n}", report(f"a{n}", f"Mill {n} opened in Ostrand{n}."))
        for n in range(4)
    ]
    when = {"other": NOON}
    short = replace(WISH, length=Length.SHORT)
    found = reasons(case(FLOOD, *greater, wish=short, when=when))
    assert found[0].because is Because.LATE
    lone = story("lone", report("z", "A lone gull was seen.", hours_ago=30))
    found = reasons(case(lone, *greater, wish=short, when=when))
    assert found[0] == Reason(Because.TOO_LOW, count=5)


def test_a_briefing_of_the_week_tells_what_was_told_before() -> None:
    weekly = replace(WISH, weekend=(480,), is_weekly=True)
    sunday = NOON - timedelta(days=NOON.weekday() + 1)
    when = {"flood": sunday - timedelta(days=1)}
    old = report("old", "The Alder rose.", hours_ago=24 * (NOON.weekday() + 3))
    told = story("flood", old)
    told_before = {"flood": fingerprint(told[1])}
    shown = _fate(case(told, wish=weekly, when=when), weekly, sunday, told_before)
    assert shown == (Fate.SHOWN, 1)
    assert _fate(case(told, when=when), WISH, sunday, told_before)[0] is Fate.KNOWN
