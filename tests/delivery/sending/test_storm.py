"""Mailings through what Telegram may do, told by the server's own account.

In a timelapse, so that minutes of a broadcast pass in a second or two.
"""

from collections import Counter

import pytest

from bot.model import Message
from bot.playground.ledger import Ledger, most_within
from tests.fakes.timelapse import run
from tests.fixtures.mailing import Mailing, mailing

pytestmark = pytest.mark.whole

NEWS = Message("<b>Monday</b>\n81 people were moved out of the valley.")


def copies_of(ledger: Ledger, readers: range) -> Counter[int]:
    """How many readers got so many copies."""
    copies = ledger.copies()
    return Counter(copies.get(reader, 0) for reader in readers)


def test_two_hundred_are_served_once_each_through_floods_and_a_halt(
    store_url: str,
) -> None:
    async def main() -> tuple[Mailing, range, dict[str, int]]:
        async with mailing(store_url, articles=0) as made:
            readers = await made.add_readers(200, minute=None)
            made.play.faults.seed(4)
            made.play.faults.too_many(1, 3, chance=0.1)
            made.play.faults.halt(30, begins=5)
            await made.put(readers, NEWS)
            return made, readers, await made.settled()

    made, readers, ended = run(main)
    ledger = made.play.ledger
    assert copies_of(ledger, readers) == {1: 200}
    assert made.play.limits.violations == []
    assert made.play.faults.struck > 10
    assert most_within(ledger.moments(), 1) <= 31
    assert ended["sent"] == 200


def test_answers_lost_after_acceptance_double_nothing_and_are_listed(
    store_url: str,
) -> None:
    async def main() -> tuple[Mailing, range, set[int]]:
        async with mailing(store_url, articles=0) as made:
            readers = await made.add_readers(100, minute=None)
            made.play.faults.seed(4)
            for lose in (made.play.faults.stall, made.play.faults.reset):
                lose(chance=0.05, after=True)
            made.play.faults.gateway(chance=0.05, after=True)
            made.play.faults.cut(chance=0.05)
            await made.put(readers, NEWS)
            await made.settled()
            stuck = await made.stores.outbox.stuck()
            return made, readers, {each.address.chat_id for each in stuck}

    made, readers, listed = run(main)
    assert copies_of(made.play.ledger, readers) == {1: 100}
    assert made.play.limits.violations == []
    lost = {call.chat_id for call in made.play.calls.of("sendMessage") if not call.code}
    assert listed == lost
    assert len(listed) > 10


def test_one_seed_gives_each_reader_the_same_fate_in_every_run(store_url: str) -> None:
    async def main() -> dict[int, list[int]]:
        async with mailing(store_url, articles=0) as made:
            readers = await made.add_readers(30, minute=None)
            made.play.faults.seed(4)
            made.play.faults.too_many(1, 3, chance=0.3)
            await made.put(readers, NEWS)
            await made.settled()
            calls = made.play.calls.of("sendMessage")
            return {
                reader: [call.code for call in calls if call.chat_id == reader]
                for reader in readers
            }

    first = run(main)
    assert run(main) == first
    assert [429, 429, 200] in first.values()


@pytest.mark.parametrize("form", ["json", "bare", "html"])
def test_a_storm_in_which_every_call_is_refused_loses_nobody(
    store_url: str, form: str
) -> None:
    async def main() -> tuple[Mailing, range]:
        async with mailing(store_url, articles=0, tick=60, idle=10) as made:
            readers = await made.add_readers(30, minute=None)
            made.play.faults.seed(4)
            made.play.faults.storm(120, 3600, form=form)
            await made.put(readers, NEWS)
            await made.settled(look=60)
            return made, readers

    made, readers = run(main)
    assert copies_of(made.play.ledger, readers) == {1: 30}
    assert made.play.limits.violations == []


def test_people_who_block_the_bot_in_mid_broadcast_are_called_no_more(
    store_url: str,
) -> None:
    async def main() -> tuple[Mailing, dict[str, int]]:
        async with mailing(store_url, articles=0) as made:
            readers = await made.add_readers(100, minute=None)
            made.play.faults.seed(4)
            made.play.faults.act(made.human.block, chance=0.2)
            await made.put(readers, NEWS, NEWS)
            return made, await made.settled()

    made, ended = run(main)
    calls = Counter(call.chat_id for call in made.play.calls.of("sendMessage"))
    refused = [
        call.chat_id for call in made.play.calls.of("sendMessage") if call.code == 403
    ]
    assert len(refused) == len(set(refused)) > 20
    assert max(calls.values()) == 2
    assert ended["sent"] == 100 - len(refused)
