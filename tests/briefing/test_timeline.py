"""A story's course: what was new each time, and what was corrected."""

from dataclasses import replace
from datetime import timedelta

from bot.briefing.timeline import timeline
from bot.model import Correction, Version
from tests.fakes.clock import NOON
from tests.fakes.reports import report

FLOOD = report("a", "The Alder burst its banks at Tarn.", hours_ago=9)
AGAIN = report("b", "At Tarn the Alder burst its banks.", hours_ago=8)
MOVED = report("c", "Crews moved 640 people by boat.", hours_ago=2)


def told(*reports: object) -> list[str]:
    return [event.passage.text for event in timeline(reports) if event.passage]  # type: ignore[arg-type]  # reports


def test_entries_come_in_the_order_of_their_days_and_nothing_twice() -> None:
    assert told(MOVED, AGAIN, FLOOD) == [
        "The Alder burst its banks at Tarn.",
        "Crews moved 640 people by boat.",
    ]


def test_of_one_report_the_first_new_sentences_are_taken() -> None:
    long = report(
        "d",
        "Rain fell for two days in the hills.",
        "In the hills rain fell for two days.",
        "The bridge at Holm was closed to lorries.",
        "Schools stay shut until Thursday morning.",
    )
    assert told(long) == [
        "Rain fell for two days in the hills.",
        "The bridge at Holm was closed to lorries.",
    ]


def test_a_sentence_that_leans_on_one_not_shown_is_no_entry() -> None:
    leaning = report("e", "But he said that this was wrong.")
    assert told(leaning) == []


def test_a_correction_is_an_entry_at_the_moment_it_was_seen() -> None:
    sentence = MOVED.findings.summary[0].text
    change = Correction("460", "640", sentence.replace("640", "460"), sentence)
    version = Version(NOON - timedelta(hours=1), 1, 1, (change,))
    events = timeline([replace(MOVED, versions=(version,))])
    assert [event.correction for event in events] == [None, change]
    assert events[1].moment == version.seen
    assert events[1].passage is not None


def test_a_corrected_sentence_that_is_not_found_has_no_place() -> None:
    change = Correction("1", "2", "It had 1.", "It had 2.")
    edited = replace(MOVED, versions=(Version(NOON, 1, 1, (change,)),))
    assert timeline([edited])[-1].passage is None
