"""Thanks and greetings are answered in kind, in the language of the moment."""

import pytest

from bot import wording_courtesy as words
from bot.chat.courtesy import command_meant, courtesy, without_courtesy
from bot.chat.router import Router
from bot.chat.values import Desk
from bot.language.current import speaking
from bot.language.known import LANGUAGES
from bot.model import Manner
from tests.fixtures.desk import request


@pytest.mark.parametrize("said", ["thanks", "Thank you!", "THX 🙏", " thanks a lot. "])
def test_thanks_are_answered(said: str) -> None:
    assert courtesy(said) == "You are welcome."


@pytest.mark.parametrize("said", ["thanks for what?", "hello kitty", "", "🙏", "|"])
def test_what_says_more_or_nothing_is_no_courtesy(said: str) -> None:
    assert courtesy(said) == ""


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_understands_its_own_words_and_english(code: str) -> None:
    with speaking(Manner(code)):
        for listed, answer in (
            (words.THANKS, words.WELCOME),
            (words.HELLO, words.GREETING),
        ):
            for said in (*listed.split("|"), listed.split("|")[0].upper()):
                assert courtesy(said) == answer
        assert courtesy("thanks") == words.WELCOME
        assert courtesy("hello") == words.GREETING


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_command_is_understood_in_the_words_of_each_language(code: str) -> None:
    with speaking(Manner(code)):
        for listed, name in (
            (words.LATEST, "latest"),
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
