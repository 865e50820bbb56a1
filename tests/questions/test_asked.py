"""The questions of our own are whole: what is said to answer them stands there."""

from collections import Counter

from tests.fakes.asked import (
    ASKED,
    HALVES,
    KINDS,
    drawn,
    heard,
    news,
    questions,
    taught,
)

TOLD = {told.article.id: told for told in news()}
ALL = questions(*HALVES)


def test_there_are_as_many_questions_and_articles_as_are_told_of() -> None:
    assert len(TOLD) >= 60
    assert len(ALL) == 300
    assert sum(not asked.gold for asked in ALL) == 100


def test_articles_have_the_length_of_short_news() -> None:
    assert {told.article.id for told in TOLD.values()} == TOLD.keys()
    assert all(7 <= len(told.sentences) <= 12 for told in TOLD.values())


def test_no_question_is_asked_twice() -> None:
    assert len({asked.id for asked in ALL}) == 300
    assert len({asked.question.casefold() for asked in ALL}) == 300


def test_every_question_has_a_kind_if_there_is_an_answer() -> None:
    assert all(bool(asked.gold) == (asked.kind in KINDS) for asked in ALL)
    assert all(bool(asked.gold) == bool(asked.accepted) for asked in ALL)


def test_answers_stand_in_an_article_on_the_event_asked_about() -> None:
    assert all(
        TOLD[article].story == asked.story for asked in ALL for article, _ in asked.gold
    )


def test_each_sentence_that_answers_holds_an_accepted_answer_word_for_word() -> None:
    silent = [
        (asked.id, article, place)
        for asked in ALL
        for article, place in asked.gold
        if not any(x in TOLD[article].sentences[place] for x in asked.accepted)
    ]
    assert silent == []


def test_each_accepted_answer_stands_in_a_sentence_that_answers() -> None:
    unsaid = [
        (asked.id, answer)
        for asked in ALL
        for answer in asked.accepted
        if not any(answer in TOLD[a].sentences[place] for a, place in asked.gold)
    ]
    assert unsaid == []


def test_all_questions_on_an_event_lie_in_the_half_drawn_for_it() -> None:
    halves = drawn(asked.story for asked in ALL)
    assert [asked.half for asked in ALL] == [halves[asked.story] for asked in ALL]


def test_both_halves_are_alike_in_size_and_in_what_cannot_be_answered() -> None:
    sizes = Counter(asked.half for asked in ALL)
    silent = Counter(asked.half for asked in ALL if not asked.gold)
    assert max(sizes.values()) <= 165
    assert max(silent.values()) <= 55


def test_each_file_of_news_holds_one_event_named_like_it() -> None:
    files = {file.stem for file in ASKED.glob("news/*.json")}
    assert {told.story for told in TOLD.values()} == files


def test_questions_for_learning_are_answered_by_the_words_they_name() -> None:
    told, asked = taught()
    said = {each.article.id: each.sentences for each in told}
    for each in asked:
        lines = [said[article][place] for article, place in each.gold]
        assert all(any(w in line for w in each.accepted) for line in lines), each.id
        assert bool(lines) == bool(each.accepted)


def test_questions_for_learning_are_on_other_news() -> None:
    told, asked = taught()
    assert not {each.story for each in told} & {each.story for each in news()}
    assert {each.half for each in asked} == {"taught"}


def test_questions_from_hearsay_are_answered_by_the_words_they_name() -> None:
    told, asked = heard()
    said = {each.article.id: each.sentences for each in told}
    for each in asked:
        lines = [said[article][place] for article, place in each.gold]
        assert all(any(w in line for line in lines) for w in each.accepted), each.id
        assert bool(lines) == bool(each.accepted)
        assert each.kind in KINDS


def test_no_question_from_hearsay_is_of_the_half_put_aside() -> None:
    _, asked = heard()
    aside = {each.story for each in questions("aside")}
    assert not aside & {each.story for each in asked}
    assert len({each.id for each in asked}) == len(asked) == 450
