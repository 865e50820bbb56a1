"""Other people's methods work on our sentences, whatever the text."""

import subprocess
import sys

import pytest

from summarizers.summary.baselines import BASELINES
from summarizers.text.sentences import segment

TEXT = """The river Alm flooded the town of Lind on Monday, the mayor said.

The flood destroyed the old bridge and forty houses in Lind. Nobody was hurt there.

A local choir will sing next month. Engineers said the bridge over the Alm cannot be
repaired after the flood. The mayor asked the state for money for the bridge."""

HOSTILE = [
    "",
    "...",
    "Yes.",
    "Yes. Yes. Yes.",
    "The of and. Is it? The of.",
    "1. 2. 3.",
]


@pytest.mark.parametrize("name", BASELINES)
def test_a_method_ranks_every_sentence_once(name: str) -> None:
    document = segment(TEXT, title="Flood destroys bridge in Lind")
    assert sorted(BASELINES[name](document, 60)) == [0, 1, 2, 3, 4, 5]


@pytest.mark.parametrize("name", BASELINES)
@pytest.mark.parametrize("text", HOSTILE)
def test_a_method_survives_texts_that_say_little(name: str, text: str) -> None:
    document = segment(text)
    ranked = BASELINES[name](document, 60)
    assert sorted(ranked) == list(range(len(document.sentences)))


def test_words_whose_stem_is_a_function_word_do_no_harm() -> None:
    document = segment("She was hering. The hers are bes. A hereds hered.")
    assert len(BASELINES["sumbasic"](document, 60)) == 3


@pytest.mark.parametrize("name", ["lexrank", "kl"])
def test_a_long_text_is_ranked_by_its_head(name: str) -> None:
    numbers = range(400)
    document = segment(" ".join(f"Report {n} tells of town {n % 7}." for n in numbers))
    ranked = BASELINES[name](document, 60)
    assert ranked[120:] == tuple(range(120, 400))


def test_the_lead_takes_sentences_as_they_come() -> None:
    assert BASELINES["lead"](segment(TEXT), 60) == (0, 1, 2, 3, 4, 5)


def test_edmundson_favours_the_words_of_the_title() -> None:
    text = "Rain fell. Wind blew. Choirs sang in Lind. Snow came. Ice formed."
    ranked = BASELINES["edmundson"](segment(text, title="Choirs sing in Lind"), 60)
    assert ranked.index(2) < 3


def test_sumy_is_imported_only_when_asked_for() -> None:
    code = (
        "import sys, summarizers; print('sumy' in sys.modules, 'numpy' in sys.modules)"
    )
    run = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["False", "False"]
