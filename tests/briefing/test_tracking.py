from dataclasses import replace
from datetime import timedelta

from bot.briefing.series import place_figures, series_of
from bot.briefing.tracking import changes
from bot.model import Address, Correction, Report, Track, Version
from tests.briefing.test_series import FIRST, SECOND, told
from tests.fakes.clock import NOON

HERE, THERE = Address(5), Address(-7, 3)


def placed_all(*reports: Report) -> dict[str, dict[int, str]]:
    placed: dict[str, dict[int, str]] = {}
    for each in reports:
        had = series_of(reports, placed)
        placed[each.origin.article_id] = place_figures(each, had)
    return placed


PLACED = placed_all(FIRST, SECOND)
(SERIES,) = series_of((FIRST, SECOND), PLACED)


def track(address: Address = HERE, series_id: str = SERIES.id, *seen: str) -> Track:
    return Track(address, series_id, "s", "81 hostages", NOON, seen)


def test_everybody_who_tracks_a_changed_series_is_told_of_the_new_point() -> None:
    found = changes(SECOND, [FIRST], PLACED, [track(), track(THERE)])
    assert [each.track.address for each in found] == [HERE, THERE]
    assert found[0].point.figure.text == "105 captives"
    assert found[0].name == f"track/5:0/{SERIES.id}/b"


def test_who_tracks_another_series_is_not_told() -> None:
    assert changes(SECOND, [FIRST], PLACED, [track(HERE, "other")]) == ()


def test_what_was_seen_when_tracking_began_is_no_change() -> None:
    assert changes(SECOND, [FIRST], PLACED, [track(HERE, SERIES.id, "b")]) == ()


def test_a_number_told_before_is_no_change() -> None:
    third = told("c", "Hamas has released 105 hostages.", source="Herald")
    placed = placed_all(FIRST, SECOND, third)
    assert changes(third, [FIRST, SECOND], placed, [track()]) == ()


SAID = SECOND.findings.figures[0].sentence
EDIT = Correction("104 captives", "105 captives", SAID.replace("5", "4"), SAID)
CORRECTED = replace(
    SECOND, versions=(Version(NOON + timedelta(hours=1), 1, 1, (EDIT,)),)
)


def test_a_correction_is_told_also_to_who_saw_the_article_before() -> None:
    (found,) = changes(CORRECTED, [FIRST], PLACED, [track(HERE, SERIES.id, "b")])
    assert found.correction == EDIT
    moment = int((NOON + timedelta(hours=1)).timestamp())
    assert found.name == f"track/5:0/{SERIES.id}/b/{moment}"


def test_a_correction_from_before_tracking_began_is_no_news() -> None:
    later = replace(track(), since=NOON + timedelta(hours=2))
    assert changes(CORRECTED, [FIRST], PLACED, [later]) == ()


def test_a_correction_of_another_figure_is_no_news_of_this_one() -> None:
    other = replace(EDIT, after="9 captives", new_sentence="9 captives.")
    edited = replace(SECOND, versions=(Version(NOON, 1, 1, (other,)),))
    (found,) = changes(edited, [FIRST], PLACED, [track()])
    assert (found.correction, found.name) == (None, f"track/5:0/{SERIES.id}/b")


def test_an_article_corrected_after_a_week_is_no_news_but_for_its_correction() -> None:
    late = replace(CORRECTED.versions[0], seen=NOON + timedelta(days=8))
    assert changes(replace(CORRECTED, versions=(late,)), [FIRST], PLACED, [track()])
    other = replace(EDIT, after="9 captives", new_sentence="9 captives.")
    edited = replace(SECOND, versions=(replace(late, corrections=(other,)),))
    assert changes(edited, [FIRST], PLACED, [track()]) == ()
