"""The reading page in a real browser: the number a reader followed lights up."""

import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer
from playwright.async_api import Page, async_playwright

from bot.model import Article, Findings
from bot.web.pages import Found, reading_routes
from summarizers.types import Figure, Passage, Span

CHROMIUM = Path("/usr/bin/chromium")
REQUIRED = os.getenv("NEWSBRIEF_BROWSER_REQUIRED") == "1"
LINE = "In town number {n} the water rose by {n}0 centimetres on Monday. "
TEXT = "\n\n".join(LINE.format(n=n) + "Nobody was hurt there." for n in range(1, 41))
BACKGROUND = "element => getComputedStyle(element).backgroundColor"
WIDER = "() => document.documentElement.scrollWidth > window.innerWidth"

# One browser serves all of these tests, so they share its event loop.
pytestmark = [
    pytest.mark.whole,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(
        not CHROMIUM.exists() and not REQUIRED, reason="chromium is not installed"
    ),
]


def figure(n: int) -> Figure:
    sentence = LINE.format(n=n).strip()
    start = TEXT.index(sentence)
    place = start + sentence.index(f"{n}0 cent")
    return Figure(
        low=n * 10,
        high=n * 10,
        bound="exact",
        span=Span(place, place + len(f"{n}0")),
        text=f"{n}0",
        sentence=sentence,
        sentence_span=Span(start, start + len(sentence)),
        counted="centimetres",
    )


async def find(article_id: str) -> Found:
    moment = datetime(2026, 11, 3, tzinfo=UTC)
    article = Article(article_id, "High water " * 9, TEXT, "The Pier", "", moment)
    figures = tuple(map(figure, range(1, 41)))
    first = Passage(figures[0].sentence, figures[0].sentence_span)
    return article, Findings(summary=(first,), figures=figures), ()


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def address() -> AsyncIterator[str]:
    app = web.Application()
    app.add_routes(reading_routes(find))
    async with TestServer(app) as server:
        yield str(server.make_url("/a/abc"))


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def page() -> AsyncIterator[Page]:
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(
            executable_path=CHROMIUM, args=("--no-sandbox", "--disable-gpu")
        )
        yield await browser.new_page(viewport={"width": 390, "height": 844})
        await browser.close()


async def test_the_figure_followed_is_in_view_and_its_sentence_lit(
    page: Page, address: str
) -> None:
    await page.goto(f"{address}#f30")
    lit = page.locator(".sentence", has_text="town number 30 ")
    dark = page.locator(".sentence", has_text="town number 31 ")
    box = await page.locator("#f30").bounding_box()
    assert box is not None
    assert 0 < box["y"] < 844
    assert await page.locator("#f30").inner_text() == "300"
    assert await lit.evaluate(BACKGROUND) != await dark.evaluate(BACKGROUND)


async def test_a_press_on_a_listed_number_leads_to_its_words(
    page: Page, address: str
) -> None:
    await page.goto(address)
    await page.get_by_role("link", name="70 centimetres", exact=True).click()
    assert page.url.endswith("#f7")
    assert await page.locator("mark:target").inner_text() == "70"


async def test_the_page_obeys_its_own_policy_and_fits_a_phone(
    page: Page, address: str
) -> None:
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    await page.goto(address)
    assert await page.evaluate(WIDER) is False
    assert [text for text in told if "favicon" not in text] == []


async def test_at_night_it_is_dark(page: Page, address: str) -> None:
    await page.emulate_media(color_scheme="dark")
    await page.goto(address)
    assert await page.locator("body").evaluate(BACKGROUND) == "rgb(22, 24, 27)"
