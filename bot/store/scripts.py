"""The Lua scripts: each one step from one state to the next, done whole or not at all.

A script is called by its digest, and sent whole where a server does not know it yet.
All keys a script touches share one tag, so they lie on one node of a Cluster; keys it
finds in a record are made from a prefix it is given and have the same tag.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha1
from importlib.resources import files
from typing import Any

from redis.exceptions import NoScriptError

from bot.store.connection import Redis

Word = str | bytes | int | float
Call = tuple[Sequence[str], Sequence[Word]]
"""The keys and the arguments of one call of a script."""


@cache
def _source(name: str) -> str:
    return (files("bot.store") / "lua" / f"{name}.lua").read_text("utf-8")


class Script:
    """A script, read from one file or from several, one after the other."""

    def __init__(self, redis: Redis, *names: str) -> None:
        self._redis = redis
        self._text = "\n".join(map(_source, names))
        digest = sha1(self._text.encode(), usedforsecurity=False)
        self._digest = digest.hexdigest()

    async def __call__(self, keys: Sequence[str], arguments: Sequence[Word]) -> Any:
        """Run the script once and return its answer."""
        words = [len(keys), *keys, *arguments]
        try:
            return await self._redis.execute_command("EVALSHA", self._digest, *words)  # type: ignore[no-untyped-call]  # redis-py left it untyped
        except NoScriptError:
            return await self._redis.execute_command("EVAL", self._text, *words)  # type: ignore[no-untyped-call]  # as above

    async def each(self, calls: Iterable[Call]) -> list[Any]:
        """Run the script for each of these calls in one go and return the answers."""
        waiting = list(calls)
        if not waiting:
            return []
        answers = await self._send("EVALSHA", self._digest, waiting)
        missed = [
            place for place, answer in enumerate(answers)
            if isinstance(answer, NoScriptError)
        ]  # fmt: skip
        if missed:
            again = await self._send("EVAL", self._text, [waiting[i] for i in missed])
            for place, answer in zip(missed, again, strict=True):
                answers[place] = answer
        for answer in answers:
            if isinstance(answer, Exception):
                raise answer
        return answers

    async def _send(self, command: str, what: str, calls: Sequence[Call]) -> list[Any]:
        pipe = self._redis.pipeline(transaction=False)
        for keys, arguments in calls:
            pipe.execute_command(command, what, len(keys), *keys, *arguments)
        return await pipe.execute(raise_on_error=False)
