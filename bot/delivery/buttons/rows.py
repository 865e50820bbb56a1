"""Buttons side by side, and ticks on those that are chosen. Pure."""

from collections.abc import Iterable

from bot.model import Button, Rows


def in_rows(buttons: Iterable[Button], width: int) -> Rows:
    """Return the buttons in their order, so many in a row."""
    each = tuple(buttons)
    return tuple(each[start : start + width] for start in range(0, len(each), width))


def ticked(label: str, is_chosen: bool) -> str:  # noqa: FBT001  # a label's own state
    """Return the label of what may be chosen, with a tick if it is."""
    return f"✓ {label}" if is_chosen else label


def choice(label: str, data: str, is_chosen: bool) -> Button:  # noqa: FBT001  # as above
    """Return the button that chooses this, ticked if it is chosen."""
    return Button(ticked(label, is_chosen), data)
