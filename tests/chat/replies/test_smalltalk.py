"""What asks nothing gets a short kind line, in a group only if it is said to us."""

from dataclasses import replace

import pytest

from bot import wording_talk as words
from bot.chat.replies.router import Router
from bot.chat.replies.smalltalk import small_talk
from bot.chat.values import Desk, Reply
from bot.language.current import speaking
from bot.language.known import LANGUAGES
from bot.model import Manner
from tests.fixtures.desk import GROUP, request

TALK = [
    ("???", words.UNCLEAR),
    ("!", words.UNCLEAR),
    ("...", words.UNCLEAR),
    ("x", words.UNCLEAR),
    ("Yes", words.UNCLEAR),
    ("hmm...", words.UNCLEAR),
    ("я", words.UNCLEAR),
    ("👍", words.EMOJI),
    ("🙂 🙂🙂", words.EMOJI),
    ("🤷🏽‍♀️!", words.EMOJI),
    ("lol", words.LAUGHED),
    ("Hahaha 😂", words.LAUGHED),
    ("jajaja", words.LAUGHED),
    ("хаха", words.LAUGHED),
    ("哈哈哈", words.LAUGHED),
    ("Test", words.HERE),
    ("are you there?", words.HERE),
    ("+43 660 1234567", words.PHONE),
    ("0660/1234567", words.PHONE),
    ("(555) 123-4567", words.PHONE),
    ("https://example.com/a?b=c", words.LINK),
    ("www.example.com", words.LINK),
    ("you idiot", words.SORRY),
    ("What a stupid bot!!!", words.SORRY),
    ("ur so useless", words.SORRY),
    ("du bist so dumm", words.SORRY),
    ("笨蛋", words.SORRY),
]


@pytest.mark.parametrize(("said", "line"), TALK)
def test_what_asks_nothing_gets_a_line_that_fits(said: str, line: str) -> None:
    assert small_talk(said) == line


ASKS = [
    "", "flood", "what", "you", "火", "ha", "test results of the vaccine", "640", "7",
    "7:30", "2026-11-21", "21.11.2026", "what does https://example.com/a say",
    "who called the mayor an idiot", "2026", "24/7", "1 2 3", "bot",
]  # fmt: skip


@pytest.mark.parametrize("said", ASKS)
def test_what_may_ask_something_is_no_small_talk(said: str) -> None:
    assert small_talk(said) == ""


@pytest.mark.parametrize("code", LANGUAGES)
def test_tests_and_insults_of_every_language_are_understood_in_any_chat(
    code: str,
) -> None:
    with speaking(Manner(code)):
        tests, insults = words.TESTS.split("|"), words.INSULTS.split("|")
        vague = words.VAGUE.split("|")
    with speaking(Manner("ja")):
        assert {small_talk(each) for each in tests} == {words.HERE}
        assert {small_talk(each) for each in insults} == {words.SORRY}
        assert {small_talk(each) for each in vague} == {words.UNCLEAR}


@pytest.mark.parametrize("said", ["😂", "lol", "thanks", "???", "idiot"])
async def test_in_a_group_small_talk_is_answered_only_if_we_are_named(
    stocked: Desk, router: Router, said: str
) -> None:
    named = request(said, chat=GROUP)
    assert (await router.plain(named)).messages
    assert await router.plain(replace(named, is_named=False)) == Reply()
    assert (await router.plain(request(said))).messages
