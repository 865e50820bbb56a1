from bot.chat.adding import fresh_of, known, publish, read_alone
from bot.model import Feed
from bot.store.stores import Stores
from tests.fixtures.desk import EVENING

GULL = "https://gull.example/rss"
TERN = "https://tern.example/rss"


async def test_feeds_are_read_for_everybody_once(stores: Stores) -> None:
    await stores.feeds.add(Feed(GULL, "Gull"))
    wanted = [Feed("http://www.gull.example/rss/"), Feed(TERN, "Tern")]
    assert await fresh_of(stores, wanted) == (Feed(TERN, "Tern"),)
    assert await publish(stores, wanted, EVENING) == 1
    assert await publish(stores, wanted, EVENING) == 0
    assert await stores.feeds.take(EVENING, 9) == (
        Feed(GULL, "Gull"),
        Feed(TERN, "Tern", due=EVENING),
    )


async def test_a_chats_own_feed_becomes_everybodys(stores: Stores) -> None:
    await read_alone(stores, [Feed(GULL, "Gull")], 5, 1, EVENING)
    own = await known(stores, "http://gull.example/rss")
    assert own == Feed(GULL, "Gull", due=EVENING, is_own=True)
    assert await publish(stores, [Feed(GULL)], EVENING) == 1
    assert await known(stores, GULL) == Feed(GULL, "Gull", due=EVENING)
    assert await stores.own.of(5) == (GULL,)


async def test_a_chat_reads_alone_what_it_has_room_for(stores: Stores) -> None:
    await stores.feeds.add(Feed(GULL, "Gull"))
    wanted = [Feed("http://gull.example/rss"), Feed(TERN), Feed("https://auk.example/")]
    assert await read_alone(stores, wanted, 5, 2, EVENING) == 2
    assert await stores.own.of(5) == (GULL, TERN)
    assert [feed.is_own for feed in await stores.feeds.all()] == [False, True]
