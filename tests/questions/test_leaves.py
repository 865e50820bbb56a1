from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Article, Findings
from bot.questions.leaves import leaf_of, making, pack_leaf, unpack_leaf
from bot.questions.lines import NUMBER, SAID
from summarizers.types import Person, Span, Statement
from tests.fakes.reports import article

FERRY = article("ferry", "Divers rescued 61. She wept.", title="Ferry sinks")


def test_a_leaf_has_a_row_for_the_title_and_one_for_each_sentence() -> None:
    leaf = leaf_of(FERRY)
    assert [sorted(leaf.forms[n] for n in row) for row in leaf.rows()] == [
        ["ferr", "sink"], ["61", "diver", "rescu"], ["weep"],
    ]  # fmt: skip
    assert leaf.spans.tolist() == [0, 18, 19, 28]
    assert list(leaf.flags) == [0, NUMBER, 0]


def test_what_somebody_said_has_the_speakers_name() -> None:
    said = Statement("She wept", Span(19, 27), "said", False, "She wept.", Span(19, 28))
    toll = Person("Mira Toll", Span(0, 3), statements=(said,))
    leaf = leaf_of(FERRY, Findings(people=(toll,)))
    assert list(leaf.flags) == [0, NUMBER, SAID]
    assert {"mira", "toll"} <= set(leaf.forms)


def test_a_leaf_comes_back_as_it_was_packed() -> None:
    leaf = leaf_of(FERRY)
    assert unpack_leaf("ferry", pack_leaf(leaf)) == leaf


@given(title=st.text(), text=st.text())
def test_whatever_the_words_a_leaf_comes_back(title: str, text: str) -> None:
    made = Article("a", title, text, "", "", datetime(2026, 11, 26, tzinfo=UTC))
    leaf = leaf_of(made)
    assert unpack_leaf("a", pack_leaf(leaf)) == leaf


def test_letters_that_are_no_text_come_back_too() -> None:
    leaf = leaf_of(replace(FERRY, title="\ud800 \u037a", text="\ud800 x"))
    assert unpack_leaf("ferry", pack_leaf(leaf)) == leaf


def test_what_is_damaged_or_of_another_article_is_refused() -> None:
    packed = pack_leaf(leaf_of(FERRY))
    for id_, data in (
        ("other", packed), ("ferry", packed[:-1]), ("ferry", packed[:9]),
        ("ferry", packed[:40] + b"#" + packed[41:]),
    ):  # fmt: skip
        with pytest.raises(ValueError, match="damaged"):
            unpack_leaf(id_, data)


def test_the_code_that_makes_leaves_has_a_name() -> None:
    assert len(making()) == 16
    assert making() == making()
