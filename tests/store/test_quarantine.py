import pytest

from bot.store import keys
from bot.store.connection import Redis
from bot.store.quarantine import Quarantine, Unread

BAD = Unread(
    "a", "Bad “text”", "https://news.example/a", "it took more than 10 s", feed="u"
)


@pytest.fixture
def quarantine(redis: Redis) -> Quarantine:
    return Quarantine(redis)


async def test_a_text_is_given_up_after_three_tries(quarantine: Quarantine) -> None:
    assert [await quarantine.note(BAD) for _ in range(2)] == [1, 2]
    assert not await quarantine.holds("a")
    assert await quarantine.all() == ()
    assert await quarantine.note(BAD) == 3
    assert await quarantine.holds("a")
    (kept,) = await quarantine.all()
    assert (kept.title, kept.problem, kept.tries) == (BAD.title, BAD.problem, 3)
    assert (kept.feed, kept.seen > 1.7e9) == (BAD.feed, True)


async def test_all_may_be_tried_again(quarantine: Quarantine) -> None:
    for _ in range(3):
        await quarantine.note(BAD)
    await quarantine.clear()
    assert not await quarantine.holds("a")
    assert await quarantine.note(BAD) == 1


async def test_a_flood_of_bad_texts_takes_little_room(
    quarantine: Quarantine, redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.quarantine.MOST", 2)
    texts = [Unread(str(number), "", "", "") for number in range(3)]
    assert [await quarantine.note(text) for text in texts] == [1, 1, 3]
    assert [await quarantine.note(text) for text in texts] == [2, 2, 3]
    assert await redis.hlen(keys.quarantine()) == 2
    assert await redis.ttl(keys.quarantine()) > 0


async def test_what_a_newer_version_adds_is_passed_over(
    quarantine: Quarantine, redis: Redis
) -> None:
    raw = '{"id":"a","title":"","url":"","problem":"","tries":3,"mood":"bad"}'
    await redis.hset(keys.quarantine(), "a", raw)
    assert await quarantine.holds("a")
