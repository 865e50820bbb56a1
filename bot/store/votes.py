"""What readers liked: one field for each person and story, in one hash of the chat.

A vote names the update it came by, so that a press that is told again is known. One
that was taken back stays for that reason, and counts nothing.
"""

import json

from bot.model import LASTS, Address, Vote
from bot.store import keys
from bot.store.codec import Raw, dumps, moment_of, text_of
from bot.store.connection import Redis
from bot.store.records import score
from bot.store.scripts import Script, Word
from bot.store.spans import seconds

MOST = 300
"""Votes of a chat: a year of a story a day, or a day of a busy group; 30 kB."""


class Votes:
    """Keeps what readers liked."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._put = Script(redis, "vote_put")

    async def put(self, address: Address, vote: Vote, update: int) -> int:
        """Keep a vote; the same one again takes it back. Return what it is now."""
        field = f"{address.thread_id}/{vote.story_id}/{vote.voter}"
        rest = f"{score(vote.moment)} {dumps(vote.subjects)}"
        kept = seconds(LASTS)
        words: list[Word] = [field, vote.sign, update, rest, MOST, kept]
        return int(await self._put([keys.votes(address.chat_id)], words))

    async def of(self, address: Address) -> tuple[Vote, ...]:
        """Return the votes of this address, oldest first."""
        kept = await self._redis.hgetall(keys.votes(address.chat_id))
        return votes_of(address, kept)


def votes_of(address: Address, kept: Raw) -> tuple[Vote, ...]:
    """Return the votes of an address, oldest first, by what its chat has."""
    prefix = f"{address.thread_id}/"
    fields = ((text_of(field), text_of(kept[field])) for field in kept)
    found = (
        _vote(field.removeprefix(prefix), value)
        for field, value in fields
        if field.startswith(prefix)
    )
    return tuple(sorted(found, key=lambda vote: vote.moment))


def _vote(name: str, value: str) -> Vote:
    story_id, _, voter = name.rpartition("/")
    sign, _, moment, subjects = value.split(" ", 3)
    about = tuple(json.loads(subjects))
    return Vote(story_id, int(voter), int(sign), moment_of(moment), about)
