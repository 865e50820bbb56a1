"""What a page keeps of a briefing, and the briefing read again from it."""

from dataclasses import replace
from datetime import date, timedelta

from bot.briefing.compose import compose
from bot.briefing.editions import edition_of, own_articles, recall, told_by
from bot.model import Correction, Report, Version
from tests.fakes.clock import NOON
from tests.fakes.reports import figure, report, story

MOVED = "Crews moved 640 people out of the valley."
CLOSED = "The bridge at Holm was closed to all lorries."
FLOOD = report(
    "a", MOVED, figures=(figure(MOVED, "640", 640.0, counted="people"),), title="Flood"
)
FLOOD = replace(FLOOD, topics=("world",))
BRIDGE = report("b", CLOSED, title="Bridge closed", hours_ago=2, topics=("world",))
STORIES = (story("s1", FLOOD), story("s2", BRIDGE))
BRIEFING = compose(date(2026, 11, 23), STORIES, {}, minute=480, topics=("world",))
EDITION = edition_of(BRIEFING, NOON)


def edited(*changes: Correction, now: Report = FLOOD) -> Report:
    return replace(now, versions=(Version(NOON + timedelta(hours=1), 1, 1, changes),))


def test_the_same_briefing_is_read_again_from_its_articles() -> None:
    recalled = recall(EDITION, (FLOOD, BRIDGE))
    assert recalled.lost == 0
    assert recalled.briefing.chapters == BRIEFING.chapters
    assert not any(recalled.corrected.values())


def test_whose_it_is_and_what_was_chosen_is_not_kept() -> None:
    briefing = recall(EDITION, (FLOOD, BRIDGE)).briefing
    assert (briefing.minute, briefing.topics, briefing.skipped) == (None, (), ())


def test_what_a_chats_own_feed_brought_is_left_out() -> None:
    own = replace(BRIDGE, feeds=("https://own.example",))
    mixed = compose(
        BRIEFING.day,
        (
            story("s1", FLOOD, replace(own, origin=replace(own.origin, title="Mine"))),
            story("s2", replace(own, origin=replace(own.origin, article_id="c"))),
        ),
        {},
    )
    assert own_articles(STORIES) == frozenset()
    edition = edition_of(mixed, NOON, {"b", "c"})
    assert edition.article_ids == ("a",)
    assert [part.titled for part in edition.parts] == ["a"]
    assert own_articles([(None, (own, FLOOD))]) == {"b"}


def test_what_is_not_kept_any_more_is_counted_and_not_shown() -> None:
    recalled = recall(EDITION, (FLOOD,))
    assert [each.headline for each in recalled.briefing.chapters] == ["Flood"]
    assert recalled.lost == 1


def test_a_sentence_that_was_changed_is_lost() -> None:
    other = "Crews moved nobody out of the valley."
    recalled = recall(EDITION, (report("a", other), BRIDGE))
    assert recalled.lost == 2
    assert recalled.briefing.chapters[0].sentences == ()


def test_a_corrected_figure_is_shown_as_it_stands_now_and_said_to_be() -> None:
    now = MOVED.replace("640", "460")
    new = report(
        "a", now, figures=(figure(now, "460", 460.0, counted="people"),), title="Flood"
    )
    change = Correction("640", "460", MOVED, now)
    gone = Correction("9", "", "It had 9.", "")
    recalled = recall(EDITION, (edited(change, gone, now=new), BRIDGE))
    (chapter, _) = recalled.briefing.chapters
    assert recalled.lost == 0
    assert chapter.figures[0].figure.text == "460"
    assert chapter.sentences[0].passage.text == now
    assert recalled.corrected["s1"] == ((NOON + timedelta(hours=1), change),)


def test_what_was_corrected_before_it_was_told_is_no_news() -> None:
    change = Correction("460", "640", MOVED.replace("640", "460"), MOVED)
    later = replace(EDITION, made=NOON + timedelta(hours=2))
    recalled = recall(later, (edited(change), BRIDGE))
    assert recalled.corrected == {"s1": (), "s2": ()}


def test_an_update_says_what_was_corrected_before_it() -> None:
    change = Correction("460", "640", MOVED.replace("640", "460"), MOVED)
    first, second = EDITION.parts
    later = replace(
        EDITION,
        made=NOON + timedelta(hours=2),
        parts=(replace(first, is_update=True), second),
    )
    recalled = recall(later, (edited(change), BRIDGE))
    assert recalled.corrected["s1"] == ((NOON + timedelta(hours=1), change),)


def test_where_only_a_correction_was_told_it_is_said() -> None:
    change = Correction("460", "640", MOVED.replace("640", "460"), MOVED)
    first, second = EDITION.parts
    later = replace(
        EDITION,
        made=NOON + timedelta(hours=2),
        parts=(replace(first, sentences=(), figures=()), second),
    )
    recalled = recall(later, (edited(change), BRIDGE))
    seen = NOON + timedelta(hours=1)
    assert recalled.corrected == {"s1": ((seen, change),), "s2": ()}


def test_where_the_titles_article_went_another_title_stands() -> None:
    both = edition_of(compose(BRIEFING.day, (story("s1", FLOOD, BRIDGE),), {}), NOON)
    (part,) = both.parts
    kept = {"a": FLOOD, "b": BRIDGE}
    del kept[part.titled]
    (chapter,) = recall(both, kept.values()).briefing.chapters
    assert chapter.headline == chapter.origins[0].title


def test_what_earlier_ones_told_is_known_by_its_story() -> None:
    assert set(told_by([EDITION])) == {"s1", "s2"}
    assert told_by([EDITION.without_told]) == {}


def test_a_public_one_is_called_by_topic_and_day() -> None:
    assert EDITION.path == "2026-11-23"
    topical = edition_of(BRIEFING, NOON, topic="world")
    assert topical.path == "world/2026-11-23"
    assert recall(topical, (FLOOD,)).briefing.topics == ("world",)
