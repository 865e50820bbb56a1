from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.replies.router import Router
from bot.chat.values import Desk, Reply
from bot.delivery.html.markup import visible
from bot.jobs.sorting import sort_figures
from bot.model import Address, Story, Track
from bot.store.tracks import MOST
from summarizers.text.words import terms
from tests.briefing.test_series import told
from tests.fakes.reports import article
from tests.fakes.rights import FakeRights
from tests.fixtures.desk import EVENING, GROUP, request

STORY = "truce"


@pytest.fixture
async def router_with_series(desk: Desk, router: Router) -> Router:
    """A router over a story whose hostages and prisoners are counted."""
    await keep(desk, "a", "Hamas has released 81 hostages.", days=1)
    await keep(desk, "b", "105 hostages have now been freed by Hamas.", days=0)
    await keep(desk, "c", "Israel has freed 180 prisoners.", days=0)
    return router


async def keep(desk: Desk, name: str, text: str, *, days: int) -> None:
    """Keep an article of so many days ago, its figures sorted among the others."""
    published = EVENING - timedelta(days=days, minutes=5)
    made = replace(article(name, text, title="A truce"), published=published)
    findings = told(name, text).findings
    weights = dict(terms(f"A truce {text}", "en"))
    await desk.stores.articles.add(made, findings, STORY, weights)
    await desk.stores.stories.save(
        Story(STORY, "A truce", ("d", "c", "b", "a"), (), published)
    )
    known = await desk.stores.articles.reports(["a", "b", "c", "d"])
    (report,) = (each for each in known if each.origin.article_id == name)
    await sort_figures(desk.stores.series, report, known)


def html(reply: Reply) -> str:
    return "\n\n".join(visible(message.html) for message in reply.messages)


async def test_figures_on_words_begin_with_their_series(
    router_with_series: Router,
) -> None:
    reply = await router_with_series.typed("figures", request("hostages"))
    card, listed = reply.messages
    assert "81 hostages (20 Nov) → 105 hostages (21 Nov)" in visible(card.html)
    assert "Key figures: hostages" in visible(listed.html)


async def test_the_first_series_comes_with_its_picture(
    router_with_series: Router,
) -> None:
    shown = await router_with_series.typed("figures", request("hostages"))
    card = shown.messages[0]
    pressed = await router_with_series.pressed(card.buttons[-1][-1].data, request())
    assert "<svg" in card.picture
    assert "<svg" in pressed.messages[0].picture


async def test_an_answer_has_a_button_to_the_picture_of_its_series(
    router_with_series: Router,
) -> None:
    shown = await router_with_series.plain(
        request("How many hostages did Hamas release?")
    )
    pressed = await router_with_series.pressed(
        shown.messages[0].buttons[0][0].data, request()
    )
    assert "105 hostages" in visible(shown.messages[0].html)
    assert "<svg" in pressed.messages[0].picture


async def test_the_picture_of_a_series_that_is_gone_says_so(
    router_with_series: Router,
) -> None:
    reply = await router_with_series.pressed("1|curve|s|nowhere|dark", request())
    assert reply.notice == "I no longer keep the article of that figure."


async def test_words_of_the_title_find_what_moved(router_with_series: Router) -> None:
    reply = await router_with_series.typed("figures", request("truce"))
    assert "81 hostages (20 Nov)" in visible(reply.messages[0].html)


async def test_a_number_told_once_is_no_series(router_with_series: Router) -> None:
    reply = await router_with_series.typed("figures", request("prisoners"))
    assert len(reply.messages) == 1


async def test_the_button_under_a_series_tracks_it(
    router_with_series: Router, desk: Desk
) -> None:
    shown = await router_with_series.typed("figures", request("hostages"))
    button = shown.messages[0].buttons[-1][0]
    reply = await router_with_series.pressed(button.data, request())
    assert "I will tell you here when this changes" in html(reply)
    assert "105 hostages (21 Nov)" in html(reply)
    (kept,) = await desk.stores.tracks.of_chat(1001)
    assert kept.words == "hostages freed"
    assert set(kept.seen) == {"a", "b"}
    assert kept.story_id == STORY


async def test_words_track_the_figure_they_fit_and_alone_it_is_listed(
    router_with_series: Router,
) -> None:
    await router_with_series.typed("track", request("prisoners"))
    listed = await router_with_series.typed("track", request())
    assert "1. prisoners freed: 180 prisoners (21 Nov)" in html(listed)


async def test_nothing_tracked_says_how_to_begin(router: Router) -> None:
    assert "You track no figures here" in html(await router.typed("track", request()))
    assert "You track no figures" in html(await router.typed("untrack", request("1")))


async def test_words_that_fit_no_figure_are_named(router_with_series: Router) -> None:
    reply = await router_with_series.typed("track", request("<giraffes>"))
    assert "no figure on “<giraffes>”" in html(reply)


async def test_a_number_stops_tracking(router_with_series: Router, desk: Desk) -> None:
    await router_with_series.typed("track", request("hostages"))
    listed = await router_with_series.typed("untrack", request("2"))
    stopped = await router_with_series.typed("untrack", request("1"))
    assert "I find no “2” in this list." in html(listed)
    assert "Figures you track" in html(listed)
    assert "I no longer tell you of: hostages freed." in html(stopped)
    assert await desk.stores.tracks.of_chat(1001) == ()


async def test_a_number_told_again_stops_no_other(
    router_with_series: Router, desk: Desk
) -> None:
    await router_with_series.typed("track", request("hostages"))
    await router_with_series.typed("track", request("prisoners"))
    first = replace(request("1"), update=7)
    stopped = await router_with_series.typed("untrack", first)
    again = await router_with_series.typed("untrack", first)
    assert html(again) == html(stopped)
    assert len(await desk.stores.tracks.of_chat(1001)) == 1


async def test_a_number_told_again_stops_what_it_had_not_yet(
    router_with_series: Router, desk: Desk
) -> None:
    await router_with_series.typed("track", request("hostages"))
    (kept,) = await desk.stores.tracks.of_chat(1001)
    first = replace(request("1"), update=7)
    await router_with_series.typed("untrack", first)
    await desk.stores.tracks.add(kept)
    await router_with_series.typed("untrack", first)
    assert await desk.stores.tracks.of_chat(1001) == ()


async def test_the_button_of_a_track_stops_it_once(router_with_series: Router) -> None:
    begun = await router_with_series.typed("track", request("hostages"))
    data = begun.messages[0].buttons[0][0].data
    stopped = await router_with_series.pressed(data, request())
    again = await router_with_series.pressed(data, request())
    assert "I no longer tell you of" in html(stopped)
    assert again.notice == "You do not track that figure any more."


async def test_a_series_that_is_gone_says_so(router_with_series: Router) -> None:
    gone = await router_with_series.pressed("1|track|aa|nowhere", request())
    other = await router_with_series.pressed("1|track|aa|a", request())
    assert gone.notice == "I no longer keep the article of that figure."
    assert other.notice == gone.notice


async def test_a_track_whose_articles_are_gone_is_listed_by_its_words(
    router_with_series: Router, desk: Desk
) -> None:
    await router_with_series.typed("track", request("prisoners"))
    await desk.stores.retention.remove("c")
    listed = await router_with_series.typed("track", request())
    assert "1. prisoners freed" in html(listed)


async def test_a_chat_that_tracks_all_it_may_is_told_so(
    router_with_series: Router, desk: Desk
) -> None:
    for number in range(MOST):
        track = Track(Address(1001), f"s{number}", "other", "7 boats", EVENING)
        await desk.stores.tracks.add(track)
    reply = await router_with_series.typed("track", request("hostages"))
    assert "You track 30 figures, which is as many as I can." in html(reply)


async def test_in_a_group_only_admins_track(
    router_with_series: Router, desk: Desk, rights: FakeRights
) -> None:
    refused = await router_with_series.typed("track", request("hostages", chat=GROUP))
    rights.admins.add(1001)
    here = request("hostages", chat=GROUP)
    topic = replace(here, address=Address(GROUP.id, 7))
    await router_with_series.typed("track", topic)
    elsewhere = await router_with_series.typed("track", request(chat=GROUP))
    assert "Only admins of this chat" in html(refused)
    assert [each.address for each in await desk.stores.tracks.of_chat(GROUP.id)] == [
        Address(GROUP.id, 7)
    ]
    assert "You track no figures here" in html(elsewhere)


async def test_what_is_not_published_yet_is_in_no_series(
    router_with_series: Router, desk: Desk
) -> None:
    text = "120 hostages have now been freed by Hamas."
    await keep(desk, "d", text, days=-1)
    reply = await router_with_series.typed("figures", request("hostages"))
    assert "105 hostages" in html(reply)
    assert "120 hostages" not in visible(reply.messages[0].html)
