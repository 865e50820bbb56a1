"""/filter, /mute and the filters' buttons, for readers, groups and channels."""

from dataclasses import replace

import pytest

from bot.chat.replies.router import Router
from bot.chat.settings.filterpanel import token
from bot.chat.values import Desk, Reply
from bot.model import Address, Filters
from tests.fakes.clock import FakeClock
from tests.fakes.rights import FakeRights
from tests.fixtures.desk import ADA, CHANNEL, GROUP, request

HERE = "1001:0"
THERE = "-1002:0"


async def of(desk: Desk, chat_id: int = 1001) -> Filters:
    kept = await desk.stores.subscriptions.get(Address(chat_id))
    assert kept
    return kept.filters


def html(reply: Reply) -> str:
    return (reply.edit or reply.messages[0]).html


@pytest.fixture
async def subscribed(stocked: Desk, router: Router) -> Desk:
    await router.typed("subscribe", request("8:00 Vienna"))
    return stocked


async def test_filters_are_set_shown_and_taken_away(
    subscribed: Desk, router: Router
) -> None:
    said = await router.typed("filter", request('+flood -rates -source:"Tern.example"'))
    assert "Only stories with: flood\n" in html(said)
    assert "With these you keep 1 of the 3 newest stories." in html(said)
    assert await of(subscribed) == Filters(
        words=("flood",), not_words=("rates",), not_sources=("tern.example",)
    )
    assert html(await router.typed("filter", request())) == html(said)
    await router.pressed(f"1|unfilter|{HERE}|words|{token('flood')}", request())
    fewer = await router.typed("filter", request())
    assert "With these you keep 2 of the 3" in html(fewer)
    off = await router.typed("filter", request("OFF"))
    assert html(off) == "All filters are taken away."
    assert await of(subscribed) == Filters()


async def test_filters_that_leave_nothing_say_so(
    subscribed: Desk, router: Router
) -> None:
    said = await router.typed("filter", request("zeppelin"))
    assert "With these you keep none of the 3 newest stories." in html(said)


async def test_what_cannot_be_understood_changes_nothing(
    subscribed: Desk, router: Router
) -> None:
    said = await router.typed("filter", request("flood moods:calm"))
    assert "I do not know “moods:”" in html(said)
    assert await of(subscribed) == Filters()


async def test_without_a_briefing_filters_wait_for_one(
    stocked: Desk, router: Router
) -> None:
    said = await router.typed("filter", request("-flood"))
    assert "They count as soon as the daily briefing is on" in html(said)
    await router.pressed(f"1|done|{HERE}", request())
    assert await of(stocked) == Filters(not_words=("flood",))


async def test_what_is_muted_is_a_source_a_topic_or_words(
    subscribed: Desk, router: Router
) -> None:
    said = await router.typed("mute", request("harbour post, world, royal family"))
    assert "no more of “Harbour Post”, “world”, “royal family”" in html(said)
    assert await of(subscribed) == Filters(
        not_words=("royal family",),
        not_sources=("Harbour Post",),
        not_topics=("world",),
    )
    back = await router.typed("unmute", request("World"))
    assert html(back) == "You hear of “World” again."
    assert (await of(subscribed)).not_topics == ()


@pytest.mark.parametrize(
    ("command", "words", "answer"),
    [
        ("mute", "", "Write what you do not want"),
        ("unmute", "", "Write what you want to hear of again"),
        ("unmute", "flood", "“flood” is not among your filters."),
    ],
)
async def test_to_mute_needs_words_that_can_be_muted(
    subscribed: Desk, router: Router, command: str, words: str, answer: str
) -> None:
    assert answer in html(await router.typed(command, request(words)))


async def test_words_asked_for_are_the_next_message(
    subscribed: Desk, router: Router
) -> None:
    asked = await router.pressed(f"1|wordsask|{HERE}|not_words", request())
    assert "Of which words do you want to hear nothing?" in html(asked)
    said = await router.plain(request("bridge, northern bank"))
    assert "Nothing with: bridge, “northern bank”" in html(said)
    assert "With these you keep 1 of the 3" in html(said)
    again = await router.plain(request("bridge"))
    assert "Filters" not in html(again)


async def test_a_question_is_not_taken_for_the_words_asked_for(
    subscribed: Desk, router: Router
) -> None:
    await router.pressed(f"1|wordsask|{HERE}|words", request())
    answer = await router.plain(request("How many people were moved?"))
    assert "640" in html(answer)
    assert "Only stories with: flood" in html(await router.plain(request("flood")))


async def test_words_that_cannot_be_taken_may_be_sent_again(
    subscribed: Desk, router: Router
) -> None:
    await router.pressed(f"1|wordsask|{HERE}|words", request())
    assert "There is no word in" in html(await router.plain(request("…")))
    assert "Only stories with: flood" in html(await router.plain(request("flood")))


async def test_words_asked_for_long_ago_are_a_question_again(
    subscribed: Desk, router: Router, desk_clock: FakeClock
) -> None:
    await router.pressed(f"1|wordsask|{HERE}|words", request())
    desk_clock.advance(601.0)
    await router.plain(request("flood"))
    assert await of(subscribed) == Filters()


async def test_languages_and_sources_are_chosen_by_buttons(
    subscribed: Desk, router: Router
) -> None:
    shown = await router.pressed(f"1|tongues|{HERE}", request())
    assert "In which languages?" in html(shown)
    await router.pressed(f"1|tongue|{HERE}|de|1", request())
    await router.pressed(f"1|tongue|{HERE}|en|1", request())
    await router.pressed(f"1|tongue|{HERE}|de|0", request())
    sources = await router.pressed(f"1|outlets|{HERE}", request())
    assert "Press a source to mute it" in html(sources)
    post = token("Harbour Post")
    await router.pressed(f"1|outlet|{HERE}|{post}|1", request())
    both = Filters(languages=("en",), not_sources=("Harbour Post",))
    assert await of(subscribed) == both
    await router.pressed(f"1|outlet|{HERE}|{post}|0", request())
    await router.pressed(f"1|outlet|{HERE}|{post}|1", request())
    await router.pressed(f"1|tongue|{HERE}", request())
    await router.pressed(f"1|outlet|{HERE}", request())
    assert await of(subscribed) == Filters()


async def test_all_filters_go_by_one_button(subscribed: Desk, router: Router) -> None:
    await router.typed("filter", request("-a -b"))
    await router.pressed(f"1|unfilter|{HERE}", request())
    assert await of(subscribed) == Filters()


@pytest.mark.parametrize(
    "data", ["tongue|1001:0|xx|1", "outlet|1001:0|xx|1", "wordsask|1001:0|moods"]
)
async def test_a_button_that_names_nothing_known_is_too_old(
    subscribed: Desk, router: Router, data: str
) -> None:
    reply = await router.pressed(f"1|{data}", request())
    assert reply.notice == "This button is too old. Ask again, please."


async def test_a_channel_is_filtered_by_whoever_manages_it(
    stocked: Desk, router: Router, rights: FakeRights
) -> None:
    await stocked.stores.chats.save(CHANNEL)
    refused = await router.pressed(f"1|filters|{THERE}", request())
    assert refused.notice == "Only admins can press this."
    rights.admins.add(1001)
    shown = await router.pressed(f"1|filters|{THERE}", request())
    assert "<b>Filters for Morning Wire</b>" in html(shown)
    await router.pressed(f"1|wordsask|{THERE}|words", request())
    said = await router.plain(request("flood"))
    assert "<b>Filters for Morning Wire</b>" in html(said)
    await router.pressed(f"1|done|{THERE}", request())
    assert await of(stocked, CHANNEL.id) == Filters(words=("flood",))


async def test_in_a_group_only_admins_set_filters(
    stocked: Desk, router: Router
) -> None:
    said = await router.typed("filter", request("-flood", chat=GROUP))
    assert html(said) == "Only admins of this chat can do that."


async def test_the_settings_say_what_is_filtered_and_the_export_too(
    subscribed: Desk, router: Router
) -> None:
    await router.typed("mute", request("flood"))
    assert "Filters: Nothing with: flood" in html(
        await router.typed("settings", request())
    )
    told = await subscribed.stores.chats.export(ADA.id)
    assert told["subscriptions"][0]["filters"] == {"not_words": ("flood",)}


async def test_what_is_forgotten_are_the_filters_too(
    subscribed: Desk, router: Router
) -> None:
    await router.typed("mute", request("flood"))
    await router.pressed(f"1|wordsask|{HERE}|words", request())
    await router.pressed("1|forget|yes", request())
    shown = await router.typed("filter", request())
    assert "None: you get every story on your topics." in html(shown)


async def test_each_topic_of_a_forum_has_its_own_filters(
    stocked: Desk, router: Router, rights: FakeRights
) -> None:
    rights.admins.add(1001)
    thread = replace(request("-flood", chat=GROUP), address=Address(GROUP.id, 3))
    await router.typed("filter", thread)
    there = await router.typed("filter", replace(thread, words=""))
    here = await router.typed("filter", request(chat=GROUP))
    assert "Nothing with: flood" in html(there)
    assert "None: you get every story" in html(here)
