from dataclasses import replace

from bot.chat.commands.article import card
from bot.chat.replies.router import Router
from bot.chat.values import Desk
from bot.model import Findings
from summarizers.types import Passage, Span
from tests.fakes.reports import report
from tests.fixtures.desk import FLOOD, keep, request


async def test_an_article_shows_summary_figures_and_people(
    stocked: Desk, router: Router
) -> None:
    reply = await router.typed("article", request("flood"))
    shown = reply.messages[0]
    assert FLOOD in shown.html
    assert "1. Rescuers moved <b>640</b> people" in shown.html
    assert "Ines Moor" in shown.html
    assert "sample" in shown.html
    assert [button.label for row in shown.buttons for button in row] == [
        "🔎 1",
        "Read the original",
    ]


async def test_buttons_open_articles_and_stories(stocked: Desk, router: Router) -> None:
    by_article = await router.pressed("1|article|flood", request())
    by_story = await router.pressed("1|story|s-flood", request())
    assert FLOOD in by_article.messages[0].html
    (card,), (story,) = by_article.messages, by_story.messages
    assert story.html == card.html
    assert story.buttons[: len(card.buttons)] == card.buttons


async def test_a_story_of_several_articles_is_told_from_all_of_them(
    stocked: Desk, router: Router
) -> None:
    said = "The Alder valley road is shut for a week."
    shut = Findings((Passage(said, Span(0, len(said))),))
    await keep(stocked, "road", said, shut, hours=1, topic="world")
    story = await stocked.stores.stories.get("s-flood")
    assert story
    joined = replace(story, article_ids=("road", *story.article_ids))
    await stocked.stores.stories.save(joined)
    reply = await router.pressed("1|story|s-flood", request())
    assert "2 articles from" in reply.messages[0].html
    assert said in reply.messages[0].html
    assert FLOOD in reply.messages[0].html


async def test_without_a_code_the_use_is_told(router: Router) -> None:
    reply = await router.typed("article", request())
    assert "Write /article and the article's code" in reply.messages[0].html


async def test_what_is_not_kept_is_told(stocked: Desk, router: Router) -> None:
    typed = await router.typed("article", request("nowhere"))
    pressed = await router.pressed("1|story|s-nowhere", request())
    assert "I no longer keep that article" in typed.messages[0].html
    assert "I no longer keep that article" in pressed.notice


async def test_an_article_of_tomorrow_is_not_shown_today(
    desk: Desk, router: Router
) -> None:
    await keep(desk, "later", "Later.", Findings(), hours=-30, topic="world")
    reply = await router.typed("article", request("later"))
    latest = await router.typed("latest", request())
    assert "I no longer keep that article" in reply.messages[0].html
    assert "Later" not in latest.messages[0].html


def test_no_button_has_an_address_that_telegram_refuses() -> None:
    origin = report("a").origin
    odd = replace(report("a"), origin=replace(origin, url="https://post_/a"))
    assert card(odd, "").buttons == ()
    assert len(card(report("a"), "").buttons) == 1
