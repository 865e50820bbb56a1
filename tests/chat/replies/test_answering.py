from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot import wording_groups
from bot.chat.commands import all_commands
from bot.chat.incoming.updates import WANTED
from bot.chat.intake.taking import Intake
from bot.chat.replies.answering import Answering
from bot.chat.replies.router import Router
from bot.chat.values import Command, Desk, Reply, Request
from bot.delivery.drawing.chart import draw
from bot.delivery.drawing.gallery import Gallery
from bot.delivery.sending.messenger import TelegramMessenger
from bot.metrics import Metrics
from bot.model import (
    Address,
    Chat,
    ChatKind,
    Ending,
    Message,
    Outcome,
    Subscription,
)
from bot.playground.cast import ADA, BEN, CHANNEL, CLEO, FORUM, GROUP, WORLD_TOPIC
from bot.store.budget import Ask
from tests.fakes.charts import RELEASED
from tests.fakes.clock import FakeClock
from tests.fakes.painter import FakePainter
from tests.fixtures.desk import FLOOD
from tests.fixtures.talk import Talk

DAY = timedelta(days=1)


async def test_a_command_is_answered_where_it_was_asked(talk: Talk) -> None:
    talk.server.human.send(ADA, ADA, "/latest")
    await talk.hear()
    assert FLOOD in talk.last(ADA)["text"]


async def test_a_question_gets_the_sources_sentence(talk: Talk) -> None:
    talk.server.human.send(ADA, ADA, "How many people were moved out of the valley?")
    await talk.hear()
    assert FLOOD in talk.last(ADA)["text"]


async def test_a_file_is_answered_where_no_files_are_had(talk: Talk) -> None:
    talk.server.human.send_file(ADA, ADA, "feeds.opml", b"<opml/>")
    await talk.hear()
    assert "only open files" in talk.last(ADA)["text"]


async def test_a_press_is_acknowledged_and_answered(talk: Talk) -> None:
    talk.server.human.send(ADA, ADA, "/figures")
    await talk.hear()
    shown = talk.last(ADA)
    talk.server.human.press(ADA, ADA, shown["message_id"], "🔎 1")
    await talk.hear()
    assert len(talk.server.calls.of("answerCallbackQuery")) == 1
    assert FLOOD in talk.last(ADA)["text"]


async def test_a_press_on_a_panel_edits_it_in_place(talk: Talk) -> None:
    talk.server.human.send(ADA, ADA, "/settings")
    await talk.hear()
    panel = talk.last(ADA)
    talk.server.human.press(ADA, ADA, panel["message_id"], "Time")
    await talk.hear()
    assert talk.last(ADA)["message_id"] == panel["message_id"]
    assert "When?" in talk.last(ADA)["text"]


async def test_in_a_topic_the_answer_comes_into_the_topic(talk: Talk) -> None:
    talk.server.human.add_bot(CLEO, FORUM)
    talk.server.human.send(BEN, FORUM, "/latest", thread=WORLD_TOPIC)
    await talk.hear()
    assert talk.last(FORUM)["message_thread_id"] == WORLD_TOPIC
    assert await talk.desk.stores.chats.threads(FORUM) == {WORLD_TOPIC: "World"}


async def test_a_group_is_greeted_once_and_set_up_by_its_admins_only(
    talk: Talk,
) -> None:
    talk.server.human.add_bot(ADA, GROUP)
    await talk.hear()
    hello = talk.last(GROUP)
    talk.server.human.press(BEN, GROUP, hello["message_id"], "⚙️ Set up")
    await talk.hear()
    unchanged = talk.last(GROUP)
    talk.server.human.press(ADA, GROUP, hello["message_id"], "⚙️ Set up")
    await talk.hear()
    assert "Only admins of this group" in hello["text"]
    assert unchanged["text"] == hello["text"]
    assert "Daily briefing" in talk.last(GROUP)["text"]


async def test_who_adds_the_bot_to_a_channel_finishes_in_private(talk: Talk) -> None:
    talk.server.human.start(CLEO)
    await talk.hear()
    talk.server.human.promote_bot(CLEO, CHANNEL, can_post_messages=True)
    await talk.hear()
    panel = talk.last(CLEO)
    talk.server.human.press(CLEO, CLEO, panel["message_id"], "✅ Done")
    await talk.hear()
    assert "I am now in Morning Wire" in panel["text"]
    assert await talk.desk.stores.subscriptions.get(Address(CHANNEL))


async def test_who_wants_plain_words_is_told_of_a_channel_in_them(talk: Talk) -> None:
    await talk.desk.stores.chats.save(Chat(CLEO, ChatKind.PRIVATE, is_plain=True))
    talk.server.human.start(CLEO)
    await talk.hear()
    talk.server.human.promote_bot(CLEO, CHANNEL, can_post_messages=True)
    await talk.hear()
    panel = talk.last(CLEO)
    assert "I am now in Morning Wire" in panel["text"]
    assert "entities" not in panel


async def test_who_never_pressed_start_is_not_written_to(talk: Talk) -> None:
    talk.server.human.promote_bot(CLEO, CHANNEL, can_post_messages=True)
    await talk.hear()
    chat = await talk.desk.stores.chats.get(CHANNEL)
    assert talk.server.from_bot(CLEO) == []
    assert chat
    assert chat.manager == CLEO


async def test_a_blocked_bot_keeps_still_until_it_is_started_again(
    talk: Talk,
) -> None:
    talk.server.human.send(ADA, ADA, "/subscribe 8:00")
    await talk.hear()
    talk.server.human.block(ADA)
    await talk.hear()
    blocked = await talk.desk.stores.chats.get(ADA)
    talk.server.human.start(ADA)
    await talk.hear()
    revived = await talk.desk.stores.chats.get(ADA)
    assert blocked
    assert not blocked.is_active
    assert revived
    assert revived.is_active
    assert await talk.desk.stores.subscriptions.next_due(Address(ADA))


async def test_who_comes_back_with_a_zone_nobody_knows_any_more_is_heard(
    talk: Talk,
) -> None:
    wish = Subscription(Address(ADA), (480,), "Europe/Atlantis")
    due = talk.desk.clock.now()
    await talk.desk.stores.chats.save(Chat(ADA, ChatKind.PRIVATE))
    await talk.desk.stores.subscriptions.save(wish, due)
    await talk.desk.stores.chats.deactivate(ADA)
    talk.server.human.start(ADA)
    await talk.hear()
    assert await talk.desk.stores.subscriptions.next_due(Address(ADA)) == due


async def test_a_group_that_grows_keeps_its_briefing(talk: Talk) -> None:
    small = talk.server.human.new_group(ADA, "Small")
    talk.server.human.add_bot(ADA, small.id)
    talk.server.human.send(ADA, small.id, "/subscribe 8:00")
    await talk.hear()
    grown = talk.server.human.migrate(ADA, small.id)
    await talk.hear()
    assert await talk.desk.stores.subscriptions.get(Address(small.id)) is None
    assert await talk.desk.stores.subscriptions.get(Address(grown.id))


async def test_a_topic_is_written_to_again_once_it_is_open(talk: Talk) -> None:
    topic, pauses = Address(FORUM, WORLD_TOPIC), talk.desk.stores.pauses
    talk.server.human.add_bot(CLEO, FORUM)
    talk.server.human.send(CLEO, FORUM, "/subscribe 8:00", thread=WORLD_TOPIC)
    await talk.hear()
    before = await talk.desk.stores.subscriptions.next_due(topic)
    await pauses.begin(topic, Outcome(Ending.CLOSED), talk.desk.clock.now() + 9 * DAY)
    talk.server.human.set_topic(CLEO, FORUM, WORLD_TOPIC, state="open")
    await talk.hear()
    assert await pauses.of_chat(FORUM) == ()
    assert await talk.desk.stores.subscriptions.next_due(topic) == before


async def test_a_group_is_written_to_again_once_the_bot_may(talk: Talk) -> None:
    pauses = talk.desk.stores.pauses
    talk.server.human.add_bot(ADA, GROUP)
    talk.server.human.restrict_bot(ADA, GROUP)
    await talk.hear()
    await pauses.begin(Address(GROUP), Outcome(Ending.MUTED), None)
    talk.server.human.promote_bot(ADA, GROUP)
    await talk.hear()
    assert await pauses.of_chat(GROUP) == ()


async def test_a_group_that_removed_the_bot_is_left_alone(talk: Talk) -> None:
    talk.server.human.add_bot(ADA, GROUP)
    talk.server.human.remove_bot(ADA, GROUP)
    await talk.hear()
    kept = await talk.desk.stores.chats.get(GROUP)
    assert kept
    assert not kept.is_active


async def test_a_new_topics_name_is_kept(talk: Talk) -> None:
    talk.server.human.add_bot(CLEO, FORUM)
    talk.server.human.promote_bot(CLEO, FORUM)
    topic = talk.server.human.create_topic(CLEO, FORUM, "Science")
    await talk.hear()
    threads = await talk.desk.stores.chats.threads(FORUM)
    assert "Science" in threads.values()
    assert topic.title == "Science"


async def test_an_export_comes_as_a_file(talk: Talk) -> None:
    talk.server.human.send(ADA, ADA, "/export")
    await talk.hear()
    assert talk.last(ADA)["document"]["file_name"] == "newsbrief-export.json"


async def test_a_shared_place_sets_the_zone(talk: Talk) -> None:
    talk.server.human.share_location(ADA, ADA, 48.2, 16.4)
    await talk.hear()
    assert "Europe/Vienna" in talk.last(ADA)["text"]


async def test_a_short_flood_is_waited_out(talk: Talk) -> None:
    talk.server.faults.too_many(3)
    talk.server.human.send(ADA, ADA, "/help")
    await talk.hear()
    assert "What I can do" in talk.last(ADA)["text"]


async def test_a_long_flood_gives_the_answer_up(talk: Talk) -> None:
    talk.server.faults.too_many(900)
    talk.server.human.send(ADA, ADA, "/help")
    await talk.hear()
    assert talk.server.from_bot(ADA) == []


async def test_an_answer_that_may_have_arrived_is_not_repeated(talk: Talk) -> None:
    talk.server.faults.close(after=True)
    talk.server.human.send(ADA, ADA, "/help")
    await talk.hear()
    assert len(talk.server.from_bot(ADA)) == 1


async def test_who_blocks_while_we_answer_is_switched_off(talk: Talk) -> None:
    talk.server.faults.forbidden("bot was blocked by the user")
    talk.server.human.send(ADA, ADA, "/help")
    await talk.hear()
    chat = await talk.desk.stores.chats.get(ADA)
    assert chat
    assert not chat.is_active


async def test_names_are_kept_up_to_date(talk: Talk) -> None:
    await talk.desk.stores.chats.save(Chat(ADA, ChatKind.PRIVATE, "Old name"))
    talk.server.human.send(ADA, ADA, "/help")
    await talk.hear()
    assert await talk.desk.stores.chats.get(ADA) == Chat(
        ADA, ChatKind.PRIVATE, "Ada", language="en"
    )


async def test_a_reader_that_is_switched_off_moves_along(talk: Talk) -> None:
    talk.server.faults.moved(-100777)
    talk.server.human.add_bot(ADA, GROUP)
    talk.server.human.send(ADA, GROUP, "/subscribe 8:00")
    await talk.hear()
    assert await talk.desk.stores.chats.moved_to(GROUP) == -100777


async def test_a_press_that_cannot_be_acknowledged_is_still_answered(
    talk: Talk,
) -> None:
    talk.server.human.send(ADA, ADA, "/figures")
    await talk.hear()
    shown = talk.last(ADA)
    talk.server.faults.too_many(5, method="answerCallbackQuery")
    talk.server.human.press(ADA, ADA, shown["message_id"], "🔎 1")
    await talk.hear()
    assert FLOOD in talk.last(ADA)["text"]


async def test_a_flood_that_does_not_end_gives_the_answer_up(talk: Talk) -> None:
    talk.server.faults.too_many(2, times=9)
    talk.server.human.add_bot(ADA, GROUP)
    talk.server.human.send(ADA, GROUP, "/help")
    await talk.hear()
    assert talk.server.from_bot(GROUP) == []


async def test_nothing_new_is_said_when_the_bot_gets_more_rights(talk: Talk) -> None:
    talk.server.human.add_bot(ADA, GROUP)
    await talk.hear()
    talk.server.human.promote_bot(ADA, GROUP)
    await talk.hear()
    assert len(talk.server.from_bot(GROUP)) == 1


async def test_what_is_not_for_the_bot_is_passed_over(talk: Talk) -> None:
    talk.server.human.add_bot(ADA, GROUP)
    talk.server.human.promote_bot(ADA, GROUP)
    talk.server.human.send(BEN, GROUP, "good morning everybody")
    await talk.hear()
    assert len(talk.server.from_bot(GROUP)) == 1


async def test_an_answer_that_cannot_leave_is_tried_again_and_given_up(
    talk: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    talk.server.human.send(ADA, ADA, "/help")
    updates = await talk.said()
    await talk.bot.shutdown()
    await talk.intake.handle(updates)
    assert "no answer reached chat 1001" in caplog.text
    assert talk.server.from_bot(ADA) == []


async def test_presses_in_private_are_answered_without_waiting(
    talk: Talk, desk_clock: FakeClock
) -> None:
    talk.server.human.send(ADA, ADA, "/settings")
    await talk.hear()
    panel = talk.last(ADA)
    for button in ("Time", "‹ Back", "Days", "‹ Back", "Topics"):
        talk.server.human.press(ADA, ADA, panel["message_id"], button)
        await talk.hear()
    assert "Which topics?" in talk.last(ADA)["text"]
    assert desk_clock.slept == []


async def chart(desk: Desk, request: Request) -> Reply:
    drawing = draw(RELEASED, dark=False)
    return Reply((Message("<b>105</b> released", picture=drawing), Message("Next")))


@pytest.fixture
async def charting(talk: Talk) -> AsyncIterator[Talk]:
    """The same talk with one command, which answers with a picture."""
    router = Router(talk.desk, (Command("chart", chart),))
    gallery = Gallery(FakePainter(), talk.desk.stores.pictures)
    clock = talk.desk.clock
    answering = Answering(router, TelegramMessenger(talk.bot, gallery), clock)
    intake = Intake(answering, talk.desk.stores.journal, clock, Metrics())
    async with intake.open():
        yield replace(talk, intake=intake)


async def test_an_answer_may_carry_a_picture(charting: Talk) -> None:
    charting.server.human.send(ADA, ADA, "/chart")
    await charting.hear()
    shown, following = charting.server.from_bot(ADA)[-2:]
    assert (shown["caption"], following["text"]) == ("105 released", "Next")
    assert shown["photo"][0]["width"] == 1080


async def test_where_no_picture_is_taken_the_words_are_the_answer(
    charting: Talk,
) -> None:
    charting.server.faults.bad("IMAGE_PROCESS_FAILED", method="sendPhoto")
    charting.server.human.send(ADA, ADA, "/chart")
    await charting.hear()
    assert charting.server.texts(ADA)[-2:] == ["105 released", "Next"]


async def test_a_picture_whose_answer_was_lost_is_not_repeated_in_words(
    charting: Talk,
) -> None:
    charting.server.faults.gateway(method="sendPhoto", after=True)
    charting.server.human.send(ADA, ADA, "/chart")
    await charting.hear()
    assert [sent.get("caption") for sent in charting.server.from_bot(ADA)] == [
        "105 released"
    ]


async def test_a_long_wait_told_to_an_answer_holds_for_briefings_too(
    talk: Talk,
) -> None:
    talk.server.faults.too_many(900)
    talk.server.human.send(ADA, ADA, "/help")
    await talk.hear()
    level = await talk.desk.stores.budget.level()
    assert level.halt > 800


async def test_floods_of_some_answers_between_others_hold_nobody_else(
    talk: Talk,
) -> None:
    for _ in range(4):
        talk.server.faults.too_many(2)
        talk.server.human.send(ADA, ADA, "/help")
        await talk.hear()
    assert (await talk.desk.stores.budget.level()).rate == pytest.approx(29.7)


async def test_an_answer_beyond_the_free_rate_is_sent_as_paid(talk: Talk) -> None:
    budget = talk.desk.stores.budget.paying(1)
    desk = replace(talk.desk, stores=replace(talk.desk.stores, budget=budget))
    # A broadcast has just had the slot.
    await budget.reserve([Ask(BEN, is_group=False, lane="crowd")])
    router = Router(desk, all_commands())
    answering = Answering(router, TelegramMessenger(talk.bot), desk.clock)
    intake = Intake(answering, desk.stores.journal, desk.clock, Metrics())
    talk.server.human.send(ADA, ADA, "/help")
    async with intake.open():
        await replace(talk, intake=intake).hear()
    (sent,) = talk.server.calls.of("sendMessage")
    assert sent.params["allow_paid_broadcast"] == "true"


ASKED = "@newsbrief_bot how many people were moved out of the valley?"


async def test_a_group_gets_a_short_answer_to_the_question_itself(talk: Talk) -> None:
    talk.server.human.add_bot(ADA, GROUP)
    await talk.hear()
    asked = talk.server.human.send(BEN, GROUP, ASKED)
    await talk.hear()
    answer = talk.last(GROUP)
    assert answer["reply_to_message"]["message_id"] == asked["message_id"]
    assert answer["text"].startswith(f"640 people\n\n“{FLOOD}” Harbour Post")
    (more,) = answer["reply_markup"]["inline_keyboard"][0]
    payload = more["url"].partition("?start=")[2]
    talk.server.human.start(BEN, payload)
    await talk.hear()
    assert "About the flood" in talk.last(BEN)["text"]


async def test_a_group_that_asks_on_and_on_is_told_once_and_left_alone(
    talk: Talk,
) -> None:
    talk.server.human.add_bot(ADA, GROUP)
    await talk.hear()
    before = len(talk.server.from_bot(GROUP))
    # Two people, because each has an allowance of his own.
    for asker in (ADA, BEN) * 5:
        talk.server.human.send(asker, GROUP, ASKED)
    await talk.hear()
    said = [each["text"] for each in talk.server.from_bot(GROUP)[before:]]
    assert len(said) == 7
    assert said[-1] == wording_groups.ENOUGH


async def test_the_reactions_to_a_post_are_kept_for_its_editor(talk: Talk) -> None:
    talk.server.play.updates.allow(())
    talk.server.play.updates.allow(WANTED)
    talk.server.human.add_bot(CLEO, CHANNEL)
    await talk.hear()
    post = talk.server.human.send(CLEO, CHANNEL, "Good morning")["message_id"]
    for reader, emoji in ((ADA, "👍"), (BEN, "👍"), (CLEO, "❤")):
        talk.server.human.react(reader, CHANNEL, post, emoji)
    await talk.hear()
    told = await talk.desk.stores.chats.export(CHANNEL)
    assert told["reactions"] == {str(post): '[["👍",2],["❤",1]]'}
    await talk.desk.stores.chats.forget(CHANNEL)
    talk.server.human.react(ADA, CHANNEL, post, "")
    await talk.hear()
    told = await talk.desk.stores.chats.export(CHANNEL)
    assert told["reactions"] == {}
