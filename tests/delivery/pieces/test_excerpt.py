from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.pieces.excerpt import AFTER, BEFORE, SPARED, excerpt
from summarizers.types import Span
from tests.fakes.news import figure


@pytest.mark.parametrize(
    ("sentence", "number", "who", "modifier", "told"),
    [
        (
            "Crews moved 640 people north.",
            "640",
            None,
            None,
            "Crews moved 640 people north",
        ),
        (
            "On Friday, crews moved 1,640 people north, officials said.",
            "1,640",
            "crews",
            None,
            "crews moved 1,640 people north",
        ),
        (
            "Norway, in turn, freed 18 sailors from prison.",
            "18",
            "Norway",
            None,
            "Norway, in turn, freed 18 sailors from prison",
        ),
        (
            "They freed 81 people, mainly women, on Monday, he said.",
            "81",
            None,
            "mainly women",
            "They freed 81 people, mainly women",
        ),
        (
            "The mission costs $720 million, of which Norvane pays 55 percent.",
            "55 percent",
            "Norvane",
            None,
            "The mission costs $720 million, of which Norvane pays 55 percent",
        ),
        (
            "The old town, which has 12 gates, was shut, he said.",
            "12 gates",
            "town",
            None,
            "The old town, which has 12 gates, was shut",
        ),
        (
            "From its path the team reckons that 30 percent is empty.",
            "30 percent",
            None,
            None,
            "From its path the team reckons that 30 percent is empty",
        ),
        (
            "On the hill the old town, which has 12 gates.",
            "12 gates",
            "town",
            None,
            "On the hill the old town, which has 12 gates",
        ),
        (
            "In May, last year's winner, Ann Lee, gave up after 28 miles.",
            "28 miles",
            "winner, Ann Lee",
            None,
            "last year's winner, Ann Lee, gave up after 28 miles",
        ),
        (
            "United, whose squad cost $5m, missed a penalty.",
            "$5m",
            None,
            None,
            "United, whose squad cost $5m, missed a penalty",
        ),
        (
            "On Monday the toll rose to 19, from 12 in the morning.",
            "12",
            None,
            None,
            "On Monday the toll rose to 19, from 12 in the morning",
        ),
        (
            "Velmo, a maker of cars, raised its profit by 12 percent.",
            "12 percent",
            None,
            None,
            "Velmo, a maker of cars, raised its profit by 12 percent",
        ),
        (
            "The crane, built in 1974, fell on two barges with 600 tonnes of grain.",
            "600 tonnes",
            "two barges",
            None,
            "The crane, built in 1974, fell on two barges with 600 tonnes of grain",
        ),
        (
            "United, who won in May, took 3 cups.",
            "3 cups",
            None,
            None,
            "United, who won in May, took 3 cups",
        ),
        (
            "Rovers, whose men cost $4 in all, now meet City, who paid $31 for one.",
            "$31",
            "City",
            None,
            "Rovers, whose men cost $4 in all, now meet City, who paid $31 for one",
        ),
        (
            "On the day, Ann Lee, head of the Lee Party, said it saved $35 on dykes.",
            "$35",
            "it",
            None,
            "Ann Lee, head of the Lee Party, said it saved $35 on dykes",
        ),
        (
            "He fell, he said, and broke 3 ribs.",
            "3 ribs",
            None,
            None,
            "he said, and broke 3 ribs",
        ),
        (
            "The clubs gave all, $210, to the poor.",
            "$210",
            None,
            None,
            "The clubs gave all, $210",
        ),
        (
            "It rained, and 640 people left.",
            "640",
            None,
            None,
            "640 people left",
        ),
        (
            "The gap (once 25 metres wide) is closed.",
            "25 metres",
            None,
            None,
            "once 25 metres wide",
        ),
    ],
)
def test_the_clause_around_the_number_is_told(
    sentence: str, number: str, who: str | None, modifier: str | None, told: str
) -> None:
    shown = excerpt(figure(sentence, number, who=who, modifier=modifier))
    assert shown.text == told


def test_a_long_clause_is_cut_between_words_on_both_sides() -> None:
    sentence = f"{'one ' * 30}had 7 boats {'more ' * 9}of the {'more ' * 20}left"
    shown = excerpt(figure(sentence, "7"))
    assert (shown.is_cut_before, shown.is_cut_after) == (True, True)
    assert shown.before.startswith("one ")
    assert shown.after.endswith(" more more")


def test_a_long_clause_is_cut_behind_a_comma_if_there_is_one() -> None:
    sentence = (
        "The river Ilmer, which burst its banks on Tuesday after two days of rain, "
        "went on rising and now floods parts of three villages."
    )
    shown = excerpt(figure(sentence, "three villages", who="river Ilmer"))
    assert (shown.is_cut_before, shown.text) == (
        True,
        "went on rising and now floods parts of three villages",
    )
    near = (
        f"{'It rained for days in the whole valley ' * 2}and here, too, 7 boats sank."
    )
    kept = excerpt(figure(near, "7 boats", who="valley and here"))
    assert kept.text.endswith("valley and here, too, 7 boats sank")


def test_for_a_few_letters_more_nothing_is_cut() -> None:
    sentence = (
        "A storm tore the roof off the market hall in Tarn on Sunday evening and hurt "
        "6 people, the fire brigade said."
    )
    shown = excerpt(figure(sentence, "6 people"))
    assert shown.text == sentence.partition(",")[0]
    assert not shown.is_cut_before


def test_who_did_it_is_left_out_when_it_stands_far_away() -> None:
    sentence = f"The wind, {'which blew and blew, ' * 5}took 7 roofs."
    shown = excerpt(figure(sentence, "7", who="The wind"))
    assert shown.text == "which blew and blew, took 7 roofs"


@given(st.text(max_size=200), st.text(min_size=1, max_size=10), st.text(max_size=200))
def test_an_excerpt_is_a_piece_of_its_sentence(
    before: str, number: str, after: str
) -> None:
    sentence = f"{before}{number}{after}"
    start = len(before)
    made = replace(
        figure(sentence, number, who=before[:5] or None, modifier=after[:5] or None),
        span=Span(start, start + len(number)),
    )
    shown = excerpt(made)
    assert f"{shown.before}{shown.number}{shown.after}" in sentence
    assert shown.number == number
    assert len(shown.before) <= BEFORE + SPARED or shown.before == before
    assert len(shown.after) <= AFTER + SPARED or shown.after == after


@pytest.mark.parametrize(
    "sentence",
    [
        "The army denied that, as some reports had it, 300 people had died.",
        "It is not true, the mayor said, that 300 people had died.",
        "Some 300 people died, the rebels said, which the army disputed.",
        "If the dam breaks, as engineers fear, 300 people must leave.",
        "Some 300 people died, an earlier version of this article said wrongly.",
        f"The army did not {'say and say ' * 9}that 300 people had died.",
    ],
)
def test_words_that_could_take_it_back_are_never_left_out(sentence: str) -> None:
    shown = excerpt(figure(sentence, "300 people"))
    assert shown.text.rstrip(".") == sentence.rstrip(".")


def test_a_claim_in_quotation_marks_is_never_told_without_them() -> None:
    sentence = "“We lost 40 men, all from here,” said Kern, the colonel, on Monday."
    shown = excerpt(figure(sentence, "40 men"))
    assert shown.text == sentence
    assert (shown.is_cut_before, shown.is_cut_after) == (False, False)
