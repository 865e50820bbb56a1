"""All pages in a real browser: they fit, they are legible, and numbers light up."""

import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Literal

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer
from playwright.async_api import Page, async_playwright

from bot.model import Article, Findings
from bot.web.answers import Kind, Leaf, answer
from bot.web.page import reading_page
from bot.web.pages import assets
from summarizers.types import Figure, Passage, Span
from tests.web.gallery import every_page

CHROMIUM = Path("/usr/bin/chromium")
REQUIRED = os.getenv("NEWSBRIEF_BROWSER_REQUIRED") == "1"
LINE = "In town number {n} the water rose by {n}0 centimetres on Monday. "
TEXT = "\n\n".join(LINE.format(n=n) + "Nobody was hurt there." for n in range(1, 41))
BACKGROUND = "element => getComputedStyle(element).backgroundColor"
# Only the script in the package is used: its own way to put it into a page is a script
# element, which our policy forbids.
AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
LOOK = """async options => (await axe.run(document, options)).violations.map(
  each => `${each.id}: ${each.nodes.map(node => node.html).join(" ").slice(0, 300)}`)"""
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


def article_page() -> str:
    moment = datetime(2026, 11, 3, tzinfo=UTC)
    article = Article("abc", "High water " * 9, TEXT, "The Pier", "", moment)
    figures = tuple(map(figure, range(1, 41)))
    first = Passage(figures[0].sentence, figures[0].sentence_span)
    return reading_page(article, Findings(summary=(first,), figures=figures))


GALLERY = every_page()
# All colours there are stand on these two.
COLOURFUL = ("/a/new", "/operate")
PAGES = {"/a/abc": article_page(), **GALLERY}


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def root() -> AsyncIterator[str]:
    async def serve(request: web.Request) -> web.Response:
        return answer(request, Leaf.of(PAGES[request.path]), Kind())

    app = web.Application()
    app.add_routes([*assets(), *(web.get(path, serve) for path in PAGES)])
    async with TestServer(app) as server:
        yield str(server.make_url("/")).rstrip("/")


@pytest.fixture
def address(root: str) -> str:
    return f"{root}/a/abc"


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


async def test_every_page_obeys_its_own_policy_and_fits_a_phone(
    page: Page, root: str
) -> None:
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    for path in PAGES:
        await page.goto(f"{root}{path}")
        assert await page.evaluate(WIDER) is False, path
    assert told == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_nothing_stands_in_the_way_of_readers_with_disabilities(
    page: Page, root: str, scheme: Literal["light", "dark"]
) -> None:
    await page.emulate_media(color_scheme=scheme)
    # What does not depend on colours need not be looked at twice.
    options = {} if scheme == "light" else {"runOnly": ["color-contrast"]}
    for path in GALLERY if scheme == "light" else COLOURFUL:
        await page.goto(f"{root}{path}")
        await page.evaluate(AXE)
        found = await page.evaluate(LOOK, options)
        assert found == [], path


async def test_at_night_it_is_dark(page: Page, address: str) -> None:
    await page.emulate_media(color_scheme="dark")
    await page.goto(address)
    assert await page.locator("body").evaluate(BACKGROUND) == "rgb(22, 24, 27)"


async def test_a_chart_takes_the_colours_of_the_night(page: Page, root: str) -> None:
    await page.emulate_media(color_scheme="dark")
    await page.goto(f"{root}/s/flood")
    text = page.locator(".chart text").first
    assert await text.evaluate("e => getComputedStyle(e).fill") == "rgb(230, 228, 223)"


async def test_on_paper_links_say_where_they_lead(page: Page, root: str) -> None:
    await page.emulate_media(media="print", color_scheme="light")
    await page.goto(f"{root}/s/flood")
    after = "e => getComputedStyle(e, '::after').content"
    link = page.locator("small a").first
    assert "https://" in await link.evaluate(after)
    assert await page.locator(".skip").is_hidden()
    await page.emulate_media(media="screen")


async def test_texts_from_right_to_left_begin_at_the_right(
    page: Page, root: str
) -> None:
    await page.goto(f"{root}/b/right")
    title = page.locator(".chapter h2 a")
    box, parent = await title.bounding_box(), await page.locator("h2").bounding_box()
    assert box is not None
    assert parent is not None
    assert box["x"] + box["width"] == pytest.approx(parent["x"] + parent["width"], 0.01)
