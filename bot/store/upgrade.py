"""Brings the articles of a store of form 1 to the present one, in place.

Each article is put anew and its old entries are taken away in one script, so that the
upgrade may be cut off anywhere and is gone on with at the next start. The weights of
its terms are read from the old index. It stays where it is in time, topic, source and
story, in its series, and among what is to be told of.
"""

import logging
from collections.abc import Mapping, Sequence

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
        old = await _old(redis, [text_of(id_) for id_ in ids])
        weights = await _weights(redis, old)
        done += sum(await put.each(_call(id_, old[id_], weights[id_]) for id_ in old))
        start += _PAGE
    await redis.delete(*_old_maps())
    if done:
        log.info("%d articles were brought to the present form of the store", done)
    return done


def _old_maps() -> tuple[str, str]:
    """Return where form 1 kept addresses and texts."""
    return f"{keys.INDEX}urls", f"{keys.INDEX}contents"


async def _old(redis: Redis, ids: Sequence[str]) -> dict[str, Raw]:
    """Return the hashes of those of these articles that have the old form."""
    pipe = redis.pipeline(transaction=False)
    for article_id in ids:
        pipe.hgetall(keys.article(article_id))
    found = zip(ids, await pipe.execute(), strict=True)
    return {article_id: raw for article_id, raw in found if b"index" in raw}


async def _weights(
    redis: Redis, old: Mapping[str, Raw]
) -> dict[str, Mapping[str, float]]:
    """Return the terms of these articles, by id, with the weight of each."""
    wanted = {
        id_: [n for n in _names(raw) if n.startswith(_TERM)] for id_, raw in old.items()
    }
    pipe = redis.pipeline(transaction=False)
    for article_id, names in wanted.items():
        for name in names:
            pipe.zscore(keys.INDEX + name, article_id)
    found = iter(await pipe.execute())
    return {
        article_id: {name.removeprefix(_TERM): next(found) or 0.0 for name in names}
        for article_id, names in wanted.items()
    }


def _call(article_id: str, raw: Raw, weights: Mapping[str, float]) -> Call:
    """Return the call that brings an article to the present form."""
    best, lasts = best_terms(weights), "fading" not in _names(raw)
    packed = Packed(read_article(raw), read_findings(raw), tuple(best), lasts)
    standing = Standing("", text_of(raw[b"story"]))
    arrival = entered(packed, standing, best)
    words: list[Word] = [article_id, standing.words, arrival, pack(packed)]
    return [keys.article(article_id)], words


def _names(raw: Raw) -> list[str]:
    """Return the sorted sets an article was entered in."""
    return text_of(raw[b"index"]).split("\x1f")
