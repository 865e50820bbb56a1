from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.briefing.corrections import digest_of
from bot.briefing.marks import mark_of
from bot.briefing.slots import next_slot
from bot.delivery.messages import render
from bot.delivery.messages.proofs import Place
from bot.jobs.brief import Brief
from bot.jobs.printing import Printing
from bot.jobs.proofing import Job, Proofing
from bot.model import (
    Address,
    Approval,
    Chat,
    ChatKind,
    Chosen,
    Correction,
    Delivery,
    Ending,
    Findings,
    Kind,
    Message,
    Outcome,
    Proof,
    ProofState,
    Story,
    Subscription,
    Version,
)
from bot.store import keys
from bot.store.connection import Redis
from bot.store.outbox import Lease
from bot.store.stores import Stores, make_stores
from tests.fakes.clock import FakeClock
from tests.fakes.reports import article, passage
from tests.jobs.values import EIGHT, HOUR

CHANNEL = Address(-1003)
REFUSED = Outcome(Ending.REFUSED)
EDITOR = Chat(5, ChatKind.PRIVATE, "Cleo")
WIRE = Chat(CHANNEL.chat_id, ChatKind.CHANNEL, "Wire", manager=EDITOR.id)
DAILY = Subscription(CHANNEL, (480,), "Europe/Vienna")
MINUTE = timedelta(minutes=1)
SHOWN = EIGHT - 30 * MINUTE
BRIDGE = "The harbour bridge in Ostrand opened to cars on Monday."
FERRY = "The last ferry left the northern quay at dusk."


class Desk:
    """The jobs of a channel with an editor, at a clock that stands still."""

    def __init__(self, redis: Redis) -> None:
        self.clock = FakeClock(SHOWN - HOUR)
        self.stores = make_stores(redis, "tester", self.clock)
        self.brief = Brief(self.stores, self.clock, render.briefing)
        self.job = self.another()

    def another(self) -> Proofing:
        """The same job in another process."""
        return Proofing(self.stores, self.clock, self.brief, render.briefing)

    async def at(self, seconds_after_eight: int) -> None:
        """Let everything happen that is due at this moment."""
        self.clock.set(EIGHT + timedelta(seconds=seconds_after_eight))
        for _ in range(3):
            await self.brief.tick()
            await self.brief.compose_fired()
            await self.job.run()

    async def proof(self) -> Proof:
        """The only proof."""
        (proof,) = await self.stores.proofs.of(CHANNEL)
        return proof

    async def leave(self, state: ProofState, *stories: Chosen, wanted: int = 0) -> None:
        """Let the editor leave the proof like that."""
        proof = await self.proof()
        chosen = stories or proof.stories
        left = replace(proof, state=state, stories=chosen, wanted=wanted)
        assert await self.stores.proofs.save(left, self.clock.now())

    async def sent(self, chat_id: int, ending: Outcome = REFUSED) -> list[str]:
        """Send what waits; return what this chat got."""
        found: list[str] = []
        for lease in await self.stores.outbox.take(99):
            found += _words(lease.delivery, chat_id)
            await self.stores.outbox.attempt(lease, 0)
            await self.stores.outbox.settle(lease, ending)
        return found


def _words(delivery: Delivery, chat_id: int) -> list[str]:
    is_here = delivery.address.chat_id == chat_id
    return [each.html for each in delivery.messages] if is_here else []


async def publish(stores: Stores, name: str, text: str, hours: int = 3) -> None:
    made = replace(
        article(name, text, title=f"Title {name}"), published=EIGHT - hours * HOUR
    )
    found = Findings(summary=(passage(text, text),))
    await stores.articles.add(made, found, name, {})
    await stores.stories.save(Story(name, made.title, (name,), (), made.published))


@pytest.fixture
async def desk(redis: Redis) -> Desk:
    desk = Desk(redis)
    for chat in (EDITOR, WIRE):
        await desk.stores.chats.save(chat)
    due = next_slot(DAILY, SHOWN).due
    await desk.stores.subscriptions.save(DAILY, due)
    await desk.stores.proofs.choose(CHANNEL, Approval(), SHOWN - HOUR)
    await publish(desk.stores, "bridge", BRIDGE)
    await publish(desk.stores, "ferry", FERRY, 4)
    return desk


async def test_half_an_hour_before_the_hour_the_editor_sees_it_once(
    desk: Desk,
) -> None:
    await desk.at(-1801)
    assert await desk.stores.proofs.of(CHANNEL) == ()
    await desk.at(-1800)
    await desk.another().run()
    await desk.at(-1799)
    briefing, control = await desk.sent(EDITOR.id)
    assert BRIDGE in briefing
    assert "1. Title bridge\n2. Title ferry" in control
    proof = await desk.proof()
    assert (proof.state, proof.until) == (ProofState.OPEN, EIGHT)


async def test_a_channel_in_plain_words_has_its_proof_too(desk: Desk) -> None:
    await desk.stores.chats.save(replace(WIRE, is_plain=True))
    await desk.at(-1800)
    briefing, _ = await desk.sent(EDITOR.id)
    assert "<b>" not in briefing
    assert BRIDGE in briefing


async def test_approved_before_the_hour_it_is_posted_at_the_hour(desk: Desk) -> None:
    await desk.at(-1800)
    first, second = (await desk.proof()).stories
    await desk.leave(ProofState.APPROVED, second, first)
    await desk.at(-1)
    assert await desk.sent(CHANNEL.chat_id) == []
    await desk.at(0)
    (posted,) = await desk.sent(CHANNEL.chat_id)
    assert posted.index("Title ferry") < posted.index("Title bridge")
    assert (await desk.proof()).state is ProofState.POSTED
    await desk.at(60)
    assert await desk.sent(CHANNEL.chat_id) == []


async def test_two_with_the_same_wishes_are_shown_the_same(desk: Desk) -> None:
    other = replace(WIRE, id=-1004)
    await desk.stores.chats.save(other)
    wish = replace(DAILY, address=Address(other.id))
    await desk.stores.subscriptions.save(wish, EIGHT)
    await desk.stores.proofs.choose(wish.address, Approval(), SHOWN - HOUR)
    await desk.at(-1800)
    (first,) = await desk.stores.proofs.of(CHANNEL)
    (second,) = await desk.stores.proofs.of(wish.address)
    assert first.stories == second.stories
    assert len(await desk.sent(EDITOR.id)) == 4


async def test_what_was_left_out_is_neither_posted_nor_counted_as_told(
    desk: Desk,
) -> None:
    await desk.at(-1800)
    first, second = (await desk.proof()).stories
    await desk.leave(ProofState.APPROVED, replace(first, is_out=True), second)
    await desk.at(0)
    (lease,) = [
        each
        for each in await desk.stores.outbox.take(9)
        if each.delivery.address == CHANNEL
    ]
    assert list(lease.delivery.told) == ["ferry"]
    assert lease.delivery.name == "-1003:0/2026-11-23/0480"


async def test_silence_is_a_no_and_may_be_made_good(desk: Desk) -> None:
    await desk.at(-1800)
    await desk.at(0)
    assert await desk.sent(CHANNEL.chat_id) == []
    await desk.leave(ProofState.APPROVED)
    await desk.at(2400)
    (posted,) = await desk.sent(CHANNEL.chat_id)
    assert "40 minutes late" in posted


async def test_whoever_gave_it_up_and_died_has_the_editor_told_all_the_same(
    desk: Desk,
) -> None:
    await desk.at(-1800)
    await desk.sent(EDITOR.id)
    await desk.leave(ProofState.LAPSED)
    await desk.at(1)
    await desk.at(2)
    (said,) = await desk.sent(EDITOR.id)
    assert "I did not post the briefing" in said


async def test_silence_is_a_yes_for_who_wants_it_so(desk: Desk) -> None:
    await desk.stores.proofs.choose(CHANNEL, Approval(30, posts=True), SHOWN - HOUR)
    await desk.at(-1800)
    await desk.at(0)
    (posted,) = await desk.sent(CHANNEL.chat_id)
    assert BRIDGE in posted


async def test_the_editor_sees_how_the_last_one_was_received(desk: Desk) -> None:
    await desk.stores.proofs.choose(CHANNEL, None, SHOWN - HOUR)
    await desk.at(0)
    for lease in await desk.stores.outbox.take(9):
        await desk.stores.outbox.attempt(lease, 0)
        await desk.stores.outbox.settle(lease, Outcome(Ending.SENT, message_id=11))
    await desk.stores.reactions.note(CHANNEL.chat_id, 11, (("👍", 41),))
    await desk.stores.proofs.choose(CHANNEL, Approval(), desk.clock.now())
    await desk.at(24 * 3600 - 1800)
    control = (await desk.sent(EDITOR.id))[-1]
    assert "Monday, 23 Nov, 08:00: 👍 41" in control


async def test_what_was_skipped_stays_away(desk: Desk) -> None:
    await desk.at(-1800)
    await desk.leave(ProofState.SKIPPED)
    await desk.at(0)
    assert await desk.sent(CHANNEL.chat_id) == []


async def test_a_figure_corrected_after_the_approval_is_posted_as_corrected(
    desk: Desk,
) -> None:
    await desk.at(-1800)
    await desk.sent(EDITOR.id)
    await desk.leave(ProofState.APPROVED)
    new = BRIDGE.replace("Monday", "Sunday")
    made = replace(
        article("bridge", new, title="Title bridge"), published=EIGHT - 3 * HOUR
    )
    edit = Correction("Monday", "Sunday", BRIDGE, new)
    found = Findings(summary=(passage(new, new),))
    version = Version(EIGHT - MINUTE, 1, 1, (edit,))
    assert await desk.stores.articles.replace(made, found, {}, version)
    await desk.at(0)
    leases = await desk.stores.outbox.take(9)
    posted = "".join(_all(leases, CHANNEL.chat_id))
    assert new in posted
    assert BRIDGE not in posted
    assert "changed by its source" in "".join(_all(leases, EDITOR.id))


async def test_a_correction_the_editor_was_shown_is_posted_with_the_rest(
    desk: Desk,
) -> None:
    (old,) = await desk.stores.articles.reports(["bridge"])
    new = BRIDGE.replace("Monday", "Sunday")
    edit = Correction("Monday", "Sunday", BRIDGE, new)
    made = replace(
        article("bridge", new, title="Title bridge"), published=EIGHT - 3 * HOUR
    )
    found = Findings(summary=(passage(new, new),))
    version = Version(EIGHT - HOUR, 1, 1, (edit,))
    assert await desk.stores.articles.replace(made, found, {}, version)
    told = {"bridge": f"{mark_of(old)}~{digest_of(edit)}"}
    await desk.stores.outbox.add(
        Delivery("d", CHANNEL, Kind.BRIEFING, (Message("x"),), EIGHT, told)
    )
    await desk.sent(CHANNEL.chat_id, Outcome(Ending.SENT, message_id=1))
    await desk.at(-1800)
    await desk.leave(ProofState.APPROVED)
    await desk.at(0)
    leases = await desk.stores.outbox.take(9)
    posted = "".join(_all(leases, CHANNEL.chat_id))
    assert "Title ferry" in posted
    assert "Corrected" in posted
    assert "gone" not in "".join(_all(leases, EDITOR.id))


async def test_a_story_that_is_gone_by_then_is_left_out_and_told(desk: Desk) -> None:
    await desk.at(-1800)
    await desk.sent(EDITOR.id)
    await desk.leave(ProofState.APPROVED)
    for name in ("bridge", "ferry"):
        await desk.stores.retention.remove(name)
    await desk.at(0)
    leases = await desk.stores.outbox.take(9)
    assert _all(leases, CHANNEL.chat_id) == []
    assert "gone, so it is left out" in "".join(_all(leases, EDITOR.id))


async def test_what_was_left_out_whole_is_not_posted_when_the_editor_goes(
    desk: Desk,
) -> None:
    await desk.at(-1800)
    out = [replace(each, is_out=True) for each in (await desk.proof()).stories]
    await desk.leave(ProofState.POSTING, *out)
    await desk.at(0)
    assert await desk.sent(CHANNEL.chat_id) == []
    assert (await desk.proof()).state is ProofState.POSTED


async def test_cut_off_before_it_was_shown_the_same_is_shown(desk: Desk) -> None:
    await desk.at(-1800)
    await desk.sent(EDITOR.id)
    shown = await desk.proof()
    was = replace(shown, state=ProofState.NEW, revision=shown.revision - 1)
    await desk.stores.proofs._keep(was, shown.revision, desk.clock.now())
    await publish(desk.stores, "later", "Snow fell on the passes of Ostrand.", 1)
    await desk.at(-1790)
    assert (await desk.proof()).stories == shown.stories
    assert (await desk.proof()).state is ProofState.OPEN
    assert await desk.sent(EDITOR.id) == []


async def test_of_two_who_show_or_post_at_once_one_does(
    desk: Desk,
) -> None:
    await desk.at(-1800)
    await desk.leave(ProofState.APPROVED)
    stale = await desk.proof()
    await desk.leave(ProofState.SKIPPED)
    look = await desk.job._step(await job(desk, stale), DAILY, EIGHT)
    assert look == EIGHT
    fresh = replace(stale, state=ProofState.NEW, until=None)
    look = await desk.job._step(await job(desk, fresh), DAILY, SHOWN)
    assert look == SHOWN
    assert await desk.sent(CHANNEL.chat_id) == []


@pytest.mark.parametrize("state", [ProofState.NEW, ProofState.APPROVED])
async def test_what_is_switched_off_meanwhile_is_over(
    desk: Desk, state: ProofState
) -> None:
    await desk.at(-1800)
    await desk.sent(EDITOR.id)
    proof = replace(await desk.proof(), state=state)
    await desk.stores.subscriptions.remove(CHANNEL)
    await desk.job._step(await job(desk, proof), DAILY, EIGHT)
    assert (await desk.proof()).state is ProofState.ENDED
    assert await desk.sent(CHANNEL.chat_id) == []


async def job(desk: Desk, proof: Proof) -> Job:
    printing = Printing(desk.stores, desk.brief, render.briefing, EIGHT)
    return Job(proof, WIRE, Place("Wire", EIGHT, DAILY.zone), Approval(), printing)


async def test_a_briefing_an_editor_chose_leads_to_its_page(desk: Desk) -> None:
    address = "https://news.example"
    brief = Brief(desk.stores, desk.clock, render.briefing, pages=address)
    desk.job = Proofing(desk.stores, desk.clock, brief, render.briefing)
    await desk.at(-1800)
    first, second = (await desk.proof()).stories
    await desk.leave(ProofState.APPROVED, second, replace(first, is_out=True))
    await desk.stores.outbox.take(99)
    await desk.at(0)
    (posted,) = [lease.delivery for lease in await desk.stores.outbox.take(99)]
    (page,) = posted.messages[-1].buttons[-1]
    name = page.url.removeprefix(f"{address}/b/")
    edition = await desk.stores.editions.get(name)
    assert edition
    assert edition.article_ids == (second.story_id,)


async def test_a_proof_is_shown_again_as_the_editor_left_it(desk: Desk) -> None:
    await desk.at(-1800)
    await desk.sent(EDITOR.id)
    first, second = (await desk.proof()).stories
    await desk.leave(ProofState.OPEN, second, first, wanted=7)
    await desk.at(-1700)
    briefing, control = await desk.sent(EDITOR.id)
    assert briefing.index("Title ferry") < briefing.index("Title bridge")
    assert "2. Title ferry\n1. Title bridge" in control
    assert "Above is what I would post there" in control
    assert (await desk.proof()).wanted == 0


async def test_what_is_over_is_shown_without_its_briefing(desk: Desk) -> None:
    await desk.at(-1800)
    await desk.sent(EDITOR.id)
    await desk.leave(ProofState.POSTED, wanted=8)
    await desk.stores.subscriptions.save(replace(DAILY, times=(600,)), EIGHT + HOUR)
    await desk.at(-1700)
    (control,) = await desk.sent(EDITOR.id)
    assert "It is posted" in control


async def test_an_hour_that_was_changed_takes_its_proof_along(desk: Desk) -> None:
    await desk.at(-1800)
    later = replace(DAILY, times=(540,))
    await desk.stores.subscriptions.save(later, EIGHT + HOUR)
    await desk.at(0)
    assert await desk.sent(CHANNEL.chat_id) == []
    assert (await desk.proof()).state is ProofState.ENDED
    await desk.at(1800)
    assert len(await desk.stores.proofs.of(CHANNEL)) == 2


async def test_nobody_to_show_it_to_is_no_reason_to_post_it(desk: Desk) -> None:
    await desk.stores.chats.deactivate(EDITOR.id)
    await desk.at(-1800)
    await desk.at(0)
    assert await desk.sent(CHANNEL.chat_id) == []
    assert (await desk.proof()).state is ProofState.LAPSED


async def test_a_service_that_was_away_shows_it_late_and_waits(desk: Desk) -> None:
    await desk.at(300)
    assert (await desk.proof()).until == EIGHT + 15 * MINUTE
    await desk.leave(ProofState.APPROVED)
    await desk.at(301)
    (posted,) = await desk.sent(CHANNEL.chat_id)
    assert "5 minutes late" in posted


async def test_a_service_that_was_away_for_hours_waits_for_its_editor_too(
    desk: Desk,
) -> None:
    shown = 5 * 3600
    await desk.at(shown)
    assert len(await desk.sent(EDITOR.id)) == 2
    await desk.at(shown + 601)
    (told,) = await desk.sent(EDITOR.id)
    assert "you still can" in told
    assert (await desk.proof()).state is ProofState.LAPSED
    await desk.leave(ProofState.APPROVED)
    await desk.at(shown + 3600)
    (posted,) = await desk.sent(CHANNEL.chat_id)
    assert "6 hours late" in posted


async def test_what_an_editor_gives_away_before_the_hour_is_posted_as_he_left_it(
    desk: Desk,
) -> None:
    await desk.at(-1800)
    first, second = (await desk.proof()).stories
    await desk.leave(ProofState.OPEN, replace(first, is_out=True), second)
    await desk.stores.proofs.choose(CHANNEL, None, desk.clock.now())
    await desk.at(-1000)
    assert await desk.sent(CHANNEL.chat_id) == []
    await desk.at(0)
    (posted,) = await desk.sent(CHANNEL.chat_id)
    assert FERRY in posted
    assert BRIDGE not in posted


async def test_what_was_skipped_stays_away_though_nobody_looks_any_more(
    desk: Desk,
) -> None:
    await desk.at(-1800)
    await desk.leave(ProofState.SKIPPED)
    await desk.stores.proofs.choose(CHANNEL, None, desk.clock.now())
    await desk.at(0)
    assert await desk.sent(CHANNEL.chat_id) == []
    await desk.at(24 * 3600)
    assert len(await desk.sent(CHANNEL.chat_id)) == 1


async def test_an_hour_that_was_another_for_a_while_is_shown_anew(desk: Desk) -> None:
    await desk.at(-1800)
    await desk.sent(EDITOR.id)
    await desk.stores.subscriptions.save(replace(DAILY, times=(600,)), EIGHT + 2 * HOUR)
    await desk.stores.proofs.choose(CHANNEL, Approval(), desk.clock.now())
    await desk.at(-1500)
    assert (await desk.proof()).state is ProofState.ENDED
    await desk.stores.subscriptions.save(DAILY, EIGHT)
    await desk.stores.proofs.choose(CHANNEL, Approval(), desk.clock.now())
    await desk.at(-1200)
    assert (await desk.proof()).state is ProofState.OPEN
    assert len(await desk.sent(EDITOR.id)) == 2


async def test_what_an_editor_gives_away_after_the_hour_is_posted_at_once(
    desk: Desk,
) -> None:
    await desk.at(300)
    await desk.stores.proofs.choose(CHANNEL, None, desk.clock.now())
    await desk.at(301)
    assert len(await desk.sent(CHANNEL.chat_id)) == 1


async def test_a_channel_that_is_paused_or_switched_off_is_looked_at_hourly(
    desk: Desk,
) -> None:
    await desk.stores.subscriptions.save(DAILY, None)
    await desk.at(-1800)
    assert await desk.stores.proofs.due(EIGHT + 29 * MINUTE) == ()
    await desk.stores.subscriptions.remove(CHANNEL)
    await desk.at(1800)
    assert await desk.stores.proofs.due(EIGHT + 89 * MINUTE) == ()
    await desk.stores.chats.forget(CHANNEL.chat_id)
    await desk.at(5400)
    assert await desk.stores.proofs.due(EIGHT + 24 * HOUR) == ()


async def test_one_that_fails_holds_up_no_other_and_is_logged_once(
    desk: Desk, redis: Redis, caplog: pytest.LogCaptureFixture
) -> None:
    broken = replace(WIRE, id=-1004)
    await desk.stores.chats.save(broken)
    await desk.stores.proofs.choose(Address(-1004), Approval(), SHOWN - 2 * HOUR)
    await redis.hset(keys.subscriptions(-1004), "0", "not a record")
    await desk.at(-1800)
    assert (await desk.proof()).state is ProofState.OPEN
    assert caplog.text.count("the proofs of -1004:0 wait") == 1
    await redis.hdel(keys.subscriptions(-1004), "0")
    await desk.at(-1700)
    assert await desk.stores.proofs.due(EIGHT) == ((CHANNEL, EIGHT),)


async def test_a_channel_without_news_shows_that(desk: Desk) -> None:
    for name in ("bridge", "ferry"):
        await desk.stores.retention.remove(name)
    await desk.at(-1800)
    assert "There is nothing new to tell" in (await desk.sent(EDITOR.id))[1]
    await desk.leave(ProofState.APPROVED)
    await desk.at(0)
    (posted,) = await desk.sent(CHANNEL.chat_id)
    assert "nothing new" in posted


def _all(leases: Iterable[Lease], chat_id: int) -> list[str]:
    return [each for lease in leases for each in _words(lease.delivery, chat_id)]


NEXT_DAY = 24 * 60 * 60


async def drop_the_ferry(desk: Desk) -> None:
    """Let the editor approve a briefing without the ferry, which is posted."""
    await desk.at(-1800)
    bridge, ferry = (await desk.proof()).stories
    await desk.leave(ProofState.APPROVED, bridge, replace(ferry, is_out=True))
    await desk.at(0)
    sent = Outcome(Ending.SENT, message_id=1)
    (posted,) = await desk.sent(CHANNEL.chat_id, sent)
    assert BRIDGE in posted


async def test_what_was_dropped_is_out_of_the_next_briefing_too(desk: Desk) -> None:
    await drop_the_ferry(desk)
    await publish(desk.stores, "harbour", "The harbour of Kestrel is open again.", -20)
    await desk.at(NEXT_DAY - 1800)
    *_, shown, control = await desk.sent(EDITOR.id)
    assert "harbour of Kestrel" in shown
    assert FERRY not in shown
    assert "<s>2. Title ferry</s>" in control


async def test_where_all_the_rest_was_dropped_there_is_nothing_new(desk: Desk) -> None:
    await drop_the_ferry(desk)
    await desk.at(NEXT_DAY - 1800)
    *_, shown, control = await desk.sent(EDITOR.id)
    assert "nothing new to tell you" in shown
    assert "There is nothing new to tell" in control


async def test_who_missed_nothing_new_is_told_nothing(desk: Desk) -> None:
    await drop_the_ferry(desk)
    await desk.at(NEXT_DAY - 1800)
    assert await desk.sent(EDITOR.id)
    await desk.at(NEXT_DAY + 60)
    *_, proof = await desk.stores.proofs.of(CHANNEL)
    assert (proof.state, proof.stories) == (ProofState.LAPSED, ())
    assert await desk.sent(EDITOR.id) == []
