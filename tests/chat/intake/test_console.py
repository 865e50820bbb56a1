import json

import pytest

from bot.chat.commands import all_commands
from bot.chat.intake.console import Console
from bot.chat.replies.router import Router
from bot.chat.values import Attachment, Command, Desk, Reply, Request
from tests.fixtures.desk import FLOOD


@pytest.fixture
def console(stocked: Desk, router: Router) -> Console:
    return Console(router, all_commands())


async def test_a_line_in_gives_the_reply_as_text(console: Console) -> None:
    shown = await console.answer("/latest world")
    assert FLOOD in shown
    assert "<b>" not in shown
    assert shown.endswith("[1]")


async def test_a_label_in_brackets_presses_the_last_buttons(console: Console) -> None:
    await console.answer("/figures")
    shown = await console.answer("[🔎 1]")
    assert FLOOD in shown


async def test_a_page_turned_is_shown(console: Console) -> None:
    await console.answer("/latest 1")
    assert "2/3" in await console.answer("[›]")


async def test_an_address_is_written_out(console: Console) -> None:
    shown = await console.answer("/article flood")
    assert "Read the original: https://post.example/flood" in shown


async def test_a_label_nobody_showed_is_stale(console: Console) -> None:
    assert "too old" in await console.answer("[Nothing]")


async def test_a_question_is_answered(console: Console) -> None:
    assert FLOOD in await console.answer("How many people were moved out?")


@pytest.mark.parametrize("line", ["/subscribe 8:00", "/settings", "/forget", "/track"])
async def test_what_needs_a_chat_is_refused(console: Console, line: str) -> None:
    assert "The command line can be told nothing later" in await console.answer(line)


async def test_a_button_that_promises_news_is_refused(
    console: Console, stocked: Desk
) -> None:
    buttons = json.dumps({"🔔 Tell me": "1|track|s1|flood"})
    await stocked.stores.pending.put(1, "console:buttons", buttons)
    assert "can be told nothing later" in await console.answer("[🔔 Tell me]")
    assert await stocked.stores.tracks.of_chat(1) == ()


async def test_an_unknown_command_is_named(console: Console) -> None:
    assert await console.answer("/dance") == (
        "I do not know /dance. /help lists what I can do."
    )


async def test_a_file_is_written_out(
    console: Console, router: Router, stocked: Desk
) -> None:
    async def file(_desk: Desk, _request: Request) -> Reply:
        return Reply(attachment=Attachment("x.json", b'{"a": 1}'))

    own = Router(stocked, (Command("file", file),))
    assert json.loads(await Console(own, ()).answer("/file")) == {"a": 1}
