from dataclasses import replace
from datetime import date as Date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.briefing.amends import corrected
from bot.briefing.compose import (
    MEASURES,
    Fate,
    Measure,
    compose,
    trace,
)
from bot.briefing.corrections import digest_of
from bot.briefing.rank import Told
from bot.briefing.untold import MOST_REPORTS
from bot.model import Briefing, Correction, Length, Report, Version
from tests.fakes.clock import NOON
from tests.fakes.reports import figure, report, story

TODAY = Date(2026, 11, 23)

OPENED = "The harbour bridge in Ostrand opened to cars on Monday."
DELAYED = "Work on the bridge had been delayed by two winters of storms."
TOLL = "Drivers will pay a toll of 3 crowns from January."
FERRY = "The last ferry left the northern quay at dusk."
MAYOR = "Mayor Ines Koll called it the end of an island."


def told_by(briefing: Briefing) -> dict[str, str]:
    return briefing.told


def sentences(briefing: Briefing, chapter: int = 0) -> list[str]:
    return [quote.passage.text for quote in briefing.chapters[chapter].sentences]


def figures(briefing: Briefing, chapter: int = 0) -> list[str]:
    return [cited.figure.text for cited in briefing.chapters[chapter].figures]


def test_a_chapter_shows_two_sentences_of_its_story() -> None:
    made = compose(TODAY, [story("s", report("b", OPENED, DELAYED, MAYOR))], {})
    assert sentences(made) == [OPENED, DELAYED]


def test_a_chapter_is_told_from_all_its_articles() -> None:
    older = report("a", FERRY, source="Herald", hours_ago=5)
    newer = report("b", OPENED, DELAYED, MAYOR)
    made = compose(TODAY, [story("s", older, newer)], {})
    assert sentences(made) == [OPENED, FERRY]


def test_a_briefing_carries_what_is_said_at_its_top() -> None:
    skipped = (Date(2026, 11, 21),)
    made = compose(
        TODAY, [], {}, minute=480, late=30, skipped=skipped, topics=("world",)
    )
    assert made == Briefing(TODAY, (), 480, 30, skipped, ("world",))


def test_at_most_as_many_stories_as_asked_for() -> None:
    stories = [
        story("s", report("a", OPENED)),
        story("t", report("b", FERRY)),
        story("u", report("c", MAYOR)),
    ]
    assert len(compose(TODAY, stories, {}, measure=Measure(2)).chapters) == 2


def test_a_story_that_was_told_is_left_out() -> None:
    stories = [story("s", report("a", OPENED, DELAYED))]
    first = compose(TODAY, stories, {})
    assert compose(TODAY, stories, told_by(first)).chapters == ()


def test_a_further_source_with_nothing_new_is_no_update() -> None:
    known = report("a", OPENED, DELAYED, hours_ago=5)
    first = compose(TODAY, [story("s", known)], {})
    echo = report(
        "b",
        "On Monday the Ostrand harbour bridge opened to cars.",
        title="Harbour bridge opened in Ostrand",
        source="Herald",
    )
    again = compose(TODAY, [story("s", known, echo)], told_by(first))
    assert again.chapters == ()


def test_an_update_shows_only_what_is_new() -> None:
    known = report("a", OPENED, DELAYED, hours_ago=5)
    first = compose(TODAY, [story("s", known)], {})
    news = report("b", OPENED, MAYOR, source="Herald")
    second = compose(TODAY, [story("s", known, news)], told_by(first))
    assert sentences(second) == [MAYOR]
    assert second.chapters[0].is_update


def test_a_new_number_alone_is_an_update() -> None:
    known_line = "Rescuers have found 80 people alive in the valley."
    new_line = "Rescuers have found 92 people alive in the valley."
    known = report(
        "a",
        known_line,
        hours_ago=9,
        figures=(figure(known_line, "80", 80, counted="people", action="found"),),
    )
    news = report(
        "b",
        figures=(figure(new_line, "92", 92, counted="people", action="found"),),
        title="Title a",
    )
    first = compose(TODAY, [story("s", known)], {})
    second = compose(TODAY, [story("s", known, news)], told_by(first))
    assert sentences(second) == [new_line]
    assert figures(second) == ["92"]


def test_the_headline_of_an_update_is_a_new_one() -> None:
    known = report("a", OPENED, hours_ago=5, title="Ostrand harbour bridge opened")
    first = compose(TODAY, [story("s", known)], {})
    news = report("b", MAYOR, source="Herald", title="Koll hails bridge")
    second = compose(TODAY, [story("s", known, news)], told_by(first))
    headlines = [made.chapters[0].headline for made in (first, second)]
    assert headlines == ["Ostrand harbour bridge opened", "Koll hails bridge"]


def test_an_update_that_was_told_is_left_out_too() -> None:
    known = report("a", OPENED, hours_ago=5)
    first = compose(TODAY, [story("s", known)], {})
    both = [story("s", known, report("b", MAYOR, source="Herald"))]
    second = compose(TODAY, both, told_by(first))
    assert compose(TODAY, both, told_by(second)).chapters == ()


def test_a_new_headline_without_text_is_an_update() -> None:
    known = report("a", OPENED, hours_ago=5)
    first = compose(TODAY, [story("s", known)], {})
    news = report(
        "b", title="Bridge shut after lorry fire, police say", source="Herald"
    )
    second = compose(TODAY, [story("s", known, news)], told_by(first))
    assert [chapter.is_update for chapter in second.chapters] == [True]
    assert sentences(second) == []


def test_what_a_chat_has_by_its_own_feed_and_by_one_for_all_is_told_once() -> None:
    own = report("own", OPENED, MAYOR, title="Lies", source="Liar", hours_ago=1)
    own = replace(own, feeds=("https://liar.example/rss",), mark="1")
    late = replace(own, origin=replace(own.origin, article_id="late"))
    ours = replace(report("b", OPENED, MAYOR, hours_ago=2), mark="1")
    made = compose(TODAY, [story("s", own, late, ours)], {})
    assert made.chapters[0].headline == "Title b"
    assert {origin.source for origin in made.chapters[0].origins} == {"Courier"}
    alone = compose(TODAY, [story("s", own, late)], {})
    assert len(alone.chapters[0].origins) == 1
    unmarked = compose(TODAY, [story("s", replace(own, mark=""), ours)], {})
    assert len(unmarked.chapters[0].origins) == 2


def test_what_a_chat_was_told_by_its_own_feed_it_is_not_told_again() -> None:
    own = replace(report("own", OPENED, MAYOR, title="Title b"), mark="1")
    own = replace(own, feeds=("https://mine.example/rss",))
    first = compose(TODAY, [story("s", own)], {})
    ours = replace(report("b", OPENED, MAYOR), mark="1")
    assert compose(TODAY, [story("s", own, ours)], told_by(first)).chapters == ()


def test_a_story_told_under_another_name_stays_told() -> None:
    known = report("a", OPENED, DELAYED)
    first = compose(TODAY, [story("s", known)], {})
    assert compose(TODAY, [story("merged", known)], told_by(first)).chapters == ()


def test_an_article_with_changed_words_is_not_told_again() -> None:
    first = compose(TODAY, [story("s", report("a", OPENED))], {})
    changed = compose(TODAY, [story("s", report("a", OPENED, MAYOR))], told_by(first))
    assert changed.chapters == ()


def test_an_article_with_a_corrected_figure_is_told_again_with_just_that() -> None:
    toll = figure(TOLL, "3 crowns", 3, unit="crown")
    before = report("a", OPENED, TOLL, MAYOR, figures=(toll,))
    first = compose(TODAY, [story("s", before)], {})
    dearer = TOLL.replace("3 crowns", "4 crowns")
    edit = Correction("3 crowns", "4 crowns", TOLL, dearer)
    after = replace(
        report(
            "a", OPENED, dearer, MAYOR,
            figures=(figure(dearer, "4 crowns", 4, unit="crown"),),
        ),
        versions=(Version(NOON, 1, 1, (edit,)),),
    )  # fmt: skip
    changed = compose(TODAY, [story("s", after)], told_by(first))
    assert sentences(changed) == [dearer]
    assert figures(changed) == ["4 crowns"]
    assert changed.chapters[0].is_update
    assert changed.chapters[0].corrections == (edit,)
    assert compose(TODAY, [story("s", after)], told_by(changed)).chapters == ()
    assert compose(TODAY, [story("s", after)], {}).chapters[0].corrections == ()


def risen(*more: str) -> tuple[Report, Report, Correction]:
    """An article on a toll before and after it was corrected, with more sentences."""
    dearer = TOLL.replace("3 crowns", "4 crowns")
    was, now = (
        report("a", OPENED, said, figures=(figure(said, words, number, unit="crown"),))
        for said, words, number in ((TOLL, "3 crowns", 3), (dearer, "4 crowns", 4))
    )
    edit = Correction("3 crowns", "4 crowns", TOLL, dearer)
    came = tuple(Correction("", "7", "", sentence) for sentence in more)
    version = Version(NOON, 1, 1, (edit, *came))
    found = replace(now.findings, summary=(
        *now.findings.summary, *report("x", *more).findings.summary,
    ))  # fmt: skip
    return was, replace(now, findings=found, versions=(version,)), edit


def seen_in_place(before: Report, edit: Correction) -> dict[str, str]:
    """What a reader was told whose message was edited."""
    told = compose(TODAY, [story("s", before)], {}).told
    return {name: f"{mark}~{digest_of(edit)}" for name, mark in told.items()}


def test_what_was_corrected_in_place_is_no_news_and_said_once() -> None:
    before, after, edit = risen()
    told = seen_in_place(before, edit)
    stories = [story("s", after)]
    assert compose(TODAY, stories, told).chapters == ()
    (chapter,) = corrected(stories, told)
    assert (chapter.sentences, chapter.figures) == ((), ())
    assert chapter.corrections == (edit,)
    assert corrected(stories, {"s": chapter.fingerprint}) == ()


def test_what_else_is_new_is_told_beside_what_was_corrected_in_place() -> None:
    before, after, edit = risen(MAYOR)
    made = compose(TODAY, [story("s", after)], seen_in_place(before, edit))
    assert sentences(made) == [MAYOR]
    assert made.chapters[0].corrections == (edit,)


def test_a_further_article_without_news_leaves_the_line_alone() -> None:
    before, after, edit = risen()
    stories = [story("s", report("b", OPENED, source="Herald", hours_ago=1), after)]
    (chapter,) = corrected(stories, seen_in_place(before, edit))
    assert chapter.sentences == ()
    assert chapter.corrections == (edit,)


def test_no_sentence_is_shown_twice_in_a_briefing() -> None:
    stories = [
        story("s", report("a", OPENED, DELAYED)),
        story("t", report("b", OPENED, MAYOR, source="Herald", hours_ago=1)),
    ]
    made = compose(TODAY, stories, {})
    assert [sentences(made, 0), sentences(made, 1)] == [[OPENED, DELAYED], [MAYOR]]


def test_a_story_others_have_told_completely_has_no_chapter() -> None:
    stories = [
        story("s", report("a", OPENED, DELAYED)),
        story("t", report("b", OPENED, source="Herald", hours_ago=1)),
    ]
    assert [chapter.story_id for chapter in compose(TODAY, stories, {}).chapters] == [
        "s"
    ]


def test_sentences_that_differ_in_a_number_are_both_shown() -> None:
    one = "Rescuers have found 80 people alive in the valley."
    other = "Rescuers have found 92 people alive in the valley."
    made = compose(TODAY, [story("s", report("a", one, other))], {})
    assert sentences(made) == [one, other]


def test_a_headline_without_text_is_told_once() -> None:
    stories = [story("s", report("a"))]
    first = compose(TODAY, stories, {})
    assert [chapter.headline for chapter in first.chapters] == ["Title a"]
    assert compose(TODAY, stories, told_by(first)).chapters == ()


def test_origins_are_newest_first_and_one_for_each_source() -> None:
    made = compose(
        TODAY,
        [
            story(
                "s",
                report("a", OPENED, hours_ago=3),
                report("b", MAYOR, source="Herald", hours_ago=1),
                report("c", source="Herald", hours_ago=2),
            )
        ],
        {},
    )
    named = [origin.article_id for origin in made.chapters[0].origins]
    assert named == ["b", "a"]


def test_a_fingerprint_stays_short_however_many_sources_tell_a_story() -> None:
    many = [report(f"article{n:03}", OPENED, hours_ago=n) for n in range(60)]
    fingerprint = compose(TODAY, [story("s", *many)], {}).chapters[0].fingerprint
    assert len(fingerprint.split()) == MOST_REPORTS
    assert len(fingerprint) < 250


def test_only_stories_of_the_topics_are_told() -> None:
    stories = [
        story("s", report("a", OPENED, topics=("Cities",))),
        story("t", report("b", FERRY, topics=("Sea",))),
        story("u", report("c", MAYOR), topics=("Sea",)),
    ]
    made = compose(TODAY, stories, {}, topics=("cities", "sea"))
    assert {chapter.story_id for chapter in made.chapters} == {"s", "t"}


def test_what_becomes_of_each_story_is_known() -> None:
    stories = [
        story("s", report("a", OPENED)),
        story("t", report("b", FERRY, hours_ago=1)),
        story("u", report("c", OPENED, hours_ago=2)),
        story("v", report("d", MAYOR, hours_ago=3)),
        story("w", report("e", TOLL, hours_ago=4)),
        story("x", report("f", DELAYED, hours_ago=5)),
    ]
    told = compose(TODAY, stories[1:2], {}).told
    traced = list(trace(stories, told, measure=Measure(2)))
    assert [each.fate for each in traced] == [
        Fate.SHOWN, Fate.KNOWN, Fate.COVERED, Fate.SHOWN, Fate.TOO_LOW, Fate.TOO_LOW
    ]  # fmt: skip
    assert [each.place for each in traced] == [1, 2, 3, 4, 5, 6]
    assert [each.story_id for each in traced] == ["s", "t", "u", "v", "w", "x"]


_LINES = (OPENED, DELAYED, TOLL, FERRY, MAYOR)


@st.composite
def _reports(draw: st.DrawFn) -> Report:
    name = draw(st.text("abcdefgh", min_size=4, max_size=4))
    lines = draw(st.lists(st.sampled_from(_LINES), unique=True, max_size=4))
    priced = (figure(TOLL, "3 crowns", 3, unit="crown"),)
    return report(
        name,
        *lines,
        source=draw(st.sampled_from(("Courier", "Herald", "Wire"))),
        hours_ago=draw(st.integers(0, 60)),
        figures=priced if TOLL in lines else (),
    )


@st.composite
def _stories(draw: st.DrawFn) -> list[Told]:
    reports = draw(
        st.lists(_reports(), max_size=8, unique_by=lambda each: each.origin.article_id)
    )
    return [story(f"s{n}", each) for n, each in enumerate(reports)]


@given(_stories(), st.randoms())
def test_a_briefing_is_stable_whatever_the_order_of_the_stories(
    stories: list[Told], random: Random
) -> None:
    shuffled = list(stories)
    random.shuffle(shuffled)
    assert compose(TODAY, shuffled, {}) == compose(TODAY, stories, {})


@given(_stories())
def test_every_sentence_and_figure_stands_in_the_report_it_cites(
    stories: list[Told],
) -> None:
    kept = {each.origin: each.findings for _, reports in stories for each in reports}
    for chapter in compose(TODAY, stories, {}).chapters:
        for quote in chapter.sentences:
            assert quote.passage in kept[quote.origin].summary
            assert quote.origin in chapter.origins
        for cited in chapter.figures:
            assert kept[cited.origin].figures[cited.number - 1] == cited.figure
            assert cited.origin in chapter.origins


@given(_stories())
def test_nothing_is_left_to_tell_after_a_briefing_of_everything(
    stories: list[Told],
) -> None:
    told = compose(TODAY, stories, {}, measure=Measure(99)).told
    later = compose(TODAY, [each for each in stories if each[0].id in told], told)
    assert later.chapters == ()


@pytest.mark.parametrize("count", [0, 1, 7])
def test_an_empty_day_is_an_empty_briefing(count: int) -> None:
    assert compose(TODAY, [], {}, measure=Measure(count)).chapters == ()


def test_the_article_whose_title_is_the_headline_is_among_the_origins() -> None:
    older = report("a", OPENED, title="Ostrand bridge opened to cars", source="Herald")
    newer = report("b", OPENED, DELAYED, title="Bridge", hours_ago=-1)
    last = report("c", title="Opening", source="Herald", hours_ago=-2)
    chapter = compose(TODAY, [story("s", older, newer, last)], {}).chapters[0]
    assert chapter.headline in {origin.title for origin in chapter.origins}


def test_a_short_briefing_has_three_stories_of_a_sentence_each() -> None:
    stories = [
        story(f"s{number}", report(f"r{number}", f"In town {number} a mill opened."))
        for number in range(20)
    ]
    toll = figure(TOLL, "3 crowns", 3, unit="crown")
    lamps = figure("The bridge has 90 lamps.", "90 lamps", 90, counted="lamps")
    rich = story("rich", report("r", OPENED, DELAYED, MAYOR, figures=(toll, lamps)))
    short = compose(TODAY, [rich, *stories], {}, measure=MEASURES[Length.SHORT])
    assert [len(short.chapters), len(sentences(short)), len(figures(short))] == [
        3, 1, 0,
    ]  # fmt: skip
    long = compose(TODAY, [rich, *stories], {}, measure=MEASURES[Length.LONG])
    assert [len(long.chapters), len(sentences(long)), len(figures(long))] == [
        12, 3, 2,
    ]  # fmt: skip


def test_sources_that_differ_stand_side_by_side_where_there_is_little_room() -> None:
    ours = figure("The flood killed 12 people.", "12 people", 12, counted="people")
    theirs = figure("The flood killed 15 people.", "15 people", 15, counted="people")
    flood = story(
        "s",
        report("a", ours.sentence, figures=(ours,)),
        report("b", theirs.sentence, source="Herald", figures=(theirs,)),
    )
    little = compose(TODAY, [flood], {}, measure=Measure(1, 1, 1))
    assert figures(little) == ["12 people", "15 people"]


def test_a_short_briefing_prefers_a_sentence_of_few_lines_and_names_its_outlet() -> (
    None
):
    long = f"{OPENED[:-1]}, {'and then some more was said of it, ' * 4}said the mayor."
    opened = story("s", report("a", long, FERRY), report("b", source="Herald"))
    short = compose(TODAY, [opened], {}, measure=MEASURES[Length.SHORT])
    assert sentences(short) == [FERRY]
    assert "Herald" not in [each.source for each in short.chapters[0].origins]
    alone = story("t", report("c", long))
    short = compose(TODAY, [alone], {}, measure=MEASURES[Length.SHORT])
    assert sentences(short) == [long]
