import pytest

from summarizers.verifier.differences import Reason, reason_of


@pytest.mark.parametrize(
    ("said", "source", "reason"),
    [
        ("81 men left", "18 men left", Reason.NUMBER),
        ("seven men left", "six men left", Reason.NUMBER),
        ("it cost € 5", "it cost $ 5", Reason.NUMBER),
        ("he left Monday", "he left Friday", Reason.DATE),
        ("he left in May", "he left in June", Reason.DATE),
        ("Kern left", "Lee left", Reason.NAME),
        ("he left", "he may leave", Reason.DOUBT),
        ('he " left "', "he left", Reason.QUOTATION),
        ("a boat left", "a red boat left", Reason.CUT),
        ("men bite dogs", "dogs bite men", Reason.ORDER),
        ("a car left", "a boat left", Reason.WORDS),
        ("The boat left", "A boat left", Reason.WORDS),
    ],
)
def test_the_worst_difference_gives_the_reason(
    said: str, source: str, reason: Reason
) -> None:
    assert reason_of(tuple(said.split()), tuple(source.split())) is reason
