from bot.chat.feeds.adding import fresh_of, known, publish, read_alone
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


async def test_a_feed_that_was_over_goes_on_when_just_that_is_added(
    stores: Stores,
) -> None:
    over = Feed(GULL, "Gull", is_stopped=True, problem="It is gone.", failures=3)
    await stores.feeds.add(over)
    assert await publish(stores, [Feed(GULL)], EVENING) == 0
    assert await known(stores, GULL) == over
    assert await publish(stores, [Feed(GULL), Feed(TERN)], EVENING, revives=True) == 2
    taken = await stores.feeds.take(EVENING, 9)
    assert taken == (Feed(GULL, "Gull", due=EVENING), Feed(TERN, due=EVENING))


async def test_what_is_added_and_was_not_over_stays_as_it_is(stores: Stores) -> None:
    await stores.feeds.add(Feed(GULL, "Gull", failures=3))
    assert await publish(stores, [Feed(GULL)], EVENING, revives=True) == 0
    await read_alone(stores, [Feed(TERN)], 5, 1, EVENING)
    assert await publish(stores, [Feed(TERN)], EVENING, revives=True) == 1
    feeds = await stores.feeds.all()
    assert [feed.failures for feed in feeds] == [3, 0]


async def test_a_chats_own_feed_goes_on_unless_an_operator_stopped_it(
    stores: Stores,
) -> None:
    over = Feed(GULL, "Gull", is_stopped=True, problem="Gone.", is_own=True)
    halted = Feed(TERN, "Tern", due=EVENING, is_stopped=True, is_own=True)
    await stores.feeds.add_all([over, halted])
    assert await read_alone(stores, [over, halted], 5, 2, EVENING) == 2
    assert await stores.feeds.all() == (
        Feed(GULL, "Gull", due=EVENING, is_own=True),
        halted,
    )
