import pytest

from bot.questions.kindred import kindred
from bot.questions.roots import placed_roots, root, roots_of

SAME = [
    ("director directed", "en"),
    ("defender defending", "en"),
    ("prosecutor prosecuting", "en"),
    ("election elected", "en"),
]


@pytest.mark.parametrize(("words", "language"), SAME)
def test_who_does_is_of_one_root_with_what_is_done(words: str, language: str) -> None:
    assert len(roots_of(words, language)) == 1


@pytest.mark.parametrize("word", ["1,200", "über", "ear", "river"])
def test_what_has_no_ending_to_lose_keeps_its_letters(word: str) -> None:
    assert root(word) in word
    assert len(root(word)) > 2


def test_words_are_placed_by_their_roots() -> None:
    (first, second) = placed_roots("Its director", "en")
    assert (first.form, first.is_content) == ("its", False)
    assert (second.form, second.start, second.end) == ("direct", 4, 12)


def test_other_words_for_it_are_known_by_their_roots() -> None:
    assert "dead" in kindred(root("kill"))
    assert kindred("xylophon") == frozenset()
