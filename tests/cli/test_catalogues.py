"""Bringing the catalogues up to date."""

from pathlib import Path

import pytest

from bot.cli import catalogues
from bot.cli.catalogues import english, main, read, renew, renewed, wrong
from bot.language.catalogues import path_of


def test_new_catalogues_have_every_text_and_miss_every_translation(
    tmp_path: Path,
) -> None:
    said = renew(tmp_path)
    assert len([each for each in said if each.startswith("de: ")]) == len(english())
    assert path_of("ja", "mo", tmp_path).exists()
    text = path_of("ru", "po", tmp_path).read_text()
    assert text.startswith("# Newsbrief in Russian.")
    assert "nplurals=3" in text


def test_a_translation_stays_and_what_is_gone_from_english_goes(
    tmp_path: Path,
) -> None:
    kept = renewed("de", read("de", tmp_path))
    kept.get("Yes", context="wording.BUTTON_YES").string = "Ja"  # type: ignore[union-attr]
    kept.add("Old", "Alt", context="wording.OLD")
    fresh = renewed("de", kept)
    assert fresh.get("Yes", context="wording.BUTTON_YES").string == "Ja"  # type: ignore[union-attr]
    assert fresh.get("Old", context="wording.OLD") is None
    assert "wording.BUTTON_YES: it is missing" not in set(wrong(fresh))


def test_texts_without_words_need_no_translation() -> None:
    assert "wording.BUTTON_SOURCE" not in english()
    assert "wording.STORIES" in english()


def test_the_command_says_what_is_wrong(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(catalogues, "renew", lambda: ["de: wording.X: it is missing"])
    assert main() == 1
    assert capsys.readouterr().out == "de: wording.X: it is missing\n"
    monkeypatch.setattr(catalogues, "renew", list)
    assert main() == 0
