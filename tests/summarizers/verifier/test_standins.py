import pytest

from summarizers.verifier.standins import plain


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("Prices rose by 3 percent", "Prices increased by 3 %"),
        ("Prices have risen", "Prices have increased"),
        ("Prices went up", "Prices rose"),
        ("it sold 1,200 homes", "it sold 1200 homes"),
        ("seven men left", "7 men left"),
        ("over 40 men", "more than 40 men"),
        ("over $ 40", "more than $ 40"),
        ("they will shut it", "they will close it"),
        ("the work begins", "the work starts"),
        ("they selected it", "they chose it"),
        ("the United States left", "the US left"),
    ],
)
def test_what_means_the_same_becomes_the_same(words: str, other: str) -> None:
    assert plain(tuple(words.split())) == plain(tuple(other.split()))


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("Prices rose", "Prices rise"),
        ("they shut it", "they will close it"),
        ("over the hill", "more than the hill"),
        ("12 were killed", "12 died"),
        ("he was detained", "he was arrested"),
        ("Kern said it", "Kern claimed it"),
        ("Start left", "Begin left"),
    ],
)
def test_what_is_only_near_stays_apart(words: str, other: str) -> None:
    assert plain(tuple(words.split())) != plain(tuple(other.split()))
