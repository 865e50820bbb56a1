"""Filters piece by piece: put in, taken away, and never both ways at once."""

from dataclasses import replace

import pytest

from bot.briefing.wanting import MOST, Part, matching, parts, with_parts, without
from bot.errors import InputError
from bot.model import Address, Filters, Subscription

WISH = Subscription(Address(7), (480,), "UTC")


def test_a_part_is_put_in_once_however_it_is_written() -> None:
    wish = with_parts(WISH, [Part("words", "floods"), Part("words", "Flood")])
    assert wish.filters == Filters(words=("Flood",))


@pytest.mark.parametrize(
    ("first", "then", "left"),
    [
        ("words", "not_words", Filters(not_words=("bank",))),
        ("not_sources", "sources", Filters(sources=("bank",))),
        ("topics", "not_topics", Filters(not_topics=("bank",))),
        ("languages", "words", Filters(words=("bank",), languages=("bank",))),
    ],
)
def test_what_is_wanted_takes_its_opposite_away(
    first: str, then: str, left: Filters
) -> None:
    wish = with_parts(WISH, [Part(first, "bank"), Part(then, "bank")])
    assert (wish.filters, wish.topics) == (left, ())


def test_topics_are_the_subscriptions_own() -> None:
    wish = with_parts(WISH, [Part("topics", "world")])
    assert wish == replace(WISH, topics=("world",))
    assert without(wish, Part("topics", "World")) == WISH


def test_what_is_not_there_is_taken_away_in_vain() -> None:
    assert without(WISH, Part("words", "flood")) is WISH


def test_the_parts_of_a_word_are_found_whatever_their_kind() -> None:
    filters = Filters(not_words=("Football",), not_topics=("football",))
    found = matching(replace(WISH, filters=filters), "footballs")
    assert found == (Part("not_words", "Football"), Part("not_topics", "football"))
    assert tuple(parts(filters)) == found


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        ("x" * 81, "is longer than 80 letters"),
        ("!?", "There is no word in “!?”"),
        ("", "There is no word"),
    ],
)
def test_a_part_that_is_no_word_or_too_long_is_refused(
    value: str, complaint: str
) -> None:
    with pytest.raises(InputError, match=complaint.replace("?", r"\?")):
        with_parts(WISH, [Part("words", value)])


def test_no_more_than_fifty_of_a_kind_are_kept() -> None:
    full = with_parts(WISH, [Part("words", f"w{number}") for number in range(MOST)])
    assert len(full.filters.words) == MOST
    with pytest.raises(InputError, match="You have 50 of these"):
        with_parts(full, [Part("words", "more")])
    again = with_parts(full, [Part("words", "W3"), Part("not_words", "more")])
    assert (len(again.filters.words), again.filters.not_words) == (MOST, ("more",))
