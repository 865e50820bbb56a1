"""What is said to a reader while the store cannot be used."""

from bot import wording
from bot.delivery.html.markup import escape
from bot.errors import StoreBusy, StoreReadOnly


def patience(trouble: StoreBusy, *, is_operator: bool) -> str:
    """Return what to say of the trouble as HTML; operators hear what to do about it."""
    if not isinstance(trouble, StoreReadOnly):
        return wording.STORE_BUSY
    if is_operator:
        return f"{wording.STORE_READ_ONLY}\n\n{escape(str(trouble))}"
    return wording.STORE_READ_ONLY
