from array import array
from datetime import UTC, datetime

import numpy as np

from bot.questions.lines import Where
from bot.questions.places import places_in, rows_of, topics_in
from bot.questions.shelf import Shelved

MOMENT = datetime(2026, 11, 26, tzinfo=UTC)


def shelved(first: int, sentences: int) -> Shelved:
    spans = array("I", range(2 * sentences))
    return Shelved(f"a{first}", "", "en", MOMENT, b"", first, spans)


ROWS = rows_of([shelved(10, 4), shelved(0, 1), shelved(20, 0)])
"""A title and four sentences, a title and one, and a title alone."""


def claims(*rows: int) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    return np.isin(np.arange(8), rows)[np.newaxis]


def stands(*held: int, kin: tuple[int, ...] = ()) -> list[int]:
    return list(map(int, places_in(ROWS, claims(*held), claims(*kin))[0]))


def test_rows_are_the_titles_and_sentences_in_the_order_of_the_articles() -> None:
    assert ROWS.numbers.tolist() == [10, 11, 12, 13, 14, 0, 1, 20]
    assert ROWS.titles.tolist() == [0, 5, 7]
    assert ROWS.sentences == 5


def test_what_a_sentence_holds_is_before_next_or_in_the_article_of_others() -> None:
    assert stands(2) == [
        Where.ARTICLE, Where.NEXT, Where.HERE, Where.BEFORE, Where.ARTICLE, 0, 0, 0,
    ]  # fmt: skip


def test_a_title_is_no_sentence_before_and_counts_for_all_of_its_article() -> None:
    assert stands(5) == [0, 0, 0, 0, 0, Where.HERE, Where.TITLE, 0]
    assert stands(4)[5] == Where.NOWHERE


def test_another_word_for_it_counts_less_than_the_word_itself() -> None:
    assert stands(3, kin=(3, 4))[3:5] == [Where.HERE, Where.KIN]


def test_a_topic_stands_in_the_title_or_the_first_sentence() -> None:
    assert topics_in(ROWS, claims(1))[0].tolist() == [True] * 5 + [False] * 3
    assert topics_in(ROWS, claims(7))[0].tolist() == [False] * 7 + [True]
    assert not topics_in(ROWS, claims(2)).any()
