from bot.briefing.persons import CitedRole, Profile
from bot.delivery.html.markup import visible
from bot.delivery.messages.storycard import (
    articles_part,
    figures_part,
    more_row,
    people_part,
    story_card,
)
from tests.briefing.test_series import told
from tests.fakes.reports import figure, report
from tests.fakes.telegram import takes

RAN = "A ferry with 40 passengers ran aground off Tarn Point on Friday."
SAVED = "Lifeboat crews brought 38 passengers ashore before midnight."
ALL = "Lifeboat crews brought 40 passengers ashore, the coastguard said."


def lines(html: str) -> list[str]:
    return visible(html).split("\n")


def test_a_story_names_the_source_of_every_sentence() -> None:
    card = story_card(
        (
            report("b", SAVED, source="Radio", title="Passengers brought ashore"),
            report("a", RAN, source="Wire", hours_ago=3, title="Ferry aground"),
        )
    )
    shown = lines(card.html)
    assert shown[1] == "2 articles from 2 sources"
    assert f"{SAVED} (Radio)" in shown
    assert f"{RAN} (Wire)" in shown
    assert takes(card.html)


def test_sources_that_differ_stand_side_by_side() -> None:
    fewer = figure(SAVED, "38", 38, counted="passengers", action="brought")
    more = figure(ALL, "40", 40, counted="passengers", action="brought")
    card = story_card(
        (
            report("b", SAVED, source="Radio", figures=(fewer,)),
            report("a", ALL, source="Wire", hours_ago=1, figures=(more,)),
        )
    )
    numbers = [line for line in lines(card.html) if line.startswith("•")]
    assert len(numbers) == 2
    assert "38 passengers" in numbers[0]
    assert "40 passengers" in numbers[1]


def test_a_role_with_a_number_can_be_corrected_among_the_people() -> None:
    read = report("a", RAN)
    role = CitedRole("two-time champion", read.origin)
    people = (Profile("Ada", (role,), places=(("a", 1),)),)
    shown = people_part((read,), people)
    (piece,) = shown.shown
    assert shown.html[piece.start : piece.end] == piece.words == "two-time champion"


def test_the_articles_can_be_opened_by_number() -> None:
    reports = tuple(report(f"a{n}", RAN, hours_ago=n) for n in range(7))
    (row,) = story_card(reports).buttons
    assert [button.label for button in row] == ["1", "2", "3", "4", "5"]
    assert row[0].data.endswith("article|a0")


def test_a_card_counts_all_articles_and_says_how_many_it_does_not_list() -> None:
    reports = tuple(report(f"a{n}", RAN, hours_ago=n) for n in range(14))
    card = story_card(reports[:12], together=reports)
    assert lines(card.html)[1] == "14 articles from 1 source"
    (row,) = more_row("s", len(reports))
    assert [(each.label, each.data) for each in row] == [
        ("📄 9 more articles", "1|storyarticles|s")
    ]
    assert more_row("s", 6)[0][0].label == "📄 1 more article"
    assert more_row("s", 5) == ()


def test_the_other_articles_go_on_in_number() -> None:
    reports = tuple(report(f"a{n}", RAN, source=f"Post {n}") for n in range(7))
    part = articles_part("Ferry aground", reports, 1)
    assert lines(part.html)[:6] == [
        "📄 Articles: Ferry aground",
        "",
        "6. Title a5",
        "Post 5, 23 Nov 2026",
        "7. Title a6",
        "Post 6, 23 Nov 2026",
    ]
    shown = [(e.article_id, part.html[e.start : e.end]) for e in part.shown]
    assert shown == [("a5", "Title a5"), ("a6", "Title a6")]
    (row,) = part.buttons
    assert [button.label for button in row] == ["6", "7"]
    assert row[0].data.endswith("article|a5")
    assert takes(part.html)


def test_the_figures_of_a_story_know_which_articles_they_show() -> None:
    reports = (told("b", ALL), told("a", SAVED, hours_ago=3))
    part = figures_part(reports, ())
    shown = [part.html[each.start : each.end] for each in part.shown]
    assert [each.article_id for each in part.shown] == ["b", "a"]
    assert "<b>40 passengers ashore</b>" in shown[0]
    assert "<b>38 passengers ashore</b>" in shown[1]


def test_an_outlet_without_a_name_is_named_by_its_day() -> None:
    card = story_card((report("b", SAVED, source=" "), report("a", RAN, hours_ago=1)))
    assert f"{SAVED} (23 Nov 2026)" in lines(card.html)
