import pytest

from bot.briefing.rank import Told, fits, rank
from summarizers.types import Person, Span
from tests.fakes.reports import figure, report, story

CROWNS = figure("It cost 9 crowns.", "9 crowns", 9, unit="crown")


def order(*stories: Told) -> list[str]:
    return [told[0].id for told in rank(stories)]


def test_more_sources_come_first() -> None:
    alone = story("alone", report("a"), report("b"))
    shared = story("shared", report("c"), report("d", source="Herald"))
    assert order(alone, shared) == ["shared", "alone"]


def test_the_fresher_of_equal_stories_comes_first() -> None:
    assert order(
        story("old", report("a", hours_ago=20)), story("new", report("b"))
    ) == [
        "new",
        "old",
    ]


def test_figures_lift_a_story_over_an_equal_one() -> None:
    plain = story("plain", report("a"))
    counted = story("with-figures", report("b", figures=(CROWNS,)))
    assert order(plain, counted) == ["with-figures", "plain"]


def test_equal_stories_are_ordered_by_their_names() -> None:
    assert order(story("t", report("a")), story("s", report("b"))) == ["s", "t"]


def test_a_story_without_reports_is_left_out() -> None:
    kept = story("s", report("a"))
    assert rank([(kept[0], ()), kept]) == (kept,)


def test_nothing_to_rank_is_fine() -> None:
    assert rank([]) == ()


MENTIONS = [
    pytest.param("fishing", True, id="a report's topic, whatever its case"),
    pytest.param("courier", True, id="the source"),
    pytest.param("Ostrand ferries", True, id="words of the title"),
    pytest.param("ines koll", True, id="a person"),
    pytest.param("Ostrand trains", False, id="not all of the words"),
    pytest.param("the", False, id="a word that says nothing"),
]


@pytest.mark.parametrize(("topic", "is_fitting"), MENTIONS)
def test_a_topic_is_a_label_a_source_or_words_that_stand_out(
    topic: str, *, is_fitting: bool
) -> None:
    told = story(
        "s",
        report(
            "a",
            title="Ferries back in Ostrand",
            people=(Person("Ines Koll", Span(0, 9)),),
            topics=("Fishing",),
        ),
        topics=("sea",),
    )
    assert fits(told, (topic,)) is is_fitting


def test_any_of_several_topics_is_enough() -> None:
    assert fits(story("s", report("a", topics=("sea",))), ("sport", "sea"))
