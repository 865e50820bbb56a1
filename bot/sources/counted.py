"""A fetcher that counts what became of its requests."""

from bot.errors import SourceError
from bot.metrics import Metrics
from bot.sources.fetch import Fetcher, Page


class CountedFetcher:
    """Fetches through another fetcher and counts the answers by their kind."""

    def __init__(self, fetcher: Fetcher, metrics: Metrics) -> None:
        self._fetcher = fetcher
        self._metrics = metrics

    async def get(self, url: str, *, etag: str = "", modified: str = "") -> Page:
        """Return the server's answer; raise SourceError when there is none."""
        try:
            page = await self._fetcher.get(url, etag=etag, modified=modified)
        except SourceError:
            self._metrics.count("fetch_total", result="failed")
            raise
        self._metrics.count("fetch_total", result=str(page.status))
        return page
