"""Where texts lie, and how near each other."""

import numpy as np
import pytest

from summarizers import vectors
from summarizers.vectors import SIZE, nearness, unit, vector


def test_texts_that_say_alike_in_other_words_are_nearer_than_others() -> None:
    flood = vector("River bursts its banks, hundreds of residents evacuated")
    same = vector("People leave their homes as flood water rises")
    other = vector("Central bank raises its key interest rate")
    assert nearness(flood, same) > 2 * nearness(flood, other)


def test_a_text_has_length_one_and_an_empty_one_none() -> None:
    assert np.linalg.norm(vector("boats leave")) == pytest.approx(1.0)
    assert not vector("").any()
    assert unit(np.zeros(SIZE, np.float32)).sum() == 0


def test_opposite_texts_are_not_near_rather_than_less_than_that() -> None:
    assert nearness(vector("boats"), -vector("boats")) == 0.0


def test_words_of_unknown_signs_all_lie_in_one_place() -> None:
    assert nearness(vector("\ue000"), vector("\ue001\ue002")) == pytest.approx(1.0)


def test_a_missing_package_is_named_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(vectors, "find_spec", lambda _: None)
    with pytest.raises(ModuleNotFoundError, match="pip install wordllama"):
        vectors._package()
