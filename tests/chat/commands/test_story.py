from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.commands.story import story
from bot.chat.replies.router import Router
from bot.chat.values import Desk, Reply
from bot.delivery.html.markup import visible
from bot.delivery.messages.course import PAGE
from bot.model import Button, Findings, Message, Subscription
from bot.wording import ARTICLE_GONE
from bot.wording_stories import STORY_ELSEWHERE
from tests.briefing.test_series import told
from tests.chat.commands.test_track import STORY, html, keep, router_with_series
from tests.fakes.clock import FakeClock
from tests.fakes.reports import article
from tests.fixtures.desk import EVENING, FLOOD, request
from tests.fixtures.desk import keep as keep_own

__all__ = ["router_with_series"]


def labels(message: Message) -> list[str]:
    return [button.label for row in message.buttons for button in row]


async def keep_village(desk: Desk, name: str, *, days: int) -> None:
    """Keep an article of so many days ago that says something of its own."""
    text = f"Village number {name} was told to leave its {days}00 houses."
    made = replace(article(name, text), published=EVENING - timedelta(days=days))
    await desk.stores.articles.add(made, told(name, text).findings, STORY, {})


async def press(router: Router, action: str, *args: str) -> Reply:
    return await router.pressed("|".join(("1", action, *args)), request())


async def test_words_open_the_story_they_fit_short_first(
    router_with_series: Router,
) -> None:
    reply = await router_with_series.typed("story", request("hostages"))
    (card,) = reply.messages
    assert "3 articles from 1 source" in visible(card.html)
    assert labels(card)[:5] == [
        "📊 Figures",
        "👤 People",
        "🗓 Timeline",
        "🆕 What is new?",
        "🔔 Follow",
    ]


async def test_a_story_of_one_article_is_that_article(
    stocked: Desk, router: Router
) -> None:
    reply = await router.typed("story", request("flood"))
    assert FLOOD in reply.messages[0].html
    assert {"🆕 What is new?", "🔔 Follow"} <= set(labels(reply.messages[0]))


async def test_a_story_leads_to_its_page_where_it_has_one(
    stocked: Desk, router: Router
) -> None:
    pages = replace(stocked.options, pages="https://news.example")
    reply = await story(replace(router.desk, options=pages), request("flood"))
    page = Button("📄 Read on a page", url="https://news.example/s/s-flood")
    assert (page,) in reply.messages[0].buttons


async def test_a_story_of_ones_own_feed_has_no_page(
    router: Router,
) -> None:
    feed = "https://own.example/feed"
    pages = replace(router.desk.options, pages="https://news.example")
    own = router.desk.stores.seen_by((feed,))
    desk = replace(router.desk, options=pages, stores=own)
    await keep_own(desk, "flood", FLOOD, Findings(), hours=1, topic="x", feed=feed)
    reply = await story(desk, request("flood"))
    assert "About the flood" in reply.messages[0].html
    assert "📄 Read on a page" not in labels(reply.messages[0])


async def test_whose_own_feed_it_is_not_learns_only_that(router: Router) -> None:
    feed = "https://own.example/feed"
    await keep_own(
        router.desk, "flood", FLOOD, Findings(), hours=1, topic="x", feed=feed
    )
    pressed = await press(router, "story", "s-flood")
    assert pressed.notice == STORY_ELSEWHERE
    assert pressed.messages == ()
    assert (await press(router, "timeline", "s-flood")).notice == STORY_ELSEWHERE
    assert (await press(router, "story", "s-other")).notice == ARTICLE_GONE


async def test_other_stories_that_fit_are_offered(
    stocked: Desk, router: Router
) -> None:
    reply = await router.typed("story", request("northern bank alder bridge"))
    card, others = reply.messages
    assert others.html == "Or did you mean one of these?"
    titles = [*labels(others), visible(card.html).split("\n", maxsplit=1)[0]]
    assert set(titles) == {"About the flood", "About the bank", "About the bridge"}


async def test_alone_the_newest_are_listed_and_a_number_opens_one(
    stocked: Desk, router: Router
) -> None:
    listed = await router.typed("story", request())
    assert "1. About the flood" in html(listed)
    opened = await router.typed("story", request("1"))
    assert FLOOD in opened.messages[0].html
    none = await router.typed("story", request("9"))
    assert "There is no story 9 in what I showed here last." in html(none)
    await stocked.stores.retention.remove("flood")
    assert "I no longer keep" in html(await router.typed("story", request("1")))


async def test_where_nothing_fits_it_is_said(stocked: Desk, router: Router) -> None:
    reply = await router.typed("story", request("<giraffes>"))
    assert "I have no story on “<giraffes>”" in html(reply)


async def test_without_any_news_it_is_said(router: Router) -> None:
    assert "I have no stories yet" in html(await router.typed("story", request()))


async def test_the_timeline_gives_days_what_was_new_and_who_says_so(
    router_with_series: Router,
) -> None:
    reply = await press(router_with_series, "timeline", STORY)
    assert visible(reply.messages[0].html) == (
        "🗓 Timeline: A truce\n\n"
        "20 Nov 2026\n"
        "• “Hamas has released 81 hostages.” Courier, 20 Nov\n\n"
        "21 Nov 2026\n"
        "• 105 hostages have now been freed by Hamas\n"
        "before: 81 hostages · Courier, 21 Nov\n"
        "• “Israel has freed 180 prisoners.” Courier, 21 Nov"
    )


async def test_a_long_timeline_begins_with_its_newest_page(
    router_with_series: Router, desk: Desk
) -> None:
    story = await desk.stores.stories.get(STORY)
    assert story
    names = [f"n{number}" for number in range(PAGE)]
    for day, name in enumerate(names, 2):
        await keep_village(desk, name, days=day)
    joined = replace(story, article_ids=("c", "b", "a", *names))
    await desk.stores.stories.save(joined)
    newest = (await press(router_with_series, "timeline", STORY)).messages[0]
    assert labels(newest) == ["‹ Earlier"]
    earlier = await router_with_series.pressed(newest.buttons[0][0].data, request())
    assert earlier.edit
    assert labels(earlier.edit) == ["Later ›"]
    assert "Village number n5" in visible(earlier.edit.html)
    back = await router_with_series.pressed(earlier.edit.buttons[0][0].data, request())
    assert back.edit == newest


async def test_figures_come_with_the_picture_of_the_first_that_moved(
    router_with_series: Router,
) -> None:
    picture, listed = (await press(router_with_series, "storyfigures", STORY)).messages
    assert "<svg" in picture.picture
    shown = visible(listed.html)
    assert "📈 81 hostages (20 Nov) → 105 hostages (21 Nov)" in shown
    assert "• Israel has freed 180 prisoners" in shown


async def test_people_come_with_numbers_that_open_them(
    stocked: Desk, router: Router
) -> None:
    shown = (await press(router, "storypeople", "s-flood")).messages[0]
    assert "1. Ines Moor · the mayor of Alder" in visible(shown.html)
    opened = await router.pressed(shown.buttons[0][0].data, request())
    assert "We lost no one" in html(opened)


async def test_without_figures_or_people_it_is_said(
    stocked: Desk, router: Router
) -> None:
    none = await press(router, "storypeople", "s-bank")
    assert "name nobody that I could make out" in html(none)
    said = "The road is shut."
    await keep(stocked, "a", said, days=0)
    figures = await press(router, "storyfigures", STORY)
    assert "give no figures that I can show" in html(figures)


@pytest.mark.parametrize(
    "action",
    [
        "story",
        "news",
        "timeline",
        "course",
        "storyfigures",
        "storypeople",
        "storyarticles",
    ],
)
async def test_of_a_story_that_is_gone_every_button_says_so(
    stocked: Desk, router: Router, action: str
) -> None:
    reply = await press(router, action, "nowhere", "0")
    assert "I no longer keep that article" in reply.notice


async def test_the_articles_a_card_does_not_list_are_a_press_away(
    router_with_series: Router, desk: Desk
) -> None:
    story = await desk.stores.stories.get(STORY)
    assert story
    names = [f"n{number}" for number in range(4)]
    for day, name in enumerate(names, 2):
        await keep_village(desk, name, days=day)
    joined = replace(story, article_ids=("c", "b", "a", *names))
    await desk.stores.stories.save(joined)
    (card,) = (await press(router_with_series, "story", STORY)).messages
    more = next(b for row in card.buttons for b in row if "more" in b.label)
    (rest,) = (await router_with_series.pressed(more.data, request())).messages
    first = await router_with_series.pressed(rest.buttons[-1][0].data, request())
    opened = await router_with_series.pressed(rest.buttons[0][1].data, request())
    assert "7 articles from 1 source" in visible(card.html)
    assert more.label == "📄 2 more articles"
    assert visible(rest.html).split("\n")[:4] == [
        "📄 Articles: A truce",
        "",
        "6. Without a title",
        "Courier, 17 Nov 2026",
    ]
    assert labels(rest) == ["6", "7", "‹", "2/2", "›"]
    assert first.edit
    assert labels(first.edit) == ["1", "2", "3", "4", "5", "‹", "1/2", "›"]
    assert "Village number n3" in html(opened)


async def test_a_page_of_articles_turns_no_more_when_the_story_is_gone(
    router: Router,
) -> None:
    reply = await press(router, "articlepage", "1", "nowhere")
    assert "I no longer keep that article" in reply.notice


async def test_articles_that_fit_a_card_after_all_are_one_page(
    router_with_series: Router,
) -> None:
    (rest,) = (await press(router_with_series, "storyarticles", STORY)).messages
    assert labels(rest) == ["1", "2", "3"]


async def test_a_story_all_of_which_is_of_tomorrow_is_not_there_today(
    router: Router, desk: Desk
) -> None:
    await keep(desk, "a", "Hamas will release 81 hostages.", days=-2)
    assert (await press(router, "story", STORY)).is_alert


async def test_what_is_new_since_it_was_read_is_told_once(
    router_with_series: Router, desk: Desk, desk_clock: FakeClock
) -> None:
    first = await press(router_with_series, "news", STORY)
    assert "3 articles from" in html(first)
    desk_clock.advance(600.0)
    nothing = await press(router_with_series, "news", STORY)
    assert html(nothing) == "Nothing new since 18:42: A truce"
    await keep(desk, "d", "Hamas has now freed 120 hostages.", days=0)
    shown = await press(router_with_series, "news", STORY)
    assert "New since 18:52" in html(shown)
    assert "Hamas has now freed 120 hostages" in html(shown)
    assert "before: 105 hostages" in html(shown)
    assert "81 hostages" not in html(shown)
    assert labels(shown.messages[0]) == ["🗓 Timeline"]


async def test_a_story_opened_again_begins_with_what_is_new(
    router_with_series: Router, desk: Desk, desk_clock: FakeClock
) -> None:
    await desk.stores.subscriptions.save(
        Subscription(request().address, (480,), "Asia/Tokyo"), EVENING
    )
    await press(router_with_series, "story", STORY)
    same = await press(router_with_series, "story", STORY)
    assert "New since" not in html(same)
    desk_clock.advance(timedelta(days=1).total_seconds())
    await keep(desk, "d", "Hamas has now freed 120 hostages.", days=0)
    again = await press(router_with_series, "story", STORY)
    assert html(again).startswith("🆕 New since 22 Nov, 03:42\n• Hamas has now freed")
    voted = (await press(router_with_series, "vote", STORY, "1")).edit
    assert voted
    assert voted.html == again.messages[0].html


async def test_of_much_that_is_new_the_newest_is_shown(
    router_with_series: Router, desk: Desk
) -> None:
    story = await desk.stores.stories.get(STORY)
    assert story
    await press(router_with_series, "story", STORY)
    names = [f"n{number}" for number in range(5)]
    for day, name in enumerate(names, 2):
        await keep_village(desk, name, days=day)
    await desk.stores.stories.save(replace(story, article_ids=("a", *names)))
    shown = await press(router_with_series, "news", STORY)
    assert "And 2 more: press 🗓 Timeline." in html(shown)


async def test_a_followed_story_has_the_button_that_stops_it(
    router_with_series: Router,
) -> None:
    begun = await press(router_with_series, "follow", "story", STORY)
    assert "I will tell you here what is new in this story: A truce" in html(begun)
    shown = (await press(router_with_series, "story", STORY)).messages[0]
    assert "🔕 Stop following" in labels(shown)


async def test_the_label_of_a_long_title_is_cut(stocked: Desk, router: Router) -> None:
    (story,) = await stocked.stores.stories.many(["s-bank"])
    await stocked.stores.stories.save(replace(story, headline="bank " * 20))
    (story,) = await stocked.stores.stories.many(["s-bridge"])
    await stocked.stores.stories.save(replace(story, headline="bridge " * 20))
    reply = await router.typed("story", request("alder flood northern bank bridge"))
    assert all(len(each) <= 48 for each in labels(reply.messages[1]))
