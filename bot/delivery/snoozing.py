"""The buttons that pause briefings and alerts. Pure."""

from bot import wording_rhythm as words
from bot.delivery.callback import pack
from bot.model import Address, Button


def snooze_row(to: Address) -> tuple[Button, ...]:
    """Return the buttons that pause an address for a day or a week."""
    return (
        Button(words.BUTTON_SNOOZE_DAY, pack("snooze", str(to), "day")),
        Button(words.BUTTON_SNOOZE_WEEK, pack("snooze", str(to), "week")),
    )
