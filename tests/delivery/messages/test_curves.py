from datetime import date as Date

import pytest

from bot.briefing.series import Series
from bot.briefing.tracking import Change
from bot.delivery.drawing.marks import Chart, Mark
from bot.delivery.html.markup import visible
from bot.delivery.messages.curves import (
    card_with_button,
    change_message,
    chart_of,
    named_line,
    picture_alone,
    pictured_card,
    series_card,
    series_line,
)
from bot.language.current import speaking
from bot.model import Address, Manner, Track
from tests.briefing.test_series import FIRST, SECOND, sorted_into_series, told
from tests.fakes.clock import NOON

PAGES = "http://127.0.0.1:8080"
(HOSTAGES,) = sorted_into_series(FIRST, SECOND)


def quake(*said: tuple[str, float, str]) -> Series:
    reports = [
        told(f"q{place}", text, hours_ago=hours, source=source)
        for place, (text, hours, source) in enumerate(said)
    ]
    (series,) = sorted_into_series(*reports)
    return series


CONFLICT = quake(
    ("The quake has killed 81 people.", 2, "Harbour Post"),
    ("79 people have died in the quake.", 0, "Radio"),
)
CORRECTED = quake(
    ("The fire killed 17 workers on Friday.", 24, "Post"),
    ("The fire killed 14 workers on Friday.", 0, "Post"),
)


def test_a_series_is_its_sources_words_day_by_day() -> None:
    assert visible(series_line(HOSTAGES)) == (
        "81 hostages (22 Nov) → 105 captives (23 Nov)"
    )


def test_every_number_of_a_series_leads_to_its_sentence() -> None:
    shown = series_line(HOSTAGES, PAGES)
    assert f'<a href="{PAGES}/a/a#f1">81 hostages</a>' in shown
    assert f'<a href="{PAGES}/a/b#f1">105 captives</a>' in shown


def test_sources_that_differ_are_named_side_by_side() -> None:
    assert visible(series_line(CONFLICT)) == (
        "79 people — Radio · 81 people — Harbour Post (23 Nov)"
    )


def test_a_corrected_number_shows_what_it_was_before() -> None:
    assert visible(series_line(CORRECTED)) == (
        "17 workers (22 Nov) → 14 workers [corrected, before: 17 workers] (23 Nov)"
    )


@pytest.mark.parametrize(
    ("series", "numbers"),
    [
        (CONFLICT, [("q1", "79 people"), ("q0", "81 people")]),
        (CORRECTED, [("q0", "17 workers"), ("q1", "14 workers"), ("q0", "17 workers")]),
    ],
)
def test_a_card_knows_whose_numbers_it_shows(
    series: Series, numbers: list[tuple[str, str]]
) -> None:
    card = series_card(series, PAGES)
    *shown, clause = card.shown
    words = [visible(card.html[each.start : each.end]) for each in shown]
    assert [(each.article_id, each.words) for each in shown] == numbers
    assert words == [each for _, each in numbers]
    assert (clause.article_id, clause.is_bare) == ("q1", False)


def test_a_correction_of_something_never_told_is_only_called_one() -> None:
    series = quake(("Correction: the quake has killed 79 people.", 0, "Radio"))
    assert visible(series_line(series)) == "79 people [corrected] (23 Nov)"


def test_a_number_counted_on_within_a_day_shows_the_one_before() -> None:
    series = quake(
        ("The quake has killed 81 people.", 3, "Radio"),
        ("The quake has killed 90 people.", 1, "Radio"),
    )
    assert visible(series_line(series)) == "90 people [before: 81 people] (23 Nov)"


def test_a_long_series_shows_its_newest_days() -> None:
    days = range(9, -1, -1)
    series = quake(
        *(
            (f"The quake has killed {50 - day} people.", 24.0 * day, "Radio")
            for day in days
        )
    )
    line = visible(series_line(series))
    assert line.startswith("… → 43 people (16 Nov) → ")
    assert line.count("→") == 8


def test_a_card_has_buttons_to_its_sentences_and_to_track_it() -> None:
    card = series_card(HOSTAGES)
    numbers, track = card.buttons
    assert [button.label for button in numbers] == ["🔎 81", "🔎 105"]
    assert [button.data for button in numbers] == ["1|figure|a|1", "1|figure|b|1"]
    assert track[0].data == f"1|track|{HOSTAGES.id}|b"
    assert "Radio, 23 Nov 2026" in visible(card.html)


def test_read_aloud_no_sign_stands_before_it_and_no_arrow_in_it() -> None:
    seen = visible(series_card(HOSTAGES).html)
    with speaking(Manner("en", is_plain=True)):
        heard = visible(series_card(HOSTAGES).html)
    assert seen.startswith("📈 81 hostages (22 Nov) → 105 captives (23 Nov)")
    assert heard.startswith("81 hostages (22 Nov); 105 captives (23 Nov)")


def test_many_numbers_stand_in_two_rows() -> None:
    series = quake(
        *(
            (f"The quake has killed {50 - day} people.", 24.0 * day, "Radio")
            for day in range(4, -1, -1)
        )
    )
    rows = series_card(series).buttons
    assert [len(row) for row in rows] == [3, 2, 1]


def test_a_long_number_is_cut_on_its_button() -> None:
    text = "The quake has killed one hundred and seventy-seven people."
    rows = series_card(quake((text, 0, "Radio"))).buttons
    assert rows[0][0].label == "🔎 one hundred and sev…"


def test_who_tracks_a_series_is_told_the_new_number_and_its_sentence() -> None:
    track = Track(Address(5), HOSTAGES.id, "s", "captives freed", NOON)
    message = change_message(Change(track, HOSTAGES, HOSTAGES.newest))
    assert visible(message.html) == (
        "🔔 A figure you track has changed: 105 captives (you chose: captives freed)"
        "\n\n"
        "81 hostages (22 Nov) → 105 captives (23 Nov)\n\n"
        "“105 captives have now been freed by Hamas.”\nTitle b\nRadio, 23 Nov 2026"
    )
    (story,), (stop,) = message.buttons
    assert (story.data, stop.data) == ("1|story|s", f"1|untrack|{HOSTAGES.id}")


def test_who_tracks_a_series_is_told_that_a_number_was_corrected() -> None:
    track = Track(Address(5), CORRECTED.id, "s", "17 workers", NOON)
    message = change_message(Change(track, CORRECTED, CORRECTED.newest))
    assert "A figure you track was corrected" in message.html


def test_a_series_is_listed_by_what_it_measures() -> None:
    listed = visible(named_line(HOSTAGES))
    assert listed == "captives freed: 81 hostages (22 Nov) → 105 captives (23 Nov)"
    toll = quake(("The death toll of the quake is 12.", 0, "Radio"))
    assert visible(named_line(toll)) == "death toll of the quake: 12 (23 Nov)"


def test_a_chart_has_a_mark_for_each_day() -> None:
    assert chart_of(HOSTAGES) == Chart(
        "captives freed",
        "",
        (
            Mark(Date(2026, 11, 22), 81.0, 81.0, "81"),
            Mark(Date(2026, 11, 23), 105.0, 105.0, "105"),
        ),
        "Post, Radio",
    )


def test_a_day_on_which_sources_differ_spans_their_numbers() -> None:
    chart = chart_of(CONFLICT)
    assert chart.marks == (Mark(Date(2026, 11, 23), 79.0, 81.0, "79", True),)
    assert chart.sources == "Radio, Harbour Post"


def test_a_series_is_shown_under_its_picture() -> None:
    (message,) = pictured_card(HOSTAGES)
    assert "captives freed" in message.picture
    assert "81 hostages (22 Nov) → 105 captives (23 Nov)" in visible(message.html)
    assert [button.label for button in message.buttons[-1]] == [
        "🔔 Tell me when it changes",
        "🌙 Dark picture",
    ]


def test_a_series_without_its_picture_has_a_button_for_it() -> None:
    message = card_with_button(HOSTAGES)
    assert message.picture == ""
    assert message.buttons[-1][-1].label == "📈 Picture"


def test_the_dark_picture_is_another_drawing() -> None:
    bright = picture_alone(HOSTAGES, dark=False)
    dark = picture_alone(HOSTAGES, dark=True)
    assert bright.html == dark.html == "<b>captives freed</b>"
    assert bright.picture != dark.picture
