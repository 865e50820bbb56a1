"""Which articles of a story a chat was shown last, so that it can be told what is new.

Not only a moment is kept but marks of the articles: one that was published before may
have reached us after. A moment is enough for corrections, which are dated by when we
saw them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2s

from bot.model import Address
from bot.store import keys
from bot.store.codec import moment_of, text_of
from bot.store.connection import Redis
from bot.store.records import score
from bot.store.scripts import Script
from bot.store.spans import seconds

MOST = 50
"""Stories remembered of a chat; 60 articles of each take half a kilobyte."""
KEPT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Read:
    """When a story was shown last, and with which articles."""

    moment: datetime
    marks: frozenset[str]

    def has(self, article_id: str) -> bool:
        """Return whether the article was among those shown."""
        return _mark(article_id) in self.marks


class LastRead:
    """Remembers what chats were shown of stories."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._put = Script(redis, "read_put")

    async def put(
        self,
        place: tuple[Address, str],
        article_ids: Iterable[str],
        now: datetime,
        update: int,
    ) -> Read | None:
        """Keep that an address is shown a story; return what it was shown before.

        `update` is what asked for it: asked again, it is answered as the first time.
        """
        address, story_id = place
        marks = ",".join(map(_mark, article_ids))
        before, known = await self._put(
            [keys.read(address.chat_id)],
            [
                f"{address.thread_id}/{story_id}",
                update,
                score(now),
                marks,
                MOST,
                seconds(KEPT),
            ],
        )
        return _read(text_of(before), text_of(known))

    async def before(self, place: tuple[Address, str]) -> Read | None:
        """Return what an address was shown of a story before it was shown it last."""
        address, story_id = place
        field = f"{address.thread_id}/{story_id}"
        kept = text_of(await self._redis.hget(keys.read(address.chat_id), field))
        *_, moment, known = f"|{kept}".split("|")
        return _read(moment, known)


def _read(moment: str, marks: str) -> Read | None:
    known = frozenset(marks.split(","))
    return Read(moment_of(moment), known) if moment else None


def _mark(article_id: str) -> str:
    return blake2s(article_id.encode(), digest_size=4).hexdigest()
