from bot.model import About, Someone
from bot.store import keys
from bot.store.asked import KEPT, AskedBefore
from bot.store.chats import Chats
from bot.store.connection import Redis
from tests.fakes.clock import FakeClock


async def test_what_each_person_asked_last_in_a_chat_is_remembered(
    redis: Redis,
) -> None:
    asked = AskedBefore(redis)
    await asked.put(-5, 1, About("How many boats sank?"))
    await asked.put(-5, 2, About("Who is Mira Toll?"))
    assert await asked.last(-5, 1) == About("How many boats sank?")
    assert await asked.last(7, 1) is None


async def test_whom_the_answer_told_of_is_remembered_with_it(redis: Redis) -> None:
    asked = AskedBefore(redis)
    about = About("Who won?", (Someone("Mira Toll", "she"), Someone("Jan Holm")))
    await asked.put(-5, 1, about)
    assert await asked.last(-5, 1) == about
    told = (await Chats(redis, FakeClock()).export(-5))["asked"]
    assert told == ["Who won? (Mira Toll, Jan Holm)"]


async def test_a_forgotten_chat_has_asked_nothing(redis: Redis) -> None:
    asked, chats = AskedBefore(redis), Chats(redis, FakeClock())
    await asked.put(-5, 1, About("How many boats sank?"))
    await asked.put(-5, 2, About("Who is Mira Toll?"))
    await asked.put(1, 1, About("How many came back?"))
    told = (await chats.export(-5))["asked"]
    assert told == ["How many boats sank?", "Who is Mira Toll?"]
    await chats.forget(-5)
    left = {keys.askers(1).encode(), keys.asked(1, 1).encode()}
    assert set(await redis.keys("*ask*")) == left
    await chats.forget(1)
    assert await redis.keys("*ask*") == []


async def test_it_is_forgotten_by_itself(redis: Redis) -> None:
    await AskedBefore(redis).put(-5, 1, About("How many boats sank?"))
    for key in (keys.asked(-5, 1), keys.askers(-5)):
        assert 0 < await redis.ttl(key) <= KEPT
