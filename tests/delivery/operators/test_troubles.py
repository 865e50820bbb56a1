"""What is said of feeds in trouble."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery.operators.troubles import rate, standing, told
from bot.language.current import speaking
from bot.model import Feed, Manner
from bot.sources.silence import Trouble
from tests.fakes.clock import NOON

GULL = Feed(
    "https://gull.example/rss", "Gull & Sons", spoke=NOON, gap=7_200.0, known=10
)
LATER = NOON + timedelta(days=4)


def test_operators_read_what_is_wrong_since_when_and_what_to_do() -> None:
    assert told(GULL, Trouble.SILENT, LATER).html == (
        "📭 <b>Gull &amp; Sons</b> has listed nothing new since Monday, 23 Nov, 12:00 "
        "UTC; it used to bring about 12 a day. Its address still answers, so the "
        "publisher may have moved to another one: https://gull.example/rss"
    )
    failing = replace(GULL, failing=NOON, problem="It answered 500.")
    assert told(failing, Trouble.FAILING, LATER).html == (
        "⚠️ <b>Gull &amp; Sons</b> could not be read since Monday, 23 Nov, 12:00 UTC. "
        "It answered 500. I go on trying; look whether it has moved: "
        "https://gull.example/rss"
    )


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (7_200.0, "about 12 a day"),
        (86_400.0, "about 7 a week"),
        (7 * 86_400.0, "about 4 a month"),
        (900 * 86_400.0, "about 1 a month"),
        (0.0, "about 1 a month"),
    ],
)
def test_a_rate_is_told_in_the_words_that_suit_it(gap: float, words: str) -> None:
    assert rate(gap) == words


def test_the_state_of_a_feed_is_plain_and_in_the_readers_zone() -> None:
    fine = replace(GULL, spoke=LATER)
    failing = replace(fine, failing=LATER - timedelta(hours=3), problem="No.")
    over = replace(fine, is_stopped=True, problem="It answered 410 Gone.")
    assert standing(fine, LATER, "UTC") == ""
    assert standing(failing, LATER, "Europe/Vienna") == (
        "could not be read since 10:00; the rest is complete."
    )
    assert standing(GULL, LATER, "UTC") == (
        "has listed nothing new since 23 Nov, 12:00."
    )
    assert standing(over, LATER, "UTC") == "is over. It answered 410 Gone."
    assert standing(replace(fine, problem="Odd."), LATER, "UTC") == "Odd."


def test_what_was_kept_in_english_is_told_in_the_language_of_the_moment() -> None:
    odd = replace(GULL, spoke=LATER, problem="gull.example cannot be reached.")
    with speaking(Manner("de")):
        gone = "gull.example ist nicht erreichbar."
        assert standing(odd, LATER, "UTC") == gone
        assert gone in standing(replace(odd, is_stopped=True), LATER, "UTC")
        failing = replace(odd, failing=NOON)
        assert gone in told(failing, Trouble.FAILING, LATER).html
