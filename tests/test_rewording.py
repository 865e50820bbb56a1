"""Rewording against a model on this machine: honest, lying, slow, broken."""

import gzip
import json
import socket
from collections.abc import AsyncIterator
from datetime import date

import pytest
from aiohttp import web

from bot import rewording
from bot.errors import ModelError
from bot.metrics import Metrics
from bot.model import Briefing, Chapter
from bot.rewording import (
    KEPT,
    MOST_BYTES,
    REST,
    Model,
    Rewording,
    ask,
    read,
)
from tests.fakes.clock import FakeClock
from tests.fakes.model import FakeModel, completion, listening, saying
from tests.fakes.news import origin, quote

FREED = "Norway freed 18 sailors on Friday."
OTHER = "On Friday, 18 sailors were freed by Norway."
ROSE = "Prices rose by 3 percent."


def briefing(*sentences: str) -> Briefing:
    quotes = tuple(map(quote, sentences))
    chapter = Chapter("s1", "Sailors freed", quotes, (), (origin(),), "f1")
    return Briefing(date(2026, 11, 23), (chapter,))


def words(made: Briefing) -> list[str]:
    return [quote.reworded for each in made.chapters for quote in each.sentences]


@pytest.fixture
async def fake() -> AsyncIterator[FakeModel]:
    async with listening(FakeModel()) as model:
        yield model


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def metrics() -> Metrics:
    return Metrics()


@pytest.fixture
def reworder(fake: FakeModel, clock: FakeClock, metrics: Metrics) -> Rewording:
    return Rewording(fake.model, clock, metrics)


async def test_an_honest_models_words_are_taken(
    fake: FakeModel, reworder: Rewording, metrics: Metrics
) -> None:
    fake.answer = saying({FREED: OTHER})
    assert words(await reworder.reword(briefing(FREED, ROSE))) == [OTHER, ""]
    assert fake.heads[0]["Authorization"] == "Bearer sk-secret"
    assert 'newsbrief_reworded_total{result="accepted"} 1' in metrics.render()
    assert 'newsbrief_reworded_total{result="kept"} 1' in metrics.render()


async def test_a_lying_model_changes_nothing_but_its_honest_sentences(
    fake: FakeModel, reworder: Rewording
) -> None:
    fake.answer = saying({FREED: OTHER, ROSE: "Prices rose by 30 percent."})
    assert words(await reworder.reword(briefing(ROSE, FREED))) == ["", OTHER]


async def test_a_model_without_a_key_is_sent_none(fake: FakeModel) -> None:
    assert await ask(Model(fake.url, "small"), (FREED,)) == (FREED,)
    assert "Authorization" not in fake.heads[0]


async def test_a_sentence_is_asked_for_once(
    fake: FakeModel, reworder: Rewording
) -> None:
    fake.answer = saying({FREED: OTHER})
    await reworder.reword(briefing(FREED))
    again = await reworder.reword(briefing(FREED, ROSE))
    assert words(again) == [OTHER, ""]
    assert fake.asked == [[FREED], [ROSE]]


async def test_the_oldest_sentences_are_forgotten(
    fake: FakeModel, reworder: Rewording
) -> None:
    await reworder.reword(briefing(FREED))
    for start in range(0, KEPT, 10):
        many = (f"Boat {number} left." for number in range(start, start + 10))
        await reworder.reword(briefing(*many))
    await reworder.reword(briefing(FREED))
    assert fake.asked[-1] == [FREED]


async def test_an_empty_briefing_asks_nobody(
    fake: FakeModel, reworder: Rewording
) -> None:
    empty = Briefing(date(2026, 11, 23), ())
    assert await reworder.reword(empty) == empty
    assert fake.asked == []


GARBAGE = {
    "no JSON": web.Response(text="<html>busy</html>"),
    "not a completion": web.json_response({"error": "overloaded"}),
    "a list": web.json_response([1, 2]),
    "no text": completion(None),
    "prose": completion("Here are your sentences!"),
    "too few": completion("[]"),
    "too many": completion(json.dumps(["One.", "Two."])),
    "no strings": completion("[7]"),
    "an object": completion('{"0": "One."}'),
    "deep": completion("[" * 50_000),
    "huge": completion(json.dumps(["word " * MOST_BYTES])),
    "letters of no kind": web.Response(body=b"\xff\xfe\x00"),
    "packed": web.Response(
        body=gzip.compress(b"[" * 10_000_000), headers={"Content-Encoding": "gzip"}
    ),
    "an error": web.Response(status=500, text="sk-secret"),
    "a refusal": web.Response(status=401),
    "another place": web.Response(status=307, headers={"Location": "/v1/other"}),
}


@pytest.mark.parametrize("name", GARBAGE)
async def test_garbage_leaves_the_sources_sentences(
    fake: FakeModel, metrics: Metrics, reworder: Rewording, name: str
) -> None:
    fake.answer = lambda _: GARBAGE[name]
    made = briefing(FREED)
    assert await reworder.reword(made) == made
    assert 'newsbrief_reworded_total{result="failed"} 1' in metrics.render()


async def test_a_slow_model_is_not_waited_for(
    clock: FakeClock, metrics: Metrics
) -> None:
    # Takes connections, and never reads from one.
    with socket.create_server(("127.0.0.1", 0)) as silent:
        model = Model(f"http://127.0.0.1:{silent.getsockname()[1]}/v1", "small")
        made = briefing(FREED)
        slow = Rewording(model, clock, metrics, seconds=0.05)
        assert await slow.reword(made) == made


async def test_nobody_there_is_no_reason_to_fail_and_no_key_is_told(
    clock: FakeClock, metrics: Metrics, caplog: pytest.LogCaptureFixture
) -> None:
    model = Model("http://user:password@127.0.0.1:1/v1", "small", "sk-secret")
    made = briefing(FREED)
    assert await Rewording(model, clock, metrics).reword(made) == made
    assert "the language model did not answer" in caplog.text
    assert "secret" not in caplog.text + repr(model)
    assert "password" not in caplog.text


async def test_after_a_failure_the_model_is_left_alone_for_a_while(
    fake: FakeModel, reworder: Rewording, clock: FakeClock
) -> None:
    fake.answer = lambda _: web.Response(status=503)
    await reworder.reword(briefing(FREED))
    await reworder.reword(briefing(FREED))
    assert len(fake.asked) == 1
    clock.advance(REST)
    fake.answer = saying({FREED: OTHER})
    assert words(await reworder.reword(briefing(FREED))) == [OTHER]


async def test_all_briefings_together_wait_only_so_long(
    fake: FakeModel, reworder: Rewording, clock: FakeClock
) -> None:
    def slowly(asked: list[str]) -> web.Response:
        clock.advance(rewording.ALLOWANCE)
        return completion(json.dumps(asked))

    fake.answer = slowly
    await reworder.reword(briefing(FREED))
    await reworder.reword(briefing(ROSE))
    assert fake.asked == [[FREED]]
    clock.advance(rewording.WINDOW)
    await reworder.reword(briefing(ROSE))
    assert fake.asked == [[FREED], [ROSE]]


def test_an_answer_may_stand_in_a_fence() -> None:
    content = '```json\n["One."]\n```'
    body = json.dumps({"choices": [{"message": {"content": content}}]}).encode()
    assert read(body, 1) == ("One.",)


async def test_a_failure_is_told_in_a_sentence(fake: FakeModel) -> None:
    fake.answer = lambda _: web.Response(status=401)
    with pytest.raises(ModelError, match=r"^the language model answered 401$"):
        await ask(fake.model, (FREED,))
