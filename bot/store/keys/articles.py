"""Articles, and which of them are known, old or gone."""


def article(article_id: str) -> str:
    """One article with its findings."""
    return f"nb:{{ix}}:article:{article_id}"


def fading() -> str:
    """Ids, by the same moments, of the articles that go when they are old."""
    return "nb:{ix}:fading"


def known(bucket: int) -> str:
    """Digests of addresses, texts and entries, and the article each belongs to."""
    return f"nb:{{ix}}:known:{bucket}"


def content(name: str) -> str:
    """Messages of briefings just alike, and what took their place."""
    return f"nb:{{ix}}:content:{name}"


def showing(article_id: str) -> str:
    """Names of the contents that show an article, one after the other."""
    return f"nb:{{ix}}:showing:{article_id}"


def amiss() -> str:
    """Articles corrected since what shows them was looked at, and when they were."""
    return "nb:{ix}:amiss"


def revised() -> str:
    """Names of contents that others took the place of, by when to look who got them."""
    return "nb:{ix}:revised"


def corrected() -> str:
    """Ids of the articles corrected last, by when we saw it."""
    return "nb:{ix}:corrected"


def floor() -> str:
    """How old the newest article is that went because there was no room."""
    return "nb:{ix}:floor"


def gone() -> str:
    """Ids of undated articles that went, by when a feed listed them last."""
    return "nb:{ix}:gone"


def missed(entry_id: str) -> str:
    """How often the page of an entry could not be had."""
    return f"nb:{{ix}}:missed:{entry_id}"


def quarantine() -> str:
    """Texts that could not be read, by id."""
    return "nb:{ix}:quarantine"
