from bot.chat.replies.router import Router
from tests.fixtures.desk import OPERATOR, request


async def test_help_lists_what_a_reader_may_do(router: Router) -> None:
    reply = await router.typed("help", request())
    assert "/latest – the newest stories" in reply.messages[0].html
    assert "/broadcast" not in reply.messages[0].html


async def test_help_lists_more_for_operators(router: Router) -> None:
    reply = await router.typed("help", request(by=OPERATOR))
    assert "/broadcast" in reply.messages[0].html


async def test_help_begins_with_what_is_used_most(router: Router) -> None:
    reply = await router.typed("help", request())
    lines = reply.messages[0].html.splitlines()
    assert [line.split()[0] for line in lines[1:4]] == ["/start", "/latest", "/story"]
