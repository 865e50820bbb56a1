"""Commands asked for in the same turn of the loop leave together, as one pipeline.

Sixteen senders that each settle a delivery would otherwise cross to the store and back
sixteen times; together they cross once, and the more there is to do, the more go along.
A crossing belongs to none of its callers: each gets its own answers or its own error,
one that is cancelled leaves the others alone, and when all are, it is dropped.

A script is called by its digest. Where a server does not know it yet, the first of a
crossing's calls brings its text, and the others go by the digest again: sent whole with
each of 4,000 calls, the texts alone took longer than a client waits. Where calls build
on each other, those after an unknown one are made again too: one that was known had
nothing to build on, and answered as if all were done.

A crossing whose answer got lost is made again as a whole, as patiently as its client
is. That is right for scripts, each of which bears being repeated
(`bot.store.scripts` says why), and for questions that change nothing
(`bot.store.asking`), so nothing else may go this way.
"""

import asyncio
from collections.abc import Collection, Iterable, Sequence
from typing import Any, cast
from weakref import WeakKeyDictionary, proxy

from hiredis import pack_command
from redis.asyncio.cluster import RedisCluster
from redis.exceptions import ConnectionError as LostConnection
from redis.exceptions import NoScriptError, ResponseError, SlotNotCoveredError
from redis.exceptions import TimeoutError as NoAnswer

from bot.store.connection import Redis, is_cluster
from bot.store.crossing import Answers, Asked, Command, Crossing, again

# More would keep others waiting on both sides; 500 calls take the server about 10 ms.
_MOST = 500
# Of a call of a script: EVALSHA, digest, number of keys, first key; of others the
# key comes next.
_DIGEST = 1
_FIRST_KEY = {"EVALSHA": 3, "EVAL": 3}
_TRIES = 3
_LOST = (LostConnection, NoAnswer)


class Batches:
    """Sends the commands of one client.

    To a Cluster every node has a crossing of its own, so that one that is away holds up
    nothing that the others keep.
    """

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._is_cluster = is_cluster(redis)
        self._open: dict[str, Crossing] = {}
        # The texts of scripts, by digest.
        self._texts: dict[str, str] = {}

    def learn(self, digest: str, text: str) -> None:
        """Keep a script's text, to be sent to whoever does not know it."""
        self._texts[digest] = text

    async def send(
        self, commands: Sequence[Command], *, in_order: bool = False
    ) -> Answers:
        """Return the answers to these commands, which leave this turn.

        They may be in order: each builds on what those before it have done.
        """
        if not self._is_cluster:
            return await self._join("", commands, in_order=in_order)
        places: dict[str, list[int]] = {}
        for place, command in enumerate(commands):
            places.setdefault(self._node(command), []).append(place)
        waiting = [
            (
                mine,
                self._join(node, [commands[n] for n in mine], in_order=in_order),
            )
            for node, mine in places.items()
        ]
        answers: Answers = [None] * len(commands)
        try:
            for mine, future in waiting:
                for place, answer in zip(mine, await future, strict=True):
                    answers[place] = answer
        finally:
            for _, future in waiting:
                future.cancel()
        return answers

    async def told(
        self, commands: Sequence[Command], *, in_order: bool = False
    ) -> Answers:
        """Return the answers; raise the first that is a refusal."""
        answers = await self.send(commands, in_order=in_order) if commands else []
        for answer in answers:
            if isinstance(answer, Exception):
                raise answer
        return answers

    def _node(self, command: Command) -> str:
        """Return the node that keeps a call's keys; "" while none is known yet."""
        try:
            found = cast("RedisCluster", self._redis).get_node_from_key(
                command[_FIRST_KEY.get(command[0], 1)]
            )
        except SlotNotCoveredError:
            return ""
        return found.name if found else ""

    def _join(
        self, node: str, commands: Sequence[Command], *, in_order: bool
    ) -> asyncio.Future[Answers]:
        crossing = self._open.get(node)
        if not crossing or crossing.size >= _MOST or _is_over(crossing):
            crossing = self._open[node] = Crossing()
            # In no TaskGroup, because it outlives any one of its callers; it is kept in
            # the crossing, which everybody who waits keeps.
            task = asyncio.get_running_loop().create_task(self._cross(node, crossing))
            task.add_done_callback(crossing.drop)
            crossing.task = task
        return crossing.join(commands, in_order=in_order)

    async def _cross(self, node: str, crossing: Crossing) -> None:
        """Begins in the turn after the first command, so all of that turn are in it."""
        if self._open.get(node) is crossing:
            del self._open[node]
        asked = crossing.asked()
        if not asked:
            return
        try:
            answers = await self._tell(asked)
        except Exception as error:  # noqa: BLE001 - it is its callers' to deal with
            crossing.fail(error)
        else:
            crossing.answer(answers)

    async def _tell(self, asked: Sequence[Asked]) -> Answers:
        """Ask, and tell the text of each script that is not known there.

        What looked like one node may be several, so the second time every call that
        still finds none brings it.
        """
        run = self._insist if self._is_cluster else self._run
        commands = [command for each in asked for command in each.commands]
        answers = await run(commands)
        for is_last in (False, True):
            unknown = {n for n, each in enumerate(answers) if _is_unknown(each)}
            if not unknown:
                break
            places = again(asked, unknown)
            bringing = unknown if is_last else _firsts(commands, unknown)
            made = await run([self._made(commands, n, bringing) for n in places])
            for place, answer in zip(places, made, strict=True):
                answers[place] = answer
        return answers

    def _made(
        self, commands: Sequence[Command], place: int, bringing: Collection[int]
    ) -> Command:
        """Return the command of a place, with its script's text if it brings that."""
        command = commands[place]
        if place not in bringing:
            return command
        return ("EVAL", self._texts[command[_DIGEST]], *command[_DIGEST + 1 :])

    async def _run(self, commands: Sequence[Command]) -> Answers:
        if not self._is_cluster:
            return await self._run_here(commands)
        pipe = self._redis.pipeline(transaction=False)
        for command in commands:
            pipe.execute_command(*command)
        return await pipe.execute(raise_on_error=False)

    async def _run_here(self, commands: Sequence[Command]) -> Answers:
        """Ask the one server as a pipeline does, for less.

        redis-py's makes a task to write, another to give the connection back, and a
        time limit for each answer: a third of what sending at 30 a second cost.
        """
        pool: Any = self._redis.connection_pool
        connection = await pool.get_connection()
        try:
            answers: Answers = await connection.retry.call_with_retry(
                lambda: _exchange(connection, commands),
                lambda _error: connection.disconnect(),
            )
        except BaseException:
            # A second cancellation must not keep it from the others for ever.
            await asyncio.shield(pool.release(connection))
            raise
        await pool.release(connection)
        return answers

    async def _insist(self, commands: Sequence[Command]) -> Answers:
        """Ask a Cluster; what got lost on the way is asked again, and nothing else.

        redis-py itself tries again only when it cannot reach a node, and closes every
        other connection meanwhile; what that cost others is what is asked again here.
        """
        answers = await self._run(commands)
        for _ in range(_TRIES):
            lost = [n for n, answer in enumerate(answers) if isinstance(answer, _LOST)]
            if not lost:
                break
            try:
                again = await self._run([commands[place] for place in lost])
            except _LOST:
                break
            for place, answer in zip(lost, again, strict=True):
                answers[place] = answer
        return answers


async def _exchange(connection: Any, commands: Sequence[Command]) -> Answers:
    """Return the server's answers, none later than the connection's limit allows."""
    loop = asyncio.get_running_loop()
    seconds, connection.socket_timeout = connection.socket_timeout, None
    answers: Answers = []
    try:
        async with asyncio.timeout(seconds) as limit:
            # redis-py's own way to pack them takes eight times as long.
            packed = b"".join(pack_command(tuple(command)) for command in commands)
            await connection.send_packed_command(packed)
            for _ in commands:
                answers.append(await _answer(connection))
                limit.reschedule(loop.time() + seconds)
    except TimeoutError:
        message = f"no answer within {seconds} seconds"
        raise NoAnswer(message) from None
    finally:
        connection.socket_timeout = seconds
    return answers


async def _answer(connection: Any) -> object:
    try:
        return await connection.read_response()
    except ResponseError as refusal:
        return refusal


def _is_unknown(answer: object) -> bool:
    """Return whether a server refused a call because it does not know the script."""
    return isinstance(answer, NoScriptError)


def _firsts(commands: Sequence[Command], places: Iterable[int]) -> set[int]:
    """Return, of these places, that of the first call of each script."""
    # The last to be written down stays.
    firsts = {commands[n][_DIGEST]: n for n in sorted(places, reverse=True)}
    return set(firsts.values())


def _is_over(crossing: Crossing) -> bool:
    """Return whether it was ended before it began, with the loop it belonged to."""
    return crossing.task is not None and crossing.task.done()


_BATCHES: WeakKeyDictionary[Redis, Batches] = WeakKeyDictionary()


def batches_of(redis: Redis) -> Batches:
    """Return what sends the commands of this client; it goes when the client goes."""
    if redis not in _BATCHES:
        _BATCHES[redis] = Batches(proxy(redis))
    return _BATCHES[redis]
