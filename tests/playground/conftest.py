"""The unmodified bot library against the playground."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from tests.fixtures.playground import PlayServer, stock_bot


@pytest.fixture
async def client(playground: PlayServer) -> AsyncIterator[Bot]:
    async with stock_bot(playground) as made:
        yield made
