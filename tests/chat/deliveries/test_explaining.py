"""Reasons in words a reader understands."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.briefing.leaning import Tally
from bot.briefing.marks import fingerprint
from bot.briefing.sieve import Against, Cause
from bot.briefing.whys import Because, Case, Reason
from bot.chat.deliveries.explaining import _sentence, explained
from bot.language.current import speaking
from bot.model import Address, Filters, Length, Manner, Subscription
from bot.wording_filters import CAUSES
from tests.fakes.reports import report, story

EIGHT = datetime(2026, 11, 23, 7, tzinfo=UTC)
MONTH = timedelta(days=30)
FILTERS = Filters(
    words=("boat", "levee"), languages=("en", "xx"), sources=("Gull", "Tern")
)
WISH = Subscription(
    Address(7), (480,), "Europe/Vienna", topics=("world", "sport"), filters=FILTERS
)
FLOOD = story(
    "flood", report("post", "Crews came in boats.", source="Post", topics=("world",))
)
CASE = Case(FLOOD, (FLOOD,), WISH, EIGHT, {"other": ""}, {"other": EIGHT})

SAID = [
    (Reason(Because.TOLD, moment=EIGHT), "You got it Monday 23 Nov, 08:00."),
    (Reason(Because.TOPIC, "world"), "You chose world."),
    (Reason(Because.OUTLETS, count=1), "One outlet reports it."),
    (Reason(Because.OUTLETS, count=3), "3 outlets report it."),
    (
        Reason(Because.OFF_TOPIC, topics=("arts",)),
        "It is on arts. You chose world, sport.",
    ),
    (Reason(Because.OFF_TOPIC), "It is on no topic I know. You chose world, sport."),
    (
        Reason(Because.WORD, "boat", "Post", "In boats."),
        "“boat”, which you want, stands in Post’s words: “In boats.”",
    ),
    (
        Reason(Because.TOO_LOW, count=12),
        "For your last briefing (Monday 23 Nov, 08:00) it was number 12 by importance, "
        "and a briefing has 7 places.",
    ),
    (
        Reason(Because.PART, source="Mail", cause=Cause(Against.MUTED_WORD, "cup")),
        "The article of Mail is left out: it says “cup”, which you do not want.",
    ),
    (
        Reason(Because.LIKED, "science", tally=Tally(3, 0, EIGHT, EIGHT)),
        "You gave 👍 to 3 stories on science in November, "
        "so such stories come a little earlier.",
    ),
    (
        Reason(Because.DISLIKED, "@Post", tally=Tally(1, 2, EIGHT - MONTH, EIGHT)),
        "You gave 👍 to 1 story and 👎 to 2 stories of Post since October, "
        "so such stories come a little later.",
    ),
    (
        Reason(Because.LEFT_OUT, cause=Cause(Against.LANGUAGE)),
        "It is left out: it is not in English or xx.",
    ),
    (
        Reason(Because.LEFT_OUT, cause=Cause(Against.SOURCE)),
        "It is left out: it is not from Gull or Tern.",
    ),
    (
        Reason(Because.LEFT_OUT, cause=Cause(Against.NO_WORD)),
        "It is left out: it has none of the words you want: boat, levee.",
    ),
]


@pytest.mark.parametrize(("reason", "sentence"), SAID)
def test_a_reason_is_a_plain_sentence(reason: Reason, sentence: str) -> None:
    assert _sentence(CASE, reason) == sentence


@pytest.mark.parametrize("because", list(Because))
def test_every_reason_has_its_words(because: Because) -> None:
    cause = Cause(Against.NO_WORD)
    reason = Reason(because, moment=EIGHT, cause=cause, tally=Tally(1, 0, EIGHT, EIGHT))
    assert "{" not in _sentence(CASE, reason)


def test_every_cause_has_its_words() -> None:
    assert set(CAUSES) == {each.name for each in Against}


def test_a_case_is_explained_from_its_first_reason_to_its_last() -> None:
    told = {"flood": fingerprint(FLOOD[1])}
    case = replace(CASE, told=told, when={"flood": EIGHT})
    case = replace(case, wish=replace(WISH, filters=Filters(words=("boat",))))
    assert explained(case) == (
        "You got it Monday 23 Nov, 08:00.",
        "You chose world.",
        "“boat”, which you want, stands in Post’s words: “Crews came in boats.”",
        "One outlet reports it.",
    )


def test_whoever_wants_no_briefing_hears_how_to_begin() -> None:
    assert explained(replace(CASE, wish=None)) == (
        "There is no daily briefing here, so no story is sent. "
        "/subscribe 08:00 starts one.",
    )


def test_in_a_group_the_votes_are_its_readers() -> None:
    reason = Reason(Because.LIKED, "science", tally=Tally(1, 0, EIGHT, EIGHT))
    group = replace(CASE, wish=replace(WISH, address=Address(-7)))
    assert _sentence(group, reason).startswith("The readers here gave 👍 to 1 story")


def test_a_short_briefing_has_fewer_places() -> None:
    short = replace(CASE, wish=replace(WISH, length=Length.SHORT))
    said = _sentence(short, Reason(Because.TOO_LOW, count=5))
    assert "a briefing has 3 places" in said


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason(Because.TOPIC, "world"), "Welt"),
        (Reason(Because.OFF_TOPIC, topics=("arts", "harbour")), "Kunst, harbour"),
        (Reason(Because.OFF_TOPIC, topics=("arts",)), "Welt, Sport"),
        (
            Reason(Because.LEFT_OUT, cause=Cause(Against.MUTED_TOPIC, "science")),
            "Wissenschaft",
        ),
        (Reason(Because.WORD, "world", "Post", "In the world."), "„world“"),
    ],
)
def test_topics_are_named_in_the_reader_s_language_and_words_are_not(
    reason: Reason, words: str
) -> None:
    with speaking(Manner("de")):
        assert words in _sentence(CASE, reason)
