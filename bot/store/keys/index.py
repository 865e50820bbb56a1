"""Which articles belong to a topic, a source, a story, or hold a term."""

INDEX = "nb:{ix}:"
"""What the keys of the index begin with; records name their entries without it."""


def by_time() -> str:
    """Article ids by the moment they were published."""
    return "nb:{ix}:time"


def by_topic(topic: str) -> str:
    """Ids of a topic's articles by time."""
    return f"nb:{{ix}}:topic:{topic}"


def by_source(source: str) -> str:
    """Ids of a source's articles by time."""
    return f"nb:{{ix}}:source:{source}"


def by_own(feed: str = "") -> str:
    """Ids of the articles only this own feed of a chat brought, or any, by time."""
    return f"nb:{{ix}}:own:{feed}"


def by_story(story_id: str) -> str:
    """Ids of a story's articles by time."""
    return f"nb:{{ix}}:parts:{story_id}"


def many(term: str) -> str:
    """In which articles a term stands, and its weight in each, where they are many."""
    return f"nb:{{ix}}:many:{term}"


def few(bucket: int) -> str:
    """Where terms that stand in few articles do, by term."""
    return f"nb:{{ix}}:few:{bucket}"


def number() -> str:
    """Which number was given last to a version of an article."""
    return "nb:{ix}:number"


def numbers(block: int) -> str:
    """Ids of articles by their numbers, a block of them."""
    return f"nb:{{ix}}:numbers:{block}"


def topics() -> str:
    """Topics by how many articles they have."""
    return "nb:{ix}:topics"


def sources() -> str:
    """Names of sources by how many articles they have."""
    return "nb:{ix}:sources"


def version() -> str:
    """One number that grows with each change of articles, stories or series."""
    return "nb:{ix}:version"
