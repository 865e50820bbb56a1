from datetime import date as Date

from bot.briefing.series import (
    Series,
    is_change,
    place_figures,
    points_of,
    series_of,
    standings,
    steps,
)
from bot.model import Report
from summarizers.figures.finding import read_figures
from summarizers.text.sentences import segment
from tests.fakes.clock import NOON
from tests.fakes.reports import report


def told(
    name: str, text: str, *, hours_ago: float = 0.0, source: str = "Post"
) -> Report:
    """A report whose figures were read from its text."""
    made = report(name, text, hours_ago=hours_ago, source=source)
    day = made.origin.published.date()
    figures = read_figures(segment(text, date=day))
    return report(name, text, hours_ago=hours_ago, source=source, figures=figures)


def sorted_into_series(*reports: Report) -> tuple[Series, ...]:
    placed: dict[str, dict[int, str]] = {}
    for each in reports:
        had = series_of(reports, placed)
        placed[each.origin.article_id] = place_figures(each, had)
    return series_of(reports, placed)


def shown(series: Series) -> list[tuple[Date, list[str]]]:
    return [
        (step.day, [each.point.figure.text for each in step.standings])
        for step in steps(series)
    ]


TODAY = NOON.date()
FIRST = told("a", "Hamas has released 81 hostages.", hours_ago=24)
SECOND = told("b", "105 captives have now been freed by Hamas.", source="Radio")


def test_a_figure_told_again_in_other_words_is_one_series() -> None:
    (series,) = sorted_into_series(FIRST, SECOND)
    assert [each.figure.text for each in series.points] == [
        "81 hostages",
        "105 captives",
    ]
    assert len(steps(series)) == 2


def test_those_released_and_those_held_are_two_series() -> None:
    held = told("c", "Hamas still holds 137 hostages.")
    assert len(sorted_into_series(FIRST, held)) == 2


def test_sorting_a_report_again_gives_the_same() -> None:
    (series,) = sorted_into_series(FIRST, SECOND)
    again = sorted_into_series(FIRST, SECOND, FIRST, SECOND)
    assert {each.id for each in again} == {series.id}


def test_an_article_gives_a_series_one_point() -> None:
    both = told("d", "The quake killed 12 people. In all 14 people died in the quake.")
    assert [len(each.points) for each in sorted_into_series(both)] == [1]


def test_a_number_without_a_meaning_makes_no_series() -> None:
    assert points_of(told("e", "It was 7.")) == {}


def test_a_number_that_is_denied_makes_no_series() -> None:
    assert points_of(told("f", "The army denied that 40 soldiers were killed.")) == {}


def test_sources_that_differ_on_a_day_stand_side_by_side_newest_first() -> None:
    one = told("g", "The quake has killed 81 people.", hours_ago=2)
    other = told("h", "79 people have died in the quake.", source="Radio")
    (series,) = sorted_into_series(one, other)
    (step,) = steps(series)
    assert step.is_conflict
    assert shown(series) == [(TODAY, ["79 people", "81 people"])]


def test_sources_that_agree_count_once() -> None:
    one = told("g", "The quake has killed 81 people.", hours_ago=2)
    other = told("h", "81 people have died in the quake.", source="Radio")
    (series,) = sorted_into_series(one, other)
    assert shown(series) == [(TODAY, ["81 people"])]


def test_a_day_that_repeats_the_last_number_is_no_step() -> None:
    one = told("g", "The quake has killed 81 people.", hours_ago=30)
    other = told("h", "81 people have died in the quake.", source="Radio")
    (series,) = sorted_into_series(one, other)
    assert len(steps(series)) == 1


def test_what_a_source_said_earlier_that_day_stays_beside_its_new_number() -> None:
    one = told("g", "The quake has killed 81 people.", hours_ago=2)
    other = told("h", "The quake has killed 90 people.")
    (series,) = sorted_into_series(one, other)
    (step,) = steps(series)
    (standing,) = step.standings
    assert standing.before is not None
    assert standing.before.figure.text == "81 people"
    assert not standing.is_corrected


def test_a_toll_that_falls_for_the_same_day_was_corrected() -> None:
    one = told("g", "The fire killed 17 workers on Friday.", hours_ago=24)
    other = told("h", "The fire killed 14 workers on Friday.")
    (series,) = sorted_into_series(one, other)
    assert [each.is_corrected for each in standings(series)] == [False, True]


def test_a_toll_that_grows_for_the_same_day_was_not_wrong() -> None:
    one = told("g", "The fire killed 14 workers on Friday.", hours_ago=24)
    other = told("h", "The fire killed 17 workers on Friday.")
    (series,) = sorted_into_series(one, other)
    assert [each.is_corrected for each in standings(series)] == [False, False]


def test_a_sentence_that_calls_itself_a_correction_is_marked() -> None:
    one = told("g", "The ferry was carrying 81 passengers.", hours_ago=24)
    other = told("h", "Correction: the ferry was carrying 79 passengers.")
    (series,) = sorted_into_series(one, other)
    last = standings(series)[-1]
    assert last.is_corrected
    assert last.before is not None
    assert last.before.figure.text == "81 passengers"


def test_two_readings_of_one_named_day_by_one_source_correct_each_other() -> None:
    one = told("g", "The river Alder stood at 4.2 metres on Friday.", hours_ago=2)
    other = told("h", "The river Alder stood at 4.4 metres on Friday.")
    (series,) = sorted_into_series(one, other)
    assert standings(series)[-1].is_corrected


def test_a_number_read_on_a_day_before_stands_on_that_day() -> None:
    later = told("i", "The river Alder stood at 4.2 metres on Sunday.")
    (series,) = sorted_into_series(later)
    assert series.newest.day < later.origin.published.date()


def test_a_new_number_is_a_change_and_a_known_one_is_not() -> None:
    third = told("j", "Hamas has released 105 hostages.", source="Herald")
    (series,) = sorted_into_series(FIRST, SECOND, third)
    old, new, repeated = series.points
    assert is_change(Series(series.id, (old, new)), new)
    assert not is_change(series, repeated)
    assert not is_change(Series(series.id, (old,)), old)
