"""The choice opens well, leaves nothing hanging, and comes near to the budget."""

from summarizers import segment
from summarizers.summary.choice import Offer, offer, readable, within

LENGTHS = (10, 10, 10, 10)


def _offer(
    opening: tuple[int, ...] = (0, 1, 2, 3),
    *,
    leaning: tuple[int, ...] = (),
    asking: tuple[int, ...] = (),
    adjoining: tuple[int, ...] = (1, 2, 3),
) -> Offer:
    return Offer(
        LENGTHS, opening, frozenset(leaning), frozenset(asking), frozenset(adjoining)
    )


def test_what_counts_is_read_from_the_sentences() -> None:
    document = segment(
        "The dam of Lind broke. But he slept. Photo: A mill. Why did Ann Bell sleep?"
    )
    first, second, _, last = document.sentences
    assert offer(document, (first, second, last)) == Offer(
        (5, 3, 5), (0,), frozenset({1}), frozenset({2}), frozenset({1})
    )


def test_where_nothing_opens_well_what_does_not_lean_opens() -> None:
    document = segment("But he slept. Why did he? He left.")
    assert offer(document, document.sentences).opening == (1,)


def test_where_all_lean_any_opens() -> None:
    document = segment("But he slept. He left.")
    assert offer(document, document.sentences).opening == (0, 1)


def test_an_article_may_begin_with_a_sentence_that_points_ahead() -> None:
    document = segment("These two pictures show what is left of Lind. It broke.")
    assert offer(document, document.sentences).opening == (0,)


def test_the_nearest_that_may_open_is_put_in_front() -> None:
    assert readable([3, 2], _offer((0, 1), leaning=(2,)), 20) == [1, 3]


def test_nothing_from_before_the_first_opening_is_shown() -> None:
    assert readable([0, 3, 1], _offer((2, 3), leaning=(0, 1)), 20) == [3]


def test_an_opening_that_was_not_ranked_is_better_than_none() -> None:
    assert readable([0, 1], _offer((2,), leaning=(0, 1)), 20) == [2]


def test_a_sentence_leans_only_on_one_that_is_shown() -> None:
    offered = _offer((0, 1, 3), leaning=(2,))
    assert readable([0, 2, 3], offered, 20) == [0, 3]
    assert readable([1, 2, 3], offered, 20) == [1, 2]


def test_what_was_left_out_between_two_sentences_parts_them() -> None:
    offered = _offer((0, 1, 3), leaning=(2,), adjoining=(1, 3))
    assert readable([1, 2, 3], offered, 20) == [1, 3]


def test_a_question_is_shown_with_what_follows_only() -> None:
    offered = _offer((0, 1, 3), asking=(2,))
    assert readable([0, 2, 1], offered, 20) == [0, 1]
    assert readable([0, 2, 3], offered, 30) == [0, 2, 3]


def test_the_only_sentence_stays_however_it_opens() -> None:
    assert readable([2], _offer((0, 1, 2, 3), leaning=(2,)), 20) == [2]


def test_the_length_stops_where_more_would_be_further_from_the_budget() -> None:
    assert within([0, 1, 2], LENGTHS, 14) == [0]
    assert within([0, 1, 2], LENGTHS, 15) == [0, 1]
