import json
from dataclasses import replace

from bot.delivery.html.markup import visible
from bot.delivery.messages.shares import Share, figure_share, results, story_share
from bot.model import Findings, Report
from bot.questions.queries import Fitting
from summarizers.types import Span
from tests.fakes.news import cited, ferries, figure, origin

POST = origin()
RADIO = origin("r7", source="Quay Radio", url="https://radio.example/r7")
BARGES = figure("The storm sank 12 barges.", "12", low=12.0, counted="barges")
ONE = Report(POST, (), Findings(figures=(ferries(),)), "s1")
TWO = Report(RADIO, (), Findings(figures=(BARGES,)), "s1")
FITTING = Fitting("The ferries have left.", (Span(4, 11),))


def test_a_story_says_its_sentence_its_figures_and_all_sources() -> None:
    share = story_share(ONE, (ONE, TWO), FITTING)
    assert (share.id, share.title) == ("ss1", POST.title)
    assert share.description == "Harbour Post, 23 Nov 2026: The ferries have left."
    assert share.html == (
        '<b><a href="https://post.example/ferries">Ferries leave the harbour</a></b>\n'
        "“The <b>ferries</b> have left.”\n"
        '<a href="https://post.example/ferries">Harbour Post</a>, 23 Nov 2026\n'
        "• Since Monday the harbour authority has moved more than <b>40</b> ferries "
        "north\n"
        "• The storm sank <b>12</b> barges\n"
        '<a href="https://radio.example/r7">Quay Radio</a>, 23 Nov 2026'
    )


def test_figures_of_one_outlet_stand_above_its_name_and_it_is_named_once() -> None:
    other = origin("q2", source="Dock News", url="https://dock.example/q2")
    bare = Report(other, (), Findings(), "s1")
    more = figure("The storm tore 9 buoys loose.", "9", low=9.0, counted="buoys")
    two = replace(TWO, findings=Findings(figures=(BARGES, more)))
    html = visible(story_share(ONE, (two, ONE, bare), FITTING).html)
    assert html.splitlines()[2:] == [
        "Harbour Post, 23 Nov 2026",
        "• Since Monday the harbour authority has moved more than 40 ferries north",
        "• The storm sank 12 barges",
        "• The storm tore 9 buoys loose",
        "Quay Radio, 23 Nov 2026",
        "Also: Dock News, 23 Nov 2026",
    ]


def test_a_story_without_a_sentence_or_title_is_named_all_the_same() -> None:
    bare = replace(ONE, origin=origin(title=" "), findings=Findings())
    share = story_share(bare, (bare, TWO), Fitting(""))
    assert share.title == "Ferries leave the harbour"
    assert share.description == "Harbour Post, 23 Nov 2026"
    nameless = replace(ONE, origin=origin(title=""))
    assert story_share(nameless, (nameless,), FITTING).title == "Without a title"


def test_a_figure_comes_with_its_sentence_and_source() -> None:
    share = figure_share(cited(2))
    assert share
    assert (share.id, share.title) == ("fk3m9.2", "more than 40 ferries")
    assert share.description.startswith("Harbour Post, 23 Nov 2026: Since Monday")
    assert share.html.startswith("<b>more than 40 ferries</b>\n\n“Since Monday")


def test_a_figure_whose_words_say_less_than_its_sentence_is_not_offered() -> None:
    assert figure_share(cited(counted="whales")) is None


def test_a_number_of_nothing_is_not_offered() -> None:
    assert figure_share(cited(counted=None)) is None


def test_results_are_what_telegram_takes() -> None:
    share = Share("x" * 70, "t" * 300, "one\ntwo " * 90, "<b>Hello</b>")
    too_long = replace(share, html="word " * 1200)
    (given,) = json.loads(results([share, too_long]))
    assert (given["type"], len(given["id"])) == ("article", 64)
    assert (len(given["title"]), len(given["description"])) == (256, 256)
    assert given["input_message_content"] == {
        "message_text": "<b>Hello</b>",
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
