import pytest

from bot.chat.commands import all_commands
from bot.chat.router import Router
from bot.chat.values import Command, Desk, Reply, Request
from bot.errors import StoreBusy
from tests.fixtures.desk import request


def with_command(desk: Desk, error: Exception) -> Router:
    async def fail(_desk: Desk, _request: Request) -> Reply:
        raise error

    return Router(desk, (Command("fail", fail),))


async def test_an_unexpected_error_is_told_kindly_and_logged(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    reply = await with_command(desk, RuntimeError("boom")).typed("fail", request())
    assert "Something went wrong on my side" in reply.messages[0].html
    assert "boom" in caplog.text


async def test_a_busy_store_is_left_to_the_intake(desk: Desk) -> None:
    with pytest.raises(StoreBusy):
        await with_command(desk, StoreBusy("away")).typed("fail", request())


async def test_every_command_has_one_name_and_every_button_one_handler() -> None:
    commands = all_commands()
    names = [command.name for command in commands]
    actions = [action for command in commands for action in command.buttons]
    assert len(set(names)) == len(names)
    assert len(set(actions)) == len(actions)
