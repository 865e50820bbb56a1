from bot.delivery.calls.channels import chat_named
from bot.delivery.calls.transport import connect
from bot.playground.cast import CHANNEL, CLEO
from tests.fixtures.playground import PlayServer


async def test_a_channel_is_found_by_its_public_name(playground: PlayServer) -> None:
    playground.human.add_bot(CLEO, CHANNEL)
    async with connect(playground.token, playground.origin) as bot:
        assert await chat_named(bot, "morning_wire") == CHANNEL
        assert await chat_named(bot, "nobody_here") == 0
