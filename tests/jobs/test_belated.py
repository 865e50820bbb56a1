"""What had to wait is told as its source says it now, and put right afterwards too."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import pytest

from bot.briefing.following import News
from bot.delivery.corrections.amended import amended, laid_out
from bot.delivery.html.markup import visible
from bot.delivery.messages.alert import alert
from bot.jobs.amending import Amending
from bot.jobs.holding import Gate
from bot.jobs.rationing import Ration
from bot.model import (
    Address,
    Chat,
    ChatKind,
    Content,
    Correction,
    Delivery,
    Findings,
    Follow,
    Kind,
    Quiet,
    Subject,
    Version,
)
from bot.playground.cast import ADA
from bot.store.contents import Contents
from bot.store.held import Alert
from bot.store.stores import Stores
from tests.fakes.reports import article, figure, passage
from tests.fixtures.playground import PlayServer
from tests.fixtures.posting import Post
from tests.jobs.values import DAY, HOUR

SAID = "The flood has killed {} people in Ostrand."
HERE = Address(ADA)


@dataclass
class Desk:
    """An article that somebody follows, and the ways an alert of it takes."""

    post: Post
    server: PlayServer

    @property
    def stores(self) -> Stores:
        return self.post.stores

    async def publish(self, number: int, was: int = 0, title: str = "Flood") -> None:
        sentence = SAID.format(number)
        made = article("a", sentence, title=title)
        counted = figure(sentence, str(number), float(number), counted="people")
        found = Findings((passage(sentence, sentence),), (counted,))
        if not was:
            await self.stores.articles.add(made, found, "s", {})
            return
        edit = Correction(str(was), str(number), SAID.format(was), sentence)
        version = Version(self.post.clock.now(), 1, 1, (edit,))
        assert await self.stores.articles.replace(made, found, {}, version)

    async def alert(self, name: str = "n") -> Delivery:
        now = self.post.clock.now()
        (report,) = await self.stores.articles.reports(["a"])
        follow = Follow("f", HERE, Subject.WORDS, "flood", "flood", now)
        said = report.findings.summary[0].text
        made = alert(News((follow,), report, sentence=said))
        return Delivery(name, HERE, Kind.ALERT, (made,), now + 9 * DAY)

    async def amend(self) -> None:
        await Amending(self.stores, self.post.clock, amended, laid_out).run()

    async def shown(self) -> list[str]:
        await self.post.run()
        return str(self.server.from_bot(ADA)[-1]["text"]).split("\n")


@pytest.fixture
async def desk(post: Post, playground: PlayServer) -> Desk:
    playground.human.start(ADA)
    made = Desk(post, playground)
    await made.publish(80)
    return made


async def held(desk: Desk, *names: str) -> Gate:
    """Hold an alert of the article for a week, under each of these names."""
    clock = desk.post.clock
    gate = Gate(desk.stores, clock, "Europe/Vienna", amend=partial(amended, pages=""))
    await desk.stores.rhythms.snooze(HERE, clock.now(), clock.now() + 7 * DAY)
    await gate.send([Alert(await desk.alert(name), name) for name in names])
    return gate


async def test_an_alert_that_was_held_has_the_number_as_it_was_corrected(
    desk: Desk,
) -> None:
    gate = await held(desk, "n")
    await desk.publish(81, 80)
    await desk.amend()
    desk.post.clock.advance(7 * DAY.total_seconds())
    await gate.let_go()
    lines = await desk.shown()
    assert lines[0] == "🔔 Flood"
    assert lines[1].endswith(": 81, not 80.")
    assert lines[3].startswith(f"“{SAID.format(81)}”")


async def test_each_of_several_is_put_right_and_later_where_they_stand(
    desk: Desk,
) -> None:
    gate = await held(desk, "n", "m")
    await desk.publish(81, 80)
    desk.post.clock.advance(7 * DAY.total_seconds())
    await gate.let_go()
    first = "\n".join(await desk.shown())
    await desk.publish(82, 81)
    await desk.amend()
    then = "\n".join(await desk.shown())
    assert [first.count(each) for each in ("81, not 80.", SAID.format(81))] == [2, 2]
    # What an edit makes is marked once in each message.
    assert [then.count(each) for each in ("82, not 81.", SAID.format(82))] == [1, 2]
    assert SAID.format(81) not in then
    assert len(desk.server.from_bot(ADA)) == 1


async def test_the_time_of_a_correction_is_the_readers(desk: Desk) -> None:
    await desk.stores.chats.save(Chat(ADA, ChatKind.PRIVATE, zone="Asia/Tokyo"))
    await desk.stores.rhythms.set_quiet(HERE, Quiet(0, 1439))
    gate = Gate(desk.stores, desk.post.clock)
    await gate.send([Alert(await desk.alert(), "n")])
    await desk.publish(81, 80)
    seen = desk.post.clock.now() + 9 * HOUR
    await desk.stores.rhythms.set_quiet(HERE, None)
    await desk.stores.held.look(HERE, desk.post.clock.now())
    await gate.let_go()
    assert f"Corrected {seen:%H:%M}" in (await desk.shown())[1]


async def test_in_the_evening_a_title_with_an_old_number_says_so(desk: Desk) -> None:
    await desk.publish(79, 80, title="Flood kills 79")
    ration = Ration(desk.stores, desk.post.clock)
    await ration.tell_later([await desk.alert()])
    await desk.publish(81, 79, title="Flood kills 79")
    desk.post.clock.advance(timedelta(days=1).total_seconds())
    await ration.tell_rest()
    lines = await desk.shown()
    assert lines[2] == "1. Flood kills 79"
    assert lines[3].endswith(": 81, not 79.")


async def test_the_evenings_list_is_put_right_where_it_stands(desk: Desk) -> None:
    await desk.publish(79, 80, title="Flood kills 79")
    ration = Ration(desk.stores, desk.post.clock)
    await ration.tell_later([await desk.alert()])
    desk.post.clock.advance(timedelta(days=1).total_seconds())
    await ration.tell_rest()
    assert (await desk.shown())[2:] == ["1. Flood kills 79"]
    await desk.publish(81, 79, title="Flood kills 81")
    await desk.amend()
    lines = await desk.shown()
    assert lines[2] == "1. Flood kills 81"
    assert lines[3].endswith(": 81, not 79.")


async def test_an_article_that_is_gone_leaves_what_was_said(desk: Desk) -> None:
    gate = await held(desk, "n")
    await desk.publish(81, 80)
    far = desk.post.clock.now() + DAY
    await desk.stores.retention.remove_before(far, far)
    desk.post.clock.advance(7 * DAY.total_seconds())
    await gate.let_go()
    assert SAID.format(80) in visible("\n".join(await desk.shown()))


@pytest.mark.parametrize("is_rest", [True, False], ids=["the evening", "the night"])
async def test_what_is_corrected_while_it_is_put_together_is_put_together_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, *, is_rest: bool
) -> None:
    await desk.publish(79, 80, title="Flood kills 79")
    gate = await held(desk, *(() if is_rest else ("n",)))
    ration = Ration(desk.stores, desk.post.clock)
    await ration.tell_later([await desk.alert()] if is_rest else [])
    desk.post.clock.advance(8 * DAY.total_seconds())
    keep = Contents.keep_all
    late = iter([81])

    async def keep_late(kept: Contents, contents: Iterable[Content]) -> tuple[str, ...]:
        for number in late:
            await desk.publish(number, 79, title="Flood kills 79")
        return await keep(kept, contents)

    monkeypatch.setattr(Contents, "keep_all", keep_late)
    look = ration.tell_rest if is_rest else gate.let_go
    await look()
    assert await desk.stores.outbox.take(9) == ()
    await look()
    assert ": 81, not 79." in "\n".join(await desk.shown())
