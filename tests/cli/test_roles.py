"""Roles: updates arrive at one place, and a process without work says so."""

import pytest

from bot.cli.roles import ROLES, settle
from bot.errors import SettingsError
from bot.settings import Settings

POLLING = Settings(token="110201543:AA")  # noqa: S106 - nobody's token
CALLED = Settings(token="110201543:AA", public_url="https://n.example")  # noqa: S106 - nobody's token


def test_one_process_does_everything_either_way() -> None:
    assert settle(ROLES, POLLING) == set(ROLES)
    assert settle(ROLES, CALLED) == set(ROLES)


def test_where_telegram_calls_the_web_chats() -> None:
    assert settle({"web"}, CALLED) == {"web", "chat"}
    assert settle({"chat", "send"}, CALLED) == {"send"}


def test_where_the_bot_polls_roles_are_as_asked() -> None:
    assert settle({"web"}, POLLING) == {"web"}
    assert settle({"chat"}, POLLING) == {"chat"}


def test_chat_alone_has_nothing_to_do_where_telegram_calls() -> None:
    with pytest.raises(SettingsError, match="Add --role web, or leave PUBLIC_URL out"):
        settle({"chat"}, CALLED)


def test_without_a_token_it_says_where_to_get_one() -> None:
    with pytest.raises(SettingsError, match="TELEGRAM_BOT_TOKEN is missing"):
        settle(ROLES, Settings())
