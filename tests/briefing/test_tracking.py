from bot.briefing.series import place_figures, series_of
from bot.briefing.tracking import changes
from bot.model import Address, Report, Track
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
