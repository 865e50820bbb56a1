"""The store goes away and comes back; who asks hears so, and nothing is lost."""

import signal
from datetime import timedelta
from pathlib import Path

from bot.model import Address, Delivery, Kind, Message
from bot.playground.cast import ADA, BEN
from tests.fixtures.house import House
from tests.fixtures.ownstore import OwnStore
from tests.fixtures.playground import PlayServer
from tests.fixtures.process import environment, running

NEWS = "Newsbrief moves house on Friday."
DAY = timedelta(days=1)
ONE_MOMENT = "One moment, my storage is busy."


async def asks_in_vain(house: House) -> None:
    """Assert that who asks now hears that the store is away."""
    house.server.human.send(ADA, ADA, "/subscribe 8:00 London")
    await house.hears(ADA, ONE_MOMENT)


async def is_made_good(house: House) -> None:
    """Assert that what was asked for is done by itself, once, and messages go."""
    await house.hears(ADA, "✅ Done")
    expires = house.server.clock.now() + DAY
    message = Delivery("news", Address(BEN), Kind.BROADCAST, (Message(NEWS),), expires)
    await house.stores.outbox.add(message)
    await house.hears(BEN, NEWS)
    await house.quiet()
    assert len(house.saying(ADA, ONE_MOMENT)) == len(house.saying(ADA, "✅ Done")) == 1
    assert len(house.saying(BEN, NEWS)) == 1
    assert await house.stores.outbox.stuck() == ()


async def greet(house: House) -> None:
    house.server.human.send(BEN, BEN, "/privacy")
    await house.hears(BEN, "/forget erases it")


async def test_a_killed_store_is_told_and_all_goes_on_when_it_is_back(
    own_house: House, own_store: OwnStore
) -> None:
    async with own_house.open():
        await greet(own_house)
        for _ in range(3):
            own_store.kill()
            own_store.start()
        own_store.kill()
        await asks_in_vain(own_house)
        own_store.start()
        await is_made_good(own_house)


async def test_a_store_that_hangs_is_told_and_all_goes_on_when_it_answers(
    own_house: House, own_store: OwnStore
) -> None:
    async with own_house.open():
        await greet(own_house)
        own_store.tell(signal.SIGSTOP)
        await asks_in_vain(own_house)
        own_store.tell(signal.SIGCONT)
        await is_made_good(own_house)


async def test_told_to_stop_while_the_store_hangs_it_ends_in_time(
    own_store: OwnStore, playground: PlayServer, tmp_path: Path
) -> None:
    env = environment(playground, own_store.url, tmp_path)
    async with running(tmp_path, env) as service:
        await service.until_said("Newsbrief is up")
        own_store.tell(signal.SIGSTOP)
        service.signal(signal.SIGTERM)
        code, seconds = await service.ended()
    own_store.tell(signal.SIGCONT)
    assert (code, seconds < 8) == (0, True)


async def test_a_service_that_starts_before_its_store_waits_for_it(
    own_store: OwnStore, playground: PlayServer, tmp_path: Path
) -> None:
    own_store.kill()
    env = environment(playground, own_store.url, tmp_path)
    async with running(tmp_path, env, "send") as service:
        await service.until_said(
            "waiting 60 seconds for the store: The store's server cannot be reached"
        )
        own_store.start()
        await service.until_said("Newsbrief is up")


async def test_told_to_stop_while_it_waits_for_its_store_it_ends(
    own_store: OwnStore, playground: PlayServer, tmp_path: Path
) -> None:
    own_store.tell(signal.SIGSTOP)
    env = environment(playground, own_store.url, tmp_path)
    async with running(tmp_path, env, "send") as service:
        await service.until_said("waiting 60 seconds for the store")
        service.signal(signal.SIGTERM)
        code, _ = await service.ended()
    own_store.tell(signal.SIGCONT)
    assert code == 0
