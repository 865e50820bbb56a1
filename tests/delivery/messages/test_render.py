from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.html.markup import plain, visible
from bot.delivery.messages.render import briefing
from bot.language.current import speaking
from bot.model import Briefing, Button, Chapter, CitedFigure, Correction, Manner
from tests.fakes.news import FERRIES, cited, figure, origin, quote
from tests.fakes.telegram import takes

MONDAY = date(2026, 11, 23)
CHAPTER = Chapter(
    "s1",
    "Ferries leave the harbour",
    (quote("The harbour is empty."), quote("Nobody was hurt.")),
    (cited(1), cited(2, counted="boats")),
    (origin(), origin("b2", source="Valley Herald", url="https://v.example/1")),
    "f1",
)


def lines(b: Briefing, pages: str = "") -> list[str]:
    (message,) = briefing(b, pages=pages)
    return visible(message.html).split("\n")


def test_a_briefing_tells_each_story_with_its_figures_and_sources() -> None:
    assert lines(Briefing(MONDAY, (CHAPTER,), minute=480)) == [
        "Monday, 23 Nov · your 08:00 briefing",
        "1 story · 2 figures",
        "",
        "1. Ferries leave the harbour",
        "The harbour is empty. Nobody was hurt.",
        "• Since Monday the harbour authority has moved more than 40 ferries north",
        "• Since Monday the harbour authority has moved more than 40 ferries north",
        "Sources",
        f"“{FERRIES}” Harbour Post, 23 Nov",
        "Valley Herald, 23 Nov",
    ]


def test_who_was_told_another_number_hears_that_it_was_corrected() -> None:
    edit = Correction("80 ferries", "40 ferries", "Before.", "Now.")
    chapter = replace(CHAPTER, is_update=True, corrections=(edit,))
    told = lines(Briefing(MONDAY, (chapter,)))
    assert told[3:7] == [
        "1. Ferries leave the harbour (Update)",
        "✏️ Corrected: 40 ferries, not 80 ferries.",
        "Before: “Before.”",
        "The harbour is empty. Nobody was hurt.",
    ]


def test_sentences_of_two_sources_are_never_run_together() -> None:
    radio = origin("b2", source="Radio", url="")
    second = replace(quote("Nobody was hurt."), origin=radio)
    chapter = replace(CHAPTER, sentences=(CHAPTER.sentences[0], second), figures=())
    told = lines(Briefing(MONDAY, (chapter,)))
    assert "The harbour is empty. (Harbour Post)" in told
    assert "Nobody was hurt. (Radio)" in told


def test_the_sentences_of_figures_are_folded() -> None:
    (message,) = briefing(Briefing(MONDAY, (CHAPTER,)))
    folded = message.html.partition("<blockquote expandable>")[2]
    assert f"“{FERRIES}” <a href=" in folded
    assert folded.endswith("</blockquote>")


def test_a_headline_leads_to_the_article_it_is_the_title_of() -> None:
    titled = origin(title="Headline", url="https://v.example/1")
    chapter = Chapter("s1", "Headline", (), (), (origin(), titled), "f")
    (message,) = briefing(Briefing(MONDAY, (chapter,)))
    assert '<b>1. <a href="https://v.example/1">Headline</a></b>' in message.html


def test_a_headline_without_any_address_leads_to_our_page_or_nowhere() -> None:
    untitled = origin(title=" ", url="")
    chapter = Chapter("s1", " ", (), (), (untitled,), "f")
    shown = briefing(Briefing(MONDAY, (chapter,)), pages="http://127.0.0.1:1")[0].html
    assert '<b>1. <a href="http://127.0.0.1:1/a/k3m9">Without a title</a></b>' in shown
    assert "<b>1. Without a title</b>" in briefing(Briefing(MONDAY, (chapter,)))[0].html


def test_a_headline_that_is_no_articles_title_is_not_shown() -> None:
    chapter = Chapter("s1", "Harbour sinks", (), (), (origin(),), "f")
    assert "1. Without a title" in lines(Briefing(MONDAY, (chapter,)))


def test_other_words_are_marked_and_the_sentence_itself_is_one_tap_away() -> None:
    other = replace(quote("Norway freed 18 men."), reworded="18 men were freed.")
    chapter = replace(CHAPTER, sentences=(other,), figures=())
    (message,) = briefing(Briefing(MONDAY, (chapter,)))
    assert visible(message.html).split("\n")[4:] == [
        "18 men were freed. (reworded)",
        "Sources",
        "“Norway freed 18 men.” Harbour Post, 23 Nov",
        "Valley Herald, 23 Nov",
    ]
    folded = message.html.partition("<blockquote expandable>")[2]
    assert "“Norway freed 18 men.”" in folded


def test_numbers_lead_to_the_reading_page() -> None:
    (message,) = briefing(Briefing(MONDAY, (CHAPTER,)), pages="https://n.example")
    assert '<a href="https://n.example/a/k3m9#f2">40</a>' in message.html


def test_a_story_without_figures_names_its_outlets() -> None:
    chapter = Chapter("s1", "Headline", (), (), CHAPTER.origins, "f")
    assert lines(Briefing(MONDAY, (chapter,)))[-1] == (
        "Harbour Post, 23 Nov · Valley Herald, 23 Nov"
    )
    assert "1 story" in lines(Briefing(MONDAY, (chapter,)))


def test_updates_and_samples_are_marked() -> None:
    chapter = Chapter(
        "s1", "Head", (), (), (origin(title="Head", is_sample=True),), "f", True
    )
    assert "1. Head (Update) (sample)" in lines(Briefing(MONDAY, (chapter,)))


def test_topics_are_named() -> None:
    b = Briefing(MONDAY, (CHAPTER,), topics=("truce", "<money>"))
    assert lines(b)[1] == "1 story · 2 figures · truce, <money>"


def test_an_empty_day_takes_one_line_and_no_buttons() -> None:
    (message,) = briefing(Briefing(MONDAY, (), minute=1170))
    assert visible(message.html) == (
        "Monday, 23 Nov · your 19:30 briefing · nothing new to tell you"
    )
    assert message.buttons == ()


@pytest.mark.parametrize(
    ("late", "said"),
    [
        (40, "This briefing comes 40 minutes late."),
        (61, "This briefing comes 1 hour 1 minute late."),
        (180, "This briefing comes 3 hours late."),
    ],
)
def test_a_late_briefing_says_so(late: int, said: str) -> None:
    assert lines(Briefing(MONDAY, (CHAPTER,), late=late))[2] == said
    assert lines(Briefing(MONDAY, (), late=late))[1] == said


def test_a_briefing_on_time_makes_no_excuses() -> None:
    assert len(lines(Briefing(MONDAY, (), minute=480, late=4))) == 1


def test_days_given_up_on_are_named() -> None:
    b = Briefing(MONDAY, (), skipped=(date(2026, 11, 21), date(2026, 11, 22)))
    assert lines(b)[1].endswith("the briefings of 21 Nov, 22 Nov.")
    b = Briefing(MONDAY, (), skipped=(date(2025, 11, 22),))
    assert lines(b)[1].endswith("the briefing of 22 Nov 2025.")


def test_stories_open_by_numbered_buttons_in_rows_of_five() -> None:
    (message,) = briefing(Briefing(MONDAY, (CHAPTER,) * 6))
    labels = [[button.label for button in row] for row in message.buttons]
    assert labels[:2] == [["1", "2", "3", "4", "5"], ["6"]]
    assert message.buttons[0][0] == Button("1", "1|story|s1")


def long(number: int, length: int = 1500) -> Chapter:
    sentence = quote(f"{'Word ' * (length // 5 - 1)}end.")
    titled = origin(title=f"Head {number}")
    return Chapter(f"s{number}", titled.title, (sentence,), (), (titled,), "f")


def test_a_long_briefing_is_split_on_story_borders_with_the_buttons_of_each() -> None:
    messages = briefing(Briefing(MONDAY, tuple(map(long, range(1, 6)))))
    assert [visible(message.html)[:7] for message in messages] == [
        "Monday,",
        "3. Head",
        "5. Head",
    ]
    assert [
        [[button.label for button in row] for row in message.buttons]
        for message in messages
    ] == [[["1", "2"]], [["3", "4"]], [["5"], ["📊 Figures", "👤 People"]]]


def test_a_story_longer_than_a_message_keeps_its_button_at_its_end() -> None:
    messages = briefing(Briefing(MONDAY, (long(1, 6000),)))
    assert [len(message.buttons) for message in messages] == [0, 0, 2]


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=7))
def test_any_words_make_messages_telegram_takes(
    news: list[tuple[str, str, str]],
) -> None:
    chapters = tuple(
        Chapter(
            "s1",
            head,
            (quote(first * 3), quote(second)),
            (
                CitedFigure(
                    figure(f"{first} 7 ", "7", who=second), origin(source=head), 1
                ),
            ),
            (origin(title=head, source=second),),
            "f",
        )
        for head, first, second in news
    )
    messages = briefing(Briefing(MONDAY, chapters), pages="https://n.example")
    assert all(takes(message.html) for message in messages)
    assert all(plain(message.html) for message in messages)


def test_a_briefing_with_a_page_has_a_button_to_it() -> None:
    told = Briefing(MONDAY, (CHAPTER,), page="https://n.example/b/x")
    (message,) = briefing(told)
    assert message.buttons[-1] == (
        Button("📄 Read on a page", url="https://n.example/b/x"),
    )


def test_an_address_telegram_would_refuse_makes_no_button() -> None:
    told = Briefing(MONDAY, (CHAPTER,), page="http://localhost:8080/b/x")
    assert briefing(told) == briefing(replace(told, page=""))


def test_after_a_snooze_a_briefing_says_since_when_and_what_it_tells() -> None:
    paused = Briefing(MONDAY, (CHAPTER,), paused=date(2026, 11, 20), days=5)
    assert lines(paused)[2] == (
        "I kept quiet since 20 Nov. This is the most important of the last 5 days."
    )
    assert lines(replace(paused, chapters=()))[1] == (
        "I kept quiet since 20 Nov. In the last 5 days there was nothing new."
    )


def test_a_briefing_of_the_week_is_called_so() -> None:
    week = Briefing(MONDAY, (CHAPTER,), minute=600, is_weekly=True)
    assert lines(week)[0] == "Monday, 23 Nov · your week"
    assert "also what you know already" in lines(week)[2]
    assert lines(replace(week, chapters=())) == [
        "Monday, 23 Nov · your week · nothing new to tell you"
    ]


def test_topics_are_named_in_the_reader_s_language() -> None:
    b = Briefing(MONDAY, (CHAPTER,), topics=("world", "harbour"))
    with speaking(Manner("de")):
        (message, *_) = briefing(b)
    assert "Welt, harbour" in message.html.splitlines()[1]


def test_the_number_of_a_story_is_no_part_of_a_headline_s_number() -> None:
    title = "2,300 people moved"
    chapter = Chapter("s", title, (), (), (origin(title=title),), "")
    assert f"1. {title}" in lines(Briefing(MONDAY, (chapter,)))
