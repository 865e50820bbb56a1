import pytest

from bot import wording
from bot.chat.commands import all_commands
from bot.chat.pressed.doorway import link
from bot.chat.replies.router import Router
from bot.chat.values import Command, Desk, Reply, Request
from bot.delivery.html.markup import visible
from bot.errors import StoreBusy
from bot.model import Address, Message
from tests.fakes.rights import FakeRights
from tests.fakes.telegram import takes
from tests.fixtures.desk import CHANNEL, GROUP, request


def with_command(desk: Desk, error: Exception) -> Router:
    async def fail(_desk: Desk, _request: Request) -> Reply:
        raise error

    return Router(desk, (Command("fail", fail),))


async def test_an_unexpected_error_is_told_kindly_and_logged(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    reply = await with_command(desk, RuntimeError("boom")).typed("fail", request())
    assert "Something went wrong on my side" in reply.messages[0].html
    assert "boom" in caplog.text


async def test_a_busy_store_is_left_to_the_intake(desk: Desk) -> None:
    with pytest.raises(StoreBusy):
        await with_command(desk, StoreBusy("away")).typed("fail", request())


async def test_every_command_has_one_name_and_every_button_one_handler() -> None:
    commands = all_commands()
    names = [command.name for command in commands]
    actions = [action for command in commands for action in command.buttons]
    assert len(set(names)) == len(names)
    assert len(set(actions)) == len(actions)


async def test_an_answer_longer_than_a_message_comes_in_parts(desk: Desk) -> None:
    long = Message("word " * 1500)

    async def tell(_desk: Desk, _request: Request) -> Reply:
        return Reply(messages=(long,), edit=long)

    reply = await Router(desk, (Command("tell", tell),)).typed("tell", request())
    assert reply.edit
    assert takes(reply.edit.html)
    assert [takes(message.html) for message in reply.messages] == [True, True, True]


async def test_an_error_that_repeats_very_long_words_reaches_the_reader(
    router: Router,
) -> None:
    reply = await router.typed("time", request("<" * 4090))
    assert len(reply.messages) > 1
    assert all(takes(message.html) for message in reply.messages)


async def test_a_notice_is_cut_when_pressed_and_said_whole_to_who_typed(
    desk: Desk,
) -> None:
    long = "<word> " * 100

    async def tell(_desk: Desk, _request: Request) -> Reply:
        return Reply(notice=long)

    router = Router(desk, (Command("tell", tell, buttons={"tell": tell}),))
    pressed = await router.pressed("1|tell", request())
    typed = await router.typed("tell", request())
    assert pressed.notice == long[:200]
    assert visible(typed.messages[0].html) == long
    assert not typed.notice


async def test_in_a_channel_a_button_leads_to_the_private_chat(router: Router) -> None:
    reply = await router.pressed("1|story|s-flood", request(chat=CHANNEL))
    assert reply == Reply(url=link("newsbrief_bot", "1|story|s-flood"))


async def test_readers_of_a_channel_change_nothing_by_its_buttons(
    stocked: Desk, router: Router
) -> None:
    reply = await router.pressed("1|follow|story|s-flood", request(chat=CHANNEL))
    assert reply == Reply(notice=wording.ADMINS_ONLY, is_alert=True)
    assert await stocked.stores.follows.of(Address(CHANNEL.id)) == ()


async def test_who_manages_a_channel_is_told_by_a_notice_and_nobody_else(
    stocked: Desk, router: Router, rights: FakeRights
) -> None:
    rights.admins.add(1001)
    reply = await router.pressed("1|follow|story|s-flood", request(chat=CHANNEL))
    assert len(await stocked.stores.follows.of(Address(CHANNEL.id))) == 1
    assert reply.messages == ()
    assert reply.notice.startswith("🔔 I will tell you here what is new in this story")
    assert reply.is_alert


async def test_what_goes_wrong_with_a_press_in_a_channel_is_not_posted(
    desk: Desk, rights: FakeRights
) -> None:
    async def fail(_desk: Desk, _request: Request) -> Reply:
        raise RuntimeError("boom")

    rights.admins.add(1001)
    router = Router(desk, (Command("fail", fail, buttons={"fail": fail}),))
    reply = await router.pressed("1|fail", request(chat=CHANNEL))
    assert reply == Reply(notice=wording.SOMETHING_WRONG, is_alert=True)


@pytest.mark.parametrize("said", ["latest", "News", "what's new?"])
async def test_a_command_is_understood_without_its_stroke(
    stocked: Desk, router: Router, said: str
) -> None:
    reply = await router.plain(request(said))
    assert reply == await router.typed("latest", request())


async def test_whoever_says_stop_gets_no_more_briefings(
    desk: Desk, router: Router
) -> None:
    await router.typed("subscribe", request("8:00 Vienna"))
    reply = await router.plain(request("STOP!"))
    assert reply.messages[0].html.startswith("Switched off.")
    assert await desk.stores.subscriptions.get(Address(1001)) is None


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("why", "I am not sure what you mean"),
        ("again", "I am not sure what you mean"),
        ("status", "I have nothing on that"),
        ("stop the ferry", "I have nothing on that"),
    ],
)
async def test_other_words_are_a_question(
    stocked: Desk, router: Router, said: str, answer: str
) -> None:
    reply = await router.plain(request(said))
    assert answer in reply.messages[0].html


async def test_in_a_group_only_a_stroke_makes_a_command(
    stocked: Desk, router: Router
) -> None:
    reply = await router.plain(request("stop", chat=GROUP))
    assert "I have nothing on that" in reply.messages[0].html


async def test_news_of_something_are_what_its_newest_article_opens_with(
    stocked: Desk, router: Router
) -> None:
    reply = await router.plain(request("latest news of the bridge"))
    assert "The new Tern bridge will cost 38 million crowns." in reply.messages[0].html


@pytest.mark.parametrize("said", ["latest", "any news?"])
async def test_the_list_that_plain_words_bring_has_its_numbers_known(
    stocked: Desk, router: Router, said: str
) -> None:
    await router.plain(request(said))
    told = await router.typed("story", request("2"))
    assert "bank" in told.messages[0].html
