"""Brings the articles of a store of form 1 to the present one, in place.

Each article is put anew and its old entries are taken away in one script, so that the
upgrade may be cut off anywhere and is gone on with at the next start. The weights of
its terms are read from the old index. It stays where it is in time, topic, source and
story, in its series, and among what is to be told of.
"""

import logging
from collections.abc import Sequence
from typing import Any

from bot.store import keys
from bot.store.codec import Raw, Standing, text_of
from bot.store.connection import Redis
from bot.store.entries import best_terms, entered
from bot.store.oldform import read_article, read_findings
from bot.store.packing import Packed, pack
from bot.store.scripts import Call, Script, Word

_PAGE = 100
_TERM = "term:"

log = logging.getLogger(__name__)


async def upgrade(redis: Redis) -> int:
    """Bring every article to the present form; return how many had the old one."""
    put = Script(redis, "index", "postings", "article", "article_upgrade")
    start, done = 0, 0
    while ids := await redis.zrange(keys.by_time(), start, start + _PAGE - 1):
        calls = [await _call(redis, id_) for id_ in map(text_of, ids)]
        done += sum(await put.each(call for call in calls if call))
        start += _PAGE
    await redis.delete(*_old_maps())
    if done:
        log.info("%d articles were brought to the present form of the store", done)
    return done


def _old_maps() -> tuple[str, str]:
    """Return where form 1 kept addresses and texts."""
    return f"{keys.INDEX}urls", f"{keys.INDEX}contents"


async def _call(redis: Redis, article_id: str) -> Call | None:
    """Return the call that brings an article to the present form; None if it has it."""
    raw: Raw = await redis.hgetall(keys.article(article_id))
    if b"index" not in raw:
        return None
    names = text_of(raw[b"index"]).split("\x1f")
    terms = [name for name in names if name.startswith(_TERM)]
    best = best_terms(await _weights(redis, article_id, terms))
    lasts = "fading" not in names
    packed = Packed(read_article(raw), read_findings(raw), tuple(best), lasts)
    standing = Standing("", text_of(raw[b"story"]))
    arrival = entered(packed, standing, best)
    words: list[Word] = [article_id, standing.words, arrival, pack(packed)]
    return [keys.article(article_id)], words


async def _weights(
    redis: Redis, article_id: str, names: Sequence[str]
) -> dict[str, float]:
    pipe = redis.pipeline(transaction=False)
    for name in names:
        pipe.zscore(keys.INDEX + name, article_id)
    found: list[Any] = await pipe.execute()
    pairs = zip(names, found, strict=True)
    return {name.removeprefix(_TERM): weight or 0.0 for name, weight in pairs}
