"""A fetcher whose internet is a dictionary."""

from bot.errors import SourceError
from bot.sources.fetch import Page


class FakeFetcher:
    """Answers with the page written down for an address, and remembers who asked."""

    def __init__(self, pages: dict[str, Page] | None = None) -> None:
        self.pages = pages or {}
        self.asked: list[tuple[str, str, str]] = []

    def put(self, url: str, body: str, content_type: str = "application/xml") -> None:
        self.pages[url] = Page(200, url, body.encode(), content_type)

    async def get(self, url: str, *, etag: str = "", modified: str = "") -> Page:
        self.asked.append((url, etag, modified))
        if url.endswith("/robots.txt") and url not in self.pages:
            return Page(404, url)
        if url not in self.pages:
            message = f"{url} does not accept connections."
            raise SourceError(message)
        return self.pages[url]
