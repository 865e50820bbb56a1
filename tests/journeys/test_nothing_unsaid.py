"""Every sentence and number the bot shows stands in an article's file."""

from collections import deque
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.briefing.compose import Measure, compose
from bot.chat.commands import all_commands
from bot.chat.replies.router import Router
from bot.chat.stories.sharing import shares
from bot.chat.values import Desk, Options, Reply
from bot.delivery.html.runs import visible
from bot.delivery.messages.render import briefing
from bot.jobs.analysis import Analyst
from bot.jobs.ingest import Ingest
from bot.model import Findings, Message
from bot.service import SEEDS
from bot.sources.found import Look
from bot.sources.seeds import load
from bot.store import keys
from bot.store.connection import Redis
from bot.store.news import News
from bot.store.packing import pack, unpack
from bot.store.stores import make_stores
from tests.fakes.clock import FakeClock
from tests.fakes.fetcher import FakeFetcher
from tests.fakes.rights import FakeRights
from tests.fakes.witness import Witness
from tests.fixtures.desk import request
from tests.fixtures.house import Known, RememberingWorker

MONDAY = datetime(2026, 11, 23, 20, tzinfo=UTC)
CORPUS = tuple(load((SEEDS,)).articles)
NEWS = {"article", "figure", "figures", "latest", "people", "person", "story", "brief"}
PARTS = {"course", "curve", "news", "storyfigures", "storypeople", "timeline"}


@pytest.fixture
async def router(redis: Redis, known: Known) -> Router:
    clock = FakeClock(MONDAY)
    stores = make_stores(redis, "test", clock)
    analyst = Analyst(RememberingWorker(known.analyses))
    await Ingest(stores, FakeFetcher(), clock, analyst).load(CORPUS)

    async def look(_words: str) -> Look:
        return Look()

    options = Options(pages="https://news.example", username="newsbrief_bot")
    desk = Desk(stores, clock, FakeRights(), options, look)
    return Router(desk, all_commands())


async def everything_from(router: Router, reply: Reply) -> list[Message]:
    """Return the messages of a reply and of all that its buttons open."""
    waiting, pressed = deque([reply]), set[str]()
    messages: list[Message] = []
    while waiting:
        shown = waiting.popleft()
        new = [*shown.messages, *([shown.edit] if shown.edit else [])]
        messages += new
        for data in buttons(new) - pressed:
            pressed.add(data)
            waiting.append(await router.pressed(data, request()))
    return messages


def buttons(messages: list[Message]) -> set[str]:
    """Return what the buttons that show news carry."""
    data = {b.data for m in messages for row in m.buttons for b in row}
    return {each for each in data if each and each.split("|")[1] in NEWS | PARTS}


@pytest.mark.parametrize("name", ["latest", "figures", "people", "story"])
async def test_a_command_and_all_it_opens_says_only_what_the_articles_say(
    router: Router, name: str
) -> None:
    messages = await everything_from(router, await router.typed(name, request()))
    witness = Witness(CORPUS)
    assert len(messages) > 10
    assert [line for each in messages for line in witness.unsaid(each.html)] == []


async def test_an_answer_says_only_what_the_articles_say(router: Router) -> None:
    witness = Witness(CORPUS)
    for asked in (
        "How many people were evacuated?",
        "Who is Dana Oxholt?",
        "How much does Ardent offer for Velmora?",
    ):
        reply = await router.plain(request(asked))
        assert "“" in reply.messages[0].html
        assert witness.unsaid(reply.messages[0].html) == []


async def test_a_search_and_what_is_offered_elsewhere_say_only_what_the_articles_say(
    router: Router,
) -> None:
    witness, said = Witness(CORPUS), list[str]()
    for words in ("flood evacuated", "ferry inqiury", '"Dana Oxholt"', "Velmora offer"):
        reply = await router.typed("search", request(words))
        said += [each.html for each in reply.messages]
        said += [each.html for each in await shares(router.desk, words)]
    said += [each.html for each in await shares(router.desk, "")]
    assert len(said) > 30
    assert [line for html in said for line in witness.unsaid(html)] == []


async def test_a_briefing_says_only_what_the_articles_say(router: Router) -> None:
    news = await News(router.desk.stores, MONDAY).of(7)
    composed = compose(MONDAY.date(), news, {}, minute=480, measure=Measure(30))
    asked = await router.typed("brief", request())
    messages = (*briefing(composed, pages="https://news.example"), *asked.messages)
    witness = Witness(CORPUS)
    assert len(composed.chapters) > 12
    assert [line for each in messages for line in witness.unsaid(each.html)] == []


def wrong(findings: Findings) -> Findings:
    """Return the findings with another number in all words of figures and summary."""

    def changed(words: str) -> str:
        return words.replace("2,300", "3,200")

    figures = (
        replace(each, text=changed(each.text), sentence=changed(each.sentence))
        for each in findings.figures
    )
    summary = (replace(each, text=changed(each.text)) for each in findings.summary)
    return replace(findings, summary=tuple(summary), figures=tuple(figures))


async def test_a_damaged_record_is_not_shown_and_the_rest_is(
    router: Router, redis: Redis
) -> None:
    (flood,) = (each for each in CORPUS if "2,300 people" in each.title)
    key = keys.article(flood.id)
    data = await redis.hget(key, "z")
    assert isinstance(data, bytes)
    packed = unpack(flood.id, data)
    await redis.hset(key, "z", pack(replace(packed, findings=wrong(packed.findings))))
    reply = await router.typed("article", request(flood.id))
    shown = visible(reply.messages[0].html)
    assert "2,300" in flood.title in shown
    assert "Dana Oxholt" in shown
    assert "3,200" not in shown
    assert Witness(CORPUS).unsaid(reply.messages[0].html) == []


def test_the_witness_finds_what_nobody_said() -> None:
    witness = Witness(CORPUS)
    assert witness.unsaid("<b>Latest</b>\nThe moon fell down.\n• 99 boats sank") == [
        "The moon fell down.",
        "• 99 boats sank",
    ]
