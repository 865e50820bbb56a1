"""Summaries are verbatim, ordered, free of repetition, and readable by themselves."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizers import METHODS, segment, summarize

ARTICLE = """By Ann Bell

Photo: A boat passes the flooded market of Lind.

The river Alm flooded the town of Lind on Monday and destroyed the old bridge.
But the mayor, Tom Marsh, said nobody was hurt. "We were lucky," he added.

Read more: What to do in a flood.

Forty houses in Lind stand empty after the flood, the mayor's office said on Tuesday.
The river Alm flooded the town of Lind on Monday and destroyed the old bridge.
Engineers from the capital will decide this week whether the bridge can be rebuilt.

- Call 555-0100 for help with the flood.
- Bring blankets to the school of Lind."""


def _said(text: str, method: str = "newsbrief", words: int = 60) -> list[str]:
    summary = summarize(segment(text), method=method, words=words)
    return [sentence.text for sentence in summary.sentences]


@pytest.mark.parametrize("method", METHODS)
def test_every_method_gives_sentences_in_order_and_once(method: str) -> None:
    document = segment(ARTICLE)
    chosen = summarize(document, method=method, words=400).sentences
    places = [sentence.span.start for sentence in chosen]
    assert places == sorted(set(places))
    assert len({sentence.text for sentence in chosen}) == len(chosen)
    assert set(chosen) <= set(document.sentences)


@pytest.mark.parametrize("method", METHODS)
def test_no_method_keeps_what_stands_around_the_article(method: str) -> None:
    text = " ".join(_said(ARTICLE, method, words=400))
    assert not any(
        words in text for words in ("By Ann", "Photo", "Read", "Call", "Bring")
    )


@pytest.mark.parametrize("method", METHODS)
def test_no_method_opens_with_a_missing_subject(method: str) -> None:
    for words in (5, 15, 30, 60):
        assert not _said(ARTICLE, method, words)[0].startswith(("But", '"We'))


def test_the_length_comes_as_near_to_the_budget_as_sentences_allow() -> None:
    lengths = [len(" ".join(_said(ARTICLE, words=words)).split()) for words in (14, 24)]
    assert lengths == [15, 24]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", []),
        ("12 34. 56!", []),
        ("One single sentence stands here.", ["One single sentence stands here."]),
        ("A headline only", ["A headline only"]),
        ("But he refused. It failed.", ["But he refused.", "It failed."]),
        ("Yes. Yes. Yes.", ["Yes."]),
        ("12. Photo: a boat", ["12. Photo: a boat"]),
    ],
)
def test_texts_that_say_little_are_answered_sensibly(
    text: str, sentences: list[str]
) -> None:
    assert _said(text) == sentences


def test_the_sentence_an_opening_leans_on_is_put_before_it() -> None:
    text = (
        "The council of Lind met on Monday. But the mayor of Lind refused to open the "
        "bridge over the river Alm, although the bridge over the Alm is safe."
    )
    assert _said(text, words=14)[0] == "The council of Lind met on Monday."


def test_an_opening_that_leans_on_nothing_shown_goes() -> None:
    text = "However, it failed in the end. The bridge of Lind is closed for a year."
    assert _said(text) == ["The bridge of Lind is closed for a year."]


def test_a_clear_sentence_is_found_though_none_was_chosen() -> None:
    text = (
        "However, the old bridge over the river Alm in Lind failed on Monday. "
        "The choir of Ost sang."
    )
    assert _said(text, words=5) == ["The choir of Ost sang."]


def test_nearly_the_same_sentence_is_told_once() -> None:
    text = (
        "Rebels freed forty hostages in Lind on Monday. Rain fell on the hills of Ost. "
        "On Monday, rebels freed the forty hostages in Lind."
    )
    assert len(_said(text, words=200)) == 2


def test_an_unknown_method_is_refused_with_the_known_ones() -> None:
    with pytest.raises(
        ValueError, match=r"'magic'; there are newsbrief, lead, lexrank"
    ):
        summarize(segment("Text."), method="magic")


def test_a_summary_has_an_end_whatever_was_asked() -> None:
    text = " ".join(f"Town {n} has {n * 7} lamps and club {n * 3}." for n in range(300))
    assert len(_said(text, words=100_000)) == 100


@pytest.mark.whole
def test_five_thousand_sentences_are_summed_up_like_any_others() -> None:
    words = ["river", "bridge", "mayor", "flood", "school", "choir", "market", "train"]
    text = " ".join(
        f"The {words[n % 8]} of town {n % 400} met the {words[n * 7 % 8]} {n}."
        for n in range(5000)
    )
    assert len(summarize(segment(text)).text.split()) == 54


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(st.text(max_size=200), st.text('ab.?! \n"“”но中。', max_size=200)),
    st.integers(-5, 200),
)
def test_any_text_is_summed_up_in_its_own_words(text: str, words: int) -> None:
    document = segment(text)
    chosen = summarize(document, words=words).sentences
    assert all(sentence.span.of(text) == sentence.text for sentence in chosen)
    assert bool(chosen) == any(map(str.isalpha, text))
