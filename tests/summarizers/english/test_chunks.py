"""A sentence falls into noun phrases, verb groups, figures, times and ties."""

import pytest

from summarizers.english.chunks import ACT, THING, chunks_of
from summarizers.english.grammar import words_of
from summarizers.english.phrases import text_of
from summarizers.english.sights import Sight
from summarizers.figures.frames import frame_of
from summarizers.figures.parse import parse_of
from summarizers.quantities.numbers import Reading


def chunks(text: str, kind: str) -> list[str | None]:
    parse = parse_of(text, "en")
    return [
        text_of(parse.scene.words, (chunk.start, chunk.end), text)
        for chunk in parse.sight.chunks
        if chunk.kind == kind
    ]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("The very old bakers slept.", ["The very old bakers"]),
        ("Large and small shops closed.", ["Large and small shops"]),
        ("The S&P fell.", ["The S&P"]),
        ("Its rising costs hurt.", ["Its rising costs"]),
        ("It fell in midday trading.", ["It", "midday trading"]),
        ("A start-up grew.", ["A start-up"]),
        ("All the tea cups broke.", ["All the tea cups"]),
        ("The “old” firm grew.", ["The", "old", "firm"]),
        ("Velo Inc. sold 3 shops.", ["Velo Inc"]),
        ("He ate another 20 eggs.", ["He"]),
        ("Whilst rising sales help it, 3 fell.", ["rising sales", "it"]),
    ],
)
def test_noun_phrases(text: str, things: list[str]) -> None:
    assert chunks(text, THING) == things


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("The firm is still expected to cut jobs.", ["is still expected to cut"]),
        ("They have not really won.", ["have not really won"]),
        ("It is now slowly growing.", ["is now slowly growing"]),
        ("It has tried selling the tea.", ["has tried", "selling"]),
        ("It plans to slowly cut jobs.", ["plans to slowly cut"]),
        ("The shop, given to the town, closed.", ["given", "closed"]),
        ("Having won, they sang.", ["Having won", "sang"]),
        ("The firm didn't pay.", ["didn't pay"]),
        ("They would tap it.", ["would tap"]),
        ("The town action plan for tea failed.", ["failed"]),
        ("Ghana and Togo plan a fee.", ["plan"]),
        ("They've won.", ["won"]),
        ("The Old Bank won.", ["won"]),
        ("Rules that entail a fee came.", ["entail", "came"]),
        ("The fee rose, the survey suggests.", ["rose", "suggests"]),
        ("The fee rose, a spokesman of shops.", ["rose"]),
        ("The fee rose, so the bank plans.", ["rose"]),
        ("They had a shot at it.", ["had"]),
        ("Those shot at it fled.", ["shot", "fled"]),
        ("A deep cut in pay hurt.", ["hurt"]),
    ],
)
def test_verb_groups(text: str, acts: list[str]) -> None:
    assert chunks(text, ACT) == acts


def test_a_verb_may_be_a_figure() -> None:
    words = words_of("Sales have doubled here.")
    things, act, *_ = chunks_of(words, frozenset(), {2: 3})
    assert (things.kind, act.kind, act.start, act.end) == (THING, ACT, 1, 3)


def test_what_doubled_is_what_the_figure_is_about() -> None:
    words = words_of("Sales doubled.")
    sight = Sight(words, chunks_of(words, frozenset(), {1: 2}))
    reading = Reading(2, 2, "exact", None, 1, 1, 2)
    assert frame_of(sight, 1, reading, counts=False).about == (0, 1)


def test_a_text_of_marks_alone_has_no_phrases() -> None:
    assert chunks("[—…] .", THING) == []


def test_a_dot_may_open_a_text() -> None:
    assert chunks(". Rain fell.", THING) == ["Rain"]
