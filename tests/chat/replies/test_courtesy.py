"""Thanks and greetings of any language are answered in that of the moment."""

import pytest

from bot import wording_courtesy as words
from bot.chat.replies.courtesy import command_meant, courtesy, without_courtesy
from bot.chat.replies.router import Router
from bot.chat.values import Desk
from bot.language.current import speaking
from bot.language.known import LANGUAGES
from bot.model import Manner
from tests.fixtures.desk import request


@pytest.mark.parametrize("said", ["thanks", "Thank you!", "THX 🙏", " thanks a lot. "])
def test_thanks_are_answered(said: str) -> None:
    assert courtesy(said) == "You are welcome."


@pytest.mark.parametrize("said", ["ok", "OK!", "Bye", "got it"])
def test_what_ends_a_conversation_is_no_question(said: str) -> None:
    assert courtesy(said) == "You are welcome."


@pytest.mark.parametrize("said", ["thanks for what?", "hello kitty", "", "🙏", "|"])
def test_what_says_more_or_nothing_is_no_courtesy(said: str) -> None:
    assert courtesy(said) == ""


def listed(code: str, name: str) -> list[str]:
    with speaking(Manner(code)):
        return [each.strip() for each in getattr(words, name).split("|")]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_words_of_every_language_are_understood_in_any_chat(code: str) -> None:
    for here in (code, "en", "ar", "ja"):
        thanks, hello = listed(code, "THANKS"), listed(code, "HELLO")
        with speaking(Manner(here)):
            for said in (*thanks, thanks[0].upper()):
                assert courtesy(said) == words.WELCOME
            for said in (*hello, hello[0].upper()):
                assert courtesy(said) == words.GREETING


@pytest.mark.parametrize(
    "said", ["Danke!", "merci", "ありがとう", "Dziekuje", "TEŞEKKÜRLER"]
)
async def test_thanks_in_another_language_are_answered_in_the_chat_s(
    said: str, router: Router
) -> None:
    assert (await router.plain(request(said))).messages[0].html == "You are welcome."
    with speaking(Manner("de")):
        reply = await router.plain(request(said))
        assert reply.messages[0].html == "Gern geschehen."


@pytest.mark.parametrize("said", ["Danke Merz", "merci 1944", "bonjour tristesse"])
async def test_what_only_begins_like_thanks_is_a_question(
    said: str, stocked: Desk, router: Router
) -> None:
    reply = await router.plain(request(said))
    assert "nothing on that" in reply.messages[0].html


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_command_is_understood_in_the_words_of_each_language(code: str) -> None:
    with speaking(Manner(code)):
        for listed, name in (
            (words.HELP, "help"),
            (words.STOP, "unsubscribe"),
        ):
            assert {command_meant(said) for said in listed.split("|")} == {name}
        assert command_meant("What can you do?") == "help"
        assert command_meant("stop the flood") == ""


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("how many people were hurt pls", "how many people were hurt"),
        ("Hi! please, who won? thx!", "who won?!"),
        ("who pleased the crowd", "who pleased the crowd"),
        ("please", "please"),
        ("hey", "hey"),
        ("hippos in Tern", "hippos in Tern"),
    ],
)
def test_please_and_thanks_are_no_part_of_a_question(said: str, asked: str) -> None:
    assert without_courtesy(said) == asked


async def test_who_says_please_gets_the_same_answer(
    stocked: Desk, router: Router
) -> None:
    kind = await router.plain(request("hi, how many people were moved out pls"))
    assert "<b>640 people</b>" in kind.messages[0].html


async def test_a_greeting_is_no_question(router: Router) -> None:
    reply = await router.plain(request("Good morning!"))
    assert reply.messages[0].html.startswith("Hello! Ask me about the news")
