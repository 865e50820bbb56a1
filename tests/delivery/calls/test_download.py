import pytest

from bot.delivery.calls.download import download
from bot.delivery.calls.transport import connect
from bot.errors import SourceError
from bot.playground.cast import ADA
from tests.fixtures.playground import PlayServer


async def test_a_file_somebody_sent_is_had_from_telegram(
    playground: PlayServer,
) -> None:
    sent = playground.human.send_file(ADA, ADA, "feeds.opml", b"<opml/>")
    async with connect(playground.token, playground.origin) as bot:
        got = await download(bot, sent["document"]["file_id"])
        assert got == b"<opml/>"
        with pytest.raises(SourceError, match="does not give me this file"):
            await download(bot, "none")
