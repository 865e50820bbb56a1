"""The unmodified bot library against the playground."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from tests.fixtures.playground import PlayServer


@pytest.fixture
async def client(playground: PlayServer) -> AsyncIterator[Bot]:
    """A stock Bot; only its addresses differ."""
    async with Bot(
        playground.token, base_url=playground.url, base_file_url=playground.file_url
    ) as made:
        yield made
