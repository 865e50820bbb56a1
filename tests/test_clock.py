from datetime import timedelta

from bot.clock import SystemClock


async def test_the_clock_can_be_set_ahead_and_never_goes_back() -> None:
    clock = SystemClock()
    before = clock.now()
    clock.jump(timedelta(days=1))
    clock.jump(timedelta(days=-5))
    assert timedelta(hours=23) < clock.now() - before < timedelta(hours=25)


async def test_waiting_takes_no_less_than_was_asked() -> None:
    clock = SystemClock()
    begun = clock.monotonic()
    await clock.sleep(0)
    assert clock.monotonic() >= begun
