"""`config` and `version`, and the way into every command."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import newsbrief

TOKEN = "110201543:" + "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsawX"


@pytest.fixture(autouse=True)
def empty_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr("bot.settings.PROJECT", tmp_path / "site-packages")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_setting_is_shown_with_its_origin(empty_home: Path) -> None:
    (empty_home / ".env").write_text("NEWSBRIEF_ADMINS=12,34\n")
    environ = {"TELEGRAM_BOT_TOKEN": TOKEN, "NEWSBRIEF_LOG_JSON": "yes"}
    result = CliRunner(env=environ).invoke(newsbrief, ["config"])
    rows = [line.split() for line in result.output.splitlines()]
    assert ["TELEGRAM_BOT_TOKEN", "••••••", "environment"] in rows
    assert ["WEBHOOK_SECRET", "••••••", "environment"] in rows
    assert ["NEWSBRIEF_ADMINS", "12,34", ".env"] in rows
    assert ["NEWSBRIEF_LOG_JSON", "yes", "environment"] in rows
    assert ["NEWSBRIEF_EPHEMERAL", "no", "default"] in rows
    assert ["REDIS_URL", "-", "default"] in rows
    assert TOKEN not in result.output


def test_a_misspelt_setting_is_pointed_out() -> None:
    result = CliRunner(env={"NEWSBRIEF_ADMIN": "1"}).invoke(newsbrief, ["config"])
    assert "NEWSBRIEF_ADMIN is no setting" in result.stderr


def test_a_wrong_setting_is_one_sentence_and_exit_code_1() -> None:
    result = CliRunner(env={"PORT": "abc"}).invoke(newsbrief, ["config"])
    assert result.exit_code == 1
    assert result.stderr == "error: PORT is 'abc'; write a number such as 8080\n"


def test_an_installed_package_knows_its_version(
    monkeypatch: pytest.MonkeyPatch, empty_home: Path
) -> None:
    monkeypatch.setattr("bot.cli.config.PROJECT", empty_home)
    monkeypatch.setattr("bot.cli.config.installed", {"newsbrief": "1.2.3"}.get)
    result = CliRunner().invoke(newsbrief, ["version"])
    assert result.output == "newsbrief 1.2.3\n"


def test_a_checkout_has_the_version_it_says(
    monkeypatch: pytest.MonkeyPatch, empty_home: Path
) -> None:
    (empty_home / "pyproject.toml").write_text('[project]\nversion = "9.8.7"\n')
    monkeypatch.setattr("bot.cli.config.PROJECT", empty_home)
    result = CliRunner().invoke(newsbrief, ["version"])
    assert result.output == "newsbrief 9.8.7\n"
