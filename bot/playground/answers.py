"""What the server says when it refuses: Telegram's codes and texts, word for word."""

from typing import Any

# What travels on the wire; its shape is Telegram's and is checked where it comes in.
Json = dict[str, Any]


class Refusal(Exception):  # noqa: N818 - Telegram refuses; the word is the idea
    """A call answered with `ok: false`."""

    def __init__(
        self, code: int, description: str, parameters: Json | None = None
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad(reason: str) -> Refusal:
    """Return the refusal of a wrong request."""
    return Refusal(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> Refusal:
    """Return the refusal of something this bot may not do."""
    return Refusal(403, f"Forbidden: {reason}")


def conflict(reason: str) -> Refusal:
    """Return the refusal of a second reader of updates."""
    return Refusal(409, f"Conflict: {reason}")


def too_many(seconds: int) -> Refusal:
    """Return the refusal of a bot that is too fast."""
    return Refusal(
        429,
        f"Too Many Requests: retry after {seconds}",
        {"retry_after": seconds},
    )


def moved(chat_id: int) -> Refusal:
    """Return the refusal that names the supergroup a group has become."""
    return Refusal(
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        {"migrate_to_chat_id": chat_id},
    )


def envelope(refusal: Refusal) -> Json:
    """Return the JSON body of a refusal."""
    body: Json = {
        "ok": False,
        "error_code": refusal.code,
        "description": refusal.description,
    }
    if refusal.parameters:
        body["parameters"] = refusal.parameters
    return body
