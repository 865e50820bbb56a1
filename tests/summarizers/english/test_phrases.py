"""Noun phrases and subjects by word classes alone, as statements need them."""

import pytest

from summarizers.english.grammar import words_of
from summarizers.english.phrases import phrase_before, subject_of, text_of


def subject(text: str, verb: str) -> str | None:
    words = words_of(text)
    at = next(place for place, word in enumerate(words) if word.low == verb)
    return text_of(words, subject_of(words, at, frozenset()), text)


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The army, in turn, said so.", "said", "army"),
        ("The firm (once Velo) said so.", "said", "firm"),
        ("The firm) said so.", "said", None),
        ("Velo AG, which said so.", "said", "Velo AG"),
        ("It rained where said so.", "said", None),
        ("The firm opened a plant and said so.", "said", "firm"),
        ("The firm shrank, said so.", "said", "firm"),
        ("Alas, said so.", "said", None),
        ("Rain; and said so.", "said", None),
        ("Who came and said so.", "said", None),
        ("They came where and said so.", "said", None),
        ("It grew and sang and ran and fell and hit and said so.", "said", None),
        ("He saw the firm said so.", "said", None),
        ("He left as the firm said so.", "said", "firm"),
        ("The firm shrank, saying so.", "saying", "firm"),
        ("The firm is expected to say so.", "say", "firm"),
        ("The lowest said so.", "said", None),
        ("Tea & cups said so.", "said", "Tea & cups"),
    ],
)
def test_the_subject_of_a_verb(text: str, verb: str, expected: str | None) -> None:
    assert subject(text, verb) == expected


def test_a_time_ends_a_phrase() -> None:
    words = words_of("The firm in May said so.")
    assert phrase_before(words, 4, frozenset({2, 3})) is None


def test_a_verb_looks_past_a_time_for_its_subject() -> None:
    words = words_of("The firm in May said so.")
    assert subject_of(words, 4, frozenset({2, 3})) == (1, 2)
