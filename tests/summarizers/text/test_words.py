"""Words are compared without inflection, case and function words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizers.text.sentences import segment
from summarizers.text.words import (
    Placed,
    _Words,
    content_words,
    normal,
    placed_words,
    plain,
    sequence,
    terms,
    word_count,
    words_in,
)
from summarizers.types import Span


@pytest.mark.parametrize(
    "words",
    [
        "hostage hostages Hostages hostage's hostages' hostage’s",
        "release releases released releasing",
        "stop stops stopped stopping",
        "party parties",
        "carry carries carried",
        "child children",
        "rise rises rising rose risen",
        "vote votes voted voting",
        "die dies died dying",
        "pass passes passed passing",
        "fall falls falling",
        "U.S. US u.s.",
        "ｔｒｕｃｅ truce truces",
        "café cafe\u0301",
        "город города городов городам",
        "الرهائن رهائن والرهائن للرهائن",
    ],
)
def test_inflections_share_one_form(words: str) -> None:
    assert len({normal(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bus", "bu"),
        ("ring", "r"),
        ("bed", "b"),
        ("crisis", "crisi"),
        ("3.5", "35"),
        ("news", "new"),
        ("need", "ne"),
        ("gas", "ga"),
        ("string", "str"),
    ],
)
def test_what_only_looks_inflected_is_left_alone(one: str, other: str) -> None:
    assert normal(one) != normal(other)


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("The truce of the two armies is over.", "en", ["truc", "two", "army"]),
        ("It’s 81 hostages, 3.5 percent.", "en", ["81", "hostag", "3.5", "percent"]),
        ("A B c at 7", "en", ["7"]),
        ("Die Geiseln sind frei", "de", ["geiseln", "frei"]),
        ("人质获释的消息", "zh", ["人质", "质获", "获释", "消息"]),
        ("雨 và の", "ja", ["雨", "và"]),
        ("יש 5 ה ילדים", "he", ["5", "ה", "ילדים"]),
    ],
)
def test_content_words_carry_meaning(
    text: str, language: str, words: list[str]
) -> None:
    assert content_words(text, language) == words


def test_a_sentence_gives_the_words_of_its_text() -> None:
    (sentence,) = segment("Talks resumed.").sentences
    assert content_words(sentence) == ["talk", "resum"]


def test_terms_are_counted() -> None:
    assert terms("A hostage, two hostages.") == {"hostag": 2, "two": 1}


def test_a_question_meets_an_article_in_any_language() -> None:
    asked = terms("дети город", "en")
    assert asked.keys() <= terms("Дети уехали из города.", "ru").keys()


@pytest.mark.parametrize(
    ("text", "count"),
    [("Two words.", 2), ("Zwei schöne Wörter", 3), ("我们走吧。", 3), ("雨 now", 2)],
)
def test_length_is_counted_in_words(text: str, count: int) -> None:
    (sentence,) = segment(text).sentences
    assert word_count(sentence) == count


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_has_terms(text: str) -> None:
    assert terms(text).total() == len(content_words(text))
    assert all(terms(text))


@pytest.mark.parametrize(
    "words",
    [
        "Café cafés CAFE cafe\u0301",
        "İstanbul istanbul Istanbul",
        "Łódź lodz",
        "Straße strasse",
        "ёлка елка",
        "город города городов городам",
        "שָׁלוֹם שלום",
    ],
)
def test_a_word_typed_without_its_accents_is_the_same(words: str) -> None:
    assert len({plain(word) for word in words.split()}) == 1


@pytest.mark.parametrize("words", ["flood food", "Bank band", "жук жест"])
def test_other_words_stay_others(words: str) -> None:
    assert len({plain(word) for word in words.split()}) == 2


def test_a_sequence_has_every_word_and_each_letter_of_a_script_without_spaces() -> None:
    assert sequence("The Bank of Móra, 2.5%") == ("the", "bank", "of", "mora", "2.5")
    assert sequence("大地震 in 2026") == ("大", "地", "震", "in", "2026")


def test_each_word_comes_with_its_place() -> None:
    assert list(words_in("The Floods, 選挙後の夜")) == [
        ("the", Span(0, 3)),
        ("flood", Span(4, 10)),
        ("選挙", Span(12, 14)),
        ("挙後", Span(13, 15)),
        ("後の", Span(14, 16)),
        ("の夜", Span(15, 17)),
    ]
    assert list(words_in("夜")) == [("夜", Span(0, 1))]


def test_all_words_have_their_place_and_say_whether_they_count() -> None:
    assert placed_words("The flood, 選挙") == (
        Placed("the", 0, 3, is_content=False),
        Placed("flood", 4, 9, is_content=True),
        Placed("選挙", 11, 13, is_content=True),
    )


def test_words_met_are_forgotten_when_they_are_too_many() -> None:
    read = _Words("en", str, most=2)
    assert [read[word] for word in ("boats", "the", "Ships")] == [
        ("boat", True), ("the", False), ("ship", True),
    ]  # fmt: skip
    assert set(read) == {"Ships"}


def test_words_can_be_compared_by_another_form() -> None:
    assert content_words("Boats, 選挙", form=str.upper) == ["BOAT", "選挙"]
    assert content_words("The boats", form=str.upper) == ["BOAT"]
