from bot.delivery.markup import visible
from bot.delivery.storycard import story_card
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


def test_the_articles_can_be_opened_by_number() -> None:
    reports = tuple(report(f"a{n}", RAN, hours_ago=n) for n in range(7))
    (row,) = story_card(reports).buttons
    assert [button.label for button in row] == ["1", "2", "3", "4", "5"]
    assert row[0].data.endswith("article|a0")


def test_an_outlet_without_a_name_is_named_by_its_day() -> None:
    card = story_card((report("b", SAVED, source=" "), report("a", RAN, hours_ago=1)))
    assert f"{SAVED} (23 Nov 2026)" in lines(card.html)
