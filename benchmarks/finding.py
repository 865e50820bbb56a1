"""Measures finding feeds: what pages offer, channels' previews, and lists of feeds.

Real pages come from ../shared/data/pages; trafilatura's own finder looks at the same
pages in the same run, and each is told by how many addresses one would have to ask.
The list of feeds goes into a store of its own.
Usage: python benchmarks/finding.py [FEEDS]
"""

import asyncio
import gzip
import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.parse import urlsplit

from ending import end_cleanly
from trafilatura.feeds import FeedParameters, determine_feed

from bot.chat.feeds.adding import publish
from bot.model import Feed
from bot.sources.addresses import read_address
from bot.sources.offers import find_feeds
from bot.sources.opml import read_opml, write_opml
from bot.sources.preview import read_preview
from bot.store.connection import close, connect
from bot.store.server import embedded
from bot.store.stores import make_stores

PAGES = Path(__file__).resolve().parents[2] / "shared" / "data" / "pages"
NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
TYPED = (
    "please read https://news.example/rss, thanks", "news.example", "r/harbours",
    "@ada@mast.example", "t.me/harbour", "https://www.youtube.com/@harbour",
    "github.com/ada/boats",
)  # fmt: skip
POST = """<div class="tgme_widget_message_wrap"><div class="tgme_widget_message"
data-post="harbour/{0}"><div class="tgme_widget_message_text js-message_text">
<b>Ferry {0} stops</b><br/><br/>{1}</div><div class="tgme_widget_message_footer">
<time datetime="2026-11-25T09:30:00+00:00"></time></div></div></div>"""


def timed(work: Callable[[], object], times: int = 5) -> float:
    """Return the milliseconds the work takes, the median of some runs."""
    spans = []
    for _ in range(times):
        begun = perf_counter()
        work()
        spans.append(1000 * (perf_counter() - begun))
    return median(spans)


def pages() -> list[tuple[str, bytes]]:
    """Return the real pages with their addresses, none where they are not."""
    if not PAGES.is_dir():
        return []
    truth = json.loads((PAGES / "ground-truth.json").read_text("utf-8"))
    return [
        (truth[file.name.partition(".")[0]]["url"], gzip.decompress(file.read_bytes()))
        for file in sorted(PAGES.glob("*.html.gz"))
    ]


def theirs(url: str, body: bytes) -> list[str]:
    """Return what trafilatura would ask for on this page."""
    site = urlsplit(url)
    domain = site.netloc.removeprefix("www.")
    asked = FeedParameters(
        f"{site.scheme}://{site.netloc}", domain, url, external=False
    )
    return determine_feed(body.decode("utf-8", "replace"), asked)


def offers() -> dict[str, object]:
    """Return on how many pages each finder finds something, and what asking costs."""
    known = pages()
    ours = [find_feeds(body, url) for url, body in known]
    other = [theirs(url, body) for url, body in known]
    return {
        "pages": len(known),
        "pages_with_offers": sum(map(bool, ours)),
        "addresses_to_ask": sum(map(len, ours)),
        "ms_a_page": round(timed(lambda: [find_feeds(b, u) for u, b in known])
                           / max(len(known), 1), 2),
        "theirs_pages_with_offers": sum(map(bool, other)),
        "theirs_addresses_to_ask": sum(map(len, other)),
        "theirs_ms_a_page": round(timed(lambda: [theirs(u, b) for u, b in known])
                                  / max(len(known), 1), 2),
    }  # fmt: skip


async def listed(count: int) -> dict[str, object]:
    """Return the milliseconds a list of so many feeds takes, to read and to add."""
    feeds = tuple(Feed(f"https://{n}.example/rss", f"Feed {n}") for n in range(count))
    body = write_opml(feeds).encode()
    with TemporaryDirectory() as folder:
        async with embedded(Path(folder), ephemeral=True) as address:
            redis = connect(address)
            stores = make_stores(redis, "finding")
            begun = perf_counter()
            added = await publish(stores, read_opml(body), NOW)
            once = perf_counter()
            again = await publish(stores, read_opml(body), NOW)
            ended = perf_counter()
            await close(redis)
    return {
        "list_feeds": added,
        "list_again": again,
        "list_read_ms": round(timed(lambda: read_opml(body), 3), 1),
        "list_added_ms": round(1000 * (once - begun), 1),
        "list_known_ms": round(1000 * (ended - once), 1),
    }


def measure(count: int = 2000) -> dict[str, object]:
    """Return all figures, with a list of so many feeds."""
    posts = "".join(POST.format(n, "The pier is closed. " * 20) for n in range(20))
    preview = f'<html><div class="tgme_channel_info"></div>{posts}</html>'.encode()
    typed = timed(lambda: [read_address(words) for words in TYPED])
    return {
        **offers(),
        "preview_posts": len(read_preview(preview).entries),
        "preview_ms": round(timed(lambda: read_preview(preview)), 2),
        "typed_us": round(1000 * typed / len(TYPED), 1),
        **asyncio.run(listed(count)),
    }


def main(count: int) -> None:
    """Print all figures."""
    result = measure(count)
    for name, value in result.items():
        print(f"{name:>26} {value}")
    print(json.dumps(result))


if __name__ == "__main__":
    end_cleanly()
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
