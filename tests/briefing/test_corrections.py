from dataclasses import replace
from datetime import timedelta

import pytest

from bot.briefing.corrections import (
    carried,
    compare,
    corrected_in,
    corrected_to,
    corrections,
    in_title,
    is_one_text,
    may_look,
    version_of,
)
from bot.model import Correction, Findings, Version
from summarizers.figures.finding import read_figures
from summarizers.text.sentences import segment
from tests.fakes.clock import NOON
from tests.fakes.reports import report

MINUTE = timedelta(minutes=1)
KILLED = "The flood has killed 80 people in Ostrand."
MORE = KILLED.replace("80", "81")
HURT = "Another 12 were hurt."


def findings(text: str) -> Findings:
    document = segment(text, date=NOON.date())
    return Findings(figures=read_figures(document))


def version(old: str, new: str) -> Version:
    was, now = findings(old), findings(new)
    compared = compare(was, now, "en")
    sentences = [
        frozenset(s.text for s in segment(text).sentences) for text in (old, new)
    ]
    parts = sentences[0], sentences[1]
    return version_of(NOON, parts, (was, now), compared, "en")


def edits(old: str, new: str) -> list[tuple[str, str]]:
    return [(each.before, each.after) for each in version(old, new).corrections]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (KILLED, MORE, [("80 people", "81 people")]),
        (KILLED, KILLED, []),
        (
            KILLED.replace("80", "about 80"),
            MORE.replace("81", "about 81"),
            [("about 80 people", "about 81 people")],
        ),
        (KILLED, KILLED.replace("Ostrand", "the town of Ostrand"), []),
        (f"{KILLED} {HURT}", KILLED, [("12", "")]),
        (KILLED, f"{KILLED} {HURT}", [("", "12")]),
        (
            KILLED,
            KILLED.replace("80", "more than 80"),
            [("80 people", "more than 80 people")],
        ),
        (
            "The bridge costs 3 million euros.",
            "The bridge costs 3 million dollars.",
            [("3 million euros", "3 million dollars")],
        ),
        (
            KILLED,
            "By noon 81 people had died in the flood in Ostrand.",
            [("80 people", "81 people")],
        ),
        (
            f"{KILLED} Rain fell for 3 days.",
            f"{MORE} Rain fell for 4 days.",
            [("80 people", "81 people"), ("3 days", "4 days")],
        ),
    ],
    ids=[
        "corrected",
        "same",
        "about",
        "reworded",
        "gone",
        "come",
        "bound",
        "unit",
        "retold",
        "two",
    ],
)
def test_a_figure_is_compared_with_what_it_was(
    old: str, new: str, found: list[tuple[str, str]]
) -> None:
    assert sorted(edits(old, new)) == sorted(found)


def test_of_two_figures_in_one_sentence_only_the_edited_one_is_corrected() -> None:
    old = "The storm killed 12 people in Ostrand and 15 people in Tarvo."
    assert edits(old, old.replace("15", "16")) == [("15 people", "16 people")]


def test_a_sentence_about_another_place_corrects_nothing() -> None:
    old = "In the town of Tarvo the storm has killed 12 people so far, police said."
    new = "In the town of Ostrand the storm has killed 14 people so far, police said."
    assert edits(old, new) == [("12 people", ""), ("", "14 people")]


def test_a_figure_that_was_only_found_is_none_that_came() -> None:
    was, now = Findings(), findings(KILLED)
    known = frozenset({KILLED})
    made = version_of(NOON, (known, known), (was, now), compare(was, now, "en"), "en")
    assert made == Version(NOON)
    back = version_of(NOON, (known, known), (now, was), compare(now, was, "en"), "en")
    assert back == Version(NOON)


def test_a_number_that_is_no_figure_is_corrected_where_only_it_changed() -> None:
    shut = "The bridge stays closed for three weeks."
    now = shut.replace("three", "four")
    assert edits(f"{KILLED} {shut}", f"{MORE} {now}") == [
        ("80 people", "81 people"),
        ("three weeks", "four weeks"),
    ]


def test_sentences_that_came_and_went_are_counted() -> None:
    made = version(f"{KILLED} Trains run.", f"{MORE} Trains run. It rains. Boats sail.")
    assert (made.added, made.removed) == (3, 1)


def test_figures_stay_in_their_series() -> None:
    old, new = f"{KILLED} Rain fell for 3 days.", f"Rain fell for 3 days. {MORE} {HURT}"
    compared = compare(findings(old), findings(new), "en")
    now = replace(report("a", new), findings=findings(new))
    texts = [each.text for each in now.findings.figures]
    kept = carried({1: "killed", 2: "rain"}, compared, now)
    assert {texts[n - 1]: id_ for n, id_ in kept.items()} == {
        "81 people": "killed",
        "3 days": "rain",
    }


def test_the_newest_correction_comes_first() -> None:
    first, second = version(KILLED, MORE), version(MORE, MORE.replace("81", "82"))
    told = replace(
        report("a", MORE), versions=(first, replace(second, seen=NOON + MINUTE))
    )
    assert [each.after for _, each in corrections(told)] == ["82 people", "81 people"]
    assert corrected_in(told) == {MORE, MORE.replace("81", "82")}


def test_each_further_version_of_a_day_is_waited_for_twice_as_long() -> None:
    seen: list[Version] = []
    looks = []
    for minute in range(24 * 60):
        now = NOON + minute * MINUTE
        if may_look(seen[-5:], now):
            seen.append(Version(now))
            looks.append(minute)
    assert looks == [0, 15, 45, 105, 225, 465, 705, 945, 1185, 1425]


def test_after_a_quiet_day_a_change_is_seen_at_once() -> None:
    assert may_look([Version(NOON)] * 5, NOON + timedelta(days=1))


def test_an_edited_text_is_one_text_and_another_story_is_not() -> None:
    assert is_one_text(KILLED, f"{MORE} Trains do not run.", "en")
    assert not is_one_text(KILLED, "A choir sang in the new hall.", "en")


def test_of_a_sentence_changed_to_and_fro_the_last_correction_counts() -> None:
    there, back = version(KILLED, MORE), version(MORE, KILLED)
    told = replace(report("a", KILLED), versions=(back, there, back))
    (made,) = corrected_to(told, {KILLED})
    assert (made.before, made.after) == ("81 people", "80 people")
    assert corrected_to(told, {HURT}) == ()


@pytest.mark.parametrize(
    ("title", "made", "told"),
    [
        ("Flood kills 80", [("80 people", "81 people")], ["81 people"]),
        ("Flood kills 81", [("80 people", "81 people")], []),
        ("Flood kills many", [("80 people", "81 people")], []),
        ("Flood kills 80", [("80 people", "80 men")], []),
        # The newest first; and back again.
        ("80 dead", [("80", "81"), ("81", "82")], ["81"]),
        ("80 dead", [("80", "81"), ("81", "80")], []),
    ],
)
def test_a_title_may_tell_what_its_text_no_longer_does(
    title: str, made: list[tuple[str, str]], told: list[str]
) -> None:
    versions = tuple(
        Version(NOON + timedelta(hours=hour), corrections=(Correction(*pair, "", ""),))
        for hour, pair in enumerate(made)
    )
    titled = replace(report("a", title=title), versions=versions)
    assert [each.after for _, each in in_title(titled)] == told
