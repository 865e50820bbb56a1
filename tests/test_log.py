"""Logging: no secret gets through, in either form."""

import json
import logging
import sys
import warnings
from collections.abc import Iterator

import pytest

from bot.log import Seldom, setup
from tests.fakes.clock import FakeClock

TOKEN = "110201543:" + "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsawX"


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    root = logging.getLogger()
    level, handlers, hook = root.level, root.handlers[:], sys.excepthook
    yield
    sys.excepthook = hook
    logging.captureWarnings(capture=False)
    root.setLevel(level)
    root.handlers[:] = handlers


def fail(error: Exception) -> None:
    raise error


def last_line(capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    line: dict[str, str] = json.loads(capsys.readouterr().err.splitlines()[-1])
    return line


def test_a_line_tells_level_and_place(capsys: pytest.CaptureFixture[str]) -> None:
    setup("INFO")
    logging.getLogger("bot.jobs").info("%d feeds are due", 3)
    assert capsys.readouterr().err.endswith(" INFO    bot.jobs: 3 feeds are due\n")


def test_a_token_is_taken_out_of_messages_and_arguments(
    capsys: pytest.CaptureFixture[str],
) -> None:
    setup("INFO")
    message = f"POST /bot{TOKEN}/getMe %s"
    logging.getLogger("x").info(message, {"url": f"bot{TOKEN}"})
    logging.getLogger("x").info("%s", TOKEN.replace(":", "%3A"))
    shown = capsys.readouterr().err
    assert "AAHdqTcv" not in shown
    assert "POST /bot[secret]/getMe {'url': 'bot[secret]'}" in shown


def test_a_token_is_taken_out_of_tracebacks_and_stacks(
    capsys: pytest.CaptureFixture[str],
) -> None:
    setup("INFO")
    try:
        fail(OSError(f"cannot reach bot{TOKEN}"))
    except OSError:
        logging.getLogger("x").exception("failed", stack_info=True)
    shown = capsys.readouterr().err
    assert "OSError: cannot reach bot[secret]" in shown
    assert "Stack (most recent call last)" in shown
    assert TOKEN not in shown


def test_known_secrets_are_taken_out_the_longest_first(
    capsys: pytest.CaptureFixture[str],
) -> None:
    setup("INFO", secrets=("hush", "hush-hush", ""))
    logging.getLogger("x").info("redis://me:hush-hush@db and hush")
    assert "redis://me:[secret]@db and [secret]\n" in capsys.readouterr().err


def test_json_lines_hold_one_record_each(capsys: pytest.CaptureFixture[str]) -> None:
    setup("DEBUG", as_json=True)
    try:
        fail(ValueError(TOKEN))
    except ValueError:
        logging.getLogger("bot.web").exception("two\nlines")
    line = last_line(capsys)
    assert line["level"] == "ERROR"
    assert line["logger"] == "bot.web"
    assert line["message"] == "two\nlines"
    assert line["error"].endswith("ValueError: [secret]")
    assert line["time"].endswith("+00:00")


def test_a_json_line_without_trouble_has_no_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    setup("INFO", as_json=True)
    logging.getLogger("x").info("fine")
    assert "error" not in last_line(capsys)


def test_arguments_that_do_not_fit_do_not_lose_the_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    setup("INFO")
    logging.getLogger("x").info("%d feeds", "no")
    assert "x: %d feeds ('no',)\n" in capsys.readouterr().err


def test_talkative_libraries_are_heard_from_warning_up(
    capsys: pytest.CaptureFixture[str],
) -> None:
    setup("DEBUG")
    logging.getLogger("httpx").info("HTTP Request")
    logging.getLogger("httpx").warning("trouble")
    shown = capsys.readouterr().err
    assert "HTTP Request" not in shown
    assert "trouble" in shown


def test_warnings_become_log_lines(capsys: pytest.CaptureFixture[str]) -> None:
    setup("INFO")
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=False)
        logging.captureWarnings(capture=True)
        warnings.warn("old way", stacklevel=1)
        logging.captureWarnings(capture=False)
    assert "py.warnings" in capsys.readouterr().err


def test_what_ends_the_program_is_told_without_secrets(
    capsys: pytest.CaptureFixture[str],
) -> None:
    setup("INFO")
    error = OSError(f"the token {TOKEN} was rejected")
    sys.excepthook(OSError, error, None)
    shown = capsys.readouterr().err
    assert "CRITICAL bot: ended by\nOSError: the token [secret] was rejected" in shown


def test_a_trouble_that_lasts_is_told_every_few_seconds(
    caplog: pytest.LogCaptureFixture,
) -> None:
    clock = FakeClock()
    seldom = Seldom(logging.getLogger("bot.x"), clock.monotonic, seconds=5)
    seldom.error("the store is away")
    seldom.error("the store is still away")
    clock.advance(4)
    seldom.error("the store is still away")
    clock.advance(1)
    seldom.error("and away")
    clock.advance(5)
    seldom.error("100 % away")
    assert caplog.messages == [
        "the store is away",
        "and away (and 2 more like it before)",
        "100 % away",
    ]


def test_a_strangers_line_break_begins_no_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    setup("INFO")
    logging.getLogger("bot.jobs").info("page %s", "a\nCRITICAL bot: all\u202e is lost")
    assert capsys.readouterr().err.endswith(
        "bot.jobs: page a\\nCRITICAL bot: all\\u202e is lost\n"
    )
