from dataclasses import replace
from datetime import date as Date
from datetime import timedelta

import pytest

from bot import wording_proofs as words
from bot.briefing.proofs import LIMIT
from bot.delivery.messages.proofs import (
    LONGEST,
    Place,
    control,
    received_line,
    was_changed,
    was_not_posted,
)
from bot.language.current import speaking
from bot.model import (
    Address,
    Button,
    Chosen,
    Manner,
    Message,
    Proof,
    ProofState,
    Received,
    Slot,
)
from tests.fakes.clock import NOON

SLOT = Slot(Address(-1001234567890, 1234567890), Date(2026, 11, 23), 780, NOON)
PLACE = Place("Wire & Co", NOON, "Europe/Vienna")
BEFORE = NOON - timedelta(minutes=9)
STORIES = (
    Chosen(1, "s1", "Bridge <opens>", "a.00"),
    Chosen(2, "s2", "", "b.00"),
    Chosen(3, "s3", "F" * 500, "c.00", is_out=True),
)
OPEN = Proof(SLOT, ProofState.OPEN, STORIES, NOON)


def labels(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.buttons]


def buttons(message: Message) -> list[Button]:
    return [button for row in message.buttons for button in row]


def test_the_editor_sees_what_for_when_and_each_story_with_its_buttons() -> None:
    shown = control(OPEN, PLACE, BEFORE)
    head, above, _, first, second, third, _, silence = shown.html.split("\n")
    assert head == "<b>For Wire &amp; Co, Monday, 23 Nov at 13:00</b>"
    assert above == words.ABOVE_EDITED.format(button=words.BUTTON_SHOW)
    assert first == "1. Bridge &lt;opens&gt;"
    assert second == "2. Without a title"
    assert third == f"<s>3. {'F' * (LONGEST - 1)}…</s>"
    assert silence == "If you say nothing until 13:00, I do not post it."
    assert labels(shown) == [
        ["1 ↓", "1 ✕"],
        ["2 ↑", "2 ↓", "2 ✕"],
        ["Take 3 back in"],
        ["✅ Approve", "Skip it today"],
        ["👁 Show it so"],
    ]


def test_a_button_names_what_it_leads_to() -> None:
    shown = buttons(control(OPEN, PLACE, BEFORE))
    first = "1|proof|-1001234567890:1234567890|739943|780"
    assert shown[0].data == f"{first}|m|1|1"
    assert shown[2].data == f"{first}|m|2|0"
    assert shown[3].data == f"{first}|m|2|2"
    assert shown[4].data == f"{first}|x|2"
    assert shown[5].data == f"{first}|i|3"


def test_no_story_can_be_moved_past_the_ends() -> None:
    first, second, _ = STORIES
    two = labels(control(replace(OPEN, stories=(first, second)), PLACE, BEFORE))
    one = labels(control(replace(OPEN, stories=(first,)), PLACE, BEFORE))
    assert two[:2] == [["1 ↓", "1 ✕"], ["2 ↑", "2 ✕"]]
    assert one[0] == ["1 ✕"]


@pytest.mark.parametrize(
    ("state", "said", "below"),
    [
        (ProofState.APPROVED, "✅ Approved for 13:00.", ["Change it"]),
        (ProofState.SKIPPED, words.SKIPPED, ["Change it"]),
        (ProofState.POSTING, words.POSTED, []),
        (ProofState.POSTED, words.POSTED, []),
        (ProofState.ENDED, words.ENDED, []),
    ],
)
def test_it_says_how_the_proof_stands(
    state: ProofState, said: str, below: list[str]
) -> None:
    shown = control(replace(OPEN, state=state), PLACE, BEFORE)
    assert shown.html.endswith(said)
    assert [row[0] for row in labels(shown)] == below


def test_after_its_hour_it_is_posted_at_once() -> None:
    lapsed = control(replace(OPEN, state=ProofState.LAPSED), PLACE, NOON)
    assert lapsed.html.endswith(words.LAPSED)
    assert labels(lapsed)[3] == ["✅ Post it now"]
    approved = control(replace(OPEN, state=ProofState.APPROVED), PLACE, NOON)
    assert approved.html.endswith(words.APPROVED_LATE)


def test_too_late_nothing_can_be_pressed() -> None:
    shown = control(OPEN, PLACE, NOON + LIMIT + timedelta(seconds=1))
    assert shown.buttons == ()


def test_what_is_shown_hours_late_has_its_buttons() -> None:
    now = NOON + timedelta(hours=5)
    late = replace(OPEN, until=now + timedelta(minutes=10))
    shown = control(late, PLACE, now)
    assert shown.html.endswith("If you say nothing until 18:10, I do not post it.")
    assert labels(shown)[-2:] == [["✅ Post it now", "Skip it today"], ["👁 Show it so"]]
    assert "Until 21:10 you still can" in was_not_posted(late, PLACE).html


def test_without_stories_that_is_said() -> None:
    shown = control(replace(OPEN, stories=(), posts=True), PLACE, BEFORE)
    assert words.NO_STORIES in shown.html
    assert words.ABOVE in shown.html
    assert shown.html.endswith("until 13:00, I post it as it is.")


def test_what_changed_since_is_told_by_story() -> None:
    told = was_changed(STORIES[:2], {"s2"}, PLACE).html.split("\n")
    assert told[1:] == [
        "• changed by its source, and posted as it is now: Bridge &lt;opens&gt;",
        "• gone, so it is left out: Without a title",
    ]


def test_a_no_by_silence_leads_to_a_late_yes() -> None:
    told = was_not_posted(OPEN, PLACE)
    assert "Until 16:00 you still can" in told.html
    assert labels(told) == [["✅ Post it now", "👁 Show it so"]]


def test_how_the_last_one_was_received_stands_on_the_proof() -> None:
    counts = (("👍", 1041), ("❤", 12), ("", 3))
    last = Received(Date(2026, 11, 22), 485, counts)
    shown = control(OPEN, PLACE, BEFORE, last)
    line = "Sunday, 22 Nov, 08:05: 👍 1,041 ❤ 12 others 3"
    assert shown.html.split("\n")[-2] == line
    with speaking(Manner("ja")):
        assert received_line(last).startswith("11月22日(日) 08:05: 👍 1,041")
    none = received_line(replace(last, counts=()))
    assert none == "Sunday, 22 Nov, 08:05: no reactions yet"
