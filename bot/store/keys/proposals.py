"""Feeds people suggest."""


def suggestion(id_: str) -> str:
    """One feed that somebody suggests, and what became of it."""
    return f"nb:{{suggest}}:one:{id_}"


def suggestions() -> str:
    """Numbers of the suggestions that wait for an operator, by when they were made."""
    return "nb:{suggest}:open"


def suggested(chat_id: int) -> str:
    """Numbers of what a person suggested, or of what was suggested in a chat."""
    return f"nb:{{suggest}}:of:{chat_id}"


def looks(user_id: int) -> str:
    """How many addresses a person had us look at within a minute."""
    return f"nb:{{suggest}}:looks:{user_id}"
