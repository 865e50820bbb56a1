import pytest

from bot.errors import SourceError
from bot.metrics import Metrics
from bot.sources.counted import CountedFetcher
from bot.sources.fetch import Page


class OnePage:
    async def get(self, url: str, *, etag: str = "", modified: str = "") -> Page:
        if url != "https://a.example":
            raise SourceError("nobody there")
        return Page(304, url, etag=etag, modified=modified)


async def test_answers_are_counted_by_their_status() -> None:
    metrics = Metrics()
    fetcher = CountedFetcher(OnePage(), metrics)
    page = await fetcher.get("https://a.example", etag="e", modified="m")
    assert (page.etag, page.modified) == ("e", "m")
    assert 'newsbrief_fetch_total{result="304"} 1' in metrics.render()


async def test_what_could_not_be_had_is_counted_and_told() -> None:
    metrics = Metrics()
    with pytest.raises(SourceError):
        await CountedFetcher(OnePage(), metrics).get("https://b.example")
    assert 'newsbrief_fetch_total{result="failed"} 1' in metrics.render()
