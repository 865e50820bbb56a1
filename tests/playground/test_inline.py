import json
from typing import Any

import pytest
from telegram import Bot, InlineQueryResultArticle, InputTextMessageContent
from telegram.error import BadRequest

from bot.playground.answers import Json, Refusal
from bot.playground.cast import ADA, BEN, CLEO, FORUM, GROUP, WORLD_TOPIC
from tests.fixtures.playground import PlayServer


def result(name: str = "s1", **changed: Any) -> Json:
    content = {"message_text": "<b>Flood</b> in Alder", "parse_mode": "HTML"}
    given = {"type": "article", "id": name, "title": "Flood"}
    return {**given, "input_message_content": content, **changed}


async def answer(playground: PlayServer, query: str, *given: Json, **more: Any) -> Json:
    fields = {"inline_query_id": query, "results": json.dumps(given), **more}
    return await playground.ask("answerInlineQuery", **fields)


async def test_typing_asks_the_bot_and_its_offer_is_sent_in_the_users_name(
    playground: PlayServer, client: Bot
) -> None:
    query = playground.human.inline(BEN, GROUP, "flood")
    (update,) = await client.get_updates(allowed_updates=["inline_query"])
    assert update.inline_query
    assert (update.inline_query.query, update.inline_query.chat_type) == (
        "flood",
        "supergroup",
    )
    content = InputTextMessageContent("<b>Flood</b> in Alder", parse_mode="HTML")
    offered = InlineQueryResultArticle("s1", "Flood", content)
    assert await client.answer_inline_query(query, [offered], cache_time=60)
    sent = playground.human.choose(BEN, GROUP, query, "s1")
    assert sent["text"] == "Flood in Alder"
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 5}]
    assert (sent["from"]["id"], sent["via_bot"]["is_bot"]) == (BEN, True)


@pytest.mark.parametrize("is_there", [False, True])
async def test_what_is_sent_with_its_help_the_bot_hears_of_where_it_is(
    playground: PlayServer, *, is_there: bool
) -> None:
    if is_there:
        playground.human.add_bot(CLEO, FORUM)
        playground.play.updates.pending.clear()
    plain = {"message_text": "x", "link_preview_options": {"is_disabled": True}}
    query = playground.human.inline(CLEO, FORUM, "")
    await answer(playground, query, result(input_message_content=plain))
    sent = playground.human.choose(CLEO, FORUM, query, "s1", thread=WORLD_TOPIC)
    heard = [each for each in playground.play.updates.first(9) if "message" in each]
    assert bool(heard) == is_there
    assert sent["message_thread_id"] == WORLD_TOPIC
    assert sent["link_preview_options"] == {"is_disabled": True}


async def test_in_the_bots_own_chat_the_asker_is_the_sender(
    playground: PlayServer,
) -> None:
    playground.human.inline(ADA, ADA, "x")
    (update,) = playground.play.updates.first(9)
    assert update["inline_query"]["chat_type"] == "sender"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ([result(), result()], "RESULT_ID_DUPLICATE"),
        ([result(str(n)) for n in range(51)], "RESULTS_TOO_MUCH"),
        ([result(type="photo")], "only articles"),
        ([result("x" * 65)], "RESULT_ID_INVALID"),
        ([result(title=" ")], "ARTICLE_TITLE_EMPTY"),
        ([result(input_message_content=None)], "message text is empty"),
        ([result(input_message_content={"message_text": "<b>"})], ""),
    ],
)
async def test_what_cannot_be_sent_is_not_taken(
    playground: PlayServer, given: list[Json], reason: str
) -> None:
    query = playground.human.inline(ADA, ADA, "x")
    said = await answer(playground, query, *given)
    assert said["ok"] == (not reason)
    assert reason in said.get("description", "")


async def test_the_button_over_the_offers_starts_the_bot(
    playground: PlayServer,
) -> None:
    query = playground.human.inline(ADA, ADA, "x")
    good = {"text": "Open", "start_parameter": "inline"}
    assert (await answer(playground, query, button=good))["ok"]
    for bad in ({"text": "Open"}, {"text": " ", "start_parameter": "a"}):
        said = await answer(playground, query, button=bad)
        assert "START_PARAM_INVALID" in said["description"]


async def test_an_old_or_unknown_query_takes_no_answer(
    playground: PlayServer, client: Bot
) -> None:
    with pytest.raises(BadRequest, match="Query is too old"):
        await client.answer_inline_query("1", [])
    query = playground.human.inline(ADA, ADA, "x")
    playground.clock.advance(61)
    with pytest.raises(BadRequest, match="Query is too old"):
        await client.answer_inline_query(query, [])


def test_only_what_was_offered_to_oneself_can_be_chosen(
    playground: PlayServer,
) -> None:
    query = playground.human.inline(ADA, ADA, "x")
    with pytest.raises(Refusal, match="has not offered that"):
        playground.human.choose(ADA, ADA, query, "s1")
    with pytest.raises(Refusal, match="ask the bot again"):
        playground.human.choose(BEN, BEN, query, "s1")
    with pytest.raises(Refusal, match="at most 256"):
        playground.human.inline(ADA, ADA, "x" * 257)
