from bot.store.connection import Redis
from bot.store.stores import make_stores


async def test_all_stores_share_one_connection(redis: Redis) -> None:
    stores = make_stores(redis, "one")
    await stores.pending.put(5, "draft", "words")
    assert (await stores.chats.export(5))["pending"] == {"draft": "words"}
    assert await stores.articles.count() == 0
