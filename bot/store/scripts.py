"""The Lua scripts: each one step from one state to the next, done whole or not at all.

A script is called by its digest, and sent whole where a server does not know it yet.
All keys a script touches share one tag, so they lie on one node of a Cluster; keys it
finds in a record are made from a prefix it is given and have the same tag.

Calls of the same turn of the loop share a pipeline (`bot.store.batch`), and a call
whose answer got lost is made again. So each script must bear being run twice, which
`tests/store/test_repeating.py` tries with most of them:

- those that look first change nothing the second time, because what they look for is
  gone: `cast_feed` and `cast_recall` (the recipient in the list), `cast_snap` (no
  tally yet), `cast_draft`, `cast_drop`, `cast_start`, `cast_turn` and `cast_finish`
  (the state of the broadcast), `cast_disown` (the chat), `cast_show` (which then
  waits for the next look), `fire` and `due_move` (the expected moment),
  `track_follow` (the record), `chat_slots` (the slots it dropped),
  `delivery_retry`, `delivery_end`, `delivery_due`, `delivery_reap`,
  `delivery_resend`, `delivery_drop` and `chat_stop` (the state), `host_give` (the
  turn), `unlock` (what it holds), `article_drop`, `article_upgrade`, `feed_drop`,
  `feed_orphan`, `chat_resume`, `chat_forget`, `suggestion_forget`, `alert_go` (the
  moment); `delivery_add`, `alert_put`, `alert_add`, `article_put`, `series_put` and
  `feed_put` find their own work and answer that it was there before, which at worst
  counts one too few; so do `article_replace` and `article_open`, whose callers then
  look what is there;
- `proof_put` and `wish_put` find their own work and answer that it is done;
  `proof_look` finds its own moment and changes nothing; `approval_put` writes the same
  again;
- `content_keep` keeps what is there, `content_revise` then only says no, `amend_find`
  finds nobody more, and `amend_add` finds what it took out gone;
- `reply_note` takes out what it put in before it puts it in;
- `read_put` (of one update), `delivery_sent`, `delivery_attempt`, `update_take`,
  `host_take`, `suggestion_put`, `suggestion_end` and `vote_put` know their own call
  again and answer the same; `update_finish` may answer that the turn is over, which
  it then is;
- `hub_pull` may lose what it took out, whose feed is due soon then; `hub_push` may
  keep a body twice, whose articles are known the second time; `hub_note` finds its
  own work;
- `refused` puts the same chat into the row again, and `renew` sets the same end;
- those that write the same again: `article_note`, `story_put`, `story_join` (which is
  that with a look first), `story_merge`, `track_put`, `follow_note`, `own_put`,
  `own_move`, `subscription_put` (which then says it was there before), `chat_put`
  (the old manager keeps an entry that is checked when it is read), `chat_arrive` (a
  fired slot may stand there twice; the delivery made of it has one name),
  `address_pause`, `address_resume`, `update_adopt`, `delivery_keep`, `feeds_back`,
  `host_slow`, `hub_set`, `hub_drop`, `nearer_shard` and `nearer_feeds`;
- those that only read: `search`, `counts`, `stories_near`, `article_known`,
  `cast_topics`, `level`, `stuck_count`, `waiting`;
- `delivery_take`, `fired_take`, `feeds_take` and `hub_take` may lease more than the
  caller hears of; what he did not hear of comes back when its lease runs out;
- `page_miss` counts only what comes half an hour after the last;
- `quarantine_note` may count a try too many, so that two failures do for three;
- `pace` may count a message too many, `look` a look, and `halt` may last longer by
  the time that passed: all err on the slow side.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha1
from importlib.resources import files
from typing import Any

from bot.store.batch import batches_of
from bot.store.connection import Redis
from bot.store.crossing import Command

Word = str | bytes | int | float
Call = tuple[Sequence[str], Sequence[Word]]
"""The keys and the arguments of one call of a script."""


@cache
def _source(name: str) -> str:
    return (files("bot.store") / "lua" / f"{name}.lua").read_text("utf-8")


@cache
def _whole(names: tuple[str, ...]) -> tuple[str, str]:
    """Return the digest of a script, and its text."""
    text = "\n".join(map(_source, names))
    return sha1(text.encode(), usedforsecurity=False).hexdigest(), text


class Script:
    """A script, read from one file or from several, one after the other."""

    def __init__(self, redis: Redis, *names: str) -> None:
        # Kept, because the batches of a client do not keep it.
        self._redis = redis
        self._batches = batches_of(redis)
        self._digest, text = _whole(names)
        self._batches.learn(self._digest, text)

    def command(self, keys: Sequence[str], arguments: Sequence[Word]) -> Command:
        """Return the call of the script, to be made by `together`."""
        return ("EVALSHA", self._digest, len(keys), *keys, *arguments)

    async def __call__(self, keys: Sequence[str], arguments: Sequence[Word]) -> Any:
        """Run the script once and return its answer."""
        (answer,) = await self.each([(keys, arguments)])
        return answer

    async def each(self, calls: Iterable[Call]) -> list[Any]:
        """Run the script for each of these calls in one go and return the answers."""
        return await self._batches.told([self.command(*each) for each in calls])


async def together(redis: Redis, commands: Sequence[Command]) -> list[Any]:
    """Make these calls of scripts, one after the other; return the answers.

    On a Cluster the order holds among those of one node.
    """
    return await batches_of(redis).told(commands, in_order=True)
