from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.briefing.leaning import MOST, Tally, lean, leanings, subjects, tallies
from bot.briefing.rank import rank
from bot.model import DOWN, LASTS, UP, Vote
from tests.fakes.clock import NOON
from tests.fakes.reports import report, story

WEEK = timedelta(weeks=1)
SCIENCE = ("science",)


def vote(story_id: str, sign: int = UP, *, by: int = 1, ago: timedelta = WEEK) -> Vote:
    return Vote(story_id, by, sign, NOON - ago, SCIENCE)


def now_ish(story_id: str, sign: int = UP, *, by: int = 1) -> Vote:
    return vote(story_id, sign, by=by, ago=timedelta(0))


def test_without_votes_there_is_no_leaning() -> None:
    assert leanings((), NOON) == ()


def test_each_story_liked_leans_a_little_further_and_never_past_the_most() -> None:
    votes = [now_ish(f"s{number}") for number in range(300)]
    assert leanings(votes[:1], NOON) == (("science", 0.15),)
    assert leanings(votes[:3], NOON) == (("science", 0.3),)
    assert leanings(votes, NOON) == (("science", MOST),)


def test_what_is_not_liked_leans_away() -> None:
    assert leanings([now_ish("s", DOWN)], NOON) == (("science", -0.15),)


def test_a_leaning_halves_in_four_weeks_and_is_gone_after_twelve() -> None:
    votes = [vote(f"s{number}", ago=4 * WEEK) for number in range(6)]
    assert leanings(votes, NOON) == (("science", 0.3),)
    old = [vote(f"s{number}", ago=LASTS) for number in range(6)]
    assert leanings(old, NOON) == ()


def test_a_vote_taken_back_counts_no_more() -> None:
    assert leanings([now_ish("s", 0)], NOON) == ()


def test_a_vote_of_a_clock_that_ran_ahead_waits_for_its_time() -> None:
    assert leanings([vote("s", ago=-WEEK)], NOON) == ()


def test_a_group_counts_a_story_once_by_its_balance() -> None:
    three_to_one = [now_ish("s", by=number) for number in range(3)]
    three_to_one.append(now_ish("s", DOWN, by=3))
    assert leanings(three_to_one, NOON) == (("science", 0.1),)
    even = [now_ish("s", by=1), now_ish("s", DOWN, by=2)]
    assert leanings(even, NOON) == ()


@given(
    st.lists(
        st.builds(
            Vote,
            st.sampled_from("abcdef"),
            st.integers(1, 4),
            st.sampled_from((UP, 0, DOWN)),
            st.integers(0, 2000).map(lambda hours: NOON - timedelta(hours=hours)),
            st.sampled_from((SCIENCE, ("science", "world"), ("@Courier",))),
        )
    )
)
def test_a_leaning_is_bounded_and_the_same_for_the_same_votes(
    votes: list[Vote],
) -> None:
    found = leanings(votes, NOON)
    assert found == leanings(votes[::-1], NOON)
    assert all(0 < abs(value) <= MOST for _, value in found)


def test_a_story_is_about_its_topics_or_else_told_by_its_outlets() -> None:
    assert subjects([report("a", topics=("World", "science")), report("b")]) == (
        "science",
        "world",
    )
    assert subjects([report("a"), report("b", source="Herald")]) == (
        "@Courier",
        "@Herald",
    )
    assert subjects([report("a", source="")]) == ()


def test_a_story_moves_by_the_mean_of_its_subjects() -> None:
    both = [report("a", topics=("science", "world"))]
    assert lean(both, (("science", 0.4),)) == pytest.approx(0.2)
    assert lean(both, ()) == 0.0
    assert lean([report("a", source="")], (("science", 0.4),)) == 0.0


def test_of_equal_stories_the_liked_subject_comes_first() -> None:
    world = story("a", report("a", topics=("world",)))
    science = story("b", report("b", topics=("Science",)))
    liked = (("science", 0.15),)
    assert rank([world, science]) == (world, science)
    assert rank([world, science], leanings=liked) == (science, world)


def test_what_many_more_outlets_tell_comes_first_whoever_likes_what() -> None:
    outlets = ("Herald", "Post", "Wire", "Radio")
    great = story("great", *(report(name, source=name) for name in outlets))
    liked = story("liked", report("b", topics=SCIENCE))
    assert rank([great, liked], leanings=(("science", MOST),)) == (great, liked)


def test_what_was_voted_on_a_subject_is_counted_by_story() -> None:
    votes = [
        vote("one", by=1),
        vote("one", by=2),
        vote("two", DOWN, ago=2 * WEEK),
        vote("even", by=1),
        vote("even", DOWN, by=2),
        vote("old", ago=LASTS),
    ]
    tally = Tally(1, 1, NOON - 2 * WEEK, NOON - WEEK)
    assert tallies(votes, NOON) == {"science": tally}
