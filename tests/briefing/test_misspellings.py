import pytest

from bot.briefing.misspellings import best, may_be_mended, once, terms_of, twice


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
    assert meant in once(written)


def test_the_first_letter_stays() -> None:
    assert {word[0] for word in (*once("bridge"), *twice("bridge"))} == {"b"}


def test_of_two_slips_the_usual_ones_are_made_in_longer_words() -> None:
    assert "netanyahu" in twice("netanyahoo")
    assert "occurrence" in twice("ocurence")
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
    assert terms_of({"floods": 1.0, "flood": 2.0, "bank": 1.0}) == {
        "flood": "flood",
        "bank": "bank",
    }


def test_a_likely_slip_and_a_common_word_come_first() -> None:
    spellings = {"bridge": 2.0, "brigade": 1.0, "bride": 1.0}
    assert best(spellings, {"bridg": 3, "brigad": 3}) == ["bridge", "brigade"]
    assert best(spellings, {"bridg": 1, "brigad": 900}) == ["brigade", "bridge"]
    assert best(spellings, {}) == []
