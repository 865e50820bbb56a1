from dataclasses import replace
from datetime import timedelta

from bot.model import Article, Findings
from bot.questions.index import Index
from bot.questions.lines import Where
from bot.questions.question import Question, read_question
from summarizers.types import Passage, Person, Span, Statement
from tests.fakes.reports import article

FERRY = article(
    "ferry",
    "The Halden sank off Ostrand on Monday. Divers rescued 61 passengers. "
    "She had ignored two warnings.",
    title="Ferry sinks",
    hours_ago=20,
)
BUDGET = article(
    "budget",
    "Ostrand passed a budget. Schools get more money.",
    title="Money for schools",
    hours_ago=3,
)


def made(*articles: Article) -> Index:
    index = Index()
    for each in articles or (FERRY, BUDGET):
        index.put(each)
    return index


def ask(text: str) -> Question:
    return read_question(text)


def test_the_article_with_the_rarest_words_is_nearest() -> None:
    index = made()
    assert index.nearest(ask("How many passengers did Ostrand rescue?"), 2) == (
        "ferry", "budget",
    )  # fmt: skip


def test_an_article_without_any_of_the_words_is_not_near() -> None:
    assert made().nearest(ask("Who rescued passengers?"), 9) == ("ferry",)
    assert made().nearest(ask("Who won the cup?"), 9) == ()


def test_an_empty_index_has_nothing_near() -> None:
    index = Index()
    assert index.nearest(ask("Ostrand?"), 9) == ()
    assert index.lines(ask("Ostrand?"), ["ferry"], 9) == ()


def test_of_equal_articles_the_newest_is_nearest() -> None:
    older = replace(BUDGET, id="older", published=BUDGET.published - timedelta(days=1))
    index = made(older, BUDGET)
    assert index.nearest(ask("budget"), 9) == ("budget", "older")


def test_days_leave_out_what_was_published_before_or_after() -> None:
    index, noon = made(), FERRY.published + timedelta(hours=1)
    assert index.nearest(ask("Ostrand"), 9, until=noon) == ("ferry",)
    assert index.nearest(ask("Ostrand"), 9, since=noon) == ("budget",)


def test_a_line_knows_where_the_words_stand() -> None:
    asked = ask("passengers Halden warnings ferry people money died")
    lines = made().lines(asked, ["ferry"], 9)
    rescued = next(line for line in lines if line.text.startswith("Divers"))
    assert rescued.where == {
        "passeng": Where.HERE,
        "halden": Where.BEFORE,
        "warn": Where.NEXT,
        "ferr": Where.TITLE,
        "peopl": Where.NOWHERE,
        "mone": Where.NOWHERE,
        "die": Where.NOWHERE,
    }
    assert rescued.topic == {"halden", "ferr"}
    assert rescued.order == 1
    assert rescued.span.of(FERRY.text) == rescued.text


def test_another_word_for_it_counts_too() -> None:
    (line, *_) = made().lines(ask("Who saved travellers?"), ["ferry"], 9)
    assert line.text.startswith("Divers")
    assert line.where == {"sav": Where.KIN, "travell": Where.KIN}


def test_a_word_elsewhere_in_the_article_counts_a_little() -> None:
    lines = made().lines(ask("Halden"), ["ferry"], 9)
    assert lines[-1].where == {"halden": Where.ARTICLE}


def test_a_number_is_preferred_where_one_is_asked_for() -> None:
    text = "Boats left Odell early. Boats left Odell 12 times. Boats left Odell Monday."
    index = made(article("boats", text))
    (first, *_) = index.lines(ask("How many boats left Odell?"), ["boats"], 9)
    (when, *_) = index.lines(ask("When did boats leave Odell?"), ["boats"], 9)
    assert "12" in first.text
    assert "Monday" in when.text


def test_a_new_version_takes_the_place_of_the_old() -> None:
    index = made()
    index.put(replace(FERRY, text="The Halden was raised."))
    assert len(index) == 2
    assert index.nearest(ask("divers"), 9) == ()
    assert index.nearest(ask("raised"), 9) == ("ferry",)


def test_what_is_taken_out_is_found_no_more() -> None:
    index = made()
    index.drop("ferry")
    index.drop("ferry")
    assert index.ids == ("budget",)
    assert "ferry" not in index
    assert index.nearest(ask("divers"), 9) == ()
    assert index.lines(ask("divers"), ["ferry"], 9) == ()


def test_gaps_are_closed_when_they_are_many() -> None:
    index = made()
    for number in range(40):
        index.put(replace(FERRY, text=f"{FERRY.text} {number}"))
    assert index.size < 40
    assert index.nearest(ask("divers"), 9) == ("ferry",)


def test_it_knows_the_languages_of_its_articles() -> None:
    index = made(FERRY, replace(BUDGET, language="de"))
    assert set(index.languages) == {"en", "de"}
    index.drop("budget")
    assert index.languages == ("en",)


def test_what_somebody_said_is_found_by_the_speakers_name() -> None:
    said = "She had ignored two warnings."
    start = FERRY.text.index(said)
    span = Span(start, start + len(said))
    toll = Person(
        "Mira Toll",
        Span(0, 3),
        roles=(Passage("The Halden", Span(0, 10)),),
        statements=(Statement(said, span, "said", False, said, span),),
    )
    index = Index()
    index.put(FERRY, Findings(people=(toll,)))
    lines = index.lines(ask("What did Toll say of warnings?"), ["ferry"], 9)
    assert lines[0].text == said
    assert lines[0].is_said
    assert [line.tells_role for line in sorted(lines, key=lambda line: line.order)] == [
        True, False, False,
    ]  # fmt: skip


BRAND = replace(
    article("brand", "Der Sachschaden ist hoch. Zwölf Verletzte kamen ins Spital.",
            title="Brand"),
    language="de",
)  # fmt: skip


def test_an_article_is_near_by_a_word_of_the_same_stem() -> None:
    asked = read_question("Wie hoch ist der Schaden?", ("de",))
    assert made(BRAND, FERRY).nearest(asked, 2) == ("brand",)


def test_words_that_no_article_has_any_more_are_no_kin() -> None:
    index = made(BRAND, FERRY)
    index.drop("brand")
    for number in range(20):
        index.put(replace(BUDGET, id=f"b{number}"))
        index.drop(f"b{number}")
    asked = read_question("Wie hoch ist der Schaden?", ("de",))
    assert index.kin(asked) == {"schaden": frozenset()}
