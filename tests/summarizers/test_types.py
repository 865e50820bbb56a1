import pytest

from summarizers.types import Passage, Sentence, Span, Summary


@pytest.mark.parametrize(("start", "end"), [(3, 2), (-1, 2)])
def test_a_span_runs_forward_from_the_start_of_the_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="a span runs forward"):
        Span(start, end)


def test_a_span_reads_back_its_words() -> None:
    assert Span(4, 7).of("the old dyke") == "old"


def test_a_span_covers_what_lies_within_it() -> None:
    assert Span(0, 5).covers(Span(1, 5))
    assert not Span(0, 5).covers(Span(1, 6))


def test_a_sentence_is_kept_without_its_paragraph() -> None:
    sentence = Sentence("It rained.", Span(0, 10), 0)
    assert sentence.passage == Passage("It rained.", Span(0, 10))


def test_a_summary_reads_as_one_text() -> None:
    first = Sentence("It rained.", Span(0, 10), 0)
    second = Sentence("We left.", Span(30, 38), 1)
    assert Summary((first, second), "lead").text == "It rained. We left."
