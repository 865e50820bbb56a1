"""Questions in the other languages, over news of all of them at once."""

from functools import cache

import pytest

from bot.jobs.analysis import analyse
from bot.questions.answers import Near, compose
from bot.questions.clueweights import WEIGHTS
from bot.questions.index import Index
from bot.questions.question import read_question
from bot.questions.ranking import ARTICLES, ranked
from bot.questions.tongues import codes
from tests.fakes.asked import Asked, abroad

EXACT = ("how many", "how much", "when")
LEAST = 5
"""Of the twelve questions that the news answers, so many are answered first."""


@cache
def news() -> tuple[Index, dict[str, Near]]:
    index, near = Index(), dict[str, Near]()
    for each in (told for code in codes() for told in abroad(code)[0]):
        findings = analyse(each.article).findings
        index.put(each.article, findings)
        near[each.article.id] = each.article, findings
    return index, near


@cache
def said(asked: Asked) -> tuple[str, str]:
    """Return the sentence shown first, and its words that answer."""
    index, near = news()
    question = read_question(asked.question, index.languages)
    found = ranked(question, index, index.nearest(question, ARTICLES), WEIGHTS)
    best = compose(question, found, near)
    return (best.quotes[0].passage.text, best.words) if best else ("", "")


@pytest.mark.parametrize("code", codes())
def test_each_language_is_answered(code: str) -> None:
    told, asked = abroad(code)
    texts = {each.article.id: each.sentences for each in told}
    right = [
        each.question
        for each in asked
        if said(each)[0] in {texts[article][place] for article, place in each.gold}
    ]
    assert len(right) >= LEAST


@pytest.mark.parametrize("code", codes())
def test_hardly_a_question_about_nothing_in_the_news_is_answered(code: str) -> None:
    answered = [e.question for e in abroad(code)[1] if not e.gold and said(e)[0]]
    assert len(answered) <= 1


@pytest.mark.parametrize("code", codes())
def test_the_words_that_answer_stand_in_their_sentence(code: str) -> None:
    assert all(words in sentence for sentence, words in map(said, abroad(code)[1]))


def test_two_in_five_numbers_and_days_are_told_letter_for_letter() -> None:
    every = (each for code in codes() for each in abroad(code)[1])
    exact = [said(e)[1] in e.accepted for e in every if e.kind in EXACT]
    assert sum(exact) * 5 >= len(exact) * 2
