"""What is let through and what is not; the pairs are in tests/summarizers/pairs.py."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.verifier.verify import COVERED, Level, Reason, Verdict, verify
from tests.summarizers.pairs import (
    BANK,
    CRASH,
    DEAL,
    DENIED,
    FREED,
    QUOTE,
    REWORDED,
    SMUGGLED,
    VERBATIM,
)


@pytest.mark.parametrize(("source", "text", "reason"), SMUGGLED)
def test_what_is_smuggled_in_is_found_and_named(
    source: str, text: str, reason: Reason
) -> None:
    verdict = verify(text, (source,), level="covered")
    assert (verdict.is_covered, verdict.reason) == (False, reason)


@pytest.mark.parametrize(("source", "text"), [pair[:2] for pair in SMUGGLED])
def test_what_is_smuggled_in_is_not_verbatim_and_no_piece(
    source: str, text: str
) -> None:
    assert not verify(text, (source,)).is_covered


@pytest.mark.parametrize(("source", "text"), VERBATIM)
def test_whole_sentences_are_covered_however_they_are_set(
    source: str, text: str
) -> None:
    assert verify(text, (source,)) == COVERED
    assert verify(text, (source,), level="covered") == COVERED


@pytest.mark.parametrize(("source", "text"), REWORDED)
def test_the_same_in_other_words_is_covered(source: str, text: str) -> None:
    assert verify(text, (source,), level="covered") == COVERED


def test_other_words_are_never_verbatim() -> None:
    text = "On Friday, Hamas released 81 hostages."
    assert verify(text, (FREED,)).reason is Reason.ORDER


def test_only_english_may_be_reworded() -> None:
    source, text = (
        "Die Polizei nahm 12 Männer fest.",
        "12 Männer nahm die Polizei fest.",
    )
    assert verify(source, (source,), level="covered", language="de") == COVERED
    assert not verify(text, (source,), level="covered", language="de").is_covered


def test_each_sentence_may_come_from_another_source_but_no_sentence_from_two() -> None:
    apart = verify(f"{FREED} {DEAL}", (FREED, DEAL))
    mixed = verify("Hamas sold 81 ships.", (FREED, DEAL), level="covered")
    assert (apart, mixed.reason) == (COVERED, Reason.WORDS)


CLAUSES: list[tuple[str, str]] = [
    (FREED, "… 81 hostages on Friday."),
    (FREED, "Hamas released 81 hostages …"),
    (FREED, "released 81 hostages"),
    (CRASH, "At least 12 people died …"),
    ("“We are safe,” said Ines Moor, the mayor.", "said Ines Moor, the mayor"),
    ("It rained, and 640 people left.", "640 people left"),
    ("'We are safe,' said Moor, and 40 men left.", "40 men left"),
    ("Some 40 men left. Moor said: 'We are safe.'", "Some 40 men left"),
    ("He said: ‘We lost 40 men,’ and left.", "‘We lost 40 men,’"),
    ("The workers' union has 40 members, he said.", "The workers' union has 40"),
    ("The gap (once 25 metres wide) is closed.", "once 25 metres wide"),
    (DEAL, DEAL),
]


@pytest.mark.parametrize(("source", "text"), CLAUSES)
def test_a_piece_that_keeps_its_sense_is_covered(source: str, text: str) -> None:
    assert verify(text, (source,), level="clause") == COVERED


LOST: list[tuple[str, str, Reason]] = [
    (DENIED, "the army had shelled the market", Reason.DOUBT),
    (BANK, "The bank said it would cut up to 300 jobs …", Reason.DOUBT),
    ("If it rains, 300 people must leave.", "300 people must leave", Reason.DOUBT),
    (QUOTE, "We lost no one", Reason.QUOTATION),
    (QUOTE, "“We lost no one", Reason.QUOTATION),
    (
        "‘One part put 184 lives at risk,’ Reyle said.",
        "One part put 184 lives at risk",
        Reason.QUOTATION,
    ),
    (
        "Reyle said: 'It put 184 lives at risk.'",
        "Reyle said: 'It put 184 lives",
        Reason.QUOTATION,
    ),
    ("'We left 40 men behind.", "We left 40 men behind.", Reason.QUOTATION),
    ("It fell to -40 degrees.", "40 degrees", Reason.NUMBER),
    ("It cost $40 in all.", "40 in all", Reason.NUMBER),
    ("It cost 40 million crowns.", "It cost 40", Reason.NUMBER),
    ("It rose 40 % in May.", "It rose 40", Reason.NUMBER),
    (FREED, "Hamas released … on Friday", Reason.WORDS),
    (FREED, "Hamas released 18 hostages", Reason.NUMBER),
    (FREED, "…", Reason.WORDS),
]


@pytest.mark.parametrize(("source", "text", "reason"), LOST)
def test_a_piece_that_loses_its_sense_is_refused(
    source: str, text: str, reason: Reason
) -> None:
    assert verify(text, (source,), level="clause").reason is reason


def test_the_span_shows_what_is_not_covered() -> None:
    text = f"• {DEAL}\n• Hamas released 18 hostages on Friday."
    verdict = verify(text, (FREED, DEAL))
    assert verdict.span
    assert verdict.span.of(text) == "18"


def test_the_span_of_a_rewording_shows_what_is_new() -> None:
    text = f"{DEAL} On Friday, Fatah released 81 hostages."
    verdict = verify(text, (FREED, DEAL), level="covered")
    assert verdict.span
    assert "Fatah" in verdict.span.of(text)


def test_without_a_source_nothing_is_covered() -> None:
    assert verify("Hamas left.", ()).reason is Reason.NAME
    assert verify("Hamas left.", (), level="clause").reason is Reason.NAME
    assert verify("Hamas left.", (), level="covered").reason is Reason.NAME


def test_a_verdict_says_whether_it_lets_through() -> None:
    assert COVERED.is_covered
    assert not Verdict(Reason.NAME).is_covered


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_letters_get_a_verdict(text: str, source: str) -> None:
    levels: tuple[Level, ...] = ("verbatim", "clause", "covered")
    for level in levels:
        verdict = verify(text, (source, FREED), level=level)
        assert verdict.is_covered or verdict.span
