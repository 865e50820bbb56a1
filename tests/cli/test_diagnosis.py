"""What the doctor makes of the facts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.cli import diagnosis
from bot.cli.diagnosis import Finding
from bot.model import Feed
from bot.settings import Settings
from bot.store.quarantine import Unread

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
POLLING = Settings()
CALLED = Settings(public_url="https://n.example")


def webhook(settings: Settings, **info: Any) -> list[Finding]:
    return list(diagnosis.webhook(info, settings, NOW))


def test_a_finding_shows_its_mark_and_what_to_do() -> None:
    assert str(Finding("clock", "agrees")) == "✓ clock: agrees"
    assert (
        str(Finding("groups", "closed", "open them"))
        == "! groups: closed\n  → open them"
    )
    assert (
        str(diagnosis.wrong("token", "none", "get one")) == "✗ token: none\n  → get one"
    )


@pytest.mark.parametrize("code", [401, 404])
def test_an_unknown_token_is_to_be_copied_again(code: int) -> None:
    found = diagnosis.refused(code, "Unauthorized")
    assert found.is_wrong
    assert found.fact == "Telegram does not know it"


def test_another_refusal_is_told_as_telegram_said_it() -> None:
    assert diagnosis.refused(500, "restart").fact == "Telegram answered 500: restart"


def test_no_answer_names_the_host() -> None:
    assert diagnosis.unreachable(POLLING, "TimeoutError").fact == (
        "api.telegram.org cannot be reached (TimeoutError)"
    )


def test_a_well_kept_bot_has_nothing_to_do() -> None:
    me = {"can_join_groups": True, "supports_inline_queries": True}
    found = list(diagnosis.identity({"username": "b", **me}))
    assert [finding.todo for finding in found] == ["", "", ""]
    assert "“@b flood” in any chat" in found[-1].fact


def test_switched_off_privacy_and_closed_groups_are_notes() -> None:
    me = {"can_read_all_group_messages": True, "can_join_groups": False}
    found = list(diagnosis.identity({"username": "b", **me}))
    assert [finding.subject for finding in found if finding.todo] == [
        "privacy mode",
        "inline mode",
        "groups",
    ]
    assert not any(finding.is_wrong for finding in found)


@pytest.mark.parametrize(
    ("seconds", "fact"),
    [
        (30, "agrees with Telegram's"),
        (-30, "agrees with Telegram's"),
        (
            31,
            "31 seconds ahead of Telegram's, so briefings come at the wrong time",
        ),
        (
            -3600,
            "3600 seconds behind Telegram's, so briefings come at the wrong time",
        ),
    ],
)
def test_a_clock_may_be_half_a_minute_off(seconds: int, fact: str) -> None:
    assert diagnosis.clock(NOW + timedelta(seconds=seconds), NOW).fact == fact


def test_polling_without_a_webhook_is_well() -> None:
    assert webhook(POLLING, url="") == [Finding("updates", "by polling")]


def test_our_own_webhook_is_well() -> None:
    found = webhook(CALLED, url=CALLED.webhook_url, pending_update_count=3)
    assert found == [Finding("updates", "Telegram calls https://n.example")]


def test_a_webhook_not_yet_set_is_set_by_starting() -> None:
    (found,) = webhook(CALLED)
    assert found.todo == "start the bot, and it sets its webhook"


@pytest.mark.parametrize("settings", [POLLING, CALLED])
def test_a_webhook_of_another_program_is_told(settings: Settings) -> None:
    (found,) = webhook(settings, url="https://other.example/x")
    assert found.fact == "Telegram calls other.example, not this bot"
    assert found.todo.endswith("get a second token for it")
    assert not found.is_wrong


def test_a_recent_failure_of_telegrams_call_is_wrong() -> None:
    moment = int((NOW - timedelta(hours=2)).timestamp())
    found = webhook(
        CALLED,
        url=CALLED.webhook_url,
        last_error_date=moment,
        last_error_message="Connection refused",
    )
    assert found[-1].is_wrong
    assert found[-1].fact == "Telegram's call failed at 10:00 UTC: Connection refused"


def test_an_old_failure_is_history() -> None:
    moment = int((NOW - timedelta(days=2)).timestamp())
    assert len(webhook(CALLED, url=CALLED.webhook_url, last_error_date=moment)) == 1


def test_many_waiting_updates_are_told() -> None:
    assert webhook(POLLING, pending_update_count=101)[-1].fact == "101 wait"


def test_feeds_in_trouble_are_counted_and_some_are_named() -> None:
    fine = Feed("https://gull.example/rss", "Gull")
    over = replace(fine, title="Tern", is_stopped=True)
    failing = replace(fine, title="Auk", failing=NOW - timedelta(days=2))
    assert str(diagnosis.feeds([fine], NOW)) == "✓ feeds: 1 are read"
    assert str(diagnosis.feeds([fine, over, *[failing] * 4], NOW)) == (
        "! feeds: 6 read; 4 failing for a day (Auk, Auk, Auk, …); 1 over (Tern)\n"
        "  → `newsbrief feeds list` says more; look whether they have moved"
    )


def test_of_what_was_given_up_the_newest_is_named() -> None:
    old = Unread("a", "Old", "", "it hung", 3)
    new = Unread("b", "New\x1b text", "", "it\nhung", 3, "https://tern.example/x", 9.0)
    assert diagnosis.texts([new, old], []).fact == (
        "2 could not be read and left out; the newest is “New text” of tern.example: "
        "it hung"
    )
    assert diagnosis.texts([old], []).fact == (
        "1 could not be read and left out; the newest is “Old”: it hung"
    )
