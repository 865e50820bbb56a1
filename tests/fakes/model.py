"""A language model over HTTP that answers what a test tells it to."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.rewording import Model

Answer = Callable[[list[str]], web.Response]


def completion(content: object) -> web.Response:
    """The answer of a model that says this."""
    return web.json_response({"choices": [{"message": {"content": content}}]})


def saying(words: dict[str, str]) -> Answer:
    """A model that has these words for these sentences and repeats all others."""
    return lambda asked: completion(json.dumps([words.get(s, s) for s in asked]))


@dataclass
class FakeModel:
    """What it was asked, with which key, and how it answers."""

    answer: Answer = field(default_factory=lambda: saying({}))
    url: str = ""
    asked: list[list[str]] = field(default_factory=list)
    heads: list[Any] = field(default_factory=list)

    @property
    def model(self) -> Model:
        return Model(self.url, "small", "sk-secret")

    async def chat(self, request: web.Request) -> web.Response:
        question = await request.json()
        assert question["model"] == "small"
        sentences = json.loads(question["messages"][-1]["content"])
        self.asked.append(sentences)
        self.heads.append(request.headers)
        return self.answer(sentences)


@asynccontextmanager
async def listening(fake: FakeModel) -> AsyncIterator[FakeModel]:
    """The model on a free port of this machine."""
    app = web.Application()
    app.router.add_post("/v1/chat/completions", fake.chat)
    async with TestServer(app) as server:
        fake.url = str(server.make_url("/v1"))
        yield fake
