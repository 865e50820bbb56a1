"""The briefings that have a page: public ones by topic and day, others by a digest.

The digest is made from what the briefing says and a secret of the store. So it cannot
be guessed, chats that were told the same have the same page, and a briefing composed
again after a crash has the page it had: nothing in it, nor in its address, says whose
it is.
"""

import json
import secrets
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Sequence
from datetime import date as Date
from datetime import timedelta
from hashlib import blake2s

from bot.model import Edition, EditionPart, Reference, edition_path
from bot.store import keys
from bot.store.codec import dumps, moment_of, text_of
from bot.store.connection import Redis
from bot.store.plain import Plain

KEPT = timedelta(days=14)
"""How long a chat's briefing can be read on its page."""
KEPT_PUBLIC = timedelta(days=30)
TOPICS = 40
"""Topics that have public briefings, those with most articles."""
SHOWN = 14
"""Public briefings of a topic that are listed, and looked at: those of so many days."""


class Editions:
    """Keeps briefings that can be read on a page."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._secret = b""

    async def name(self, edition: Edition) -> str:
        """Return what the page of this briefing is called, empty for an empty one."""
        if not edition.parts:
            return ""
        plain = dumps(_plain(edition.without_told)[1:]).encode()
        key = await self._key()
        digest = blake2s(plain, digest_size=16, key=key).digest()
        return urlsafe_b64encode(digest).decode().rstrip("=")

    async def keep(self, name: str, edition: Edition) -> None:
        """Keep a chat's briefing under its name."""
        await self._redis.set(
            keys.edition(name), _packed(edition.without_told), ex=KEPT
        )

    async def publish(self, edition: Edition) -> bool:
        """Keep a public briefing; False when its day has one already."""
        key = keys.edition(edition.path)
        packed = _packed(edition)
        return bool(await self._redis.set(key, packed, ex=KEPT_PUBLIC, nx=True))

    async def get(self, name: str) -> Edition | None:
        """Return the briefing of this name."""
        return _edition(await self._redis.get(keys.edition(name)))

    async def on(self, topic: str, day: Date) -> Edition | None:
        """Return the public briefing of a day."""
        return await self.get(edition_path(topic, day))

    async def of(
        self, topic: str, until: Date, days: int = SHOWN
    ) -> tuple[Edition, ...]:
        """Return the public briefings of the last days, newest first."""
        paths = (edition_path(topic, until - timedelta(days=n)) for n in range(days))
        return tuple(filter(None, await self._many(paths)))

    async def newest(self, topics: Iterable[str], day: Date) -> frozenset[str]:
        """Return those of these topics that have a public briefing of this day."""
        wanted = list(topics)
        found = await self._many(edition_path(topic, day) for topic in wanted)
        return frozenset(t for t, one in zip(wanted, found, strict=True) if one)

    async def _many(self, names: Iterable[str]) -> list[Edition | None]:
        pipe = self._redis.pipeline(transaction=False)
        for name in names:
            pipe.get(keys.edition(name))
        return list(map(_edition, await pipe.execute()))

    async def _key(self) -> bytes:
        """Return the store's secret, made by whoever asks first."""
        if not self._secret:
            await self._redis.set(keys.seal(), secrets.token_hex(16), nx=True)
            self._secret = text_of(await self._redis.get(keys.seal())).encode()
        return self._secret


def _packed(edition: Edition) -> bytes:
    """Return a briefing as it is kept; packing takes half of it away."""
    return zlib.compress(dumps(_plain(edition)).encode(), 9)


def _plain(edition: Edition) -> Plain:
    """Return a briefing as lists; its articles are named once.

    The moment it was made comes first: all behind it is the same when it is made again.
    """
    ids = list(edition.article_ids)
    parts = [_plain_part(part, ids) for part in edition.parts]
    made = edition.made.timestamp()
    return [made, edition.day.isoformat(), edition.topic, ids, parts]


def _plain_part(part: EditionPart, ids: Sequence[str]) -> Plain:
    return [
        part.story_id,
        ids.index(part.titled),
        [[ids.index(each.article_id), each.mark] for each in part.sentences],
        [[ids.index(each.article_id), each.mark, each.number] for each in part.figures],
        [ids.index(id_) for id_ in part.article_ids],
        part.fingerprint,
        int(part.is_update),
    ]


def _edition(raw: object) -> Edition | None:
    """Return the briefing these bytes keep; None for none, and for a damaged one."""
    if not isinstance(raw, bytes):
        return None
    try:
        made, day, topic, ids, parts, *_ = json.loads(zlib.decompress(raw))
        return Edition(
            Date.fromisoformat(day),
            moment_of(made),
            tuple(_part(part, ids) for part in parts),
            topic,
        )
    except (zlib.error, ValueError, TypeError, IndexError):
        return None


def _part(plain: Plain, ids: Sequence[str]) -> EditionPart:
    story_id, titled, sentences, figures, articles, fingerprint, is_update, *_ = plain
    return EditionPart(
        story_id,
        ids[titled],
        tuple(Reference(ids[place], mark) for place, mark, *_ in sentences),
        tuple(Reference(ids[place], mark, n) for place, mark, n, *_ in figures),
        tuple(ids[place] for place in articles),
        fingerprint,
        bool(is_update),
    )
