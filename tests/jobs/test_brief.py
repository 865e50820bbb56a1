import asyncio
from dataclasses import replace
from datetime import date as Date
from datetime import datetime, timedelta

import pytest

from bot import wording
from bot.briefing.slots import next_slot
from bot.delivery.buttons.snoozing import with_snooze
from bot.jobs.brief import Brief
from bot.model import (
    UP,
    Address,
    Briefing,
    Button,
    Chat,
    ChatKind,
    Correction,
    Delivery,
    Ending,
    Filters,
    Findings,
    Kind,
    Length,
    Message,
    Outcome,
    Story,
    Subscription,
    Version,
    Vote,
)
from bot.store.connection import Redis
from bot.store.stores import Stores, make_stores
from tests.fakes.clock import FakeClock
from tests.fakes.reports import article, figure, passage
from tests.jobs.values import DAY, EIGHT, HOUR

READER = Address(7)
DAILY = Subscription(READER, (480,), "Europe/Vienna")
BRIDGE = "The harbour bridge in Ostrand opened to cars on Monday."
FERRY = "The last ferry left the northern quay at dusk."


class Printer:
    """A renderer that remembers what it was given."""

    def __init__(self) -> None:
        self.briefings: list[Briefing] = []

    def __call__(self, briefing: Briefing) -> tuple[Message, ...]:
        self.briefings.append(briefing)
        return (Message(f"{len(briefing.chapters)} stories"),)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(EIGHT)


@pytest.fixture
def stores(redis: Redis, clock: FakeClock) -> Stores:
    return make_stores(redis, "tester", clock)


@pytest.fixture
def printer() -> Printer:
    return Printer()


@pytest.fixture
def brief(stores: Stores, clock: FakeClock, printer: Printer) -> Brief:
    return Brief(stores, clock, printer)


async def subscribe(stores: Stores, subscription: Subscription, when: datetime) -> None:
    due = next_slot(subscription, when - timedelta(seconds=1)).due
    await stores.subscriptions.save(subscription, due)


async def publish(
    stores: Stores,
    name: str,
    text: str,
    when: datetime,
    feed: str = "",
    source: str = "Courier",
) -> None:
    titled = article(name, text, title=f"Title {name}")
    made = replace(titled, published=when, feed=feed, source=source)
    found = Findings(summary=(passage(text, text),))
    await stores.articles.add(made, found, name, {})
    feeds = (feed,) if feed else ()
    await stores.stories.save(Story(name, made.title, (name,), (), when, feeds))


async def run(brief: Brief) -> None:
    await brief.tick()
    await brief.compose_fired()


async def deliver(stores: Stores) -> list[Delivery]:
    """Send everything in the outbox; return what was sent."""
    sent: list[Delivery] = []
    for lease in await stores.outbox.take(1000):
        await stores.outbox.attempt(lease, 0)
        await stores.outbox.settle(lease, Outcome(Ending.SENT, message_id=1))
        sent.append(lease.delivery)
    return sent


async def test_a_due_slot_becomes_one_delivery_under_its_name(
    stores: Stores, brief: Brief
) -> None:
    await subscribe(stores, DAILY, EIGHT)
    await publish(stores, "a", BRIDGE, EIGHT - HOUR)
    await run(brief)
    (delivery,) = await deliver(stores)
    assert delivery.name == "7:0/2026-11-23/0480"
    assert delivery.kind is Kind.BRIEFING
    assert delivery.address == READER
    assert delivery.messages == with_snooze([Message("1 stories")])
    assert delivery.expires == EIGHT + 12 * HOUR
    assert list(delivery.told) == ["a"]


@pytest.mark.parametrize("asks", [True, False])
async def test_a_group_is_asked_how_its_briefing_is_if_that_is_wanted(
    stores: Stores, brief: Brief, *, asks: bool
) -> None:
    group = Subscription(Address(-7), DAILY.times, DAILY.zone, asks=asks)
    await subscribe(stores, group, EIGHT)
    await publish(stores, "a", BRIDGE, EIGHT - HOUR)
    await run(brief)
    (delivery,) = await deliver(stores)
    row = (Button("👍", "1|opinion|1"), Button("👎", "1|opinion|-1"))
    assert delivery.messages[-1].buttons == ((row,) if asks else ())


async def test_a_briefing_may_be_put_in_other_words_before_it_is_laid_out(
    stores: Stores, clock: FakeClock, printer: Printer
) -> None:
    async def reword(briefing: Briefing) -> Briefing:
        return replace(briefing, topics=("other words",))

    await subscribe(stores, DAILY, EIGHT)
    await publish(stores, "a", BRIDGE, EIGHT - HOUR)
    await run(Brief(stores, clock, printer, reword=reword))
    assert [each.topics for each in printer.briefings] == [("other words",)]


async def test_who_was_told_hears_of_a_correction_when_the_story_is_long_over(
    stores: Stores, brief: Brief, clock: FakeClock, printer: Printer
) -> None:
    await subscribe(stores, DAILY, EIGHT)
    old, new = (f"The flood has killed {number} people." for number in (80, 81))
    await publish(stores, "a", old, EIGHT - HOUR)
    await run(brief)
    await deliver(stores)
    clock.advance(3 * 86_400)
    edit = Correction("80 people", "81 people", old, new)
    version = Version(clock.now() - HOUR, 1, 1, (edit,))
    made = replace(article("a", new, title="Title a"), published=EIGHT - HOUR)
    found = Findings(
        (passage(new, new),), (figure(new, "81 people", 81.0, counted="people"),)
    )
    assert await stores.articles.replace(made, found, {}, version)
    await run(brief)
    await deliver(stores)
    (chapter,) = printer.briefings[-1].chapters
    assert chapter.corrections == (edit,)
    clock.advance(86_400)
    await run(brief)
    assert printer.briefings[-1].chapters == ()


async def test_a_briefing_is_given_its_day_time_and_topics(
    stores: Stores, brief: Brief, printer: Printer
) -> None:
    await subscribe(stores, replace(DAILY, topics=("sea",)), EIGHT)
    await run(brief)
    assert printer.briefings == [
        Briefing(Date(2026, 11, 23), (), minute=480, topics=("sea",), days=7)
    ]


async def test_a_briefing_keeps_to_the_filters(
    stores: Stores, brief: Brief, printer: Printer
) -> None:
    muted = replace(DAILY, filters=Filters(not_words=("ferries",)))
    await subscribe(stores, muted, EIGHT)
    await publish(stores, "a", BRIDGE, EIGHT - HOUR)
    await publish(stores, "b", FERRY, EIGHT - HOUR)
    await run(brief)
    (briefing,) = printer.briefings
    assert [each.story_id for each in briefing.chapters] == ["a"]


async def test_what_an_own_feed_brought_is_in_its_chats_briefing_alone(
    stores: Stores, brief: Brief
) -> None:
    feed = "https://mine.example/rss"
    await stores.own.add(READER.chat_id, feed, 5, EIGHT)
    await subscribe(stores, DAILY, EIGHT)
    await subscribe(stores, replace(DAILY, address=Address(8)), EIGHT)
    await publish(stores, "a", BRIDGE, EIGHT - HOUR, feed)
    await publish(stores, "b", FERRY, EIGHT - HOUR)
    await run(brief)
    told = {each.address.chat_id: sorted(each.told) for each in await deliver(stores)}
    assert told == {7: ["a", "b"], 8: ["b"]}


async def test_readers_told_the_same_share_a_briefing_and_each_gets_it(
    stores: Stores, brief: Brief, printer: Printer
) -> None:
    await subscribe(stores, DAILY, EIGHT)
    await subscribe(stores, replace(DAILY, address=Address(8)), EIGHT)
    await publish(stores, "a", BRIDGE, EIGHT - HOUR)
    await run(brief)
    sent = await deliver(stores)
    assert len(printer.briefings) == 1
    assert [list(each.told) for each in sent] == [["a"], ["a"]]
    assert sorted(each.address.chat_id for each in sent) == [7, 8]


async def test_an_empty_day_is_sent_too(stores: Stores, brief: Brief) -> None:
    await subscribe(stores, DAILY, EIGHT)
    await run(brief)
    assert [each.messages for each in await deliver(stores)] == [
        with_snooze([Message("0 stories")])
    ]


async def test_a_group_hears_once_that_nothing_is_new_and_not_in_each_topic(
    stores: Stores, brief: Brief
) -> None:
    for thread in (0, 3, 4):
        wish = replace(DAILY, address=Address(-7, thread))
        await subscribe(stores, wish, EIGHT)
    await run(brief)
    assert [each.address for each in await deliver(stores)] == [Address(-7)]


async def test_a_topic_that_is_the_only_one_hears_that_nothing_is_new(
    stores: Stores, brief: Brief
) -> None:
    await subscribe(stores, replace(DAILY, address=Address(-7, 3)), EIGHT)
    await run(brief)
    assert len(await deliver(stores)) == 1


async def test_a_topic_hears_what_is_new_and_of_days_that_were_left_out(
    stores: Stores, brief: Brief, clock: FakeClock
) -> None:
    for thread in (3, 4):
        wish = replace(DAILY, address=Address(-7, thread))
        await subscribe(stores, wish, EIGHT)
    clock.advance(2 * DAY.total_seconds())
    await run(brief)
    assert len(await deliver(stores)) == 2
    await publish(stores, "a", BRIDGE, EIGHT + 2 * DAY)
    clock.advance(DAY.total_seconds())
    await run(brief)
    assert len(await deliver(stores)) == 2


async def test_nothing_is_sent_before_its_time(stores: Stores, brief: Brief) -> None:
    await subscribe(stores, DAILY, EIGHT + HOUR)
    await run(brief)
    assert await deliver(stores) == []


async def test_two_schedulers_send_a_slot_once(
    stores: Stores, redis: Redis, clock: FakeClock, brief: Brief
) -> None:
    other = Brief(make_stores(redis, "other", clock), clock, Printer())
    await subscribe(stores, DAILY, EIGHT)
    async with asyncio.TaskGroup() as group:
        group.create_task(run(brief))
        group.create_task(run(other))
    assert len(await deliver(stores)) == 1


async def test_a_slot_fired_again_is_not_sent_again(
    stores: Stores, brief: Brief
) -> None:
    await subscribe(stores, DAILY, EIGHT)
    await run(brief)
    await subscribe(stores, DAILY, EIGHT)
    await run(brief)
    assert len(await deliver(stores)) == 1


async def test_the_next_day_tells_only_what_is_new(
    stores: Stores, brief: Brief, printer: Printer, clock: FakeClock
) -> None:
    await subscribe(stores, DAILY, EIGHT)
    await publish(stores, "a", BRIDGE, EIGHT - HOUR)
    await run(brief)
    await deliver(stores)
    await publish(stores, "b", FERRY, EIGHT + HOUR)
    clock.set(EIGHT + DAY)
    await run(brief)
    told = [[each.story_id for each in made.chapters] for made in printer.briefings]
    assert told == [["a"], ["b"]]


async def test_the_first_briefing_looks_back_a_week(
    stores: Stores, brief: Brief, printer: Printer
) -> None:
    await subscribe(stores, DAILY, EIGHT)
    await publish(stores, "old", BRIDGE, EIGHT - 6 * DAY)
    await publish(stores, "older", FERRY, EIGHT - 8 * DAY)
    await run(brief)
    assert [each.story_id for each in printer.briefings[0].chapters] == ["old"]


async def test_a_later_briefing_looks_back_to_the_one_before(
    stores: Stores, brief: Brief, printer: Printer, clock: FakeClock
) -> None:
    await subscribe(stores, DAILY, EIGHT)
    await publish(stores, "told", BRIDGE, EIGHT - HOUR)
    await run(brief)
    await deliver(stores)
    await publish(stores, "too-old", FERRY, EIGHT - 3 * DAY)
    clock.set(EIGHT + DAY)
    await run(brief)
    assert printer.briefings[1].chapters == ()


async def test_a_briefing_that_did_not_arrive_leaves_its_stories_to_the_next(
    stores: Stores, brief: Brief, printer: Printer, clock: FakeClock
) -> None:
    await subscribe(stores, DAILY, EIGHT)
    await publish(stores, "told", BRIDGE, EIGHT - HOUR)
    await run(brief)
    await deliver(stores)
    await publish(stores, "lost", FERRY, EIGHT)
    for days in (1, 2):
        clock.set(EIGHT + days * DAY)
        await run(brief)
        (lease,) = await stores.outbox.take(9)
        await stores.outbox.attempt(lease, 0)
        await stores.outbox.settle(lease, Outcome(Ending.REFUSED))
    clock.set(EIGHT + 3 * DAY)
    await run(brief)
    told = [[each.story_id for each in made.chapters] for made in printer.briefings]
    assert told == [["told"], ["lost"], ["lost"], ["lost"]]


async def test_what_is_dated_in_the_future_waits(
    stores: Stores, brief: Brief, printer: Printer
) -> None:
    await subscribe(stores, DAILY, EIGHT)
    await publish(stores, "tomorrow", BRIDGE, EIGHT + DAY)
    await run(brief)
    assert printer.briefings[0].chapters == ()


async def test_after_an_outage_the_latest_slot_is_sent_late_and_days_are_named(
    stores: Stores, brief: Brief, printer: Printer, clock: FakeClock
) -> None:
    await subscribe(stores, DAILY, EIGHT)
    clock.set(EIGHT + 2 * DAY + HOUR)
    await run(brief)
    (briefing,) = printer.briefings
    assert briefing.day == Date(2026, 11, 25)
    assert briefing.late == 60
    assert briefing.skipped == (Date(2026, 11, 23), Date(2026, 11, 24))


async def test_more_than_twelve_hours_late_is_skipped_and_said_next_time(
    stores: Stores, brief: Brief, printer: Printer, clock: FakeClock
) -> None:
    await subscribe(stores, DAILY, EIGHT)
    clock.set(EIGHT + 13 * HOUR)
    await run(brief)
    assert printer.briefings == []
    clock.set(EIGHT + DAY)
    await run(brief)
    assert [made.skipped for made in printer.briefings] == [(Date(2026, 11, 23),)]


async def test_what_is_composed_too_late_is_dropped(
    stores: Stores, brief: Brief, clock: FakeClock
) -> None:
    await subscribe(stores, DAILY, EIGHT)
    await brief.tick()
    clock.set(EIGHT + 13 * HOUR)
    await brief.compose_fired()
    assert await deliver(stores) == []


async def test_whoever_unsubscribed_meanwhile_gets_nothing(
    stores: Stores, brief: Brief
) -> None:
    await subscribe(stores, DAILY, EIGHT)
    await brief.tick()
    await stores.subscriptions.remove(READER)
    await brief.compose_fired()
    assert await deliver(stores) == []


async def test_a_time_changed_meanwhile_is_not_served(
    stores: Stores, brief: Brief
) -> None:
    await subscribe(stores, DAILY, EIGHT)
    await brief.tick()
    await subscribe(stores, replace(DAILY, times=(1080,)), EIGHT)
    await brief.compose_fired()
    assert await deliver(stores) == []


async def test_one_broken_briefing_holds_up_no_other(
    stores: Stores, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    def render(briefing: Briefing) -> tuple[Message, ...]:
        if briefing.topics:
            raise LookupError("a broken topic")
        return (Message("fine"),)

    await subscribe(stores, replace(DAILY, topics=("odd",)), EIGHT)
    await subscribe(stores, replace(DAILY, address=Address(8)), EIGHT)
    await run(Brief(stores, clock, render))
    assert [each.address.chat_id for each in await deliver(stores)] == [8]
    assert "The briefing 7:0/2026-11-23/0480 failed" in caplog.text


async def test_a_zone_that_is_gone_stops_nobody_else(
    stores: Stores, brief: Brief, caplog: pytest.LogCaptureFixture
) -> None:
    await stores.subscriptions.save(replace(DAILY, zone="Mars/Base"), EIGHT)
    await subscribe(stores, replace(DAILY, address=Address(8)), EIGHT)
    await run(brief)
    assert [each.address.chat_id for each in await deliver(stores)] == [8]
    assert await stores.subscriptions.next_due(READER) == EIGHT + DAY
    assert "7:0 cannot be served" in caplog.text


async def test_everyone_due_at_once_is_served_in_one_tick(
    stores: Stores, brief: Brief
) -> None:
    for chat in range(1, 602):
        await subscribe(stores, replace(DAILY, address=Address(chat)), EIGHT)
    await run(brief)
    assert len(await deliver(stores)) == 601


async def test_a_snoozed_reader_gets_nothing_and_then_hears_what_was_missed(
    stores: Stores, brief: Brief, printer: Printer, clock: FakeClock
) -> None:
    await subscribe(stores, DAILY, EIGHT)
    await stores.rhythms.snooze(READER, EIGHT - HOUR, EIGHT + 2 * DAY - HOUR)
    await publish(stores, "bridge", BRIDGE, EIGHT - HOUR)
    for _ in range(2):
        await run(brief)
        assert await deliver(stores) == []
        clock.advance(24 * 3600)
    await run(brief)
    assert len(await deliver(stores)) == 1
    (briefing,) = printer.briefings
    assert (briefing.paused, briefing.skipped) == (Date(2026, 11, 23), ())
    assert len(briefing.chapters) == 1
    clock.advance(24 * 3600)
    await run(brief)
    assert printer.briefings[-1].paused is None


async def test_a_weekend_s_one_briefing_tells_the_week_told_before_or_not(
    stores: Stores, brief: Brief, printer: Printer, clock: FakeClock
) -> None:
    weekly = replace(DAILY, days=(0, 1, 2, 3, 4, 6), weekend=(600,), is_weekly=True)
    await subscribe(stores, weekly, EIGHT)
    await publish(stores, "bridge", BRIDGE, EIGHT - HOUR)
    for _ in range(5):
        await run(brief)
        await deliver(stores)
        clock.advance(24 * 3600)
    told = [len(each.chapters) for each in printer.briefings]
    assert told == [1, 0, 0, 0, 0]
    clock.advance(24 * 3600 + 2 * 3600)
    await run(brief)
    week = printer.briefings[-1]
    assert (week.is_weekly, week.minute, len(week.chapters)) == (True, 600, 1)


async def test_what_had_no_place_in_the_week_s_briefing_is_told_after_it(
    stores: Stores, brief: Brief, printer: Printer, clock: FakeClock
) -> None:
    weekly = replace(
        DAILY,
        days=(0, 1, 2, 3, 4, 6),
        weekend=(600,),
        is_weekly=True,
        length=Length.SHORT,
    )
    friday, saturday = EIGHT + 4 * DAY, EIGHT + 5 * DAY
    clock.advance((friday - EIGHT).total_seconds())
    await subscribe(stores, weekly, friday)
    await publish(stores, "bridge", BRIDGE, friday - HOUR)
    await run(brief)
    await deliver(stores)
    for number in range(4):
        text = f"Mill number {number} opened in Ostrand{number}."
        await publish(stores, f"m{number}", text, saturday - number * HOUR)
    clock.advance(2 * 24 * 3600 + 2 * 3600)
    await run(brief)
    await deliver(stores)
    clock.advance(22 * 3600)
    await run(brief)
    week, monday = printer.briefings[-2:]
    assert [each.story_id for each in week.chapters] == ["m0", "m1", "m2"]
    assert [each.story_id for each in monday.chapters] == ["m3"]


async def test_a_reader_s_length_and_votes_shape_the_briefing(
    stores: Stores, brief: Brief, printer: Printer
) -> None:
    await subscribe(stores, replace(DAILY, length=Length.SHORT), EIGHT)
    for number in range(5):
        text = f"Mill number {number} opened in Ostrand{number}."
        source = "Herald" if number == 4 else "Courier"
        await publish(stores, f"m{number}", text, EIGHT - HOUR, source=source)
    liked = Vote("m9", 7, UP, EIGHT, ("@Herald",))
    await stores.votes.put(READER, liked, 1)
    await run(brief)
    (briefing,) = printer.briefings
    assert [each.story_id for each in briefing.chapters] == ["m4", "m0", "m1"]


async def test_a_group_s_briefing_has_no_buttons_to_pause_it(
    stores: Stores, brief: Brief
) -> None:
    await subscribe(stores, replace(DAILY, address=Address(-7)), EIGHT)
    await run(brief)
    (delivery,) = await deliver(stores)
    assert delivery.messages == (Message("0 stories"),)


async def test_readers_of_one_hour_get_it_each_in_his_language(
    stores: Stores, clock: FakeClock
) -> None:
    for chat_id, language in ((7, "de"), (8, "ja"), (9, "de")):
        await stores.chats.save(Chat(chat_id, ChatKind.PRIVATE, language=language))
        wish = replace(DAILY, address=Address(chat_id))
        await stores.subscriptions.save(wish, next_slot(wish, EIGHT - HOUR).due)
    made = Brief(stores, clock, lambda _: (Message(wording.BUTTON_LATEST),))
    await made.tick()
    await made.compose_fired()
    leases = await stores.outbox.take(9)
    said = {each.delivery.address.chat_id: each.delivery for each in leases}
    assert said[7].messages == said[9].messages
    html = {chat_id: each.messages[0].html for chat_id, each in said.items()}
    assert html == {7: "📰 Neueste", 8: "📰 最新", 9: "📰 Neueste"}
