from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.briefing.reach import day_told
from bot.model import Address, Subscription

WISH = Subscription(Address(7), (480,), "Europe/Vienna", weekend=(600,), is_weekly=True)
SUNDAY = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def test_after_the_week_s_briefing_a_day_s_news_was_told_on_the_last_workday() -> None:
    assert day_told(SUNDAY, WISH) == SUNDAY - 2 * DAY
    few = replace(WISH, days=(0, 2, 6))
    assert day_told(SUNDAY, few) == SUNDAY - 4 * DAY


def test_any_other_briefing_told_the_news_of_its_day() -> None:
    assert day_told(SUNDAY - 2 * DAY, WISH) == SUNDAY - 2 * DAY
    assert day_told(SUNDAY, replace(WISH, is_weekly=False)) == SUNDAY
    assert day_told(None, WISH) is None


def test_whoever_gets_nothing_but_the_week_was_told_then() -> None:
    assert day_told(SUNDAY, replace(WISH, days=(6,))) == SUNDAY
