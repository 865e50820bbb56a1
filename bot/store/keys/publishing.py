"""What is read on pages of its own."""


def edition(name: str) -> str:
    """One briefing that has a page, by its topic and day, or by its digest."""
    return f"nb:{{pages}}:edition:{name}"


def seal() -> str:
    """Names the secret that the addresses of chats' briefings are made with."""
    return "nb:{pages}:seal"


def midnight(day: str) -> str:
    """How many deliveries had ended in each way when a day began."""
    return f"nb:{{pages}}:midnight:{day}"
