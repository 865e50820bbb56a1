from bot.chat.router import Router
from tests.fixtures.desk import OPERATOR, request


async def test_an_operator_adds_a_feed(router: Router) -> None:
    reply = await router.typed("addfeed", request("https://a.example/x", by=OPERATOR))
    assert reply.messages[0].html == "Added https://a.example/x"


async def test_without_an_address_the_use_is_told(router: Router) -> None:
    reply = await router.typed("addfeed", request(by=OPERATOR))
    assert "Write /addfeed and the feed's address" in reply.messages[0].html


async def test_nobody_else_adds_feeds(router: Router) -> None:
    reply = await router.typed("addfeed", request("https://a.example/x"))
    assert reply.messages[0].html == ("Only the people who run this bot can do that.")
