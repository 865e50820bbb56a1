"""What was sent is put right when its source corrects it, in a real playground."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from functools import partial
from typing import Never
from zoneinfo import ZoneInfo

import pytest

from bot.delivery.corrections.amended import amended, laid_out
from bot.delivery.messages import render
from bot.errors import StoreBusy
from bot.jobs.amending import Amending
from bot.jobs.brief import Brief
from bot.model import (
    Address,
    Content,
    Correction,
    Findings,
    Message,
    Report,
    Story,
    Subscription,
    Version,
)
from bot.playground.cast import ADA, BEN
from bot.store import keys
from bot.store.connection import Redis
from bot.store.contents import Contents
from bot.store.outbox import Outbox
from bot.store.stores import Stores
from tests.fakes.reports import article, figure, passage
from tests.fixtures.playground import PlayServer
from tests.fixtures.posting import Post
from tests.jobs.values import HOUR

SAID = "The flood has killed {} people in Ostrand."
AFTER = "Trains to the coast do not run."


@dataclass
class Desk:
    """Everything from an article to its readers."""

    post: Post
    server: PlayServer
    brief: Brief
    amending: Amending
    published: datetime

    @property
    def stores(self) -> Stores:
        return self.post.stores

    async def subscribe(self, chat_id: int, zone: str = "UTC") -> None:
        now = self.post.clock.now().astimezone(ZoneInfo(zone))
        minute = now.hour * 60 + now.minute
        daily = Subscription(Address(chat_id), (minute,), zone)
        due = now - timedelta(seconds=1)
        await self.stores.subscriptions.save(daily, due)

    async def publish(self, number: int, version: Version | None = None) -> None:
        sentence = SAID.format(number)
        words = f"{number} people"
        made = replace(
            article("a", f"{sentence} {AFTER}", title="Flood in Ostrand"),
            published=self.published,
        )
        counted = figure(sentence, words, float(number), counted="people")
        found = Findings((passage(made.text, sentence),), (counted,))
        if version:
            assert await self.stores.articles.replace(made, found, {}, version)
            return
        await self.stores.articles.add(made, found, "s", {})
        await self.stores.stories.save(
            Story("s", made.title, ("a",), (), self.published)
        )

    async def correct(self, old: int, new: int) -> None:
        edit = Correction(
            f"{old} people", f"{new} people", SAID.format(old), SAID.format(new)
        )
        await self.publish(new, Version(self.post.clock.now(), 1, 1, (edit,)))

    async def compose(self) -> None:
        await self.brief.tick()
        await self.brief.compose_fired()

    async def send(self) -> None:
        await self.compose()
        await self.post.run()

    async def amend(self) -> None:
        await self.amending.run()
        await self.post.run()

    def shown(self, chat_id: int) -> str:
        return str(self.server.from_bot(chat_id)[-1]["text"])


def amending(stores: Stores, post: Post) -> Amending:
    return Amending(stores, post.clock, amended, laid_out)


@pytest.fixture
async def desk(post: Post, playground: PlayServer) -> Desk:
    stores, clock = post.stores, post.clock
    brief = Brief(stores, clock, partial(render.briefing))
    made = Desk(post, playground, brief, amending(stores, post), clock.now() - HOUR)
    await made.publish(80)
    await made.subscribe(ADA)
    return made


def marks(text: str) -> list[str]:
    return [line for line in text.split("\n") if "Corrected" in line]


async def test_a_message_already_sent_is_put_right_and_marked(desk: Desk) -> None:
    await desk.send()
    assert SAID.format(80) in desk.shown(ADA)
    await desk.correct(80, 81)
    await desk.amend()
    (message,) = desk.server.from_bot(ADA)
    assert SAID.format(80) not in message["text"]
    assert "edit_date" in message
    time = f"{desk.post.clock.now():%H:%M}"
    assert marks(message["text"]) == [f"✏️ Corrected {time}: 81 people, not 80 people."]
    assert message["reply_markup"]
    assert message["text"].count(SAID.format(81)) >= 1


async def test_the_next_briefing_says_in_a_line_what_was_put_right(desk: Desk) -> None:
    await desk.send()
    await desk.correct(80, 81)
    await desk.amend()
    desk.post.clock.advance(86_400)
    await desk.send()
    assert desk.shown(ADA).split("\n")[1:] == [
        "1 correction",
        "",
        "1. Flood in Ostrand",
        "✏️ Corrected in your briefing of Monday: 81 people, not 80 people.",
        "Courier, 23 Nov",
    ]
    desk.post.clock.advance(86_400)
    await desk.send()
    assert "Corrected" not in desk.shown(ADA)


async def test_what_cannot_be_edited_is_said_in_the_next_briefing(desk: Desk) -> None:
    await desk.send()
    desk.server.faults.bad("message to edit not found", method="editMessageText")
    await desk.correct(80, 81)
    await desk.amend()
    assert await desk.post.became(ADA) == (
        "past",
        "BadRequest: Message to edit not found",
    )
    assert (await desk.stores.outbox.stuck()) == ()
    await desk.amend()
    assert len(desk.server.calls.of("editMessageText")) == 1
    desk.post.clock.advance(86_400)
    await desk.send()
    shown = desk.shown(ADA)
    assert marks(shown) == [
        "✏️ Corrected since your briefing of Monday: 81 people, not 80 people."
    ]
    assert f"Before: “{SAID.format(80)}”" in shown
    assert SAID.format(81) in shown


async def test_an_edit_whose_answer_got_lost_is_made_again_and_marks_once(
    desk: Desk,
) -> None:
    await desk.send()
    desk.server.faults.close(method="editMessageText", after=True)
    await desk.correct(80, 81)
    await desk.amend()
    assert (await desk.post.became(ADA))[0] == "later"
    desk.post.clock.advance(3)
    await desk.post.run()
    assert (await desk.post.became(ADA))[0] == "sent"
    assert len(marks(desk.shown(ADA))) == 1


async def test_an_edit_waits_out_a_flood(desk: Desk) -> None:
    await desk.send()
    desk.server.faults.too_many(5, method="editMessageText")
    await desk.correct(80, 81)
    await desk.amend()
    assert marks(desk.shown(ADA)) == []
    desk.post.clock.advance(6)
    await desk.post.run()
    assert len(marks(desk.shown(ADA))) == 1
    assert desk.server.violations == []


async def test_a_sender_that_died_over_an_edit_leaves_it_to_another(
    desk: Desk, redis: Redis
) -> None:
    await desk.send()
    await desk.correct(80, 81)
    await desk.amending.run()
    (lease,) = await desk.stores.outbox.take(1)
    assert await desk.stores.outbox.attempt(lease, 0)
    await Outbox(redis, "x", lease_seconds=0).reap(desk.post.clock.now())
    await desk.post.run()
    assert len(marks(desk.shown(ADA))) == 1


async def test_a_second_correction_is_marked_below_the_first(desk: Desk) -> None:
    await desk.subscribe(BEN)
    await desk.send()
    for old in (80, 81):
        await desk.correct(old, old + 1)
        await desk.amend()
        desk.post.clock.advance(60)
    for chat_id in (ADA, BEN):
        assert [line.partition(": ")[2] for line in marks(desk.shown(chat_id))] == [
            "81 people, not 80 people.",
            "82 people, not 81 people.",
        ]
        assert SAID.format(82) in desk.shown(chat_id)


async def test_what_was_composed_before_a_correction_is_put_right_once_sent(
    desk: Desk,
) -> None:
    await desk.compose()
    await desk.correct(80, 81)
    await desk.amend()
    assert SAID.format(80) in desk.shown(ADA)
    desk.post.clock.advance(6)
    await desk.amend()
    assert SAID.format(81) in desk.shown(ADA)
    assert len(marks(desk.shown(ADA))) == 1


async def test_every_chat_that_had_it_is_edited_once_by_many_processes(
    desk: Desk,
) -> None:
    await desk.subscribe(BEN, "Asia/Kolkata")
    await desk.send()
    await desk.correct(80, 81)
    other = amending(desk.stores, desk.post)
    async with asyncio.TaskGroup() as group:
        group.create_task(desk.amending.run())
        group.create_task(other.run())
    await desk.post.run()
    await desk.amend()
    now = desk.post.clock.now()
    india = now.astimezone(ZoneInfo("Asia/Kolkata"))
    for chat_id, time in ((ADA, now), (BEN, india)):
        assert marks(desk.shown(chat_id)) == [
            f"✏️ Corrected {time:%H:%M}: 81 people, not 80 people."
        ]
    assert len(desk.server.calls.of("editMessageText")) == 2


@pytest.mark.parametrize("steps", [1, 2, 3])
async def test_cut_off_after_any_step_it_is_gone_on_with(
    desk: Desk, steps: int
) -> None:
    way = (desk.amending.revise, desk.amending.find, desk.amending.edit)
    await desk.send()
    await desk.correct(80, 81)
    for step in way[:steps]:
        await step()
    other = amending(desk.stores, desk.post)
    desk.post.clock.advance(6)
    await other.run()
    await desk.post.run()
    assert len(marks(desk.shown(ADA))) == 1
    assert len(desk.server.calls.of("editMessageText")) == 1


@pytest.mark.parametrize("steps", [0, 2, 3, 4])
async def test_of_a_chat_that_left_nothing_is_left(
    desk: Desk, redis: Redis, steps: int
) -> None:
    way: tuple[Callable[[], Awaitable[object]], ...] = (
        desk.amending.revise,
        desk.amending.find,
        desk.amending.edit,
        desk.post.run,
    )
    await desk.send()
    await desk.correct(80, 81)
    for step in way[:steps]:
        await step()
    await desk.stores.chats.forget(ADA)
    number = keys.shard(ADA)
    assert not [key async for key in redis.scan_iter() if b"%d|" % ADA in key]
    assert not await redis.keys(keys.got(number, "*"))
    assert not await redis.exists(keys.amends(number))
    assert not await redis.xlen(keys.queue(number))


async def test_an_article_that_cannot_be_read_holds_up_no_other(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    def amend(content: Content, report: Report) -> Content:
        raise ValueError

    await desk.send()
    await desk.correct(80, 81)
    failing = Amending(desk.stores, desk.post.clock, amend, laid_out)
    await failing.run()
    await failing.run()
    assert caplog.text.count("what shows a cannot be corrected") == 1
    await desk.amend()
    assert len(marks(desk.shown(ADA))) == 1


async def test_an_edit_that_cannot_be_made_is_left_to_the_next_briefing(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    def lay_out(content: Content, zone: tzinfo, sent: datetime) -> tuple[Message, ...]:
        raise ValueError

    await desk.send()
    await desk.correct(80, 81)
    await Amending(desk.stores, desk.post.clock, amended, lay_out).run()
    assert "cannot be corrected where it was sent" in caplog.text
    await desk.amend()
    assert marks(desk.shown(ADA)) == []


async def test_what_a_change_does_not_touch_is_not_edited(
    desk: Desk, redis: Redis
) -> None:
    await desk.send()
    await desk.publish(80, Version(desk.post.clock.now(), 1, 0))
    await redis.hset(keys.amiss(), "gone", "1.0")
    await desk.amend()
    assert await desk.stores.contents.amiss() == ()
    assert len(desk.server.calls.of("editMessageText")) == 0


async def test_what_is_not_known_any_more_is_not_edited(
    desk: Desk, redis: Redis
) -> None:
    await desk.send()
    await desk.correct(80, 81)
    await desk.amending.revise()
    await desk.amending.find()
    for key in await redis.keys(keys.content("*")):
        await redis.delete(key)
    await desk.amend()
    assert len(desk.server.calls.of("editMessageText")) == 0


async def test_a_store_that_is_away_is_told_as_such(desk: Desk) -> None:
    def away(*_: object) -> Never:
        raise StoreBusy

    await desk.send()
    await desk.correct(80, 81)
    clock = desk.post.clock
    for amend, lay_out in ((away, laid_out), (amended, away)):
        with pytest.raises(StoreBusy):
            await Amending(desk.stores, clock, amend, lay_out).run()
    await desk.amend()
    assert len(marks(desk.shown(ADA))) == 1


def correct_before(desk: Desk, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Have the article corrected, and that looked after, before so many are kept."""
    keep, late = Contents.keep_all, {number: 81}

    async def keep_late(kept: Contents, contents: Iterable[Content]) -> tuple[str, ...]:
        if late.pop(len(before), None):
            await desk.correct(80, 81)
            await desk.amending.revise()
        before.append("kept")
        return await keep(kept, contents)

    before: list[str] = []
    monkeypatch.setattr(Contents, "keep_all", keep_late)


async def test_what_is_corrected_while_a_briefing_is_composed_is_in_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    correct_before(desk, monkeypatch, 0)
    await desk.send()
    assert SAID.format(80) not in desk.shown(ADA)
    assert SAID.format(81) in desk.shown(ADA)
    await desk.correct(81, 82)
    await desk.amend()
    assert SAID.format(82) in desk.shown(ADA)


async def test_what_is_corrected_within_a_round_is_right_in_all_its_briefings(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.server.human.start(BEN)
    await desk.subscribe(BEN, "Asia/Tokyo")
    correct_before(desk, monkeypatch, 1)
    await desk.send()
    await desk.amend()
    for chat_id in (ADA, BEN):
        assert SAID.format(81) in desk.shown(chat_id)
