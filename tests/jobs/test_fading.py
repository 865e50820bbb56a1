"""Who follows a story hears when it is over, and is asked of one that may tell on."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from bot.delivery.html.markup import visible
from bot.errors import StoreBusy
from bot.jobs import fading
from bot.jobs.fading import Fading
from bot.jobs.holding import Gate
from bot.jobs.rationing import Ration
from bot.model import Address, Findings, Follow, Story, Subject, Track, follow_id
from bot.store.connection import Redis
from bot.store.follows import Follows
from bot.store.stores import Stores, make_stores
from summarizers.text.words import terms
from tests.fakes.clock import NOON, FakeClock
from tests.fakes.reports import article

HERE = Address(5)
TITLES = {
    "c": "Bank cuts rate after ferry ride",
    "e": "Ferry aground: rudder was broken",
}
DAY = timedelta(days=1)
MANY = (*("d",) * 12, "b")
RAN = (
    "A ferry ran aground off Tarn Point, and Mira Halden of the Ilmer Coastguard "
    "said the rudder of the Lantern Queen had broken in Ilmer Sound."
)
ON = (
    "Mira Halden of the Ilmer Coastguard said the ferry Lantern Queen, aground off "
    "Tarn Point in Ilmer Sound, had a broken rudder long before."
)
OTHER = "The Northern Bank cut its rate after a ferry ride of its governor to Vell."


@dataclass
class Room:
    stores: Stores
    clock: FakeClock
    fading: Fading
    ration: Ration
    gate: Gate

    async def keep(self, name: str, text: str, ago: timedelta, feed: str = "") -> Story:
        """Keep an article as a story of its own."""
        title = TITLES.get(name, "Ferry aground off Tarn Point")
        published = self.clock.now() - ago
        made = replace(article(name, text, title=title), published=published, feed=feed)
        weights = dict(terms(f"{title} {text}", "en"))
        story = Story(
            f"s-{name}", title, (name,), (), published, (feed,) if feed else ()
        )
        await self.stores.articles.add(made, Findings(), story.id, weights)
        await self.stores.stories.save(story)
        return story

    async def follow(self, story_id: str) -> Follow:
        id_ = follow_id(Subject.STORY, story_id)
        now = self.clock.now()
        made = Follow(id_, HERE, Subject.STORY, story_id, "Ferry aground", now)
        await self.stores.follows.add(made)
        return made

    async def look(self, after: timedelta) -> list[str]:
        """Look after so long, and return what is told by the evening."""
        self.clock.advance(after.total_seconds())
        await self.fading.run()
        self.clock.advance(24 * 3600.0)
        await self.ration.tell_rest()
        leases = await self.stores.outbox.take(9)
        return [visible(lease.delivery.messages[0].html) for lease in leases]


def asked(told: list[str]) -> list[str]:
    """Return what asks whether to follow another story too."""
    return [each for each in told if "may go on" in each]


@pytest.fixture
def room(redis: Redis) -> Room:
    clock = FakeClock()
    stores = make_stores(redis, "test", clock)
    ration = Ration(stores, clock)
    gate = Gate(stores, clock, onward=ration.send)
    return Room(stores, clock, Fading(stores, clock, ration, gate), ration, gate)


async def test_a_story_that_is_over_is_told_in_one_line_once(room: Room) -> None:
    await room.keep("a", RAN, timedelta(0))
    await room.follow("s-a")
    assert await room.look(timedelta(0)) == []
    (told,) = await room.look(3 * DAY)
    assert told.startswith("🔔 1 more today\n\n1. Ferry aground: nothing new for three")
    assert await room.look(DAY) == []
    assert len(await room.stores.follows.of(HERE)) == 1


async def test_two_weeks_later_nobody_follows_it_any_more(room: Room) -> None:
    await room.keep("a", RAN, timedelta(0))
    await room.follow("s-a")
    await room.look(4 * DAY)
    assert await room.look(14 * DAY) == []
    assert await room.stores.follows.of(HERE) == ()
    assert await room.stores.follows.awaited(room.clock.now()) == ()


async def test_who_follows_a_story_long_over_is_told_so_and_follows_it_two_weeks(
    room: Room,
) -> None:
    await room.keep("a", RAN, 40 * DAY)
    await room.follow("s-a")
    assert len(await room.look(timedelta(0))) == 1
    await room.look(12 * DAY)
    assert len(await room.stores.follows.of(HERE)) == 1
    await room.look(DAY)
    assert await room.stores.follows.of(HERE) == ()


async def test_each_follows_two_weeks_by_when_they_began(
    room: Room,
) -> None:
    await room.keep("a", RAN, timedelta(0))
    early = await room.follow("s-a")
    room.clock.advance(16 * 86_400)
    late = replace(early, address=Address(6), since=room.clock.now())
    await room.stores.follows.add(late)
    await room.look(DAY)
    assert await room.stores.follows.of(HERE) == ()
    assert await room.stores.follows.of(Address(6)) == (late,)


async def test_a_figure_of_a_story_that_is_over_is_told_of_too(room: Room) -> None:
    await room.keep("a", RAN, timedelta(0))
    await room.stores.tracks.add(Track(HERE, "x", "s-a", "12 people", NOON))
    (told,) = await room.look(3 * DAY)
    assert "12 people: no new number for three days" in told
    assert len(await room.stores.tracks.of_chat(5)) == 1


async def test_what_is_asked_waits_for_the_end_of_a_snooze(room: Room) -> None:
    await room.keep("a", RAN, timedelta(0))
    await room.follow("s-a")
    await room.look(3 * DAY)
    room.clock.advance(6 * 86_400)
    await room.keep("b", ON, timedelta(hours=1))
    now = room.clock.now()
    await room.stores.rhythms.snooze(HERE, now, now + 7 * DAY)
    await room.fading.run()
    assert await room.stores.outbox.take(9) == ()
    hold = await room.stores.held.of(HERE)
    assert hold
    assert "may go on" in hold.messages[0].html
    assert hold.until == now + 7 * DAY


async def test_who_follows_is_asked_once_of_a_story_that_may_tell_on(
    room: Room,
) -> None:
    await room.keep("a", RAN, timedelta(0))
    await room.keep("c", OTHER, -6 * DAY)
    await room.follow("s-a")
    await room.look(3 * DAY)
    room.clock.advance(86_400)
    await room.keep("b", ON, timedelta(hours=1))
    assert len(asked(await room.look(timedelta(0)))) == 1
    days = [await room.look(timedelta(0)) for _ in range(9)]
    assert asked([each for day in days for each in day]) == []


async def test_what_was_asked_at_the_end_of_a_snooze_is_not_asked_again(
    room: Room,
) -> None:
    await room.keep("a", RAN, 5 * DAY)
    await room.keep("b", ON, timedelta(hours=1))
    await room.follow("s-a")
    now = room.clock.now()
    await room.stores.rhythms.snooze(HERE, now, now + DAY)
    await room.fading.run()
    room.clock.advance(2 * 86_400)
    await room.gate.let_go()
    assert len(await room.stores.outbox.take(9)) == 1
    assert asked(await room.look(timedelta(0))) == []


async def test_what_is_followed_stays_what_the_reader_chose(room: Room) -> None:
    await room.keep("a", RAN, timedelta(0))
    chosen = await room.follow("s-a")
    await room.look(3 * DAY)
    await room.keep("b", ON, timedelta(hours=1))
    assert asked(await room.look(timedelta(0)))
    assert await room.stores.follows.of(HERE) == (chosen,)


async def test_who_follows_what_may_tell_on_already_is_not_asked(room: Room) -> None:
    await room.keep("a", RAN, timedelta(0))
    await room.follow("s-a")
    await room.look(3 * DAY)
    await room.keep("b", ON, timedelta(hours=1))
    await room.follow("s-b")
    assert asked(await room.look(timedelta(0))) == []


async def test_a_story_that_began_before_the_other_was_over_is_not_asked_of(
    room: Room,
) -> None:
    await room.keep("a", RAN, 5 * DAY)
    await room.keep("b", ON, 3 * DAY)
    later = await room.keep("d", f"{ON} {OTHER}", DAY)
    await room.stores.stories.merge(replace(later, article_ids=("d", "b")), "s-b")
    await room.follow("s-a")
    assert asked(await room.look(timedelta(0))) == []


async def test_nor_of_one_with_many_articles_since(room: Room) -> None:
    await room.keep("a", RAN, 5 * DAY)
    await room.keep("b", ON, 3 * DAY)
    later = await room.keep("d", f"{ON} {OTHER}", DAY)
    await room.stores.stories.merge(replace(later, article_ids=MANY), "s-b")
    await room.follow("s-a")
    assert asked(await room.look(timedelta(0))) == []


@pytest.mark.parametrize(("ago", "times"), [(5, 1), (7, 0)])
async def test_a_story_that_began_a_week_ago_is_not_asked_of_any_more(
    room: Room, ago: int, times: int
) -> None:
    await room.keep("a", RAN, 12 * DAY)
    await room.keep("b", ON, ago * DAY)
    await room.follow("s-a")
    assert len(asked(await room.look(timedelta(0)))) == times


async def test_articles_from_before_the_end_do_not_hide_what_tells_on(
    room: Room,
) -> None:
    for name in map(str, range(20)):
        await room.keep(name, f"{RAN} {name}", timedelta(0))
    await room.follow("s-0")
    await room.look(3 * DAY)
    await room.keep("e", ON, timedelta(hours=1))
    assert asked(await room.look(timedelta(0)))


async def test_a_story_whose_articles_are_gone_goes_on_in_none(room: Room) -> None:
    story = await room.keep("a", RAN, timedelta(0))
    await room.stores.stories.save(replace(story, article_ids=("gone",)))
    await room.follow("s-a")
    await room.look(3 * DAY)
    await room.keep("b", ON, timedelta(hours=1))
    assert asked(await room.look(timedelta(0))) == []


async def test_another_story_or_one_of_own_feeds_is_no_continuation(room: Room) -> None:
    await room.keep("a", RAN, timedelta(0))
    await room.follow("s-a")
    await room.look(3 * DAY)
    room.clock.advance(3 * 86_400)
    await room.keep("c", OTHER, timedelta(hours=1))
    await room.keep("b", ON, timedelta(hours=1), feed="https://mine.example/rss")
    assert asked(await room.look(timedelta(0))) == []


async def test_a_story_that_is_gone_or_followed_by_none_is_let_go(room: Room) -> None:
    await room.keep("a", RAN, timedelta(0))
    follow = await room.follow("s-a")
    await room.follow("s-gone")
    await room.stores.follows.remove(follow)
    await room.look(timedelta(0))
    assert await room.stores.follows.awaited(room.clock.now() + 9 * DAY) == ()


async def test_one_that_became_a_part_of_another_is_looked_at_as_that(
    room: Room,
) -> None:
    await room.keep("a", RAN, timedelta(0))
    new = await room.keep("b", ON, timedelta(0))
    await room.follow("s-a")
    await room.stores.stories.merge(replace(new, article_ids=("b", "a")), "s-a")
    await room.look(timedelta(0))
    await room.look(timedelta(0))
    assert await room.stores.follows.awaited(room.clock.now() + 9 * DAY) == ("s-b",)


async def test_one_that_cannot_be_told_of_is_said_and_looked_at_again(
    room: Room, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_given: object) -> list[object]:
        raise ValueError

    await room.keep("a", RAN, timedelta(0))
    await room.follow("s-a")
    monkeypatch.setattr(fading, "_ends", broken)
    await room.look(3 * DAY)
    assert "the end of story s-a cannot be told" in caplog.text
    monkeypatch.undo()
    assert len(await room.look(timedelta(hours=1))) == 1


async def test_while_the_store_is_busy_it_is_said(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def busy(*_given: object) -> tuple[Follow, ...]:
        raise StoreBusy

    await room.keep("a", RAN, timedelta(0))
    await room.follow("s-a")
    monkeypatch.setattr(Follows, "of_story", busy)
    with pytest.raises(StoreBusy):
        await room.fading.run()
