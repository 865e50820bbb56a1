"""What asks for all that is new is known in every language, and only if that is all."""

import pytest

from bot.questions.newest import asks_for_news
from bot.questions.question import read_question
from bot.questions.tongues import codes, news_of
from bot.questions.wants import Wants

ENGLISH = ["news", "News?", "whats new", "WHAT'S NEW?!", "any updates", "wassup", "sup"]


@pytest.mark.parametrize("text", ENGLISH)
def test_all_that_is_new_is_asked_for_in_english(text: str) -> None:
    asked = read_question(text)
    assert (asked.wants, asked.terms) == (Wants.EVENT, ())


@pytest.mark.parametrize("code", codes())
def test_each_language_asks_for_it_in_its_words(code: str) -> None:
    assert news_of(code)
    for text in news_of(code):
        asked = read_question(f"{text}?", ("en",))
        assert (asked.wants, asked.terms) == (Wants.EVENT, ())


@pytest.mark.parametrize(
    "text", ["noticias", "NOTICIAS", "Ultimas noticias", "actualites"]
)
def test_capitals_and_accents_do_not_matter(text: str) -> None:
    assert asks_for_news(text)


@pytest.mark.parametrize(
    "text", ["news of Ostrand", "latest toll", "", "?", "titulares FC"]
)
def test_what_asks_for_something_is_no_such_question(text: str) -> None:
    assert not asks_for_news(text)
