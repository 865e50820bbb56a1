"""The traits of a word are counted in the article, and its chance follows from them."""

from math import log1p

from summarizers.summary.salience import Traits, salience, traits

SAID = (("dam", "lind", "dam"), ("lind", "40"), ("mill",))
QUOTED = (frozenset[str](), frozenset({"lind"}), frozenset({"mill"}))


def test_the_traits_of_a_word_are_counted() -> None:
    assert traits(SAID, QUOTED)["lind"] == Traits(
        always=1.0,
        votes=log1p(1 + 1 / 1.1),
        once=0.0,
        first=0.0,
        opening=0.5,
        digit=0.0,
        quoted=0.5,
    )


def test_the_words_come_in_the_order_of_the_text() -> None:
    assert list(traits(SAID, QUOTED)) == ["dam", "lind", "40", "mill"]


def test_numbers_and_words_said_once_are_told_apart() -> None:
    found = traits(SAID, QUOTED)
    assert (found["40"].digit, found["mill"].digit) == (1.0, 0.0)
    assert (found["mill"].once, found["lind"].once) == (1.0, 0.0)
    assert (found["mill"].quoted, found["mill"].first) == (1.0, log1p(2))


def test_the_title_votes_for_its_words_but_brings_none() -> None:
    found = traits(SAID, QUOTED, frozenset({"mill", "flood"}))
    assert "flood" not in found
    assert found["mill"].votes == log1p(1 + 1 / 1.2)
    assert found["mill"].once == 1.0


def test_a_chance_lies_between_none_and_all() -> None:
    found = {"dam": Traits(always=1.0, votes=2.0), "mill": Traits(always=1.0)}
    assert salience(found, Traits(votes=1.0)) == {
        "dam": 0.8807970779778823,
        "mill": 0.5,
    }
