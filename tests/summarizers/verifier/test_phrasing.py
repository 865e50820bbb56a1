import pytest

from summarizers.verifier.phrasing import count_verbs, has_verb, is_noun_phrase


def test_a_past_behind_an_article_is_no_verb() -> None:
    assert count_verbs(("the", "wounded", "men", "leave:past")) == 1
    assert not has_verb(("a", "retire:past", "teacher"))


def test_what_could_be_a_verb_counts_as_one() -> None:
    assert has_verb(("the", "claims"))
    assert has_verb(("the", "men", "were"))
    assert not has_verb(("the", "giant"))


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("the mayor of Alder", True),
        ("Kern's brother", True),
        ("81 people", True),
        ("", False),
        ("the mayor in Alder", False),
        ("the mayor , Kern", False),
        ("the mayor left:past", False),
        ("he", False),
    ],
)
def test_a_noun_phrase_names_one_thing(words: str, is_one: bool) -> None:
    assert is_noun_phrase(tuple(words.split())) is is_one
