"""A whole day of the service in a timelapse, with something going wrong all day."""

from datetime import UTC, datetime, timedelta

from tests.fakes.timelapse import run
from tests.fixtures.mailing import Mailing, mailing

MIDNIGHT = datetime(2026, 11, 23, tzinfo=UTC)


def test_through_a_day_of_faults_each_reader_has_each_briefing_once(
    store_url: str,
) -> None:
    async def main() -> tuple[Mailing, list[int], set[int]]:
        begins = MIDNIGHT - timedelta(minutes=1)
        async with mailing(store_url, begins=begins, tick=300, idle=300) as made:
            readers: list[int] = []
            for hour in range(24):
                readers += await made.add_readers(2, minute=60 * hour)
            faults = made.play.faults
            faults.seed(2026)
            faults.too_many(1, 60, chance=0.1)
            faults.halt(300, begins=3600 * 8)
            faults.broken(chance=0.05)
            faults.stall(chance=0.05, after=True)
            await made.until(MIDNIGHT + timedelta(days=1, seconds=-1))
            await made.settled(look=300)
            stuck = await made.stores.outbox.stuck()
            return made, readers, {each.address.chat_id for each in stuck}

    made, readers, held = run(main)
    copies = made.play.ledger.copies()
    assert set(copies.values()) == {1}
    assert {reader for reader in readers if reader not in copies} <= held
    assert held
    assert len(readers) == 48
    assert made.play.limits.violations == []
