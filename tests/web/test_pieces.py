"""Pieces of pages: sentences and figures with their sources."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.language.current import speaking
from bot.model import Manner
from bot.web.pieces import account, dateline, figure, when
from tests.fakes.news import cited, origin, quote


def test_sentences_of_two_sources_are_never_run_together() -> None:
    radio = origin("b2", source="Radio", url="")
    told = account(
        (quote("One."), quote("Two."), quote("Three.", radio)), "", {"b2": "de"}
    )
    assert told.count("<p dir") == 2
    assert 'lang="de" dir="auto">Three.</a>' in told
    assert told.index("Two.") < told.index("Harbour Post") < told.index("Three.")


def test_day_and_time_stand_together_as_the_language_puts_them() -> None:
    moment = datetime(2026, 11, 24, 14, 5, tzinfo=UTC)
    assert when(moment) == "24 Nov 2026, 14:05 UTC"
    with speaking(Manner("zh")):
        assert when(moment) == "2026年11月24日 14:05 UTC"


def test_an_outlet_without_an_address_is_named_and_leads_nowhere() -> None:
    shown = dateline(origin(source="Radio", url="javascript:x"))
    assert shown.startswith("<bdi>Radio</bdi> · <time ")


def test_an_article_without_an_outlet_still_leads_to_its_original() -> None:
    assert ">Read the original</a></bdi> · " in dateline(origin(source=""))


def test_what_is_locked_or_a_sample_is_marked() -> None:
    marked = dateline(origin(is_paywalled=True, is_sample=True))
    assert "</a></bdi> 🔒 paid · " in marked
    assert marked.endswith(" · sample")


def test_who_says_so_stands_beside_a_figure_that_does_not_say_it() -> None:
    assert "(the mayor)</span>" in figure(cited(attribution="the mayor"), "../", {})
    said = figure(cited(attribution="the harbour authority"), "../", {})
    assert "(the harbour authority)" not in said


def test_a_clause_that_was_cut_says_so() -> None:
    words = "The harbour, which has " + "very long and winding " * 6 + "quays, "
    sentence = f"{words}has 40 ferries {'and many more boats of all kinds ' * 5}there."
    one = replace(
        cited().figure,
        sentence=sentence,
        text="40 ferries",
        span=replace(
            cited().figure.span,
            start=sentence.index("40"),
            end=0 + sentence.index("40") + 10,
        ),
        sentence_span=replace(cited().figure.sentence_span, end=len(sentence)),
    )
    shown = figure(replace(cited(), figure=one), "", {})
    assert "… " in shown or " …" in shown


def test_between_sentences_of_chinese_there_is_no_blank() -> None:
    told = account((quote("一。"), quote("二。"), quote("Three.")), "", {})
    assert "一。</a><a" in told
    assert "二。</a><a" in told
    assert "Three.</a></p>" in told
