"""/language and /plain: how the bot speaks to a chat."""

import re
from dataclasses import replace

import pytest

from bot.chat.replies.router import Router
from bot.chat.values import Desk
from bot.model import Address, Chat, ChatKind, Manner
from tests.fakes.rights import FakeRights
from tests.fixtures.desk import CHANNEL, GROUP, request

HERE = "1001:0"


@pytest.fixture
async def known(stocked: Desk) -> Desk:
    await stocked.stores.chats.save(Chat(1001, ChatKind.PRIVATE, "Ada", language="fr"))
    return stocked


async def manner(desk: Desk, chat_id: int = 1001) -> Manner:
    return await desk.stores.readers.manner(chat_id)


@pytest.mark.parametrize("named", ["de", "Deutsch", "german", "DE"])
async def test_a_language_is_named_in_any_way_and_answered_in_it(
    known: Desk, router: Router, named: str
) -> None:
    reply = await router.typed("language", request(named))
    assert reply.messages[0].html == "Ab jetzt spreche ich hier Deutsch."
    assert await manner(known) == Manner("de")


async def test_alone_it_offers_all_languages_by_their_own_names(
    known: Desk, router: Router
) -> None:
    (message,) = (await router.typed("language", request())).messages
    labels = [button.label for row in message.buttons for button in row]
    assert {"Deutsch", "Українська", "العربية", "日本語"} <= set(labels)
    assert labels[0] == "✓ As in Telegram"
    assert "Français" in message.html


async def test_a_button_chooses_and_the_choice_is_shown_in_that_language(
    known: Desk, router: Router
) -> None:
    offered = await router.pressed(f"1|language|{HERE}", request())
    assert offered.edit
    chosen = await router.pressed(f"1|speak|{HERE}|de", request())
    assert chosen.edit
    assert "Ich spreche hier Deutsch" in chosen.edit.html
    assert await manner(known) == Manner("de")
    await router.pressed(f"1|speak|{HERE}|auto", request())
    assert await manner(known) == Manner("fr")


async def test_a_language_it_does_not_speak_is_refused_with_those_it_does(
    known: Desk, router: Router
) -> None:
    said = (await router.typed("language", request("Klingon <b>"))).messages[0].html
    assert said.startswith("I do not speak “Klingon &lt;b&gt;”. I speak: English, ")
    assert (await router.pressed(f"1|speak|{HERE}|xx", request())).notice
    assert await manner(known) == Manner("fr")


async def test_plain_words_are_switched_on_and_off_by_a_line(
    known: Desk, router: Router
) -> None:
    await router.typed("language", request("en"))
    on = (await router.typed("plain", request("on"))).messages[0].html
    assert on.startswith("From now on I write without emoji and bold here")
    assert await manner(known) == Manner("en", is_plain=True)
    off = (await router.typed("plain", request("Off"))).messages[0].html
    assert off == "From now on I write with emoji and bold here."
    assert await manner(known) == Manner("en")
    usage = (await router.typed("plain", request("maybe"))).messages[0].html
    assert usage == "Write /\u2060plain on or /\u2060plain off."


async def test_plain_words_are_switched_by_a_button(
    known: Desk, router: Router
) -> None:
    shown = await router.pressed(f"1|plain|{HERE}|on", request())
    assert shown.edit
    assert not re.search("🌐|<b>", shown.edit.html)
    assert await manner(known) == Manner("fr", is_plain=True)
    assert (await router.pressed(f"1|plain|{HERE}|maybe", request())).notice
    assert await manner(known) == Manner("fr", is_plain=True)
    await router.pressed(f"1|plain|{HERE}|off", request())
    assert await manner(known) == Manner("fr")


async def test_a_channels_language_is_chosen_from_its_managers_chat(
    known: Desk, router: Router, rights: FakeRights
) -> None:
    rights.admins.add(1001)
    await known.stores.chats.save(replace(CHANNEL, manager=1001))
    shown = await router.pressed(f"1|speak|{CHANNEL.id}:0|ja", request())
    assert shown.edit
    assert shown.edit.html.startswith("🌐 <b>In Morning Wire I speak 日本語.</b>")
    assert await manner(known, CHANNEL.id) == Manner("ja")


async def test_a_group_that_is_not_kept_yet_can_choose(
    stocked: Desk, router: Router, rights: FakeRights
) -> None:
    rights.admins.add(1001)
    await router.typed("language", request("it", chat=GROUP))
    assert await manner(stocked, GROUP.id) == Manner("it")


async def test_in_a_topic_it_is_said_that_all_topics_share_a_language(
    stocked: Desk, router: Router, rights: FakeRights
) -> None:
    rights.admins.add(1001)
    in_topic = replace(request(chat=GROUP), address=Address(GROUP.id, 3))
    (message,) = (await router.typed("language", in_topic)).messages
    assert message.html.endswith("It holds for all topics of this group.")
    (message,) = (await router.typed("language", request(chat=GROUP))).messages
    assert "all topics" not in message.html
