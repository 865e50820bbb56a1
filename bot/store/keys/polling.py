"""Feeds: what is asked and when."""


def feeds() -> str:
    """Every feed by its address."""
    return "nb:{ix}:feeds"


def feeds_due() -> str:
    """Addresses of feeds by when to ask them again."""
    return "nb:{ix}:feeds:due"


def feeds_ended() -> str:
    """Addresses of feeds that are over and nobody was told of."""
    return "nb:{ix}:feeds:ended"


def owners(url: str) -> str:
    """Ids of the chats that read a feed for themselves."""
    return f"nb:{{ix}}:owners:{url}"
