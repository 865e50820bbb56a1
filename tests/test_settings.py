"""Settings: their order, their refusals, and that secrets stay secret."""

from pathlib import Path

import pytest

from bot.environment import from_environment, load
from bot.errors import SettingsError
from bot.settings import home, table

TOKEN = "110201543:" + "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsawX"


def test_without_anything_given_every_setting_has_its_default() -> None:
    loaded = load({}, None)
    assert loaded.settings.port == 8080
    assert loaded.settings.host == "127.0.0.1"
    assert loaded.settings.data_dir == home() / "data"
    assert loaded.settings.webhook_secret == ""
    assert loaded.settings.secrets == ()
    assert set(loaded.origins.values()) == {"default"}


def test_the_file_gives_way_to_the_environment_and_that_to_the_command_line(
    tmp_path: Path,
) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text(
        "PORT=1\nNEWSBRIEF_ZONE=Europe/Vienna\nNEWSBRIEF_LOG_LEVEL=debug\n"
    )
    environ = {"PORT": "2", "NEWSBRIEF_ZONE": "Asia/Tokyo"}
    loaded = load(environ, dotenv, {"PORT": "3"})
    assert loaded.settings.port == 3
    assert loaded.settings.zone == "Asia/Tokyo"
    assert loaded.settings.log_level == "DEBUG"
    assert loaded.origins["port"] == "command line"
    assert loaded.origins["zone"] == "environment"
    assert loaded.origins["log_level"] == ".env"


def test_the_file_is_read_as_people_write_it(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_bytes(
        b"\xef\xbb\xbf# mine\r\nexport NEWSBRIEF_ADMINS='12, 34'\r\n\r\nPORT = 9\r\n"
        b'NEWSBRIEF_FETCH_ALLOW="nas.local router.local"\r\nUNSET\r\n'
    )
    settings = load({}, dotenv).settings
    assert settings.admins == (12, 34)
    assert settings.port == 9
    assert settings.fetch_allow == ("nas.local", "router.local")


def test_a_broken_line_of_the_file_is_named(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text("PORT=1\n'half\n")
    with pytest.raises(
        SettingsError, match=r"^\.env, line 2 cannot be read; write NAME=value$"
    ):
        load({}, dotenv)


def test_a_file_that_is_not_there_changes_nothing(tmp_path: Path) -> None:
    assert load({}, tmp_path / ".env").settings.port == 8080


def test_an_empty_value_counts_as_not_given() -> None:
    loaded = load({"PORT": " ", "REDIS_URL": ""}, None)
    assert loaded.settings.port == 8080
    assert loaded.origins["redis_url"] == "default"


@pytest.mark.parametrize(
    ("variable", "text", "sentence"),
    [
        ("PORT", "abc", "PORT is 'abc'; write a number such as 8080"),
        ("PORT", "70000", "PORT is '70000'; write a number such as 8080"),
        ("PORT", "-1", "PORT is '-1'; write a number such as 8080"),
        (
            "TELEGRAM_BOT_TOKEN",
            "110201543",
            "TELEGRAM_BOT_TOKEN is not in its form; "
            "copy it whole from @BotFather, like 110201543:AAH…",
        ),
        (
            "TELEGRAM_API_BASE",
            "telegram",
            "TELEGRAM_API_BASE is 'telegram'; "
            "write an address such as https://api.telegram.org",
        ),
        (
            "PUBLIC_URL",
            "news.example.org",
            "PUBLIC_URL is 'news.example.org'; "
            "write an address such as https://news.example.org",
        ),
        (
            "PUBLIC_URL",
            "http://news.example.org",
            "PUBLIC_URL begins with http, and Telegram only calls https. "
            "Write https://…, or leave it out and the bot polls",
        ),
        (
            "REDIS_URL",
            "mysql://me:word@host",
            "REDIS_URL is not in its form; begin it with redis://, rediss://, unix://, "
            "redis+sentinel:// or redis+cluster://",
        ),
        (
            "WEBHOOK_SECRET",
            "two words",
            "WEBHOOK_SECRET is not in its form; use 1 to 256 letters, digits, _ and -",
        ),
        (
            "NEWSBRIEF_ADMINS",
            "@me",
            "NEWSBRIEF_ADMINS is '@me'; write user numbers such as 1234567,7654321",
        ),
        (
            "NEWSBRIEF_RETENTION_DAYS",
            "0",
            "NEWSBRIEF_RETENTION_DAYS is '0'; write a number of days such as 30",
        ),
        (
            "NEWSBRIEF_EPHEMERAL",
            "maybe",
            "NEWSBRIEF_EPHEMERAL is 'maybe'; write yes or no",
        ),
        (
            "NEWSBRIEF_REWORD_URL",
            "llm",
            "NEWSBRIEF_REWORD_URL is 'llm'; write an OpenAI-compatible address such as "
            "https://llm.example.org/v1",
        ),
        (
            "NEWSBRIEF_REWORD_URL",
            "http://127.0.0.1:1/v1",
            "NEWSBRIEF_REWORD_URL and NEWSBRIEF_REWORD_MODEL go together. "
            "Set both, or leave both out and briefings are never reworded",
        ),
        (
            "NEWSBRIEF_REWORD_KEY",
            "sk two",
            "NEWSBRIEF_REWORD_KEY is not in its form; write it without blanks",
        ),
        (
            "NEWSBRIEF_LOG_LEVEL",
            "loud",
            "NEWSBRIEF_LOG_LEVEL is 'loud'; write one of DEBUG, INFO, WARNING, ERROR",
        ),
        (
            "NEWSBRIEF_ZONE",
            "Mars",
            "NEWSBRIEF_ZONE is 'Mars'; write a zone such as Europe/Vienna",
        ),
        (
            "NEWSBRIEF_ZONE",
            "../etc/passwd",
            "NEWSBRIEF_ZONE is '../etc/passwd'; write a zone such as Europe/Vienna",
        ),
    ],
)
def test_what_cannot_be_read_is_named_with_what_to_write(
    variable: str, text: str, sentence: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        load({variable: text}, None)
    assert str(caught.value) == sentence


def test_secrets_are_in_no_repr() -> None:
    loaded = load(
        {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "REDIS_URL": "rediss://me:hush@db:6379/0",
            "WEBHOOK_SECRET": "quiet",
        },
        None,
    )
    assert not any(s in repr(loaded) for s in (TOKEN, "hush", "quiet"))
    assert loaded.settings.secrets == (TOKEN, "quiet", "hush")


def test_the_webhook_secret_and_path_follow_from_the_token_and_hide_it() -> None:
    environ = {"TELEGRAM_BOT_TOKEN": TOKEN, "PUBLIC_URL": "https://n.example/"}
    settings = load(environ, None).settings
    again = load(environ, None).settings
    assert settings.webhook_secret == again.webhook_secret
    assert len(settings.webhook_secret) == 64
    assert settings.webhook_url == f"https://n.example{settings.webhook_path}"
    assert TOKEN not in settings.webhook_url
    assert settings.webhook_secret not in settings.webhook_url


def test_without_a_public_address_there_is_no_webhook() -> None:
    assert load({"TELEGRAM_BOT_TOKEN": TOKEN}, None).settings.webhook_url == ""


def test_a_platform_that_sets_the_port_reaches_us_from_outside() -> None:
    loaded = load({"PORT": "5000"}, None)
    assert loaded.settings.host == "0.0.0.0"  # noqa: S104 - what is claimed
    assert loaded.origins["host"] == "PORT"


def test_a_host_that_is_given_stays() -> None:
    environ = {"PORT": "5000", "NEWSBRIEF_HOST": "127.0.0.9"}
    assert load(environ, None).settings.host == "127.0.0.9"


@pytest.mark.parametrize("platform", ["DYNO", "RENDER"])
def test_a_disk_that_is_wiped_is_refused_as_a_store(platform: str) -> None:
    with pytest.raises(SettingsError, match="REDIS_URL is missing"):
        load({platform: "web.1"}, None)


@pytest.mark.parametrize(
    "enough", [{"REDIS_URL": "redis://db"}, {"NEWSBRIEF_EPHEMERAL": "yes"}]
)
def test_a_store_elsewhere_or_an_explicit_wish_is_enough_there(
    enough: dict[str, str],
) -> None:
    loaded = load({"DYNO": "web.1", **enough}, None)
    assert loaded.settings.ephemeral == ("NEWSBRIEF_EPHEMERAL" in enough)


def test_a_local_bot_api_server_may_speak_plain_http() -> None:
    environ = {"PUBLIC_URL": "http://localhost:1", "TELEGRAM_API_BASE": "http://x:2/"}
    settings = load(environ, None).settings
    assert settings.public_url == "http://localhost:1"
    assert settings.api_base == "http://x:2"


def test_the_demo_and_a_real_bot_keep_apart() -> None:
    folder = home() / "data"
    assert load({}, None).settings.store_dir == folder / "demo"
    live = load({"TELEGRAM_BOT_TOKEN": TOKEN}, None).settings
    assert live.store_dir == folder / "live"


def test_variables_that_name_no_setting_are_told() -> None:
    loaded = load({"NEWSBRIEF_ADMIN": "1", "PATH": "/bin"}, None)
    assert loaded.unknown == ("NEWSBRIEF_ADMIN",)


def test_relative_folders_stand_beside_the_project() -> None:
    settings = load({"NEWSBRIEF_DATA": "other"}, None).settings
    assert settings.data_dir == home() / "other"


def test_every_variable_is_named_once() -> None:
    variables = [item.metadata["variable"] for item in table()]
    assert len(variables) == len(set(variables))


def test_the_environment_of_this_process_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NEWSBRIEF_RETENTION_DAYS", "7")
    loaded = from_environment({"PORT": "81"})
    assert loaded.settings.retention_days == 7
    assert loaded.settings.port == 81


def test_outside_a_checkout_the_folder_we_stand_in_is_home(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("bot.settings.PROJECT", tmp_path / "site-packages")
    monkeypatch.chdir(tmp_path)
    assert home() == tmp_path


def test_the_key_of_the_language_model_is_a_secret() -> None:
    environ = {
        "NEWSBRIEF_REWORD_URL": "https://llm.example.org/v1/",
        "NEWSBRIEF_REWORD_MODEL": "small",
        "NEWSBRIEF_REWORD_KEY": "sk-hidden",
    }
    settings = load(environ, None).settings
    assert (settings.reword_url, settings.reword_model) == (
        "https://llm.example.org/v1",
        "small",
    )
    assert settings.secrets == ("sk-hidden",)
    assert "sk-hidden" not in repr(settings)


def test_the_password_of_the_operators_page_is_long_and_in_no_log() -> None:
    given = {"NEWSBRIEF_PAGE_SECRET": "a-secret-of-sixteen"}
    settings = load(given, None).settings
    assert settings.page_secret in settings.secrets
    assert settings.page_secret not in repr(settings)
    with pytest.raises(SettingsError, match="use 16 to 256 letters"):
        load({"NEWSBRIEF_PAGE_SECRET": "short"}, None)
