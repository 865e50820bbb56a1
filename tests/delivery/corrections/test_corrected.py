from dataclasses import replace
from datetime import timedelta

import pytest

from bot.briefing.compose import compose
from bot.chat.commands.article import card
from bot.delivery.corrections.corrected import (
    corrected_within,
    corrected_words,
    correction_lines,
    relabelled,
    told_before,
)
from bot.delivery.html.markup import visible
from bot.delivery.messages.render import briefing
from bot.delivery.messages.storycard import story_card
from bot.model import Button, Chapter, Correction, Version
from tests.fakes.clock import NOON
from tests.fakes.news import quote
from tests.fakes.reports import report, story
from tests.fakes.telegram import takes

NEW = "The flood has killed 81 people."
OLD = "The flood has killed 80 people."
EDIT = Correction("80 people", "81 people", OLD, NEW)
SEEN = NOON - timedelta(hours=1, minutes=18)
CORRECTED = replace(report("a", NEW), versions=(Version(SEEN, 1, 1, (EDIT,)),))
SHOWN = [
    "✏️ Corrected 23 Nov 2026, 10:42 UTC: 81 people, not 80 people.",
    f"Now: “{NEW}”",
    f"Before: “{OLD}”",
]


def chapter(edit: Correction) -> Chapter:
    """A chapter that tells a corrected sentence."""
    shown = (quote(NEW),)
    return Chapter("s", "Flood", shown, (), (), "f", corrections=(edit,))


def test_a_correction_is_told_with_both_sentences() -> None:
    assert visible(correction_lines([CORRECTED])).split("\n") == SHOWN


def test_what_only_came_or_went_is_no_correction() -> None:
    edits = (Correction("", "81", "", NEW), Correction("80", "", OLD, ""))
    assert (
        correction_lines([replace(CORRECTED, versions=(Version(SEEN, 1, 1, edits),))])
        == ""
    )


def test_cards_of_articles_and_stories_show_corrections() -> None:
    other = report("b", "Trains do not run.", source="Radio")
    for made in (card(CORRECTED, ""), story_card((CORRECTED, other))):
        assert "\n".join(SHOWN) in visible(made.html)
        assert takes(made.html)


def test_a_number_from_the_start_of_a_sentence_is_said_in_the_middle_of_one() -> None:
    about = replace(EDIT, before="About 80 people", after="About 81 people")
    assert corrected_words(about) == "About 81 people, not about 80 people."


@pytest.mark.parametrize(
    ("words", "now"),
    [
        ("80 people", "81 people"),
        ("more than 80", "more than 81"),
        ("1,80 or 80,5 or 180 or 80th", "1,80 or 80,5 or 180 or 80th"),
        ("80.", "81."),
    ],
)
def test_only_a_whole_number_becomes_another(words: str, now: str) -> None:
    bare = replace(EDIT, before="80", after="81")
    assert corrected_within(words, [bare]) == now


def test_who_may_have_been_told_any_earlier_number_hears_of_all() -> None:
    often = replace(EDIT, earlier=("81 people", "79"))
    said, before = told_before(chapter(often), NOON.date())
    assert visible(said) == "✏️ Corrected: 81 people, not 80 people or 79."
    assert visible(before) == f"Before: “{OLD}”"


@pytest.mark.parametrize(
    ("days", "when"),
    [(1, "Sunday"), (6, "Tuesday"), (7, "16 Nov"), (400, "19 Oct 2025")],
)
def test_who_was_told_hears_of_which_briefing_it_was(days: int, when: str) -> None:
    today = NOON.date()
    told_on = today - timedelta(days=days)
    said, _ = told_before(replace(chapter(EDIT), told_on=told_on), today)
    head = f"✏️ Corrected since your briefing of {when}: "
    assert visible(said) == head + "81 people, not 80 people."


def test_what_a_reader_can_see_already_is_said_in_a_line() -> None:
    seen = replace(chapter(EDIT), sentences=(), told_on=NOON.date())
    (said,) = told_before(seen, NOON.date() + timedelta(days=1))
    words = "81 people, not 80 people."
    assert visible(said) == f"✏️ Corrected in your briefing of Monday: {words}"


def test_the_briefing_of_the_same_day_is_not_named_as_if_it_were_a_week_ago() -> None:
    told = replace(chapter(EDIT), told_on=NOON.date())
    said, _ = told_before(told, NOON.date())
    assert visible(said) == "✏️ Corrected: 81 people, not 80 people."


def test_words_of_a_publisher_stay_words() -> None:
    odd = Correction("<b>8", "<i>9", "Only <b>8 came.", "Only <i>9 came.")
    shown = correction_lines(
        [replace(CORRECTED, versions=(Version(SEEN, 1, 1, (odd,)),))]
    )
    assert "Now: “Only <i>9 came.”" in visible(shown)
    assert takes(shown)


def test_of_many_corrections_in_a_story_the_newest_are_shown() -> None:
    versions = [Version(SEEN + timedelta(days=n), 1, 1, (EDIT,)) for n in range(3)]
    reports = [replace(CORRECTED, versions=tuple(versions))] * 2
    shown = visible(correction_lines(reports))
    assert [shown.count(f"{day} Nov 2026") for day in (23, 24, 25)] == [0, 1, 2]


def test_a_headline_with_the_old_number_has_the_correction_below_it() -> None:
    kept = replace(CORRECTED, origin=replace(CORRECTED.origin, title="Flood kills 80"))
    made = compose(NOON.date(), [story("s", kept)], {})
    (message,) = briefing(made)
    assert "Flood kills 80</a></b>\n<b>✏️ Corrected: 81 people, not" in message.html
    (again,) = briefing(compose(NOON.date(), [story("s", CORRECTED)], {}))
    assert "Corrected" not in again.html


@pytest.mark.parametrize(
    ("before", "after", "labels"),
    [
        (
            "2,300 people",
            "2,310 people",
            ["🔎 2,310", "🔎 12,300", "🔎 2,300", "2,300"],
        ),
        ("about 2,300", "about 9", ["🔎 9", "🔎 12,300", "🔎 2,300", "2,300"]),
        ("2,300 people", "2,300 men", ["🔎 2,300", "🔎 12,300", "🔎 2,300", "2,300"]),
        ("2,300 people", "", ["🔎 2,300", "🔎 12,300", "🔎 2,300", "2,300"]),
        ("2,300", "2,300", ["🔎 2,300", "🔎 12,300", "🔎 2,300", "2,300"]),
    ],
)
def test_buttons_to_an_articles_figures_are_called_by_what_they_are_now(
    before: str, after: str, labels: list[str]
) -> None:
    row = (
        Button("🔎 2,300", "1|figure|a|1"),
        Button("🔎 12,300", "1|figure|a|2"),
        Button("🔎 2,300", "1|figure|aa|1"),
        Button("2,300", "1|article|a"),
    )
    (made,) = relabelled((row,), "a", [(before, after)])
    assert [each.label for each in made] == labels
    assert [each.data for each in made] == [each.data for each in row]
