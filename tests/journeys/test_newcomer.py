"""Someone who has never seen Newsbrief opens the demo in a real browser."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright, expect

from bot.demo import demo
from bot.settings import Settings
from tests.playground.test_page import CHROMIUM, DESKTOP, FLAGS, REQUIRED

pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists() and not REQUIRED, reason="chromium is not installed"
)


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[str]:
    """The demo as `./run` starts it; gives the address it prints."""
    stop = asyncio.Event()
    address = asyncio.get_running_loop().create_future()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(demo(settings, stop, address.set_result))
        try:
            yield await address
        finally:
            stop.set()


@asynccontextmanager
async def browsing(address: str) -> AsyncIterator[Page]:
    """The page in a browser; whatever the page itself complains of fails the test."""
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = await browser.new_page(viewport=DESKTOP)
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.set_default_timeout(8000)
        await page.goto(address)
        yield page
        await browser.close()
        assert wrong == []


async def test_a_newcomer_reads_checks_a_number_subscribes_and_is_briefed(
    tmp_path: Path,
) -> None:
    settings = Settings(data_dir=tmp_path, port=0)
    async with running(settings) as address, browsing(address) as page:
        await page.get_by_role("button", name="Start", exact=True).click()
        panel = page.locator("article", has_text="Daily briefing").last
        await expect(panel).to_contain_text("press Done")
        await _follow_a_number(page)
        await panel.get_by_role("button", name="Topics", exact=True).click()
        await page.get_by_role("button", name="world", exact=True).click()
        await expect(page.get_by_role("button", name="✓ world")).to_be_visible()
        await page.get_by_role("button", name="‹ Back").click()
        await page.get_by_role("button", name="Time", exact=True).click()
        await expect(page.get_by_role("button", name="✓ 08:00")).to_be_visible()
        await page.get_by_role("button", name="✅ Done").click()
        await expect(page.locator("article").last).to_contain_text(
            "Your next briefing comes Sunday 22 Nov at 08:00."
        )
        await page.get_by_role("button", name="Jump to tomorrow 08:00").click()
        briefing = page.locator("article", has_text="Sunday, 22 Nov · your 08:00")
        await expect(briefing).to_contain_text("2,300 people evacuated")
        await expect(briefing).to_have_count(1)


async def _follow_a_number(page: Page) -> None:
    """Tap a number of the first briefing and see its sentence light up."""
    number = page.locator("article .words a[href*='#f']").first
    await number.click()
    marked = page.frame_locator("#frame").locator("mark:target, :target")
    await expect(marked).to_be_visible()
    await expect(marked).to_contain_text(re.compile(r"\d"))


async def test_buttons_of_yesterday_work_after_a_restart_of_the_demo(
    tmp_path: Path,
) -> None:
    settings = Settings(data_dir=tmp_path, port=0)
    async with running(settings) as address, browsing(address) as page:
        await page.get_by_role("button", name="Start", exact=True).click()
        await expect(page.get_by_role("button", name="✅ Done")).to_be_visible()
    async with running(settings) as address, browsing(address) as page:
        await page.get_by_role("button", name="✅ Done").click()
        await expect(page.locator("article").last).to_contain_text("Your next briefing")
