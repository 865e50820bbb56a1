"""What a role is made of follows the settings."""

import asyncio
from dataclasses import replace

from bot.delivery.calls.transport import connect
from bot.jobs.analysis import Analyst
from bot.jobs.finding import Finder
from bot.playground.cast import ADA, CLEO
from bot.roles import _open_list, chat, make_intake, reword
from bot.service import open_service
from bot.settings import Settings
from bot.store.connection import connect as connect_store
from bot.store.readers import Readers
from tests.fakes.clock import FakeClock
from tests.fakes.fetcher import FakeFetcher
from tests.fakes.worker import HereWorker
from tests.fixtures.playground import PlayServer

LIST = b'<opml><body><outline xmlUrl="https://news.example/rss"/></body></opml>'


async def test_a_model_rewords_briefings_if_the_operator_names_one(
    store_url: str,
) -> None:
    plain = Settings(redis_url=store_url)
    named = replace(plain, reword_url="http://127.0.0.1:9/v1", reword_model="m")
    async with open_service(named, FakeClock()) as service:
        assert reword(service)
        assert reword(replace(service, settings=plain)) is None


async def test_a_store_that_is_slow_when_it_begins_does_not_end_the_conversation(
    playground: PlayServer, store_url: str
) -> None:
    settings = Settings(
        redis_url=store_url, public_url="https://news.example", admins=(CLEO,)
    )
    stop = asyncio.Event()
    stop.set()
    async with (
        open_service(settings, FakeClock()) as service,
        connect(playground.token, playground.origin) as bot,
    ):
        nowhere = Readers(connect_store("unix:///nowhere.socket"))
        stores = replace(service.stores, readers=nowhere)
        here = replace(service, stores=stores)
        await chat(here, bot, make_intake(here, bot), stop)


async def test_a_list_of_feeds_somebody_sent_is_had_and_read(
    playground: PlayServer, store_url: str
) -> None:
    sent = playground.human.send_file(ADA, ADA, "feeds.opml", LIST)
    finder = Finder(FakeFetcher(), Analyst(HereWorker()))
    async with (
        open_service(Settings(redis_url=store_url), FakeClock()) as service,
        connect(playground.token, playground.origin) as bot,
    ):
        here = replace(service, finder=finder)
        feeds = await _open_list(here, bot, sent["document"]["file_id"])
    assert [feed.url for feed in feeds] == ["https://news.example/rss"]
