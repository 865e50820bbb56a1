"""What an operator reads about a broadcast."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery.operators.progress import chats, duration_words, progress, reach_words
from bot.language.current import speaking
from bot.model import Button, Manner, Message
from bot.store.casting import Broadcast, Reach, State, Tally
from tests.fakes.clock import NOON
from tests.fakes.telegram import takes

CAST = Broadcast(
    "b1", Message("We move on <b>Friday</b> &amp; come back."), 7, NOON, State.RUNNING
)
PAUSE = Button("⏸ Pause", "1|cast|b1|pause")
RESUME = Button("▶️ Resume", "1|cast|b1|resume")
CANCEL = Button("⏹ Cancel the rest", "1|cast|b1|cancel")


def test_on_its_way_it_says_how_far_it_is_and_how_long_it_takes() -> None:
    tally = Tally(True, 12_345, 11_000, 90, {"sent": 1250, "gone": 5})
    assert progress(CAST, tally) == Message(
        "📣 <b>Broadcast to everyone: on its way</b>\n"
        "“We move on Friday &amp; come back.”\n"
        "Sent: 1,250 of 12,345 chats\n"
        "Still to go: 11,090, about 6 minutes\n"
        "Not delivered: 5\n"
        "• 5 blocked me, or are gone",
        ((PAUSE, CANCEL),),
    )


def test_paused_it_promises_no_time_and_offers_to_go_on() -> None:
    paused = replace(CAST, state=State.PAUSED)
    shown = progress(paused, Tally(True, 10, 6, 0, {"sent": 4}))
    assert shown.html.endswith("Sent: 4 of 10 chats\nStill to go: 6")
    assert shown.buttons == ((RESUME, CANCEL),)


@pytest.mark.parametrize(
    ("state", "words"),
    [(State.DONE, "finished"), (State.CANCELLED, "cancelled")],
)
def test_over_it_says_what_was_not_delivered_and_why_and_has_no_buttons(
    state: State, words: str
) -> None:
    ended = {"sent": 1, "moved": 1, "held": 2, "skipped": 0, "dead": 3, "new": 1}
    shown = progress(replace(CAST, state=state), Tally(True, 7, 0, 0, ended))
    assert shown.buttons == ()
    assert shown.html.splitlines()[0] == f"📣 <b>Broadcast to everyone: {words}</b>"
    assert shown.html.splitlines()[2:] == [
        "Sent: 1 of 7 chats",
        "Not delivered: 6",
        "• 3 given up after several tries",
        "• 2 unknown: Telegram did not answer, so it is not sent again",
        "• 1 ended as “new”",
    ]


def test_cancelled_it_does_not_say_that_something_is_still_to_go() -> None:
    shown = progress(replace(CAST, state=State.CANCELLED), Tally(True, 7, 3, 1))
    assert "Still to go" not in shown.html


def test_a_long_text_is_told_by_its_beginning() -> None:
    long = replace(CAST, message=Message("word " * 50))
    shown = progress(long, Tally()).html.splitlines()[1]
    assert shown == f"“{('word ' * 12).strip()}…”"


@pytest.mark.parametrize(
    ("reach", "topic", "words"),
    [
        (Reach.ALL, "", "everyone"),
        (Reach.PRIVATE, "", "people"),
        (Reach.GROUPS, "", "groups"),
        (Reach.CHANNELS, "", "channels"),
        (Reach.TOPIC, "<sea>", "who gets “&lt;sea&gt;”"),
    ],
)
def test_each_reach_has_its_words(reach: Reach, topic: str, words: str) -> None:
    assert reach_words(reach, topic) == words


def test_a_text_with_marks_cannot_break_the_progress() -> None:
    odd = replace(CAST, message=Message("&lt;b&gt; /stop @name"), topic="<i>")
    assert takes(progress(replace(odd, reach=Reach.TOPIC), Tally()).html)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "a moment"),
        (1.4, "a moment"),
        (42.2, "about 42 seconds"),
        (99, "about 99 seconds"),
        (333, "about 6 minutes"),
        (33_333, "about 9 hours"),
        (400_000, "about 5 days"),
    ],
)
def test_a_duration_is_told_as_a_person_would(seconds: float, words: str) -> None:
    assert duration_words(timedelta(seconds=seconds)) == words


def test_chats_are_counted_in_words() -> None:
    assert [chats(0), chats(1), chats(1234)] == ["0 chats", "1 chat", "1,234 chats"]


def test_a_topic_is_named_in_the_operator_s_language() -> None:
    with speaking(Manner("de")):
        assert reach_words(Reach.TOPIC, "world") == "alle mit „Welt“"
