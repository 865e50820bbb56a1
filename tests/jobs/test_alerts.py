"""Who hears of a new article, and that nobody hears twice or of nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pytest

from bot import wording
from bot.briefing.following import News, phrase
from bot.briefing.series import place_figures, series_of
from bot.briefing.tracking import Change
from bot.delivery.corrections.amended import amended, laid_out
from bot.delivery.messages.alert import message
from bot.errors import StoreError
from bot.jobs.alerts import Alerts
from bot.jobs.amending import Amending
from bot.jobs.holding import Gate
from bot.jobs.rationing import Ration
from bot.jobs.sorting import sort_figures
from bot.model import (
    Address,
    Chat,
    ChatKind,
    Content,
    Correction,
    Follow,
    Kind,
    Message,
    Report,
    Story,
    Subject,
    Track,
    Version,
    follow_id,
)
from bot.store import keys
from bot.store.connection import Redis
from bot.store.contents import Contents
from bot.store.stores import Stores, make_stores
from tests.briefing.test_series import told
from tests.fakes.clock import NOON, FakeClock
from tests.fakes.reports import article

STORY = "flood"
HERE, THERE = Address(5), Address(-7, 3)
FIRST = replace(
    told("a", "The flood has killed 12 people.", hours_ago=24), story_id=STORY
)
SECOND = replace(
    told("b", "15 people have died in the flood.", source="Radio"), story_id=STORY
)
LATER = replace(
    told("c", "The flood has killed 19 people.", hours_ago=-1), story_id=STORY
)


@dataclass
class Room:
    stores: Stores
    clock: FakeClock
    alerts: Alerts
    redis: Redis

    async def keep(self, report: Report, *others: Report, feed: str = "") -> None:
        """Keep an article and sort its figures among those of the others."""
        origin = report.origin
        made = replace(
            article(origin.article_id, report.findings.figures[0].sentence),
            published=origin.published,
            source=origin.source,
            feed=feed,
        )
        await self.stores.articles.add(made, report.findings, report.story_id, {})
        await sort_figures(self.stores.series, report, others)

    async def correct(self, report: Report, old: str, new: str) -> None:
        """Have another number stand in an article."""
        before = report.findings.figures[0].sentence
        after = before.replace(old, new)
        name = report.origin.article_id
        made = replace(article(name, after), published=report.origin.published)
        edit = Correction(old, new, before, after)
        version = Version(self.clock.now(), 1, 1, (edit,))
        found = told(name, after).findings
        assert await self.stores.articles.replace(made, found, {}, version)

    async def track(self, address: Address, *seen: str) -> None:
        placed = {"a": place_figures(FIRST, ())}
        (series,) = series_of((FIRST,), placed)
        wish = Track(address, series.id, STORY, "12 people died", NOON, seen)
        await self.stores.tracks.add(wish)

    async def waiting(self) -> list[tuple[Address, str, Kind]]:
        leases = await self.stores.outbox.take(9)
        found = [lease.delivery for lease in leases]
        return sorted((one.address, one.messages[0].html, one.kind) for one in found)


@pytest.fixture
def room(redis: Redis) -> Room:
    clock = FakeClock()
    stores = make_stores(redis, "test", clock)
    return Room(
        stores, clock, Alerts(stores, clock, words, gated(stores, clock)), redis
    )


def gated(stores: Stores, clock: FakeClock) -> Gate:
    return Gate(stores, clock, onward=Ration(stores, clock).send)


def words(told: Change | News) -> Message:
    """Return what is new in as few words as tell it."""
    if isinstance(told, Change):
        return Message(told.point.figure.text)
    return Message(told.event.sentence if told.event else told.sentence)


async def test_all_who_track_a_figure_hear_when_it_changes(room: Room) -> None:
    await room.keep(FIRST)
    await room.track(HERE, "a")
    await room.track(THERE, "a")
    await room.keep(SECOND, FIRST)
    await room.alerts.run()
    assert await room.waiting() == [
        (THERE, "15 people", Kind.ALERT),
        (HERE, "15 people", Kind.ALERT),
    ]


async def test_an_article_that_cannot_be_told_of_waits_and_holds_up_no_other(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    def render(told: Change | News) -> Message:
        if words(told).html == "15 people":
            raise ValueError(told.name)
        return words(told)

    alerts = Alerts(room.stores, room.clock, render, gated(room.stores, room.clock))
    await room.keep(FIRST)
    await room.track(HERE, "a")
    await room.keep(SECOND, FIRST)
    await room.keep(LATER, FIRST, SECOND)
    room.clock.advance(7200)
    await alerts.run()
    await alerts.run()
    assert [html for _, html, _ in await room.waiting()] == ["19 people"]
    assert caplog.text.count("article b cannot be told of") == 1
    await room.alerts.run()
    assert [html for _, html, _ in await room.waiting()] == ["15 people"]


async def test_while_the_store_is_busy_nobody_is_told_and_it_is_said(
    room: Room, redis: Redis
) -> None:
    await room.keep(FIRST)
    await room.track(HERE, "a")
    await room.keep(SECOND, FIRST)
    await redis.set(keys.trackers(STORY), "damaged")
    with pytest.raises(StoreError):
        await room.alerts.run()
    assert "b" in await room.stores.series.fresh(NOON)


async def test_a_note_of_who_tracks_no_more_is_passed_over(
    room: Room, redis: Redis
) -> None:
    await room.keep(FIRST)
    await redis.sadd(keys.trackers(STORY), f"{HERE}/gone")
    await room.keep(SECOND, FIRST)
    await room.alerts.run()
    assert await room.waiting() == []
    assert await room.stores.series.fresh(NOON) == ()


async def test_an_article_is_told_of_once(room: Room) -> None:
    await room.keep(FIRST)
    await room.track(HERE, "a")
    await room.keep(SECOND, FIRST)
    await room.alerts.run()
    await room.keep(SECOND, FIRST)
    await room.alerts.run()
    assert len(await room.waiting()) == 1


async def test_a_stop_before_the_article_counts_as_told_doubles_nothing(
    room: Room,
) -> None:
    await room.keep(FIRST)
    await room.track(HERE, "a")
    await room.keep(SECOND, FIRST)
    await room.alerts.run()
    await room.stores.series.add(SECOND, {}, 2, is_news=True)
    await room.alerts.run()
    assert len(await room.waiting()) == 1


async def test_nobody_hears_of_what_they_saw_or_do_not_track(room: Room) -> None:
    await room.keep(FIRST)
    await room.keep(SECOND, FIRST)
    await room.track(HERE, "a", "b")
    await room.alerts.run()
    assert await room.waiting() == []


async def test_articles_that_nobody_tracks_are_done_with(room: Room) -> None:
    await room.keep(FIRST)
    await room.alerts.run()
    assert await room.stores.series.fresh(NOON) == ()


async def test_an_article_of_tomorrow_is_told_of_tomorrow(room: Room) -> None:
    await room.keep(FIRST)
    await room.track(HERE, "a")
    await room.keep(LATER, FIRST)
    await room.keep(SECOND, FIRST, LATER)
    await room.alerts.run()
    assert [each[1] for each in await room.waiting()] == ["15 people"]
    room.clock.advance(7200.0)
    await room.alerts.run()
    assert [each[1] for each in await room.waiting()] == ["19 people"]


async def test_two_articles_with_one_new_number_are_told_of_once(room: Room) -> None:
    again = replace(SECOND, origin=replace(SECOND.origin, article_id="d"))
    await room.keep(FIRST)
    await room.track(HERE, "a")
    await room.keep(SECOND, FIRST)
    await room.keep(again, FIRST, SECOND)
    await room.alerts.run()
    assert len(await room.waiting()) == 1


async def test_an_article_that_is_gone_is_passed_over(room: Room, redis: Redis) -> None:
    await room.keep(FIRST)
    await redis.zadd(keys.fresh(), {"gone": 0.0})
    await room.alerts.run()
    assert await room.stores.series.fresh(NOON) == ()


async def test_of_an_own_article_only_its_readers_hear(room: Room) -> None:
    feed = "https://mine.example/rss"
    await room.keep(FIRST)
    await room.track(HERE, "a")
    await room.track(THERE, "a")
    await room.stores.own.add(HERE.chat_id, feed, 5, NOON)
    await room.keep(SECOND, FIRST, feed=feed)
    await room.alerts.run()
    assert [each[0] for each in await room.waiting()] == [HERE]


async def test_a_number_only_others_have_read_is_not_what_it_was_before(
    room: Room,
) -> None:
    feed = "https://mine.example/rss"
    await room.keep(FIRST)
    await room.track(HERE, "a")
    await room.track(THERE, "a")
    await room.stores.own.add(HERE.chat_id, feed, 5, NOON)
    await room.keep(SECOND, FIRST, feed=feed)
    await room.alerts.run()
    other = told("d", "The flood has now killed 15 people.")
    await room.keep(replace(other, story_id=STORY), FIRST, SECOND)
    await room.alerts.run()
    assert [each[0] for each in await room.waiting()] == [THERE, HERE]


def follow(subject: Subject, about: str, address: Address = HERE) -> Follow:
    return Follow(follow_id(subject, about), address, subject, about, about, NOON)


async def test_who_follows_story_or_words_hears_what_is_new(room: Room) -> None:
    await room.keep(FIRST)
    await room.alerts.run()
    await room.stores.follows.add(follow(Subject.STORY, STORY))
    await room.stores.follows.add(follow(Subject.WORDS, phrase("15 people"), THERE))
    await room.stores.follows.add(follow(Subject.WORDS, "flood", Address(6)))
    await room.keep(SECOND, FIRST)
    await room.alerts.run()
    said = "15 people have died in the flood."
    assert [each[:2] for each in await room.waiting()] == [(THERE, said), (HERE, said)]


async def test_who_tracks_what_changed_hears_nothing_of_its_story(room: Room) -> None:
    await room.keep(FIRST)
    await room.alerts.run()
    await room.track(HERE, "a")
    await room.stores.follows.add(follow(Subject.STORY, STORY))
    await room.keep(SECOND, FIRST)
    await room.alerts.run()
    assert [each[1] for each in await room.waiting()] == ["15 people"]


async def test_a_followed_story_is_told_of_once_after_a_stop(room: Room) -> None:
    await room.keep(FIRST)
    await room.alerts.run()
    await room.stores.follows.add(follow(Subject.STORY, STORY))
    await room.keep(SECOND, FIRST)
    await room.alerts.run()
    await room.stores.series.add(SECOND, {}, 2, is_news=True)
    await room.redis.zadd(keys.fresh(), {"b": 0.0})
    await room.alerts.run()
    assert len(await room.waiting()) == 1


async def test_an_article_is_told_of_when_its_story_becomes_the_followed_one(
    room: Room,
) -> None:
    await room.keep(FIRST)
    alone = replace(SECOND, story_id="other")
    await room.keep(alone)
    await room.alerts.run()
    await room.stores.follows.add(follow(Subject.STORY, STORY))
    both = Story(STORY, "Flood", ("b", "a"), (), NOON)
    await room.stores.stories.merge(both, "other")
    await room.alerts.run()
    said = "15 people have died in the flood."
    assert [each[:2] for each in await room.waiting()] == [(HERE, said)]
    await room.redis.zadd(keys.fresh(), {"b": 0.0})
    await room.alerts.run()
    assert await room.waiting() == []


async def test_of_an_own_article_only_its_readers_who_follow_hear(room: Room) -> None:
    feed = "https://mine.example/rss"
    await room.keep(FIRST)
    await room.alerts.run()
    for address in (HERE, THERE):
        await room.stores.follows.add(follow(Subject.STORY, STORY, address))
        await room.stores.follows.add(follow(Subject.WORDS, "die", address))
    await room.stores.own.add(HERE.chat_id, feed, 5, NOON)
    await room.keep(SECOND, FIRST, feed=feed)
    await room.alerts.run()
    assert [each[0] for each in await room.waiting()] == [HERE]


async def test_alerts_over_a_days_number_wait_for_the_evening(room: Room) -> None:
    await room.keep(FIRST)
    await room.alerts.run()
    await room.stores.alerted.set_cap(HERE, 0)
    await room.stores.follows.add(follow(Subject.STORY, STORY))
    await room.keep(SECOND, FIRST)
    await room.alerts.run()
    assert await room.waiting() == []
    (rest,) = await room.stores.alerted.due(NOON.replace(hour=20))
    assert [each.html for each in rest.messages] == [
        "15 people have died in the flood."
    ]


async def test_each_hears_in_his_own_language(redis: Redis) -> None:
    clock = FakeClock()
    stores = make_stores(redis, "test", clock)
    await stores.chats.save(Chat(HERE.chat_id, ChatKind.PRIVATE, speaks="de"))
    gate = Gate(stores, clock, onward=Ration(stores, clock).send)
    room = Room(stores, clock, Alerts(stores, clock, said, gate), redis)
    await room.keep(FIRST)
    await room.alerts.run()
    await room.track(HERE)
    await room.track(THERE)
    await room.keep(SECOND, FIRST)
    await room.alerts.run()
    assert [html for _, html, _ in await room.waiting()] == [
        wording.BUTTON_TRACK,
        "🔔 Änderungen melden",
    ]


def said(_told: Change | News) -> Message:
    return Message(wording.BUTTON_TRACK)


async def test_what_an_alert_shows_is_kept_to_be_corrected(room: Room) -> None:
    await room.keep(FIRST)
    await room.alerts.run()
    await room.stores.follows.add(follow(Subject.STORY, STORY))
    await room.keep(SECOND, FIRST)
    gate = gated(room.stores, room.clock)
    await Alerts(room.stores, room.clock, message, gate).run()
    (lease,) = await room.stores.outbox.take(9)
    content = await room.stores.contents.get(lease.delivery.content)
    assert content
    assert content.messages == lease.delivery.messages
    assert {each.article_id for each in content.messages[0].shown} == {"b"}


async def test_what_is_corrected_while_an_alert_is_made_is_put_right_afterwards(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    await room.keep(FIRST)
    await room.alerts.run()
    await room.stores.follows.add(follow(Subject.STORY, STORY))
    await room.keep(SECOND, FIRST)
    contents = room.stores.contents
    amending = Amending(room.stores, room.clock, amended, laid_out)
    keep, late = Contents.keep_all, [room.correct]

    async def keep_late(kept: Contents, contents: Iterable[Content]) -> tuple[str, ...]:
        while late:
            await late.pop()(SECOND, "15 people", "16 people")
            await amending.revise()
        return await keep(kept, contents)

    monkeypatch.setattr(Contents, "keep_all", keep_late)
    gate = gated(room.stores, room.clock)
    await Alerts(room.stores, room.clock, message, gate).run()
    (lease,) = await room.stores.outbox.take(9)
    assert "<b>15 people</b> have died" in lease.delivery.messages[0].html
    await amending.revise()
    content = await contents.get(await contents.last(lease.delivery.content))
    assert content
    assert "<b>16 people</b> have died" in content.messages[0].html
    assert "15 people" not in content.messages[0].html
