"""Asks a site's robots.txt before one of its pages is read, once a day."""

from bot.errors import HostBusy, SourceError, Unanswered
from bot.jobs.analysis import Analyst
from bot.sources.articles import host
from bot.sources.fetch import Fetcher, Page
from bot.sources.robots import KEPT, robots_of, rules_from
from bot.store.hosts import Hosts
from bot.store.robots import RobotsTexts


class PermittedFetcher:
    """Fetches pages that may be read, and knows or finds out which may."""

    def __init__(
        self, texts: RobotsTexts, hosts: Hosts, fetcher: Fetcher, analyst: Analyst
    ) -> None:
        self._texts = texts
        self._hosts = hosts
        self._fetcher = fetcher
        self._analyst = analyst

    async def get(self, url: str, *, etag: str = "", modified: str = "") -> Page:
        """Return the server's answer; SourceError when we may not ask for it."""
        if not await self.allows(url):
            message = f"{host(url)} does not let robots read {url}."
            raise SourceError(message)
        return await self._fetcher.get(url, etag=etag, modified=modified)

    async def allows(self, url: str) -> bool:
        """Return whether this page may be read; Unanswered when its site cannot say."""
        address = robots_of(url)
        text, is_closed = await self._texts.get(address) or await self._learn(address)
        if is_closed:
            message = f"{host(url)} cannot say what robots may read."
            raise Unanswered(message)
        if not text:
            return True
        verdict = await self._analyst.judge(text, url)
        if verdict.pause:
            await self._hosts.slow(url, verdict.pause, KEPT)
        return verdict.is_allowed

    async def _learn(self, address: str) -> tuple[bytes, bool]:
        rules = rules_from(await self._fetch(address))
        await self._texts.keep(
            address, rules.text, rules.lasts, is_closed=rules.is_closed
        )
        return rules.text, rules.is_closed

    async def _fetch(self, address: str) -> Page | None:
        try:
            return await self._fetcher.get(address)
        except HostBusy:
            # That we wait says nothing of the site.
            raise
        except SourceError:
            return None
