from dataclasses import replace
from datetime import date as Date
from datetime import timedelta

import pytest

from bot.briefing.proofs import (
    LIMIT,
    Act,
    Refused,
    Step,
    closes,
    edited,
    is_whole,
    look_at,
    shown,
    step,
)
from bot.briefing.slots import LATEST
from bot.model import Address, Chosen, Proof, ProofState, Slot
from tests.fakes.clock import NOON

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
SLOT = Slot(Address(-7), Date(2026, 11, 23), 720, NOON)
STORIES = tuple(Chosen(n, f"s{n}", f"Story {n}", f"a{n}.00") for n in (1, 2, 3))
OPEN = Proof(SLOT, ProofState.OPEN, STORIES, NOON)


def numbers(proof: Proof | Refused) -> list[int]:
    assert isinstance(proof, Proof)
    return [each.number for each in proof.stories]


def state(proof: Proof | Refused) -> ProofState:
    assert isinstance(proof, Proof)
    return proof.state


def test_silence_counts_from_the_hour_on() -> None:
    seen = shown(Proof(SLOT), NOON, NOON - 30 * MINUTE, 30 * MINUTE)
    assert seen.state is ProofState.OPEN
    assert seen.until == NOON


def test_who_saw_a_proof_late_has_ten_minutes() -> None:
    seen = shown(Proof(SLOT), NOON, NOON - MINUTE, 30 * MINUTE)
    assert seen.until == NOON + 9 * MINUTE


@pytest.mark.parametrize(
    ("made", "seconds", "wanted"),
    [
        (Proof(SLOT), 0, Step.SHOW),
        (OPEN, -1, Step.REST),
        (OPEN, 0, Step.LAPSE),
        (replace(OPEN, posts=True), 0, Step.POST),
        (replace(OPEN, state=ProofState.APPROVED), -1, Step.REST),
        (replace(OPEN, state=ProofState.APPROVED), 0, Step.POST),
        (replace(OPEN, state=ProofState.POSTING), -1, Step.POST),
        (replace(OPEN, state=ProofState.SKIPPED), 0, Step.REST),
        (replace(OPEN, state=ProofState.POSTED), 0, Step.REST),
    ],
)
def test_what_is_to_be_done_about_a_proof(
    made: Proof, seconds: int, wanted: Step
) -> None:
    assert step(made, NOON, NOON + timedelta(seconds=seconds)) is wanted


def test_silence_posts_nothing_whose_stories_were_all_left_out() -> None:
    out = tuple(replace(each, is_out=True) for each in STORIES)
    assert step(replace(OPEN, posts=True, stories=out), NOON, NOON) is Step.LAPSE


def test_it_is_looked_at_again_when_something_happens_by_itself() -> None:
    late = replace(OPEN, until=NOON + MINUTE)
    assert look_at(late, NOON) == NOON + MINUTE
    assert look_at(replace(late, state=ProofState.APPROVED), NOON) == NOON
    assert look_at(replace(late, state=ProofState.LAPSED), NOON) is None


def test_a_story_is_moved_to_a_place_however_often_that_is_pressed() -> None:
    once = edited(OPEN, Act.MOVE, NOON, NOON, 3, 0)
    assert numbers(once) == [3, 1, 2]
    assert isinstance(once, Proof)
    assert numbers(edited(once, Act.MOVE, NOON, NOON, 3, 0)) == [3, 1, 2]


def test_a_story_nobody_showed_is_not_moved() -> None:
    assert numbers(edited(OPEN, Act.MOVE, NOON, NOON, 9, 0)) == [1, 2, 3]


def test_a_story_is_left_out_and_taken_in_again() -> None:
    without = edited(OPEN, Act.DROP, NOON, NOON, 2)
    assert isinstance(without, Proof)
    assert [each.number for each in without.choice] == [1, 3]
    back = edited(without, Act.RESTORE, NOON, NOON, 2)
    assert back == OPEN


def test_what_has_nothing_left_is_not_approved() -> None:
    out = replace(OPEN, stories=(replace(STORIES[0], is_out=True),))
    assert edited(out, Act.APPROVE, NOON, NOON) is Refused.NOTHING_LEFT
    assert is_whole(replace(OPEN, stories=()))


def test_a_proof_is_approved_until_three_hours_after_its_hour() -> None:
    lapsed = replace(OPEN, state=ProofState.LAPSED)
    last = NOON + LIMIT
    approved = edited(lapsed, Act.APPROVE, NOON, last)
    assert state(approved) is ProofState.APPROVED
    late = edited(lapsed, Act.APPROVE, NOON, last + MINUTE)
    assert late is Refused.TOO_LATE


def test_who_saw_a_proof_hours_late_has_three_hours_from_then() -> None:
    seen = shown(replace(OPEN, until=None), NOON, NOON + 5 * HOUR, 30 * MINUTE)
    assert seen.until == NOON + 5 * HOUR + 10 * MINUTE
    assert closes(seen, NOON) == seen.until + LIMIT
    approved = edited(seen, Act.APPROVE, NOON, seen.until)
    assert state(approved) is ProofState.APPROVED
    late = edited(seen, Act.APPROVE, NOON, seen.until + LIMIT + MINUTE)
    assert late is Refused.TOO_LATE


def test_nothing_is_approved_that_is_half_a_day_late() -> None:
    seen = shown(replace(OPEN, until=None), NOON, NOON + 11 * HOUR, 30 * MINUTE)
    assert closes(seen, NOON) == NOON + LATEST


@pytest.mark.parametrize("over", [ProofState.POSTING, ProofState.POSTED])
def test_what_is_on_its_way_is_changed_by_nobody(over: ProofState) -> None:
    made = replace(OPEN, state=over)
    assert edited(made, Act.SKIP, NOON, NOON) is Refused.TOO_LATE


def test_what_was_skipped_is_brought_back_before_it_is_changed() -> None:
    skipped = edited(OPEN, Act.SKIP, NOON, NOON - MINUTE)
    assert isinstance(skipped, Proof)
    assert skipped.state is ProofState.SKIPPED
    assert edited(skipped, Act.DROP, NOON, NOON, 1) is Refused.NOT_NOW
    assert edited(skipped, Act.REOPEN, NOON, NOON - MINUTE) == OPEN
    assert state(edited(skipped, Act.REOPEN, NOON, NOON)) is ProofState.LAPSED
