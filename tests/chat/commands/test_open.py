from bot.chat.router import Router
from bot.chat.values import Desk
from tests.fixtures.desk import request


async def test_a_button_runs_a_command_as_a_new_message(
    stocked: Desk, router: Router
) -> None:
    pressed = await router.pressed("1|open|figures", request())
    typed = await router.typed("figures", request())
    assert pressed == typed


async def test_a_button_cannot_run_what_only_some_may(router: Router) -> None:
    reply = await router.pressed("1|open|forget", request())
    assert reply.is_alert


async def test_typing_it_does_nothing(router: Router) -> None:
    reply = await router.typed("open", request())
    assert reply.notice == "This button is too old. Ask again, please."
