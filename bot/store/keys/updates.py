"""Updates that Telegram sent, and the processes that handle them."""


def seen(update_id: int) -> str:
    """Exists for a day after an update was handled."""
    return f"nb:{{seen}}:update:{update_id}"


def journal(chat_id: int) -> str:
    """All updates of a chat that were taken in and wait."""
    return f"nb:{{seen}}:journal:{chat_id}"


def turns() -> str:
    """Chats with updates that wait, and which process handles them."""
    return "nb:{seen}:turns"


def alive(owner: str) -> str:
    """Exists while a process that handles updates lives."""
    return f"nb:{{seen}}:alive:{owner}"
