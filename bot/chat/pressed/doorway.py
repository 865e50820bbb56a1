"""The way from a button in a channel to the private chat of whoever pressed it. Pure.

Whatever is said in a channel reaches all its readers, so a press there is answered to
one reader alone: Telegram may open a link to the bot in answer to it, whose payload of
64 letters, digits, - and _ is what the button carried.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error

OPENED = "b_"
"""What the payload of such a link begins with."""
LIMIT = 64


def link(username: str, data: str) -> str:
    """Return the address that opens the bot with what a button carries.

    Where it carries too much for a link, the bot is opened without it.
    """
    payload = OPENED + urlsafe_b64encode(data.encode()).decode().rstrip("=")
    address = f"https://t.me/{username}"
    return f"{address}?start={payload}" if len(payload) <= LIMIT else address


def carried(payload: str) -> str:
    """Return what the button carried, "" for a payload that is no such link's."""
    letters = payload.removeprefix(OPENED)
    try:
        return urlsafe_b64decode(letters + "=" * (-len(letters) % 4)).decode()
    except (Error, ValueError):
        return ""
