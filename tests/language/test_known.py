"""Which language suits somebody."""

import pytest
from babel import Locale

from bot.language.known import LANGUAGES, best, is_right_to_left, own_name, spoken


@pytest.mark.parametrize(
    ("code", "suits"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("pt-br", "pt"),
        ("zh-hans", "zh"),
        ("ZH_Hant", "zh"),
        ("iw", "he"),
        ("nl", "en"),
        ("x", "en"),
        ("", ""),
    ],
)
def test_telegrams_code_names_one_of_ours_or_english(code: str, suits: str) -> None:
    assert spoken(code) == suits


@pytest.mark.parametrize(
    ("accepted", "suits"),
    [
        ("de-DE,de;q=0.9,en;q=0.8", "de"),
        ("en;q=0.5, fr;q=0.9", "fr"),
        ("fr;q=0, tr", "tr"),
        ("nl, de;q=0.5", "en"),
        ("fr;q=often, ja", "ja"),
        ("", "en"),
        (",;", "en"),
        ("*", "en"),
    ],
)
def test_a_browsers_best_language_wins(accepted: str, suits: str) -> None:
    assert best(accepted) == suits


def test_each_language_is_called_as_its_speakers_call_it() -> None:
    names = [own_name(code) for code in LANGUAGES]
    assert names[:4] == ["English", "Deutsch", "Français", "Español"]
    assert len(set(names)) == 16


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_is_written_in_the_direction_that_babel_knows(code: str) -> None:
    assert is_right_to_left(code) == (Locale.parse(code).text_direction == "rtl")
