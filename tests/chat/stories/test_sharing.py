"""Inline mode: what is offered in other chats, to whom, and how fast."""

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest
from telegram.error import BadRequest

from bot.chat.incoming.events import Inline
from bot.chat.stories.sharing import shares
from bot.chat.values import Desk
from bot.errors import StoreError
from bot.model import Article, Chat, ChatKind, Findings, Story
from bot.playground.cast import ADA, BEN, GROUP
from summarizers.text.words import terms
from tests.fakes.reports import figure, passage
from tests.fixtures.desk import EVENING
from tests.fixtures.talk import Talk

ZEPPELIN = "Ines Moor bought a zeppelin."


async def test_words_find_stories_and_figures_in_turn(stocked: Desk) -> None:
    found = await shares(stocked, "rescuers vallye")
    assert [each.title for each in found] == ["About the flood", "640 people"]
    assert "“<b>Rescuers</b> moved 640 people" in found[0].html
    assert "Harbour Post" in found[1].description


@pytest.mark.parametrize("typed", ["Resc", "alder resc", "RESCU"])
async def test_half_a_word_finds_what_the_newest_stories_go_on_with(
    stocked: Desk, typed: str
) -> None:
    found = await shares(stocked, typed)
    assert found[0].title == "About the flood"


@pytest.mark.parametrize("typed", ["zzq", "zzq 12"])
async def test_half_a_word_that_nothing_goes_on_from_finds_nothing(
    stocked: Desk, typed: str
) -> None:
    assert await shares(stocked, typed) == ()


async def test_figures_without_any_of_the_words_are_not_offered(stocked: Desk) -> None:
    found = await shares(stocked, "Ines Moor")
    assert [each.title for each in found] == ["About the flood"]


async def test_a_figure_that_a_later_report_replaces_is_not_offered(
    stocked: Desk,
) -> None:
    text = "Rescuers moved 900 people out of the Alder valley by Saturday."
    made = Article(
        "later", "More leave", text, "Harbour Post", "", EVENING, topics=("world",)
    )
    moved = figure(text, "900", 900.0, counted="people", who="Rescuers")
    findings = Findings((passage(text, text),), (moved,))
    await stocked.stores.articles.add(made, findings, "s-flood", terms(text))
    story = await stocked.stores.stories.get("s-flood")
    assert story
    grown = replace(story, article_ids=("later", "flood"))
    await stocked.stores.stories.save(grown)
    found = await shares(stocked, "rescuers")
    assert [each.title for each in found if each.id[0] == "f"] == ["900 people"]


async def test_without_words_the_newest_stories_are_offered(stocked: Desk) -> None:
    found = await shares(stocked, " ")
    assert [each.title for each in found if each.id.startswith("s")] == [
        "About the flood",
        "About the bank",
        "About the bridge",
    ]


async def test_without_words_a_story_comes_with_what_sums_it_up(
    stocked: Desk,
) -> None:
    note = "Correction: an earlier version of this article said 17."
    fact = "The fire in the tannery injured 14 workers."
    text = f"{note} {fact}"
    made = Article("fire", "14 hurt in fire", text, "Post", "", EVENING, ("world",))
    found = Findings((passage(text, fact),))
    await stocked.stores.articles.add(made, found, "s-fire", terms(text))
    await stocked.stores.stories.save(
        Story("s-fire", "14 hurt in fire", ("fire",), ("world",), EVENING)
    )
    offered = {each.id: each for each in await shares(stocked, "")}
    assert offered["ss-fire"].description.endswith(f": {fact}")
    assert note not in offered["ss-fire"].html


async def test_what_a_chat_reads_for_itself_is_offered_to_nobody(
    talk: Talk,
) -> None:
    own = "https://own.example/feed"
    assert await talk.desk.stores.own.add(ADA, own, 9, EVENING)
    made = Article("z", "A zeppelin", ZEPPELIN, "Own", "", EVENING, feed=own)
    findings = Findings((passage(ZEPPELIN, ZEPPELIN),))
    await talk.desk.stores.articles.add(made, findings, "z", terms(ZEPPELIN))
    query = talk.server.human.inline(ADA, ADA, "zeppelin")
    await talk.hear()
    await talk.server.called("answerInlineQuery")
    assert talk.server.play.inline[query]["results"] == {}


async def test_who_chooses_a_story_sends_it_and_the_bot_says_nothing(
    talk: Talk,
) -> None:
    talk.server.human.start(ADA)
    await talk.hear()
    said = len(talk.server.from_bot(ADA))
    query = talk.server.human.inline(ADA, ADA, "bridge")
    await talk.hear()
    await talk.server.called("answerInlineQuery")
    sent = talk.server.human.choose(ADA, ADA, query, "ss-bridge")
    assert sent["via_bot"]["username"] == "newsbrief_bot"
    assert "The new Tern bridge will cost 38 million crowns." in sent["text"]
    await talk.hear()
    assert len(talk.server.from_bot(ADA)) == said


async def test_stories_are_offered_in_the_language_somebody_chose(talk: Talk) -> None:
    await talk.desk.stores.chats.save(Chat(ADA, ChatKind.PRIVATE, speaks="de"))
    talk.server.human.inline(ADA, ADA, "bridge")
    await talk.hear()
    await talk.server.called("answerInlineQuery")
    (answer,) = talk.server.calls.of("answerInlineQuery")
    assert "21. Nov. 2026" in json.dumps(answer.params, ensure_ascii=False)


async def test_of_several_keystrokes_the_last_is_answered(talk: Talk) -> None:
    for begun in ("b", "br"):
        talk.server.human.inline(BEN, GROUP, begun)
    last = talk.server.human.inline(BEN, GROUP, "bridge")
    await talk.hear()
    await talk.server.called("answerInlineQuery")
    answered = talk.server.calls.of("answerInlineQuery")
    assert [call.params["inline_query_id"] for call in answered] == [last]


async def test_who_types_too_fast_is_not_answered(talk: Talk) -> None:
    raws = [typed(number) for number in range(1, 31)]
    for raw in raws:
        await talk.intake.handle((raw,))
    await talk.intake.handle((typed(99, by=BEN),))
    assert talk.intake._keystrokes.admits(ADA, is_press=False) is False
    assert talk.intake._keystrokes.admits(BEN, is_press=False) is True


async def test_what_cannot_be_read_is_offered_nothing(talk: Talk) -> None:
    raw = typed(1)
    del raw["inline_query"]["query"]
    await talk.intake.handle((raw,))
    await talk.hear()
    assert not talk.server.calls.of("answerInlineQuery")


async def test_who_types_on_while_he_is_answered_is_answered_again(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def typing_on(*_: object) -> None:
        talk.intake._typing[ADA] = 2

    monkeypatch.setattr(talk.intake._answering, "answer", typing_on)
    await talk.intake.handle((typed(1),))
    await talk.hear()
    assert talk.intake._typing == {ADA: 2}


def typed(number: int, *, by: int = ADA) -> dict[str, Any]:
    who = {"id": by, "is_bot": False, "first_name": "Ada"}
    query = {"id": str(number), "from": who, "query": "bridge", "offset": ""}
    return {"update_id": number, "inline_query": query}


async def test_a_query_that_is_void_or_a_store_that_is_away_only_make_a_log_line(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "bot.chat.replies.answering")
    await talk.intake._answering.offer(Inline("void", "bridge"))
    assert "Query is too old" in caplog.text

    async def away(*_: object) -> None:
        raise StoreError("the store is away")

    monkeypatch.setattr("bot.chat.replies.answering.shares", away)
    await talk.intake._answering.offer(Inline("1", "bridge"))
    assert "the store is away" in caplog.text


async def test_one_that_cannot_be_read_or_answered_stops_no_other(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken = {"update_id": 1, "inline_query": {"id": "1", "from": {"id": ADA}}}
    await talk.intake.handle((broken,))

    async def fails(_event: Inline) -> None:
        raise BadRequest("no") from ValueError("x")

    monkeypatch.setattr(talk.intake._answering, "answer", fails)
    await talk.intake.handle((typed(2, by=BEN),))
    while talk.intake._typing:
        await asyncio.wait(talk.intake._lines._aside)
    assert "update 2: nothing could be offered" in caplog.text


async def test_where_nothing_is_found_the_button_says_so(talk: Talk) -> None:
    talk.server.human.inline(ADA, ADA, "zzz")
    await talk.hear()
    call = await talk.server.called("answerInlineQuery")
    assert call.params["button"]["text"] == "I find nothing on that. Open Newsbrief"
