"""What hubs tell us of feeds, and the bells that call a job before its time."""


def bell(name: str) -> str:
    """Return where a token lies from when a job is called until a process hears it."""
    return f"nb:{{ix}}:bell:{name}"


def hub(token: str) -> str:
    """One feed that a hub is to tell us of, by the token of the address it calls."""
    return f"nb:{{ix}}:hub:{token}"


def hubs() -> str:
    """Tokens of what hubs tell us, by the address of the feed."""
    return "nb:{ix}:hubs"


def hubs_due() -> str:
    """Tokens by when to look after them next."""
    return "nb:{ix}:hubs:due"


def pushes() -> str:
    """Bodies that hubs have pushed and nobody has read yet."""
    return "nb:{ix}:pushes"
