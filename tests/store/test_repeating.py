"""A script done twice, as when its answer got lost, leaves what it leaves done once."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest

from bot.model import (
    Address,
    Approval,
    Chat,
    ChatKind,
    Content,
    Ending,
    Feed,
    Follow,
    Kind,
    Listed,
    Message,
    Outcome,
    Part,
    ProofState,
    Rest,
    Shown,
    Story,
    Subject,
    Version,
    Vote,
)
from bot.store import batch, keys
from bot.store.alerted import Counted
from bot.store.batch import Batches
from bot.store.budget import Budget
from bot.store.codec import text_of
from bot.store.connection import Redis, close, connect
from bot.store.crossing import Answers, Command
from bot.store.held import Alert
from bot.store.hubs import Hearing
from bot.store.outbox import Firing, Lease, Outbox
from bot.store.stores import Stores, make_stores
from bot.store.suggestions import State, Suggestion
from tests.fakes.clock import FakeClock
from tests.store.values import (
    DAY,
    FINDINGS,
    NOON,
    article,
    delivery,
    slot,
    subscription,
)

# What differs with each run: the server's own names of entries, and what is left of
# the seconds a key is kept.
VOLATILE = {b"entry"}
# A count of changes, only ever compared: one too many makes an answer fresh too early.
COUNTED = keys.version()


class Twice(Batches):
    """Loses every answer once."""

    async def _run(self, commands: Sequence[Command]) -> Answers:
        await super()._run(commands)
        return await super()._run(commands)


@dataclass(frozen=True, slots=True)
class Bench:
    """Stores to try a step with, and plain ones to bring about what it needs.

    To the reaper every lease has run out.
    """

    tried: Stores
    reaper: Outbox
    plain: Stores
    budget: Budget

    async def leased(self, parts: int = 1, kind: Kind = Kind.BRIEFING) -> Lease:
        await self.plain.outbox.add(delivery(5, parts=parts, kind=kind))
        (lease,) = await self.plain.outbox.take(1)
        return lease

    async def settled(self, outcome: Outcome) -> None:
        lease = await self.leased()
        await self.tried.outbox.attempt(lease, 0)
        await self.tried.outbox.settle(lease, outcome)

    async def held(self) -> None:
        await self.settled(Outcome(Ending.UNKNOWN, reason="no answer"))


HEARING = Hearing("t", "https://gull.example/", "https://hub.example/", "x", "hush")

Step = Callable[[Bench], Awaitable[None]]


async def fire(bench: Bench) -> None:
    await bench.tried.subscriptions.save(subscription(5), NOON)
    await bench.tried.outbox.fire_all([Firing(slot(5), NOON, NOON + DAY)])


async def add(bench: Bench) -> None:
    await bench.tried.outbox.add(delivery(5))


async def send_both_parts(bench: Bench) -> None:
    first = await bench.leased(parts=2)
    await bench.tried.outbox.attempt(first, 0)
    second = await bench.tried.outbox.settle(first, Outcome(Ending.SENT, message_id=7))
    assert second
    await bench.tried.outbox.attempt(second, 1)
    await bench.tried.outbox.settle(second, Outcome(Ending.SENT, message_id=8))


async def try_later(bench: Bench) -> None:
    await bench.settled(Outcome(Ending.RETRY, after=5.0, reason="refused"))


async def try_again(bench: Bench) -> None:
    await try_later(bench)
    await bench.tried.outbox.requeue_due(NOON + DAY)


async def wait_out_a_flood(bench: Bench) -> None:
    await bench.settled(Outcome(Ending.RETRY, after=5.0, is_flood=True, reason="flood"))


async def give_back(bench: Bench) -> None:
    await bench.tried.outbox.release(await bench.leased())


async def hold(bench: Bench) -> None:
    await bench.held()


async def hear_late_that_it_was_sent(bench: Bench) -> None:
    lease = await bench.leased(parts=2)
    await bench.plain.outbox.attempt(lease, 0)
    await bench.plain.outbox.settle(lease, Outcome(Ending.UNKNOWN, reason="?"))
    await bench.tried.outbox.settle(lease, Outcome(Ending.SENT, message_id=7))


async def refuse(bench: Bench) -> None:
    await bench.settled(Outcome(Ending.REFUSED, reason="too long"))


async def take_back_a_lease(bench: Bench) -> None:
    await bench.leased()
    await bench.reaper.reap(NOON)


async def take_back_an_alert(bench: Bench) -> None:
    lease = await bench.leased(kind=Kind.ALERT)
    await bench.plain.outbox.attempt(lease, 0)
    await bench.reaper.reap(NOON)


async def send_again_by_hand(bench: Bench) -> None:
    await bench.held()
    (record,) = await bench.plain.outbox.stuck()
    await bench.tried.verdicts.resend(record)


async def let_go(bench: Bench) -> None:
    await bench.held()
    (record,) = await bench.plain.outbox.stuck()
    await bench.tried.verdicts.drop(record)


async def stop_a_chat(bench: Bench) -> None:
    await bench.tried.chats.save(Chat(5, ChatKind.PRIVATE))
    await bench.tried.subscriptions.save(subscription(5), NOON)
    await bench.plain.outbox.add(delivery(5))
    await bench.tried.chats.deactivate(5)


async def move_a_chat(bench: Bench) -> None:
    await bench.tried.chats.save(Chat(-7, ChatKind.GROUP, manager=5))
    await bench.tried.subscriptions.save(subscription(-7), NOON)
    await bench.tried.chats.migrate(-7, -1007)


async def forget_a_chat(bench: Bench) -> None:
    await stop_a_chat(bench)
    await bench.tried.chats.forget(5)


async def change_a_chat(bench: Bench) -> None:
    known = await bench.tried.chats.save(Chat(-7, ChatKind.GROUP, manager=5))
    await bench.tried.chats.save(replace(known, title="Rowers", speaks="de"), known)


async def subscribe_by_a_draft(bench: Bench) -> None:
    wishes, address = bench.tried.wishes, Address(5)
    assert await wishes.draft(await wishes.get(address), "a draft")
    assert await wishes.subscribe(await wishes.get(address), subscription(5), NOON)


async def unsubscribe(bench: Bench) -> None:
    await bench.tried.subscriptions.save(subscription(5), NOON)
    await bench.tried.subscriptions.remove(Address(5))


async def halt(bench: Bench) -> None:
    await bench.budget.halt(None, 30)


async def refuse_a_row(bench: Bench) -> None:
    for chat_id in (5, 6):
        await bench.budget.refused(chat_id, "1790000000.100000")


async def keep_an_article(bench: Bench) -> None:
    await bench.tried.articles.add(article(1), FINDINGS, "s1", {"boat": 1.0})
    await bench.tried.articles.add(article(2), FINDINGS, "s1", {"boat": 1.0})
    story = Story("s1", "Boats", ("a1", "a2"), ("sea",), NOON)
    await bench.tried.stories.save(story)


async def make_one_story_of_two(bench: Bench) -> None:
    await bench.plain.articles.add(article(3), FINDINGS, "s2", {"boat": 1.0})
    await bench.plain.stories.save(Story("s2", "Boats", ("a3",), ("sky",), NOON))
    await bench.tried.stories.merge(Story("s1", "Boats", ("a3",), (), NOON), "s2")


async def correct_an_article(bench: Bench) -> None:
    await keep_an_article(bench)
    version, listed = Version(NOON), Listed("mark", "digest")
    changed = article(1, text="Another text.")
    await bench.tried.articles.replace(
        changed, FINDINGS, {"ship": 1.0}, version, listed
    )
    await bench.tried.articles.note("a1", Listed("mark", "another"))


async def share_an_article(bench: Bench) -> None:
    gull = "https://gull.example/rss"
    own = replace(article(1), feed=gull)
    await bench.tried.articles.add(own, FINDINGS, "s1", {"boat": 1.0})
    story = Story("s1", "Boats", ("a1",), ("sea",), NOON, (gull,))
    await bench.tried.stories.save(story)
    await bench.tried.articles.publish(gull)


async def miss_a_page(bench: Bench) -> None:
    assert not await bench.tried.missed.miss("a1", NOON)
    assert not await bench.tried.missed.miss("a1", NOON + DAY)
    assert await bench.tried.missed.miss("a1", NOON + 2 * DAY)


async def tidy_an_article_away(bench: Bench) -> None:
    await keep_an_article(bench)
    await bench.tried.retention.remove_before(NOON + DAY, NOON)


async def keep_a_feed(bench: Bench) -> None:
    await bench.tried.feeds.add(Feed("https://gull.example/rss", due=NOON))


async def give_a_feed_back(bench: Bench) -> None:
    await bench.plain.feeds.add(Feed("https://gull.example/rss", due=NOON))
    await bench.plain.feeds.take(NOON, 9)
    await bench.tried.feeds.give_back(["https://gull.example/rss"], NOON + DAY)


async def remove_a_feed(bench: Bench) -> None:
    await bench.plain.feeds.add(Feed("https://gull.example/rss", due=NOON))
    await bench.tried.feeds.remove("https://gull.example/rss")


async def settle_a_feed(bench: Bench) -> None:
    feed = Feed("https://gull.example/rss", due=NOON)
    await bench.plain.feeds.add(feed)
    await bench.tried.feeds.settle(feed, replace(feed, due=NOON + DAY, failures=1))


async def ask_a_host(bench: Bench) -> None:
    hosts = bench.tried.hosts
    await hosts.take("https://gull.example/rss", "one")
    await hosts.give("https://gull.example/rss", "one", Rest(is_failure=True))


async def read_a_feed_alone(bench: Bench) -> None:
    gull, tern = "https://gull.example/rss", "https://tern.example/rss"
    await bench.tried.own.add(5, gull, 1, NOON)
    await bench.tried.own.move(gull, tern)
    await bench.tried.feeds.add(Feed(gull, is_own=True, due=NOON))
    await bench.tried.feeds.orphan(gull)


async def ask_a_hub(bench: Bench) -> None:
    hubs = bench.tried.hubs
    await hubs.note(HEARING, NOON)
    await hubs.plan("t", NOON, mode="subscribe", asked="0")
    await hubs.confirm("t", HEARING.topic, "subscribe", NOON, 600.0)
    await hubs.deny("t", HEARING.topic, NOON)


async def leave_a_hub(bench: Bench) -> None:
    await ask_a_hub(bench)
    await bench.tried.hubs.drop(HEARING)


async def decide_a_suggestion(bench: Bench) -> None:
    one = Suggestion("https://gull.example/", "Gull", 5, "Ann", Address(5), NOON)
    assert await bench.tried.suggestions.put(one, 1) == "new"
    assert await bench.tried.suggestions.decide(one.id, State.ADDED, 2)
    await bench.tried.chats.forget(6)


async def hold_an_alert_and_let_it_go(bench: Bench) -> None:
    held, one = bench.tried.held, delivery(5, kind=Kind.ALERT)
    assert await bench.plain.held.of(one.address) is None
    await held.put([(Alert(one, "a"), NOON + DAY)], NOON)
    hold = await held.of(one.address)
    assert hold
    await held.go([(hold, replace(one, name="held/5"))], NOON)
    await held.put([(Alert(replace(one, name="now"), "b"), None)], NOON)
    await held.put([(Alert(replace(one, name="kept"), "c"), NOON + DAY)], NOON)


async def vote(bench: Bench) -> None:
    liked = Vote("s", 5, 1, NOON, ("world",))
    assert await bench.tried.votes.put(Address(5), liked, 7) == 1
    assert await bench.tried.votes.put(Address(5), liked, 8) == 0


async def follow_a_story_and_words(bench: Bench) -> None:
    follows = bench.tried.follows
    for subject in (Subject.STORY, Subject.WORDS):
        wish = Follow(f"f{subject}", Address(5), subject, "s1", "Boats", NOON)
        await follows.add(wish)
        await follows.add(replace(wish, id="other"))
        await follows.remove(wish)


async def count_alerts(bench: Bench) -> None:
    made = [replace(delivery(5), name=name) for name in ("one", "two")]
    alerts = [Counted(each, NOON.date(), 1, NOON) for each in made]
    await bench.tried.alerted.put(alerts, NOON)
    (rest,) = await bench.plain.alerted.due(NOON)
    await bench.tried.alerted.go(rest, replace(made[0], name="rest"), NOON)


async def read_a_story(bench: Bench) -> None:
    await bench.tried.read.put((Address(5), "s1"), ["a1"], NOON, 7)


async def keep_a_content(bench: Bench) -> None:
    shown = (Shown(0, 5, Part.TITLE, "a1", "Gulls"),)
    contents = bench.tried.contents
    names = [
        await contents.keep(Content((Message(html, shown=shown),)))
        for html in ("Gulls", "Gulls!")
    ]
    await correct_an_article(bench)
    (amiss,) = await contents.amiss()
    await contents.revise(amiss, {names[0]: names[1]})


async def note_what_an_answer_shows(bench: Bench) -> None:
    for number in range(32):
        await bench.tried.replies.note(Address(5), number, "c1")
    await bench.tried.replies.note(Address(5), 31, "c2")
    await bench.tried.replies.note(Address(5), 30, "")


async def edit_what_was_sent(bench: Bench) -> None:
    sent = replace(delivery(5), content="c1")
    await bench.plain.outbox.add(sent)
    (lease,) = await bench.plain.outbox.take(1)
    await bench.tried.outbox.settle(lease, Outcome(Ending.SENT, message_id=7))
    await bench.tried.amending.find(["c1"])
    (found,) = await bench.plain.amending.waiting()
    edit = replace(
        sent,
        name="e",
        kind=Kind.EDIT,
        content="c2",
        edits=(7,),
        of=sent.name,
        noted=(("s1", "0b1c", "s1.1"),),
    )
    await bench.tried.amending.add(found, edit)
    (lease,) = await bench.plain.outbox.take(1)
    await bench.tried.outbox.settle(lease, Outcome(Ending.SENT, message_id=7))


async def lay_before_an_editor(bench: Bench) -> None:
    proofs, wire = bench.tried.proofs, slot(-1003)
    await bench.plain.chats.save(Chat(-1003, ChatKind.CHANNEL, "Wire"))
    await proofs.choose(wire.address, Approval(), NOON)
    assert await proofs.take(wire, NOON)
    begun = await proofs.get(wire)
    assert begun
    assert await proofs.save(replace(begun, state=ProofState.OPEN), NOON)
    await proofs.looked((wire.address, NOON), NOON + DAY)


STEPS = (
    follow_a_story_and_words, count_alerts, read_a_story,
    keep_a_content, edit_what_was_sent, note_what_an_answer_shows,
    ask_a_hub, leave_a_hub,
    fire, add, send_both_parts, try_later, try_again, wait_out_a_flood, give_back, hold,
    hear_late_that_it_was_sent, refuse, take_back_a_lease, take_back_an_alert,
    send_again_by_hand, let_go, stop_a_chat, move_a_chat, forget_a_chat, unsubscribe,
    halt, refuse_a_row,
    keep_an_article, correct_an_article, tidy_an_article_away, keep_a_feed,
    give_a_feed_back, remove_a_feed, settle_a_feed, ask_a_host, read_a_feed_alone,
    decide_a_suggestion, share_an_article, hold_an_alert_and_let_it_go, vote,
    miss_a_page, change_a_chat, subscribe_by_a_draft, lay_before_an_editor,
)  # fmt: skip


@pytest.fixture
async def forgetful(
    store_url: str, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Redis]:
    """A client that loses every answer to a script once."""
    client = connect(store_url)
    monkeypatch.setitem(batch._BATCHES, client, Twice(client))
    yield client
    await close(client)


def bench(tried: Redis, plain: Redis) -> Bench:
    clock = FakeClock()
    return Bench(
        tried=make_stores(tried, "one", clock),
        reaper=Outbox(tried, "one", clock=clock, lease_seconds=0),
        plain=make_stores(plain, "one", clock),
        budget=Budget(tried, clock),
    )


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
async def test_a_step_done_twice_leaves_what_it_leaves_done_once(
    step: Step, redis: Redis, forgetful: Redis
) -> None:
    await step(bench(redis, redis))
    once = await all_of(redis)
    await redis.flushall()
    await step(bench(forgetful, redis))
    assert await all_of(redis) == once


async def all_of(redis: Redis) -> dict[str, Any]:
    """Return all that is stored, but for what differs with each run."""
    found = {}
    for key in sorted({text_of(name) for name in await redis.keys("*")} - {COUNTED}):
        kind = text_of(await redis.type(key))
        found[key] = await READ[kind](redis, key)
    return found


async def _hash(redis: Redis, key: str) -> Any:
    kept = await redis.hgetall(key)
    return {name: value for name, value in kept.items() if name not in VOLATILE}


async def _list(redis: Redis, key: str) -> Any:
    return await redis.lrange(key, 0, -1)


async def _stream(redis: Redis, key: str) -> Any:
    entries: Any = await redis.xrange(key)
    return [fields for _, fields in entries]


async def _sorted(redis: Redis, key: str) -> Any:
    return await redis.zrange(key, 0, -1, withscores=True)


async def _set(redis: Redis, key: str) -> Any:
    return set(await redis.smembers(key))


async def _string(redis: Redis, key: str) -> Any:
    return await redis.get(key)


READ = {
    "hash": _hash,
    "stream": _stream,
    "list": _list,
    "zset": _sorted,
    "set": _set,
    "string": _string,
}
