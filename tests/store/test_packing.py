from dataclasses import replace

import pytest

from bot.model import Findings
from bot.store.packing import Packed, pack, unpack
from summarizers.types import Figure, Passage, Person, Span, Statement, When
from tests.store.values import FINDINGS, NOON, SENTENCE, TEXT, article

FIGURE = FINDINGS.figures[0]


@pytest.mark.parametrize("lasts", [True, False])
@pytest.mark.parametrize("is_undated", [True, False])
def test_an_article_comes_back_with_all_that_belongs_to_it(
    lasts: bool, is_undated: bool
) -> None:
    packed = Packed(article(1), FINDINGS, ("boat", "1,200"), lasts, is_undated)
    assert unpack("a1", pack(packed)) == packed


def test_an_article_of_nothing_comes_back() -> None:
    bare = replace(
        article(1, text="x", url="", topics=(), source=""), title="", language=""
    )
    assert unpack("a1", pack(Packed(bare, Findings()))) == Packed(bare, Findings())


@pytest.mark.parametrize(
    "change",
    [
        {"text": "forty"},
        {"sentence_span": Span(30, 49)},
        {"low": 0.5, "high": None, "bound": "at_least"},
        {"low": None, "high": 1e300, "bound": "at_most"},
        {"low": 3.0, "high": 4.25, "bound": "range", "previous": 2.5},
        {"who": "Ann Lee, the mayor", "action": "left", "modifier": "of old wood"},
        {"unit": "", "trend": "down"},
        {"when": When("then", Span(2, 6), None, NOON.date())},
        {"when": None},
    ],
    ids="-".join,
)
def test_a_figure_comes_back_whatever_it_has(change: dict[str, object]) -> None:
    figure = replace(FIGURE, **change)  # type: ignore[arg-type]  # any field
    packed = Packed(article(1), Findings(figures=(figure,)))
    assert unpack("a1", pack(packed)) == packed


def test_words_that_stand_elsewhere_than_they_say_come_back() -> None:
    person = Person(
        "Lee", Span(0, 7), (Passage("mayoress", Span(9, 18)),), (),
        (Statement("“40 left”", Span(25, 30), "says", True, "He says.", Span(3, 5)),),
    )  # fmt: skip
    figure = Figure(7.0, 7.0, "about", Span(70, 71), "7", "Not there.", Span(66, 90))
    findings = Findings((Passage("Other words.", Span(0, 12)),), (figure,), (person,))
    packed = Packed(article(1), findings)
    assert unpack("a1", pack(packed)) == packed


def test_a_sentence_said_often_is_kept_once() -> None:
    text = f"{TEXT} 3 others came."
    many = Findings(figures=(FIGURE,) * 20)
    few = Findings(figures=(FIGURE,) * 10)
    sizes = [len(pack(Packed(article(1, text=text), each))) for each in (few, many)]
    assert sizes[1] - sizes[0] < len(SENTENCE)


def test_a_text_of_half_a_character_comes_back() -> None:
    odd = article(1, text="Half \ud83d of one.")
    assert unpack("a1", pack(Packed(odd, Findings()))).article == odd
