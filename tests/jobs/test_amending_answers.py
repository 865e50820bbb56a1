"""What was answered in a chat is put right as well, in a real playground."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from bot.briefing.following import News
from bot.chat.commands import all_commands
from bot.chat.intake.taking import Intake
from bot.chat.replies.answering import Answering
from bot.chat.replies.router import Router
from bot.delivery.corrections.amended import amended, laid_out
from bot.delivery.drawing.gallery import Gallery
from bot.delivery.messages.alert import alert
from bot.delivery.sending.effects import Effects
from bot.delivery.sending.messenger import TelegramMessenger
from bot.delivery.sending.sender import Sender
from bot.errors import StoreBusy
from bot.jobs.amending import Amending
from bot.metrics import Metrics
from bot.model import (
    Address,
    Content,
    Correction,
    Delivery,
    Findings,
    Follow,
    Kind,
    Subject,
    Version,
)
from bot.playground.cast import ADA
from bot.store import keys
from bot.store.connection import Redis
from bot.store.contents import Contents
from bot.store.replies import MOST
from summarizers import find_people, segment
from tests.briefing.test_series import told
from tests.chat.commands.test_track import keep as keep_counted
from tests.fakes.clock import FakeClock
from tests.fakes.painter import FakePainter
from tests.fakes.reports import figure, passage
from tests.fixtures.desk import FLOOD, keep
from tests.fixtures.posting import Post
from tests.fixtures.talk import Talk

NEW = FLOOD.replace("640", "641")
MARK = "✏️ Corrected 18:42: 641, not 640."


@dataclass
class Desk:
    """A chat with the bot, and what corrects what it said there."""

    talk: Talk
    amending: Amending
    post: Post

    async def say(self, words: str) -> str:
        self.talk.server.human.send(ADA, ADA, words)
        await self.talk.hear()
        return self.shown()

    async def press(self, label: str) -> None:
        message_id = self.talk.last(ADA)["message_id"]
        self.talk.server.human.press(ADA, ADA, message_id, label)
        await self.talk.hear()

    def shown(self) -> str:
        return str(self.talk.last(ADA)["text"])

    async def correct(self) -> None:
        """Have the source say another number, and put right what was sent of it."""
        await self.publish()
        await self.amend()

    async def publish(self) -> None:
        """Have the source say another number."""
        stores = self.post.stores
        article = await stores.articles.get("flood")
        assert article
        found = Findings(
            (passage(NEW, NEW),),
            (figure(NEW, "641", 641.0, counted="people", who="Rescuers"),),
        )
        edit = Correction("640", "641", FLOOD, NEW)
        version = Version(self.post.clock.now(), 1, 1, (edit,))
        made = replace(article, text=NEW)
        assert await stores.articles.replace(made, found, {}, version)

    async def revise(self, name: str, old: str, new: str) -> None:
        """Have an article of one sentence say another number, and put that right."""
        stores = self.post.stores
        article = await stores.articles.get(name)
        assert article
        text = article.text.replace(old, new)
        edit = Correction(old, new, article.text, text)
        version = Version(self.post.clock.now(), 1, 1, (edit,))
        made, found = replace(article, text=text), told(name, text).findings
        assert await stores.articles.replace(made, found, {}, version)
        await self.amend()

    async def amend(self) -> None:
        await self.amending.run()
        await self.post.run()


@pytest.fixture
def desk(talk: Talk, desk_clock: FakeClock) -> Desk:
    stores, clock = talk.desk.stores, desk_clock
    talk.server.human.start(ADA)
    messenger = TelegramMessenger(talk.bot)
    effects = Effects(stores, clock)
    sender = Sender(stores.outbox, stores.budget, messenger, effects, clock)
    made = Amending(stores, clock, amended, laid_out)
    post = Post(sender, stores, clock)  # type: ignore[arg-type]  # it only tells the time
    return Desk(talk, made, post)


@pytest.mark.parametrize(
    "words",
    [
        "/latest",
        "/brief",
        "/story flood",
        "/article flood",
        "/search valley",
        "/figures",
        "/figures flood",
        "How many people were moved?",
    ],
)
async def test_an_answer_is_put_right_and_marked_once(desk: Desk, words: str) -> None:
    assert "640" in await desk.say(words)
    sent = desk.talk.last(ADA)
    await desk.correct()
    await desk.amending.run()
    await desk.post.run()
    now = desk.talk.last(ADA)
    assert now["message_id"] == sent["message_id"]
    assert now.get("reply_markup") == sent.get("reply_markup")
    assert now["text"].count(MARK) == 1
    # A clause around a number has no full stop.
    assert NEW.removesuffix(".") in now["text"]
    assert FLOOD.removesuffix(".") not in now["text"]


async def test_the_sentence_of_a_figure_is_put_right(desk: Desk) -> None:
    await desk.say("/figures flood")
    await desk.press("🔎 1")
    assert FLOOD in desk.shown()
    await desk.correct()
    assert desk.shown().split("\n")[:2] == [f"“{NEW}”", MARK]


async def test_the_numbers_of_a_series_and_its_clause_are_put_right(
    desk: Desk,
) -> None:
    await keep_counted(desk.talk.desk, "a", "Hamas has released 81 hostages.", days=1)
    freed = "105 hostages have now been freed by Hamas."
    await keep_counted(desk.talk.desk, "b", freed, days=0)
    await desk.say("/figures hostages")
    card, _ = desk.talk.server.from_bot(ADA)[-2:]
    assert card["text"].startswith("📈 81 hostages (20 Nov) → 105 hostages")
    await desk.revise("b", "105 hostages", "106 hostages")
    card, _ = desk.talk.server.from_bot(ADA)[-2:]
    lines, keyboard = card["text"].split("\n"), card["reply_markup"]["inline_keyboard"]
    assert lines[0] == "📈 81 hostages (20 Nov) → 106 hostages (21 Nov)"
    assert lines[1].endswith(": 106 hostages, not 105 hostages.")
    assert lines[3] == "106 hostages have now been freed by Hamas"
    assert [each["text"] for each in keyboard[0]] == ["🔎 81", "🔎 106"]


@pytest.fixture
async def painting(desk: Desk) -> AsyncIterator[Desk]:
    """The same chat with a bot that sends pictures, and a series to show."""
    talk = desk.talk
    gallery = Gallery(FakePainter(), talk.desk.stores.pictures)
    router = Router(talk.desk, all_commands())
    answering = Answering(router, TelegramMessenger(talk.bot, gallery), talk.desk.clock)
    intake = Intake(answering, talk.desk.stores.journal, talk.desk.clock, Metrics())
    await keep_counted(talk.desk, "a", "Hamas has released 81 hostages.", days=1)
    freed = "105 hostages have now been freed by Hamas."
    await keep_counted(talk.desk, "b", freed, days=0)
    async with intake.open():
        yield replace(desk, talk=replace(talk, intake=intake))


PAINTED = "106 hostages, not 105 hostages. The picture still shows the old number."


async def test_below_a_picture_stands_that_it_has_the_old_number(
    painting: Desk,
) -> None:
    await painting.say("/figures hostages")
    await painting.revise("b", "105 hostages", "106 hostages")
    card, _ = painting.talk.server.from_bot(ADA)[-2:]
    assert card["photo"]
    lines = card["caption"].split("\n")
    assert lines[0] == "📈 81 hostages (20 Nov) → 106 hostages (21 Nov)"
    assert lines[1] == f"✏️ Corrected 18:42: {PAINTED}"
    assert card["caption"].count("Corrected") == 1


async def test_a_picture_alone_has_the_correction_below_its_title(
    painting: Desk,
) -> None:
    await painting.say("/figures hostages")
    card, _ = painting.talk.server.from_bot(ADA)[-2:]
    painting.talk.server.human.press(ADA, ADA, card["message_id"], "🌙 Dark picture")
    await painting.talk.hear()
    before = painting.talk.last(ADA)
    await painting.revise("a", "81 hostages", "82 hostages")
    after = painting.talk.last(ADA)
    told = "82 hostages, not 81 hostages. The picture still shows the old number."
    marked = f"✏️ Corrected 18:42: {told}"
    assert after["photo"] == before["photo"]
    assert after["caption"] == f"{before['caption']}\n{marked}"
    await painting.revise("b", "105 hostages have", "105 hostages had")
    assert painting.talk.last(ADA)["caption"] == after["caption"]


async def test_words_whose_picture_could_not_be_had_say_nothing_of_it(
    painting: Desk,
) -> None:
    painting.talk.server.faults.bad("IMAGE_PROCESS_FAILED", method="sendPhoto")
    await painting.say("/figures hostages")
    await painting.revise("b", "105 hostages", "106 hostages")
    card, _ = painting.talk.server.from_bot(ADA)[-2:]
    assert "106 hostages, not 105 hostages." in card["text"]
    assert "picture" not in card["text"]


async def test_what_a_person_said_is_put_right(desk: Desk) -> None:
    said = "“We moved 640 people,” said Ines Moor."
    found = Findings(people=find_people(segment(said)))
    await keep(desk.talk.desk, "moor", said, found, hours=1, topic="world")
    await desk.say("/people moor")
    await desk.press("1")
    assert "“We moved 640 people,”" in desk.shown()
    await desk.revise("moor", "640 people", "641 people")
    assert "640 people" not in desk.shown().replace("not 640 people", "")
    assert "“We moved 641 people,” said Ines Moor." in desk.shown()
    assert desk.shown().count("✏️ Corrected") == 1


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("/people moor", ""),
        ("/people moor", "1"),
        ("/article moor", ""),
    ],
)
async def test_a_role_with_a_number_is_put_right(
    desk: Desk, words: str, label: str
) -> None:
    said = "Four-time world champion Ines Moor will race again."
    found = Findings(people=find_people(segment(said)))
    await keep(desk.talk.desk, "moor", said, found, hours=1, topic="world")
    await desk.say(words)
    if label:
        await desk.press(label)
    before = desk.shown()
    assert "Four-time world champion" in before
    await desk.revise("moor", "Four", "Five")
    marked = "✏️ Corrected 18:42: Five, not Four."
    told = desk.shown().split("\n")
    assert marked in told
    told.remove(marked)
    assert told == before.replace("Four", "Five").split("\n")
    await desk.revise("moor", "Five", "Six")
    assert "Six-time world champion" in desk.shown()


async def test_the_words_that_answer_are_put_right_with_their_sentence(
    desk: Desk,
) -> None:
    before = await desk.say("How many people were moved?")
    await desk.correct()
    assert before.split("\n")[0] == "640 people"
    assert desk.shown().split("\n")[:2] == ["641 people", MARK]


async def test_a_page_that_was_turned_is_not_turned_back(desk: Desk) -> None:
    await desk.say("/latest 1")
    await desk.press("›")
    turned = desk.shown()
    await desk.correct()
    assert desk.shown() == turned
    await desk.press("‹")
    assert NEW in desk.shown()


async def test_a_page_that_may_or_may_not_be_turned_is_left_alone(desk: Desk) -> None:
    await desk.say("/latest 1")
    shown = desk.shown()
    desk.talk.server.faults.bad("message to edit not found", method="editMessageText")
    await desk.press("›")
    await desk.correct()
    assert desk.shown() == shown


async def test_a_card_with_a_vote_keeps_it(desk: Desk) -> None:
    await desk.say("/story flood")
    await desk.press("👍")
    await desk.correct()
    assert MARK in desk.shown()
    assert "✓ 👍" in str(desk.talk.last(ADA)["reply_markup"])


async def test_the_next_briefing_says_nothing_of_what_it_did_not_tell(
    desk: Desk, redis: Redis
) -> None:
    await redis.hset(keys.told(ADA), "0/s-flood", "1 flood.0000")
    await desk.say("/latest")
    await desk.correct()
    assert await redis.hget(keys.told(ADA), "0/s-flood") == b"1 flood.0000"


async def test_an_alert_is_put_right_where_it_stands(desk: Desk) -> None:
    stores, now = desk.post.stores, desk.post.clock.now()
    (report,) = await stores.articles.reports(["flood"])
    follow = Follow("f", Address(ADA), Subject.WORDS, "valley", "valley", now)
    messages = (alert(News((follow,), report, sentence=FLOOD)),)
    content = await stores.contents.keep(Content(messages))
    expires = now + timedelta(days=1)
    await stores.outbox.add(
        Delivery("a", Address(ADA), Kind.ALERT, messages, expires, content=content)
    )
    await desk.post.run()
    await desk.correct()
    told = desk.shown().split("\n")
    assert told[:3] == ["🔔 About the flood", MARK, ""]
    assert NEW in told[3]


def correct_before_it_is_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the article corrected, and that looked after, before an answer is kept."""
    keep = Contents.keep

    async def keep_late(kept: Contents, content: Content) -> str:
        monkeypatch.undo()
        await desk.publish()
        await desk.amending.revise()
        return await keep(kept, content)

    monkeypatch.setattr(Contents, "keep", keep_late)


async def test_what_is_corrected_while_an_answer_is_composed_is_put_right(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.say("/help")
    correct_before_it_is_kept(desk, monkeypatch)
    assert FLOOD in await desk.say("/latest")
    await desk.amend()
    assert MARK in desk.shown()


async def test_what_is_corrected_while_a_press_is_answered_is_put_right(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.say("/story flood")
    correct_before_it_is_kept(desk, monkeypatch)
    await desk.press("👍")
    assert FLOOD in desk.shown()
    await desk.amend()
    assert MARK in desk.shown()


async def test_of_a_chat_only_the_newest_answers_are_known_and_none_when_forgotten(
    desk: Desk, redis: Redis
) -> None:
    stores, clock = desk.post.stores, desk.post.clock
    await desk.say("/latest")
    content = (await stores.contents.showing("flood"))[0]
    for number in range(MOST + 5):
        clock.advance(1)
        await stores.replies.note(Address(ADA), 1000 + number, content)
    kept = (await stores.chats.export(ADA))["replies"]
    assert len(kept) == MOST
    assert min(kept) == "reply/1005"
    assert len(await redis.keys(keys.delivery(keys.shard(ADA), "*"))) == MOST
    await stores.chats.forget(ADA)
    for left in ("*reply/*", "*:replies:*", "*:got:*"):
        assert await redis.keys(left) == []


async def test_an_answer_is_given_while_the_store_cannot_keep_it(
    desk: Desk, redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def busy(*_: object) -> str:
        raise StoreBusy("full")

    stores = desk.post.stores
    for where, what in ((stores.contents, "keep"), (stores.replies, "note")):
        with monkeypatch.context() as patched:
            patched.setattr(type(where), what, busy)
            assert FLOOD in await desk.say("/latest")
    said = [str(each["text"]) for each in desk.talk.server.from_bot(ADA)]
    assert sum(each.startswith("Latest") for each in said) == 2
    assert await redis.keys("*:replies:*") == []


async def test_an_answer_stands_where_what_was_corrected_cannot_be_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def busy(*_: object) -> tuple[str, ...]:
        raise StoreBusy("full")

    monkeypatch.setattr(type(desk.post.stores.articles), "corrected", busy)
    assert FLOOD in await desk.say("/latest")
    monkeypatch.undo()
    await desk.correct()
    assert MARK in desk.shown()
