from collections.abc import Mapping

import pytest

from bot.questions.misspellings import Spelling, best, may_be_mended, once, twice
from summarizers.text.words import normal


def words(found: Mapping[str, Spelling]) -> set[str]:
    return {each.word for each in found.values()}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("hostagse", "hostages"),
        ("floodign", "flooding"),
        ("vally", "valley"),
        ("occured", "occurred"),
        ("bridgge", "bridge"),
        ("resvuers", "rescuers"),
        ("Erdogan", "erdoğan"),
        ("выбры", "выборы"),
        ("وزيير", "وزير"),
    ],
)
def test_what_was_meant_is_one_slip_away(written: str, meant: str) -> None:
    assert normal(meant) in once(written)


def test_the_first_letter_stays() -> None:
    found = words(once("bridge")) | words(twice("bridge"))
    assert {word[0] for word in found} == {"b"}


def test_of_two_slips_the_usual_ones_are_made_in_longer_words() -> None:
    assert "netanyahu" in words(twice("netanyahoo"))
    assert "occurrence" in words(twice("ocurence"))
    assert twice("netty") == {}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Flood", True),
        ("Zürich", True),
        ("мост", True),
        ("war", False),
        ("covid19", False),
        ("Москvа", False),
        ("x" * 25, False),
        ("選挙結果", False),
    ],
)
def test_only_words_of_letters_of_one_script_are_mended(
    word: str, *, expected: bool
) -> None:
    assert may_be_mended(word) is expected


def test_of_the_spellings_of_one_term_the_likeliest_stands_for_it() -> None:
    assert once("bridgge")["bridg"] == Spelling("bridge", 2.0)


def test_a_likely_slip_and_a_common_word_come_first() -> None:
    spellings = {"bridg": Spelling("bridge", 2.0), "brigad": Spelling("brigade", 1.0)}
    assert best(spellings, {"bridg": 3, "brigad": 3}) == ["bridg", "brigad"]
    assert best(spellings, {"bridg": 1, "brigad": 900}) == ["brigad", "bridg"]
    assert best(spellings, {}) == []
