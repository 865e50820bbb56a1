"""The page in a real browser: what a newcomer sees and does."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import (
    Browser,
    FilePayload,
    Page,
    ViewportSize,
    async_playwright,
    expect,
)
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    KeyboardButton,
    ReplyKeyboardMarkup,
)
from telegram.error import BadRequest

from bot.delivery.drawing.chart import draw
from bot.delivery.drawing.picture import png
from bot.playground.cast import ADA, BEN, CHANNEL, FORUM, GROUP, WORLD_TOPIC
from tests.fakes.charts import RELEASED
from tests.fixtures.playground import PlayServer, fresh, stock_bot

CHROMIUM = Path("/usr/bin/chromium")
REQUIRED = os.getenv("NEWSBRIEF_BROWSER_REQUIRED") == "1"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESKTOP = ViewportSize(width=1400, height=900)
PHONE = ViewportSize(width=390, height=844)
NARROW = ViewportSize(width=1000, height=800)
# What of the people and the clock reaches beyond their column.
CUT_OFF = """() => {
  const column = document.querySelector(".nav").getBoundingClientRect();
  return [...document.querySelectorAll(".brand p, .clock button")]
    .filter((each) => each.getBoundingClientRect().right > column.right)
    .map((each) => each.textContent);
}"""
# How much is free on each side of each line of an element.
FREE_BESIDE = """(element) => {
  const box = element.parentElement.getBoundingClientRect();
  const range = document.createRange();
  range.selectNodeContents(element);
  return [...range.getClientRects()].filter((line) => line.width > 1)
    .map((line) => ({ left: line.left - box.left, right: box.right - line.right }));
}"""
KEYS = InlineKeyboardMarkup(
    [
        [
            InlineKeyboardButton("More", callback_data="more"),
            InlineKeyboardButton("Forget me", callback_data="forget", style="danger"),
        ]
    ]
)

# On a machine with other work a browser may need its time.
PATIENCE = 20_000
expect.set_options(timeout=PATIENCE)

# One browser serves all of these tests, so they share its event loop.
pytestmark = [
    pytest.mark.whole,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(
        not CHROMIUM.exists() and not REQUIRED, reason="chromium is not installed"
    ),
]


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as driver:
        made = await driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield made
        await made.close()


@pytest_asyncio.fixture(loop_scope="module")
async def playground() -> AsyncIterator[PlayServer]:
    async with fresh() as server:
        yield server


@pytest_asyncio.fixture(loop_scope="module")
async def client(playground: PlayServer) -> AsyncIterator[Bot]:
    async with stock_bot(playground) as made:
        yield made


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: Browser, playground: PlayServer) -> AsyncIterator[Page]:
    """The open page; whatever the browser complains of fails the test."""
    made = await browser.new_page(viewport=DESKTOP, color_scheme="light")
    complaints: list[str] = []
    made.on("pageerror", lambda error: complaints.append(str(error)))
    made.on(
        "console",
        lambda line: complaints.append(line.text) if line.type == "error" else None,
    )
    made.set_default_timeout(PATIENCE)
    await made.goto(playground.origin)
    await made.wait_for_selector("body[data-ready]")
    yield made
    await made.close()
    assert complaints == []


def brief(origin: str) -> str:
    """A message with figures, a quotation and text that looks like markup."""
    return (
        "<b>Monday</b> &lt;img src=x&gt;\n"
        f'<a href="{origin}/a/k3#f1">4,200</a> on strike, '
        f'<a href="{origin}/a/k4#f2">31 ships</a> waiting\n'
        "<blockquote expandable>one\ntwo\nthree\nfour\nfive</blockquote>\n"
        'See /figures or <a href="https://e.org/x">there</a>'
    )


async def test_a_newcomer_starts_taps_a_figure_and_sees_its_sentence(
    playground: PlayServer, client: Bot, page: Page
) -> None:
    await page.get_by_role("button", name="Start", exact=True).click()
    await expect(page.locator("article")).to_have_count(1)
    await client.send_message(
        ADA, brief(playground.origin), parse_mode="HTML", reply_markup=KEYS
    )
    words = page.locator("article .words").last
    await expect(words).to_contain_text("Monday <img src=x>")
    await expect(words.locator("img")).to_have_count(0)
    await expect(page.get_by_text("Figures of this message (2)")).to_be_visible()
    await words.get_by_role("link", name="31 ships").click()
    frame = page.frame_locator("#frame")
    await expect(frame.get_by_role("heading")).to_have_text("Article k4")
    chip = page.locator(".chips button", has_text="4,200")
    await chip.click()
    await expect(frame.get_by_role("heading")).to_have_text("Article k3")
    await expect(chip).to_have_attribute("aria-pressed", "true")
    outside = words.get_by_role("link", name="there")
    assert "noopener" in (await outside.get_attribute("rel") or "")
    await page.get_by_role("button", name="Show all").click()
    await expect(page.get_by_role("button", name="Show less")).to_be_visible()
    await words.get_by_role("button", name="/figures").click()
    await expect(page.locator("article").last).to_contain_text("/figures")
    assert playground.texts(ADA)[-1] == "/figures"


async def test_buttons_are_answered_and_messages_change_in_place(
    playground: PlayServer, client: Bot, page: Page
) -> None:
    playground.human.start(ADA)
    sent = await client.send_message(ADA, "page 1", reply_markup=KEYS)
    await page.get_by_role("button", name="More", exact=True).click()
    await playground.play.bell.until(lambda: playground.play.queries, 5)
    query = list(playground.play.queries)[-1]
    await client.answer_callback_query(query, "Page 2 of 2")
    await client.edit_message_text("page 2", ADA, sent.message_id, reply_markup=KEYS)
    await expect(page.locator("#toast")).to_have_text("Page 2 of 2")
    await expect(page.locator("article").last).to_contain_text("page 2")
    await page.get_by_role("button", name="Forget me").click()
    await playground.play.bell.until(lambda: len(playground.play.queries) > 1, 5)
    query = list(playground.play.queries)[-1]
    await client.answer_callback_query(query, "This erases all. Sure?", show_alert=True)
    await expect(page.get_by_role("dialog")).to_contain_text("This erases all. Sure?")
    await page.get_by_role("button", name="OK").click()
    await client.delete_message(ADA, sent.message_id)
    await expect(page.locator("article")).to_have_count(1)


async def test_commands_keys_and_places_are_offered(
    playground: PlayServer, client: Bot, page: Page
) -> None:
    await client.set_my_commands([("latest", "The newest"), ("help", "What I can do")])
    playground.human.start(ADA)
    await page.get_by_role("button", name="Commands").click()
    await page.get_by_role("option", name="/help").click()
    await expect(page.locator("article").last).to_contain_text("/help")
    field = page.get_by_label("Message", exact=True)
    await field.fill("/la")
    await field.press("Tab")
    await expect(field).to_have_value("/latest ")
    await field.press("Enter")
    await expect(page.locator("article").last).to_contain_text("/latest")
    asked = KeyboardButton("Share location", request_location=True)
    keys = ReplyKeyboardMarkup([["7:30"], [asked]], one_time_keyboard=True)
    await client.send_message(ADA, "Where?", reply_markup=keys)
    await page.get_by_role("button", name="Share location", exact=True).click()
    await page.get_by_role("button", name="New York", exact=True).click()
    await expect(page.locator("article").last).to_contain_text("40.7128, -74.0060")
    await client.send_photo(ADA, png(draw(RELEASED, dark=False)), caption="A chart")
    photo = page.locator("img.photo")
    await expect(photo).to_have_attribute("alt", "A chart")
    await expect(photo).to_have_js_property("naturalWidth", 1080)
    await client.send_chat_action(ADA, "typing")
    await expect(page.locator("#subtitle")).to_have_text("typing…")


async def test_a_file_is_chosen_and_sent(playground: PlayServer, page: Page) -> None:
    playground.human.start(ADA)
    async with page.expect_file_chooser() as choosing:
        await page.get_by_role("button", name="Send a file").click()
    chosen = FilePayload(name="my.opml", mimeType="text/x-opml", buffer=b"<opml/>")
    await (await choosing.value).set_files([chosen])
    await expect(page.locator("article").last).to_contain_text("my.opml")


async def test_words_behind_the_bots_name_list_what_it_offers(
    playground: PlayServer, client: Bot, page: Page
) -> None:
    await page.locator("#chats button", has_text="Reading Circle").click()
    await page.get_by_label("Message", exact=True).press_sequentially(
        "@newsbrief_bot flood"
    )
    await playground.play.bell.until(lambda: playground.play.inline, 5)
    query = next(reversed(playground.play.inline))
    content = InputTextMessageContent("A <b>flood</b>", parse_mode="HTML")
    offers = [
        InlineQueryResultArticle("s1", "Flood", content, description="Post: A flood")
    ]
    start = InlineQueryResultsButton("Read more", start_parameter="inline")
    await client.answer_inline_query(query, offers, button=start)
    offered = page.get_by_role("option", name="Flood")
    await expect(offered).to_contain_text("Post: A flood")
    await page.keyboard.press("ArrowUp")
    await expect(offered).to_be_focused()
    await page.keyboard.press("Enter")
    sent = page.locator("article").last
    await expect(sent).to_contain_text("via @newsbrief_bot")
    await expect(sent.locator("b, strong")).to_have_text("flood")
    await expect(page.locator("#offers")).to_be_hidden()
    await expect(page.get_by_label("Message", exact=True)).to_have_value("")
    await page.get_by_label("Message", exact=True).press_sequentially("@newsbrief_bot ")
    await playground.play.bell.until(lambda: len(playground.play.inline) > 1, 5)
    query = next(reversed(playground.play.inline))
    await client.answer_inline_query(query, [], button=start)
    await expect(page.get_by_text("Nothing to offer")).to_be_visible()
    await page.get_by_role("button", name="Read more").click()
    await expect(page.locator("article").last).to_contain_text("/start inline")


async def test_people_groups_and_the_clock(
    playground: PlayServer, client: Bot, page: Page
) -> None:
    await page.get_by_role("button", name="Reading Circle").click()
    await page.get_by_role("button", name="Add Newsbrief").click()
    await expect(page.locator(".service")).to_have_text("Ada added Newsbrief")
    await page.get_by_role("button", name="What you can do in this chat").click()
    await page.get_by_role("menuitem", name="Make Newsbrief administrator").click()
    await expect(page.locator("#menu")).to_be_hidden()
    await page.get_by_label("Cleo").check(force=True)
    await page.get_by_role("button", name="Newsroom").click()
    await page.get_by_role("button", name="Add Newsbrief").click()
    await page.get_by_role("tab", name="World").click()
    await page.get_by_label("Message", exact=True).fill("/brief")
    await page.get_by_role("button", name="Send", exact=True).click()
    await expect(page.locator("article")).to_have_count(1)
    assert playground.messages(FORUM)[-1]["message_thread_id"] == WORLD_TOPIC
    await page.get_by_role("button", name="Morning Wire").click()
    await page.get_by_role("button", name="Add Newsbrief").click()
    post = await client.send_message(CHANNEL, "Good morning")
    await page.get_by_role("button", name="React with 👍 to “Good morning”").click()
    await expect(page.locator("#toast")).to_have_text("You reacted with 👍")
    assert list(playground.play.reactions[CHANNEL, post.message_id].values()) == ["👍"]
    await expect(page.locator("article")).to_contain_text("Good morning")
    await page.get_by_role("button", name="Jump to tomorrow 08:00").click()
    await expect(page.locator("#now")).to_have_text("Tue 24 Nov · 08:00")
    assert playground.world.here(playground.world.chat(GROUP)).status == "administrator"


async def test_a_line_of_arabic_stands_at_the_right_and_one_of_english_at_the_left(
    playground: PlayServer, client: Bot, page: Page
) -> None:
    playground.human.start(ADA)
    await client.send_message(ADA, "الموجز اليومي\nPort Sable\nالمواضيع الكثيرة: الكل")
    words = page.locator("article .words").last
    await expect(words).to_contain_text("Port Sable")
    arabic, english, _longest = await words.evaluate(FREE_BESIDE)
    assert arabic["left"] > arabic["right"]
    assert english["left"] < english["right"]


async def test_a_long_briefing_is_read_from_its_beginning(
    playground: PlayServer, client: Bot, page: Page
) -> None:
    playground.human.start(ADA)
    await client.send_message(ADA, "First line\n" + "and on\n" * 80)
    await client.send_message(ADA, "and after it")
    down = page.get_by_role("button", name="Go to the newest message")
    await expect(page.locator("article").nth(1)).to_be_in_viewport()
    await down.click()
    await expect(page.locator("article").last).to_be_in_viewport()
    await expect(down).to_be_hidden()


async def test_the_calls_are_shown_with_their_errors_and_no_token(
    playground: PlayServer, client: Bot, page: Page
) -> None:
    playground.human.start(ADA)
    await client.send_message(ADA, "hello")
    with pytest.raises(BadRequest):
        await client.send_message(ADA, "<h1>", parse_mode="HTML")
    newest = page.locator("#log li").first
    await expect(newest).to_contain_text("400")
    await expect(newest).to_contain_text('Unsupported start tag "h1"')
    await newest.locator("summary").click()
    await expect(newest.locator("pre")).to_contain_text('"parse_mode": "HTML"')
    assert playground.token not in await page.content()


async def test_a_visitor_can_lose_answers_and_make_all_well_again(
    playground: PlayServer, page: Page
) -> None:
    await page.get_by_text("Make Telegram misbehave").click()
    await page.get_by_role("button", name="Lose the next 3 answers").click()
    await expect(page.locator("#toast")).to_have_text("Lose the next 3 answers: set")
    assert [(each.kind, each.times) for each in playground.faults.script] == [
        ("close", 3)
    ]
    await page.get_by_role("button", name="All is well again").click()
    await expect(page.locator("#toast")).to_have_text("All is well again: set")
    assert playground.faults.script == []


async def test_every_fault_a_visitor_can_choose_is_taken(page: Page) -> None:
    await page.get_by_text("Make Telegram misbehave").click()
    buttons = page.locator("#faults button")
    await expect(buttons).to_have_count(5)
    for button in await buttons.all():
        label = await button.inner_text()
        await button.click()
        await expect(page.locator("#toast")).to_have_text(f"{label}: set")


async def test_a_phone_shows_one_column_and_follows_a_link(
    playground: PlayServer, client: Bot, browser: Browser
) -> None:
    phone = await browser.new_page(viewport=PHONE)
    await phone.goto(f"{playground.origin}/?user={BEN}&start=topic_world")
    await expect(phone.locator("article")).to_contain_text("/start topic_world")
    assert playground.texts(BEN) == ["/start topic_world"]
    await client.send_message(BEN, brief(playground.origin), parse_mode="HTML")
    await phone.get_by_role("link", name="4,200").click()
    await expect(phone.locator("#frame")).to_be_visible()
    await expect(phone.locator(".talk")).to_be_hidden()
    await phone.get_by_role("button", name="Chats").click()
    await expect(phone.get_by_role("button", name="Reading Circle")).to_be_visible()
    width = await phone.evaluate("document.documentElement.scrollWidth")
    assert width == PHONE["width"]
    await phone.close()


async def test_in_a_narrow_window_nothing_is_cut_off(
    playground: PlayServer, browser: Browser
) -> None:
    narrow = await browser.new_page(viewport=NARROW)
    await narrow.goto(playground.origin)
    tomorrow = narrow.get_by_role("button", name="Jump to tomorrow 08:00")
    await expect(tomorrow).to_be_visible()
    cut = await narrow.evaluate(CUT_OFF)
    await narrow.close()
    assert cut == []


async def test_a_page_left_open_comes_back_after_a_restart_of_the_server(
    playground: PlayServer, page: Page
) -> None:
    playground.play.feed.close()
    playground.human.start(ADA)
    await expect(page.locator("article")).to_have_count(1)
