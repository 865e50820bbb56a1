"""A message that was sent says what its source says now, and nothing else changes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.briefing.compose import compose
from bot.briefing.series import Point, Series
from bot.briefing.things import thing_of
from bot.briefing.tracking import Change
from bot.delivery.corrections.amended import amended, laid_out, moment_in
from bot.delivery.html.markup import line, visible
from bot.delivery.messages.curves import change_message
from bot.delivery.messages.render import briefing
from bot.delivery.pieces.shown import (
    painted_piece,
    role_pieces,
    showing,
    title_piece,
    words_piece,
)
from bot.model import (
    Address,
    CitedFigure,
    Content,
    Correction,
    Manner,
    Message,
    Report,
    Track,
    Version,
)
from tests.fakes.clock import NOON
from tests.fakes.reports import figure, report, story
from tests.fakes.telegram import faults

OLD = "The flood has killed 80 people and 12 horses in Ostrand."
NEW = OLD.replace("80", "81")
CALM = "Trains to the coast do not run."
SEEN = NOON - timedelta(hours=1, minutes=18)
VIENNA = ZoneInfo("Europe/Vienna")


def flood(
    sentence: str, *people: str, name: str = "a", source: str = "Courier"
) -> Report:
    """An article that says so, with these figures."""
    found = tuple(
        figure(sentence, words, float(words.split()[0]), counted=words.split()[1])
        for words in people
    )
    title = f"Flood in Ostrand, {source}"
    made = report(name, sentence, CALM, figures=found, title=title, source=source)
    return replace(made, story_id="s")


def corrected(now: Report, *made: tuple[str, str], old: str = OLD) -> Report:
    """The article with these figures changed for others."""
    new = now.findings.summary[0].text
    edits = tuple(Correction(before, after, old, new) for before, after in made)
    return replace(now, versions=(Version(SEEN, 1, 1, edits),))


def content(*reports: Report) -> Content:
    """What a reader of these reports was shown."""
    made = compose(NOON.date(), [story("s", *reports)], {})
    return Content(briefing(made, pages="https://read.example"))


def shown(content: Content) -> str:
    (message,) = laid_out(content, UTC, NOON)
    assert faults(message.html) == []
    return visible(message.html)


SENT = content(flood(OLD, "80 people", "12 horses"))
EDITED = corrected(flood(NEW, "81 people", "12 horses"), ("80 people", "81 people"))


def painted(html: str, words: str) -> Content:
    """A picture that shows this number, and the words below it."""
    cited = CitedFigure(figure(OLD, words, 1.0), EDITED.origin, 1)
    made = showing(Message(html, picture="<svg/>"), [painted_piece(cited, words)])
    return Content((made,))


ALONE = corrected(
    flood(NEW.replace(" and 12 horses", ""), "81 people"), ("80 people", "81 people")
)


@pytest.mark.parametrize(
    ("words", "edited"), [("80 people", EDITED), ("12 horses", ALONE)]
)
def test_a_picture_whose_number_is_gone_is_told_of(words: str, edited: Report) -> None:
    now = amended(painted("<b>Toll</b>", words), edited)
    told = "81 people, not 80 people. The picture still shows the old number."
    assert shown(now) == f"Toll\n✏️ Corrected 10:42: {told}"
    assert amended(now, edited) == now


def test_a_picture_whose_number_stands_is_left_alone() -> None:
    kept = painted("<b>Toll</b>", "12 horses")
    assert amended(kept, EDITED) == kept


@pytest.mark.parametrize("letters", [900, 1000])
def test_below_a_picture_there_is_less_room(letters: int) -> None:
    now = amended(painted("a" * letters, "80 people"), EDITED)
    assert len(now.marks) == (letters == 900)


def test_a_role_changes_only_with_its_own_number() -> None:
    made = showing(
        Message("<b>Ada</b> · keeper of 12 horses"),
        role_pieces([("keeper of 12 horses", EDITED.origin)]),
    )
    kept = Content((made,))
    assert amended(kept, EDITED) == kept
    horses = corrected(flood(OLD.replace("12", "13")), ("12 horses", "13 horses"))
    assert amended(kept, horses) == kept
    role = "the keeper of 12 horses in Ostrand"
    edit = corrected(
        flood(f"Ada is {role}.".replace("12", "13")),
        ("12 horses", "13 horses"),
        old=f"Ada is {role}.",
    )
    assert shown(amended(kept, edit)).startswith("Ada · keeper of 13 horses\n")


def test_all_that_shows_the_old_sentence_shows_the_new_one() -> None:
    said = shown(amended(SENT, EDITED, "https://read.example"))
    assert "80" not in said.replace("not 80 people", "")
    assert said.split("\n")[4] == "✏️ Corrected 10:42: 81 people, not 80 people."
    was = shown(SENT).replace("80", "81").split("\n")
    assert said.split("\n") == [*was[:4], said.split("\n")[4], *was[4:]]


def test_the_pieces_of_a_changed_message_are_known_again() -> None:
    (message,) = amended(SENT, EDITED).messages
    fresh = content(flood(NEW, "81 people", "12 horses")).messages[0]
    assert [each.said for each in message.shown] == [each.said for each in fresh.shown]
    assert [visible(message.html[s.start : s.end]) for s in message.shown] == [
        visible(fresh.html[s.start : s.end]) for s in fresh.shown
    ]


def test_the_same_correction_changes_nothing_a_second_time() -> None:
    once = amended(SENT, EDITED)
    assert amended(once, EDITED) == once


def test_another_source_that_still_says_so_is_left_alone() -> None:
    other = flood(OLD, "80 people", name="b", source="Radio")
    sent = content(flood(CALM, source="Courier"), other)
    assert amended(sent, EDITED) == sent


def test_a_sentence_that_still_stands_was_not_put_right() -> None:
    both = replace(EDITED.findings, summary=flood(OLD).findings.summary)
    assert amended(SENT, replace(EDITED, findings=both)) == SENT


def test_what_was_taken_out_is_left_as_it_was_sent() -> None:
    gone = corrected(flood(NEW, "81 people"), ("80 people", ""))
    assert amended(SENT, gone) == SENT


def test_several_figures_of_one_sentence_are_put_right_together() -> None:
    new = NEW.replace("12", "15")
    edits = ("80 people", "81 people"), ("12 horses", "15 horses")
    now = corrected(flood(new, "81 people", "15 horses"), *edits)
    said = shown(amended(SENT, now))
    assert said.split("\n")[4:6] == [
        "✏️ Corrected 10:42: 81 people, not 80 people.",
        "✏️ Corrected 10:42: 15 horses, not 12 horses.",
    ]
    assert new in said
    assert OLD not in said


def test_a_figure_that_is_not_read_any_more_gives_way_to_its_sentence() -> None:
    now = corrected(flood(NEW, "81 people"), ("80 people", "81 people"))
    lines = shown(amended(content(flood(OLD, "12 horses")), now)).split("\n")
    assert f"• {NEW}" in lines


def test_a_new_title_takes_the_place_of_the_old_one() -> None:
    now = replace(EDITED, origin=replace(EDITED.origin, title="Flood kills 81"))
    said = shown(amended(SENT, now))
    assert "1. Flood kills 81\n✏️ Corrected" in said


def test_a_second_correction_is_told_below_the_first() -> None:
    last = NEW.replace("81", "82")
    once = amended(SENT, EDITED)
    now = corrected(flood(last, "82 people"), ("81 people", "82 people"), old=NEW)
    lines = shown(amended(once, now)).split("\n")
    assert [each.partition(": ")[2] for each in lines[4:6]] == [
        "81 people, not 80 people.",
        "82 people, not 81 people.",
    ]


def test_only_the_message_that_shows_it_is_changed() -> None:
    calm = Message("<b>Quiet</b>")
    two = Content((calm, *SENT.messages))
    made = amended(amended(two, EDITED), EDITED)
    assert made.messages[0] == calm
    assert [mark.message for mark in made.marks] == [1]
    assert laid_out(made, UTC, NOON)[0] == calm


def grown(sent: Content, units: int) -> Content:
    """The same, with so many letters at the end."""
    (message,) = sent.messages
    return Content((replace(message, html=message.html + "x" * units),))


def room(content: Content) -> int:
    return 4096 - len(shown(content).encode("utf-16-le")) // 2


def test_without_room_the_mark_leads_to_the_article() -> None:
    full = grown(SENT, room(SENT) - 30)
    made = amended(full, EDITED)
    assert "…" in shown(made)
    assert OLD not in shown(made)
    assert NEW not in shown(made)
    (mark,) = made.marks
    assert "https://courier.example/a" in mark.words
    assert amended(made, EDITED) == made


def test_without_any_room_the_message_stays() -> None:
    short = Content(
        tuple(
            replace(message, shown=tuple(s for s in message.shown if s.words == "80"))
            for message in grown(SENT, room(SENT)).messages
        )
    )
    assert amended(short, EDITED) == short


@pytest.mark.parametrize("month", [9, 12])
@pytest.mark.parametrize("language", ["en", "de", "hi"])
def test_what_fits_does_so_whenever_the_correction_is_seen(
    language: str, month: int
) -> None:
    seen = datetime(2026, month, 28, 23, 59, tzinfo=UTC)
    edited = replace(EDITED, versions=(replace(EDITED.versions[0], seen=seen),))
    for left in range(100):
        full = replace(grown(SENT, room(SENT) - left), manner=Manner(language))
        made = amended(full, edited)
        assert (
            len(visible(laid_out(made, UTC, NOON - timedelta(days=700))[0].html)) < 4097
        )


def test_a_piece_without_a_headline_has_its_mark_below_itself() -> None:
    html = f"Before.\n{OLD}"
    (piece, *_) = (s for s in SENT.messages[0].shown if s.said == OLD)
    placed = replace(piece, start=8, end=len(html))
    made = amended(Content((Message(html, shown=(placed,)),)), EDITED)
    assert shown(made).split("\n") == [
        "Before.",
        NEW,
        "✏️ Corrected 10:42: 81 people, not 80 people.",
    ]


@pytest.mark.parametrize(
    ("seen", "sent", "words"),
    [
        (SEEN, NOON, "11:42"),
        (SEEN, NOON - timedelta(days=1), "23 Nov, 11:42"),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), NOON, "1 Jan 2027, 00:30"),
    ],
)
def test_the_time_is_that_of_the_chat(
    seen: datetime, sent: datetime, words: str
) -> None:
    assert moment_in(seen, VIENNA, sent) == words


def test_a_title_with_the_old_number_is_marked_where_nothing_else_shows_it() -> None:
    kept = replace(
        EDITED, origin=replace(EDITED.origin, title="Flood kills 80 <in> Ostrand")
    )
    card = f"<b>{line(kept.origin.title)}</b>\nCourier"
    shown_only = showing(Message(card), title_piece(kept.origin))
    made = amended(Content((shown_only,)), kept)
    lines = shown(made).split("\n")
    mark = "✏️ Corrected 10:42: 81 people, not 80 people."
    assert lines == ["Flood kills 80 <in> Ostrand", mark, "Courier"]
    assert amended(made, kept) == made


def test_a_title_that_is_marked_or_has_another_number_is_left_alone() -> None:
    for title, more in (
        ("Flood kills 80", "\nCorrected: 81 people, not 80 people."),
        ("Flood of 81 days", ""),
        ("Flood in Ostrand", ""),
    ):
        kept = replace(EDITED, origin=replace(EDITED.origin, title=title))
        card = showing(Message(f"<b>{title}</b>{more}"), title_piece(kept.origin))
        sent = Content((card,))
        assert amended(sent, kept) == sent


def bare(html: str, words: str) -> Content:
    """A message that shows the words of a figure alone, and nothing else of it."""
    pieces = [words_piece(html, words, OLD, flood(OLD).origin)]
    return Content((showing(Message(f"{html} in all"), pieces),))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("80 people", "81 people in all"),
        ("more than 80 people", "more than 81 people in all"),
        ("12 horses", "12 horses in all"),
        ("80 souls", "… in all"),
    ],
)
def test_words_that_stand_alone_say_the_new_number_or_nothing(
    words: str, said: str
) -> None:
    lines = shown(amended(bare(f"<b>{words}</b>", words), EDITED)).split("\n")
    assert lines == [said, "✏️ Corrected 10:42: 81 people, not 80 people."]


def test_a_link_around_a_number_stays_around_the_new_one() -> None:
    html = '<b><a href="https://read.example/a/a#f1">80 people</a></b>'
    (message,) = amended(bare(html, "80 people"), EDITED).messages
    assert message.html == html.replace("80", "81") + " in all"


def test_of_a_series_that_was_told_the_newest_number_is_put_right() -> None:
    now = CitedFigure(flood(OLD, "80 people").findings.figures[0], EDITED.origin, 1)
    point = Point(now, thing_of(now.figure, "en"), NOON.date())
    series = Series("1.a", (point,))
    track = Track(Address(5), series.id, "s", "people", NOON)
    told = change_message(Change(track, series, series.newest))
    said = shown(amended(Content((told,)), EDITED))
    assert "80" not in said.replace("not 80 people", "")
    assert said.split("\n")[:2] == [
        "🔔 A figure you track has changed: 81 people (you chose: people)",
        "✏️ Corrected 10:42: 81 people, not 80 people.",
    ]
    assert said.split("\n")[3].startswith("81 people (")
