import json
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import aiohttp
import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
)

from bot.playground.acts import next_morning
from bot.playground.answers import Json
from bot.playground.browser import PAGE
from bot.playground.cast import ADA, CHANNEL, CLEO, FORUM, GROUP
from bot.playground.feed import BACKLOG
from tests.fixtures.playground import PlayServer
from tests.playground.test_sending import JPEG, PNG


@pytest.fixture
async def page(playground: PlayServer) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(playground.origin) as made:
        yield made


async def do(page: aiohttp.ClientSession, act: str, **fields: object) -> Json:
    async with page.post("/api/act", json={"act": act, **fields}) as answer:
        body: Json = await answer.json()
        return body


async def state(page: aiohttp.ClientSession) -> Json:
    async with page.get("/api/state") as answer:
        body: Json = await answer.json()
        return body


async def events(page: aiohttp.ClientSession, count: int) -> AsyncIterator[Json]:
    """The first events after the stream is open; the first yield says it is."""
    async with page.get("/api/events") as stream:
        seen = 0
        async for line in stream.content:
            if line.startswith(b"retry"):
                yield {"kind": "open"}
            if line.startswith(b"data: "):
                seen += 1
                yield json.loads(line[6:])
            if seen == count:
                return


async def test_every_file_of_the_page_is_served_with_the_policy(
    page: aiohttp.ClientSession,
) -> None:
    for path in PAGE.iterdir():
        address = "/" if path.name == "index.html" else f"/page/{path.name}"
        async with page.get(address) as answer:
            assert answer.status == 200
            assert await answer.read() == path.read_bytes()
            policy = answer.headers["Content-Security-Policy"]
            assert "script-src 'self'" in policy
            assert "unsafe" not in policy


@pytest.mark.parametrize("name", ["nothing.js", "..%2fserver.py", "style.py"])
async def test_nothing_else_is_served(page: aiohttp.ClientSession, name: str) -> None:
    async with page.get(f"/page/{name}") as answer:
        assert answer.status in (403, 404)


def test_the_page_fetches_nothing_from_elsewhere_and_builds_no_markup() -> None:
    for path in PAGE.iterdir():
        source = path.read_text(encoding="utf-8").replace(
            "http://www.w3.org/2000/svg", ""
        )
        assert not re.search(
            r"""(?:src|href|from|url)[=( ]*["'](?:https?:)?//""", source
        )
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|eval\(", source)
    index = (PAGE / "index.html").read_text(encoding="utf-8")
    assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=", index)


async def test_the_state_holds_people_chats_and_calls(
    playground: PlayServer, client: Bot, page: aiohttp.ClientSession
) -> None:
    playground.human.start(ADA)
    await client.send_message(ADA, "hello")
    seen = await state(page)
    assert [user["name"] for user in seen["users"]] == ["Ada", "Ben", "Cleo"]
    assert seen["bot"]["username"] == "newsbrief_bot"
    assert datetime.fromisoformat(seen["now"]) == playground.clock.now()
    ada = next(chat for chat in seen["chats"] if chat["id"] == ADA)
    assert [message["text"] for message in ada["messages"]] == ["/start", "hello"]
    assert [call["method"] for call in seen["calls"]] == ["sendMessage", "getMe"]
    assert playground.token not in json.dumps(seen)


async def test_what_happens_is_told_as_it_happens(
    playground: PlayServer, page: aiohttp.ClientSession
) -> None:
    kinds = []
    async for event in events(page, 4):
        kinds.append(event["kind"])
        if event["kind"] == "open":
            playground.human.send(ADA, ADA, "hello")
            playground.play.changed("menu")
            await do(page, "hour")
    assert kinds == ["open", "chat", "message", "chats", "clock"]


async def test_a_page_too_far_behind_is_sent_away_to_come_again(
    playground: PlayServer, page: aiohttp.ClientSession
) -> None:
    seen = 0
    async for event in events(page, 10_000):
        seen += 1
        if event["kind"] == "open":
            for _ in range(BACKLOG + 5):
                playground.play.feed.publish("pulse")
    assert seen <= BACKLOG + 1


async def test_an_idle_stream_has_a_pulse(
    playground: PlayServer,
    page: aiohttp.ClientSession,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.playground.feed.PULSE_SECONDS", 0.01)
    kinds = [event["kind"] async for event in events(page, 1)]
    assert kinds == ["open", "pulse"]


async def test_a_stream_ends_with_the_server(
    playground: PlayServer, page: aiohttp.ClientSession
) -> None:
    kinds = []
    async for event in events(page, 9):
        kinds.append(event["kind"])
        playground.play.close()
    assert kinds == ["open"]


async def test_people_write_and_press_and_share(
    playground: PlayServer, client: Bot, page: aiohttp.ClientSession
) -> None:
    await do(page, "start", user=ADA, payload="topic_x")
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("1", callback_data="s1")]])
    sent = await client.send_message(ADA, "pick", reply_markup=keys)
    await do(page, "send", user=ADA, chat=ADA, text=" why? ", reply_to=sent.message_id)
    pressed = await do(
        page, "press", user=ADA, chat=ADA, message=sent.message_id, button="s1"
    )
    await do(page, "locate", user=ADA, chat=ADA, place="Vienna")
    await do(page, "file", user=ADA, chat=ADA, name="a.opml", body="PG9wbWwvPg==")
    assert pressed["result"] in playground.play.queries
    assert playground.texts(ADA) == ["/start topic_x", "pick", "why?", "", ""]
    placed, filed = playground.messages(ADA)[-2:]
    assert placed["location"]["latitude"] == 48.2082
    assert playground.play.files.get(filed["document"]["file_id"]).body == b"<opml/>"


async def test_who_types_the_bots_name_chooses_from_its_offers(
    playground: PlayServer, client: Bot, page: aiohttp.ClientSession
) -> None:
    asked = await do(page, "inline", user=ADA, chat=GROUP, query="flood")
    content = InputTextMessageContent("A flood")
    offer = InlineQueryResultArticle("s1", "Flood", content)
    await client.answer_inline_query(asked["result"], [offer])
    query = asked["result"]
    await do(page, "choose", user=ADA, chat=GROUP, query=query, result="s1")
    assert playground.texts(GROUP) == ["A flood"]


async def test_who_leads_a_chat_adds_and_removes_the_bot(
    playground: PlayServer, page: aiohttp.ClientSession
) -> None:
    here = playground.world.chat(GROUP)
    for change, standing in (
        ("add", "member"),
        ("promote", "administrator"),
        ("demote", "member"),
        ("remove", "kicked"),
    ):
        await do(page, "bot", user=ADA, chat=GROUP, change=change)
        assert playground.world.here(here).status == standing
    await do(page, "bot", user=CLEO, chat=FORUM, change="add", payload="x")
    assert playground.texts(FORUM)[-1] == "/start@newsbrief_bot x"
    refused = await do(page, "bot", user=ADA, chat=CHANNEL, change="add")
    assert refused["error"] == "only an administrator of this chat can do that"


async def test_a_bot_is_blocked_and_taken_back(
    playground: PlayServer, page: aiohttp.ClientSession
) -> None:
    await do(page, "block", user=ADA)
    assert playground.world.here(playground.world.chat(ADA)).status == "kicked"
    await do(page, "unblock", user=ADA)
    assert playground.world.here(playground.world.chat(ADA)).status == "member"


async def test_a_reader_reacts_to_a_post(
    playground: PlayServer, page: aiohttp.ClientSession
) -> None:
    post = playground.human.send(CLEO, CHANNEL, "Good morning")["message_id"]
    await do(page, "react", user=ADA, chat=CHANNEL, message=post, emoji="👍")
    assert playground.play.reactions[CHANNEL, post] == {ADA: "👍"}
    refused = await do(page, "react", user=ADA, chat=CHANNEL, message=0, emoji="👍")
    assert "only posts of channels" in refused["error"]


async def test_a_topic_needs_a_title(
    playground: PlayServer, page: aiohttp.ClientSession
) -> None:
    made = await do(page, "topic", user=ADA, chat=FORUM, title=" Sport ")
    assert playground.world.chat(FORUM).topics[made["result"]].title == "Sport"
    refused = await do(page, "topic", user=ADA, chat=FORUM, title=" ")
    assert "1 to 128 characters" in refused["error"]


async def test_the_clock_jumps_to_the_readers_own_morning(
    playground: PlayServer, page: aiohttp.ClientSession
) -> None:
    jumped = await do(page, "tomorrow", user=CLEO)
    new_york = datetime(2026, 11, 24, 8, 0, tzinfo=ZoneInfo("America/New_York"))
    assert datetime.fromisoformat(jumped["result"]) == new_york
    assert playground.clock.now() == new_york


def test_the_next_morning_knows_of_clock_changes() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    evening = datetime(2026, 10, 24, 20, 0, tzinfo=UTC)
    assert next_morning(evening, berlin) == datetime(2026, 10, 25, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"act": "fly"}, "there is no act 'fly'"),
        ([], "there is no act None"),
        ({"act": "send", "user": ADA}, "send: 'text' is missing or wrong"),
        ({"act": "send", "user": ADA, "chat": ADA, "text": " "}, "1 to 4096"),
        ({"act": "send", "user": ADA, "chat": 5, "text": "x"}, "chat not found"),
        ({"act": "locate", "user": ADA, "chat": ADA, "place": "Moon"}, "locate"),
        ({"act": "file", "user": ADA, "chat": ADA, "name": "a", "body": "?"}, "file"),
    ],
)
async def test_a_senseless_act_is_refused_with_the_reason(
    page: aiohttp.ClientSession, body: object, reason: str
) -> None:
    async with page.post("/api/act", json=body) as answer:
        assert answer.status == 400
        assert reason in (await answer.json())["error"]


async def test_only_the_page_itself_may_act(page: aiohttp.ClientSession) -> None:
    body = json.dumps({"act": "hour"})
    kind = {"Content-Type": "application/json"}
    async with page.post("/api/act", data=body) as answer:
        assert answer.status == 415
    elsewhere = {**kind, "Sec-Fetch-Site": "cross-site"}
    async with page.post("/api/act", data=body, headers=elsewhere) as answer:
        assert answer.status == 403
    async with page.post("/api/act", data="{", headers=kind) as answer:
        assert answer.status == 400


async def test_pictures_are_shown_and_documents_are_saved(
    playground: PlayServer, client: Bot, page: aiohttp.ClientSession
) -> None:
    playground.human.start(ADA)
    for body, kind in ((PNG, "image/png"), (JPEG, "image/jpeg")):
        photo = (await client.send_photo(ADA, body)).photo[-1]
        async with page.get(f"/api/files/{photo.file_id}") as answer:
            assert (answer.status, answer.content_type) == (200, kind)
    sent = await client.send_document(ADA, b"<script>", filename='a".html')
    assert sent.document is not None
    async with page.get(f"/api/files/{sent.document.file_id}") as answer:
        assert answer.content_type == "application/octet-stream"
        assert answer.headers["Content-Disposition"].startswith("attachment")
    async with page.get("/api/files/nothing") as answer:
        assert answer.status == 404
