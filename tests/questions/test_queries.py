from dataclasses import replace

import pytest

from bot.questions.queries import (
    Query,
    fitting,
    marked,
    marks,
    read_query,
    spelled,
)
from summarizers.types import Span
from tests.fakes.reports import article

TEXT = "But it fell. The Tern bridge fell on Monday. The river bridge stands."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("flood  river", Query(("flood", "river"))),
        ("+flood -football", Query(("flood",), (), ("football",))),
        (
            "“northern bank” –“royal family”",
            Query((), ("northern bank",), ("royal family",)),
        ),
        ('"flood" well-known', Query(("flood", "well-known"))),
        ('"open end', Query((), ("open end",))),
        ('a|b - … ""', Query(("a", "b"))),
    ],
)
def test_a_search_is_words_phrases_and_what_to_leave_out(
    text: str, expected: Query
) -> None:
    assert read_query(text) == expected


def test_a_query_reads_back_as_it_was_written() -> None:
    text = 'flood "northern bank" -football -"royal family"'
    assert read_query(text).text == text
    assert read_query(text).loose().text == "flood northern bank"


def test_very_long_searches_are_read_in_part() -> None:
    assert len(read_query("flood " * 100).text) <= 200


def test_the_words_to_look_for_come_with_their_terms() -> None:
    query = read_query('floods of the "Tern bridge"')
    assert query.sought == (("flood", "floods"), ("tern", "Tern"), ("bridg", "bridge"))


def test_words_are_mended_where_they_stand() -> None:
    query = Query(("(flod)", "x"), ("tren bridge",))
    mended = query.mended({"flod": "flood", "tren": "tern"})
    assert mended == Query(("(flood)", "x"), ("tern bridge",))
    assert query.mended({}) is query


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ('"river bridge"', True),
        ('"bridge fell" "river bridge"', True),
        ('"Monday the"', False),
        ("-tern", False),
        ('-"tern river"', True),
        ('"big storm"', True),
    ],
)
def test_an_article_is_admitted_by_its_own_words(
    search: str, *, expected: bool
) -> None:
    made = replace(article("a", TEXT), title="A big storm")
    assert read_query(search).admits(made) is expected


def test_the_sentence_with_most_of_the_words_fits_best() -> None:
    made = article("a", TEXT)
    found = fitting(read_query("bridge river"), made)
    assert found.text == "The river bridge stands."
    assert found.marks == (Span(4, 9), Span(10, 16))


def test_a_phrase_counts_for_more_than_its_words() -> None:
    made = article("a", "Tern had a bridge and a river. A Tern bridge.")
    found = fitting(read_query('"Tern bridge" river'), made)
    assert found.text == "A Tern bridge."


def test_a_sentence_that_leans_on_another_comes_after_one_that_does_not() -> None:
    found = fitting(read_query("fell"), article("a", TEXT))
    assert found.text == "The Tern bridge fell on Monday."


def test_where_no_sentence_fits_the_first_is_shown() -> None:
    assert fitting(read_query("storm"), article("a", TEXT)).text == "But it fell."
    assert fitting(read_query("storm"), article("a", "")).text == ""
    assert fitting(read_query("storm"), None).text == ""


def test_a_sentence_is_shown_on_one_line() -> None:
    assert marked("The\n bridge", ("bridg",)).marks == (Span(4, 10),)


def test_letters_that_touch_are_marked_as_one() -> None:
    assert marks("選挙結果です", ("選挙", "挙結", "結果")) == (Span(0, 4),)


def test_a_word_has_the_capitals_it_has_in_the_texts() -> None:
    texts = ["Flooding in Alder", "The Floods"]
    assert spelled("floods", texts) == "Floods"
    assert spelled("flooded", texts) == "flooded"
