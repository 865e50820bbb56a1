from bot.delivery.pace import asks, halts, lane
from bot.model import Address, Kind
from bot.store.budget import LANES, Ask


def test_groups_and_channels_have_a_limit_of_their_own() -> None:
    assert asks(Address(-1001, 7), "reply") == Ask(-1001, is_group=True, lane="reply")
    assert asks(Address(5), "reply") == Ask(5, is_group=False, lane="reply")


def test_an_alert_goes_before_briefings_and_broadcasts() -> None:
    assert LANES[lane(Kind.ALERT)] > LANES[lane(Kind.BRIEFING)]
    assert lane(Kind.BROADCAST) == lane(Kind.BRIEFING)


def test_a_groups_flood_is_the_groups_and_a_readers_is_everybodys() -> None:
    assert halts(-1001) == -1001
    assert halts(5) is None
