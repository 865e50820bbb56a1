from dataclasses import replace

import pytest

from bot.chat.pressed.followlist import PAGE
from bot.chat.replies.router import Router
from bot.chat.values import Desk, Reply
from bot.delivery.html.markup import visible
from bot.language.current import speaking
from bot.model import Address, Follow, Manner, Message, Subject, follow_id
from bot.store.follows import MOST
from tests.chat.commands.test_track import STORY, html, router_with_series
from tests.fakes.clock import NOON, FakeClock
from tests.fakes.rights import FakeRights
from tests.fixtures.desk import ADA, CHANNEL, GROUP, request

__all__ = ["router_with_series"]
HERE = Address(ADA.id)


def labels(message: Message) -> list[str]:
    return [button.label for row in message.buttons for button in row]


async def press(router: Router, action: str, *args: str) -> Reply:
    return await router.pressed("|".join(("1", action, *args)), request())


async def kept(desk: Desk, address: Address = HERE) -> list[tuple[str, str, str]]:
    found = await desk.stores.follows.of(address)
    return [(each.subject.value, each.about, each.words) for each in found]


async def test_a_name_in_the_news_follows_the_person(
    stocked: Desk, router: Router
) -> None:
    reply = await router.typed("follow", request("ines moor"))
    assert "I will tell you here when Ines Moor is in the news." in html(reply)
    assert "At most 5 alerts a day." in html(reply)
    assert await kept(stocked) == [("person", "ine moor", "Ines Moor")]
    assert labels(reply.messages[0]) == [
        "🔕 Stop following",
        "🔔 Any news with “ines moor”",
        "🔔 Only: About the flood",
    ]


async def test_the_buttons_follow_what_else_was_meant(
    stocked: Desk, router: Router
) -> None:
    reply = await router.typed("follow", request("Moor"))
    _, (as_words,), (as_story,) = reply.messages[0].buttons
    assert "of each new story with “Moor”" in html(
        await router.pressed(as_words.data, request())
    )
    await router.pressed(as_story.data, request())
    assert {(kind, about) for kind, about, _ in await kept(stocked)} == {
        ("person", "ine moor"),
        ("words", "moor"),
        ("story", "s-flood"),
    }


async def test_other_words_are_followed_as_words(stocked: Desk, router: Router) -> None:
    reply = await router.typed("follow", request("  Tern   bridges "))
    assert "I will tell you here of each new story with “Tern bridges”." in html(reply)
    await router.typed("follow", request("giraffes"))
    assert set(await kept(stocked)) == {
        ("words", "tern bridg", "Tern bridges"),
        ("words", "giraff", "giraffes"),
    }


async def test_the_button_below_stops_it_again(stocked: Desk, router: Router) -> None:
    begun = await router.typed("follow", request("giraffes"))
    (stop,) = begun.messages[0].buttons[0]
    stopped = await router.pressed(stop.data, request())
    assert html(stopped) == "🔕 I no longer tell you of: giraffes."
    assert await kept(stocked) == []


async def test_nothing_and_too_many_words_are_answered_with_what_to_do(
    router: Router,
) -> None:
    assert "/follow Mira Halden" in html(await router.typed("follow", request()))
    long = await router.typed("follow", request("one two three four five six"))
    assert "Five words at most" in html(long)
    common = await router.typed("follow", request("the"))
    assert "“the” stands in nearly every article." in html(common)


async def test_the_button_under_a_person_follows_by_the_full_name(
    stocked: Desk, router: Router
) -> None:
    shown = await press(router, "person", "flood", "1")
    await router.pressed(shown.messages[0].buttons[0][0].data, request())
    assert await kept(stocked) == [("person", "ine moor", "Ines Moor")]


async def test_a_person_whose_story_is_not_kept_is_followed_all_the_same(
    stocked: Desk, router: Router
) -> None:
    await stocked.stores.stories.merge(
        replace((await stocked.stores.stories.many(["s-bank"]))[0], id="x"), "s-flood"
    )
    await press(router, "follow", "person", "flood", "1")
    assert len(await kept(stocked)) == 1


async def test_what_is_gone_cannot_be_followed(stocked: Desk, router: Router) -> None:
    for args in (
        ("story", "nowhere"),
        ("person", "nowhere", "1"),
        ("person", "flood", "9"),
        ("words", "~gone"),
        ("words", ""),
        ("moon", "x"),
    ):
        reply = await press(router, "follow", *args)
        assert reply.notice == "I no longer keep that story or person."


async def test_a_chat_that_follows_all_it_may_is_told_so(
    stocked: Desk, router: Router
) -> None:
    for number in range(MOST):
        about = f"word{number}"
        id_ = follow_id(Subject.WORDS, about)
        wish = Follow(id_, HERE, Subject.WORDS, about, about, NOON)
        await stocked.stores.follows.add(wish)
    reply = await router.typed("follow", request("bridge"))
    assert "You follow 50 things, which is as many as I can." in html(reply)


async def test_all_that_is_followed_stands_in_one_list(
    router_with_series: Router,
) -> None:
    await router_with_series.typed("follow", request("truce talks"))
    await press(router_with_series, "follow", "story", STORY)
    await router_with_series.typed("track", request("hostages"))
    listed = await router_with_series.typed("following", request())
    assert html(listed).startswith(
        "What you follow\n\n"
        "1. 📰 A truce\n"
        "2. 🔤 truce talks\n"
        "3. 📈 hostages freed: 81 hostages (20 Nov) → 105 hostages (21 Nov)\n\n"
    )
    assert labels(listed.messages[0]) == ["🔕 1", "🔕 2", "🔕 3", "Alerts a day: 5"]


async def test_buttons_and_numbers_stop_any_of_them(
    router_with_series: Router, desk: Desk
) -> None:
    await press(router_with_series, "follow", "story", STORY)
    await router_with_series.typed("track", request("hostages"))
    listed = await router_with_series.typed("unfollow", request())
    stop = listed.messages[0].buttons[0][0].data
    assert "no longer tell you of: A truce" in html(
        await router_with_series.pressed(stop, request())
    )
    gone = await router_with_series.pressed(stop, request())
    assert gone.notice == "You do not follow that any more."
    ended = await router_with_series.typed("unfollow", request("1"))
    assert "no longer tell you of: hostages freed" in html(ended)
    assert await desk.stores.tracks.of_chat(ADA.id) == ()
    none = await router_with_series.typed("unfollow", request("7"))
    assert "You follow nothing here." in html(none)


async def test_what_was_followed_by_words_is_stopped_by_them(
    stocked: Desk, router: Router
) -> None:
    for asked in ("bridge", "rate"):
        await router.typed("follow", request(asked))
    stopped = await router.typed("unfollow", request(" Bridge"))
    assert "no longer tell you of: bridge" in html(stopped)
    assert len(await kept(stocked)) == 1


@pytest.mark.parametrize("asked", ["7", "0", "<giraffes>"])
async def test_what_is_not_in_the_list_is_said_above_it(
    stocked: Desk, router: Router, asked: str
) -> None:
    await router.typed("follow", request("bridge"))
    reply = await router.typed("unfollow", request(asked))
    shown = html(reply)
    assert shown.startswith(f"I find no “{asked}” in this list.")
    assert "1. 🔤 bridge" in shown
    assert len(await kept(stocked)) == 1


async def test_a_figure_whose_articles_are_gone_is_listed_by_its_words(
    router_with_series: Router, desk: Desk
) -> None:
    await router_with_series.typed("track", request("prisoners"))
    await desk.stores.retention.remove("c")
    listed = await router_with_series.typed("following", request())
    assert "1. 📈 prisoners freed" in html(listed)


async def test_a_number_told_again_stops_no_other(
    stocked: Desk, router: Router
) -> None:
    for asked in ("bridge", "rate"):
        await router.typed("follow", request(asked))
    first = replace(request("1"), update=7)
    stopped = await router.typed("unfollow", first)
    again = await router.typed("unfollow", first)
    assert html(again) == html(stopped)
    assert len(await kept(stocked)) == 1


async def test_a_long_list_has_pages(
    stocked: Desk, router: Router, desk_clock: FakeClock
) -> None:
    for number in range(PAGE + 1):
        desk_clock.advance(1.0)
        await router.typed("follow", request(f"boat{number}"))
    listed = await router.typed("following", request())
    assert "11." not in html(listed)
    turned = await press(router, "following", "1", str(HERE))
    assert turned.edit
    assert "11. 🔤 boat10" in visible(turned.edit.html)


async def test_how_many_alerts_a_day_is_chosen(stocked: Desk, router: Router) -> None:
    listed = await router.typed("following", request())
    question = await router.pressed(listed.messages[0].buttons[-1][0].data, request())
    assert question.edit
    assert labels(question.edit) == ["1", "3", "✓ 5", "10", "20", "‹ Back"]
    chosen = await router.pressed(question.edit.buttons[0][0].data, request())
    assert chosen.edit
    assert labels(chosen.edit) == ["Alerts a day: 1"]
    reply = await router.typed("follow", request("bridge"))
    assert "At most 1 alert a day." in html(reply)
    stale = await press(router, "cap", str(HERE), "0")
    assert "too old" in stale.notice


async def test_in_a_group_only_admins_follow(
    stocked: Desk, router: Router, rights: FakeRights
) -> None:
    refused = await router.typed("follow", request("bridge", chat=GROUP))
    assert "Only admins of this chat" in html(refused)
    rights.admins.add(1001)
    await router.typed("follow", request("bridge", chat=GROUP))
    assert len(await kept(stocked, Address(GROUP.id))) == 1


async def test_a_channels_list_is_changed_from_a_private_chat(
    stocked: Desk, router: Router, rights: FakeRights
) -> None:
    there = Address(CHANNEL.id)
    id_ = follow_id(Subject.WORDS, "bridg")
    wish = Follow(id_, there, Subject.WORDS, "bridg", "bridge", NOON)
    await stocked.stores.chats.save(CHANNEL)
    await stocked.stores.follows.add(wish)
    refused = await press(router, "unfollow", id_, str(there))
    assert refused.notice
    assert len(await kept(stocked, there)) == 1
    rights.admins.add(1001)
    await press(router, "unfollow", id_, str(there))
    assert await kept(stocked, there) == []


async def test_read_aloud_the_list_has_no_pictures(
    stocked: Desk, router: Router
) -> None:
    await router.typed("follow", request("bridge"))
    with speaking(Manner("en", is_plain=True)):
        heard = html(await router.typed("following", request()))
    assert "1. bridge\n\nPress a number to stop it, or write /unfollow 1." in heard


async def test_a_phrase_that_is_followed_stands_in_one_pair_of_quotation_marks(
    stocked: Desk, router: Router
) -> None:
    reply = await router.typed("follow", request('"northern bank"'))
    assert "new story with “northern bank”." in html(reply)
