"""Every piece that a briefing shows of an article is known and stands where it says."""

from dataclasses import replace
from datetime import date as Date

from bot.briefing.chronicle import Event
from bot.delivery.html.markup import visible
from bot.delivery.messages.course import event_lines
from bot.delivery.messages.render import briefing
from bot.delivery.pieces.cards import figure_line
from bot.delivery.pieces.shown import (
    behind,
    event_pieces,
    located,
    pieces_of,
    title_piece,
)
from bot.model import Briefing, Chapter, Correction, Part
from tests.fakes.clock import NOON
from tests.fakes.news import FERRIES, cited, origin, quote

TODAY = Date(2026, 11, 23)
OTHER = origin("z", title="Empty harbour", source="Coast Radio")
SAID = "The harbour is empty."
STORY = Chapter(
    "s",
    "Ferries leave the harbour",
    (quote(SAID, OTHER), quote("Nobody was hurt.")),
    (cited(),),
    (origin(), OTHER),
    "f",
)
MADE = Briefing(TODAY, (STORY, replace(STORY, story_id="t")))


def test_pieces_are_known_in_the_order_in_which_they_stand() -> None:
    (message,) = briefing(MADE)
    pieces = [
        (s.part, s.article_id, visible(message.html[s.start : s.end]))
        for s in message.shown
    ]
    once = [
        (Part.TITLE, "k3m9", "Ferries leave the harbour"),
        (Part.SENTENCE, "z", SAID),
        (Part.SENTENCE, "k3m9", "Nobody was hurt."),
        (Part.FIGURE, "k3m9", visible(figure_line(cited()))),
        (Part.SENTENCE, "k3m9", FERRIES),
    ]
    assert pieces == [*once, *once]


def test_the_sentence_behind_other_words_is_a_piece_too() -> None:
    other = replace(quote(SAID, OTHER), reworded="No ships are there.")
    changed = replace(STORY, sentences=(other,))
    assert behind(changed) == ((SAID, OTHER), (FERRIES, origin()))
    (message,) = briefing(replace(MADE, chapters=(changed,)))
    shown = [s for s in message.shown if s.article_id == "z"]
    assert [visible(message.html[s.start : s.end]) for s in shown] == [
        "No ships are there. (reworded)",
        SAID,
    ]
    assert {s.said for s in shown} == {SAID}


def test_a_headline_that_is_nobodys_is_no_piece() -> None:
    pieces = pieces_of(replace(STORY, headline="Some other words"))
    assert Part.TITLE not in {each.part for each in pieces}


def test_what_was_cut_is_not_known() -> None:
    assert list(located("The harbour is", pieces_of(STORY))) == []


def test_an_entry_of_a_timeline_shows_its_figure_or_its_sentence() -> None:
    told = Event(NOON, origin(), FERRIES)
    moved_on = replace(told, figure=cited(), before=cited())
    edit = Correction("40 ferries", "41 ferries", "", FERRIES)
    for event, part in (
        (told, Part.SENTENCE),
        (moved_on, Part.FIGURE),
        (replace(moved_on, before=None, beside=cited()), Part.FIGURE),
        (replace(moved_on, correction=edit), Part.SENTENCE),
        (replace(told, figure=cited()), Part.SENTENCE),
    ):
        lines = event_lines(event)
        (piece,) = event_pieces(event)
        assert (piece.part, piece.said) == (part, FERRIES)
        assert piece.html in lines


def test_an_article_without_a_title_shows_its_sentences() -> None:
    assert list(title_piece(replace(origin(), title=" "))) == []
