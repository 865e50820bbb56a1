import re

import pytest

from bot.chat.replies.router import Router
from bot.chat.values import Desk, Reply
from bot.model import Article, Findings, Message
from summarizers.text.words import terms
from tests.fakes.reports import passage
from tests.fixtures.desk import CHANNEL, EVENING, GROUP, request

OWN = "https://own.example/feed"
ZEPPELIN = "Ines Moor bought a zeppelin."


def shown(reply: Reply) -> Message:
    return reply.edit or reply.messages[0]


def labels(reply: Reply) -> list[str]:
    return [button.label for row in shown(reply).buttons for button in row]


def data(reply: Reply, label: str) -> str:
    buttons = [button for row in shown(reply).buttons for button in row]
    return next(button.data for button in buttons if button.label == label)


async def bring_own(desk: Desk) -> None:
    """Let the group have a feed of its own that has brought one article."""
    assert await desk.stores.own.add(GROUP.id, OWN, 9, EVENING)
    article = Article(
        "secret",
        "A zeppelin",
        ZEPPELIN,
        "Own Letter",
        "",
        EVENING,
        ("world",),
        feed=OWN,
    )
    findings = Findings((passage(ZEPPELIN, ZEPPELIN),))
    weights = dict(terms(f"{article.title} {ZEPPELIN}"))
    await desk.stores.articles.add(article, findings, "s-secret", weights)


async def test_a_story_comes_with_its_source_and_the_words_in_bold(
    stocked: Desk, router: Router
) -> None:
    reply = await router.typed("search", request("rescuers valleys"))
    assert shown(reply).html == (
        "<b>Search: rescuers valleys</b>\n"
        "1 story\n\n"
        '<b>1.</b> <b><a href="https://post.example/flood">About the flood</a></b>\n'
        '<a href="https://post.example/flood">Harbour Post</a>, 21 Nov 2026, sample\n'
        "“<b>Rescuers</b> moved 640 people out of the Alder <b>valley</b> on Friday.”"
        "\n\nPress a number to open a story."
    )
    assert labels(reply) == ["1", "Topic", "Outlet", "When"]
    opened = await router.pressed(data(reply, "1"), request())
    assert "About the flood" in shown(opened).html


async def test_without_words_it_says_how(stocked: Desk, router: Router) -> None:
    reply = await router.typed("search", request(" -football | "))
    assert "/search flood -football" in shown(reply).html


async def test_a_misspelt_word_is_mended_and_that_is_said(
    stocked: Desk, router: Router
) -> None:
    reply = await router.typed("search", request("aldre bridges"))
    html = shown(reply).html
    assert "<b>Search: alder bridges</b>" in html
    assert "Did you mean <b>Alder</b>? I find nothing on “aldre”." in html
    assert html.count("Did you mean") == 1


async def test_a_phrase_must_stand_together_and_a_minus_leaves_out(
    stocked: Desk, router: Router
) -> None:
    together = await router.typed("search", request('"northern bank"'))
    apart = await router.typed("search", request('"bank northern"'))
    left_out = await router.typed("search", request("alder -“Ines Moor”"))
    assert "About the bank" in shown(together).html
    assert "I have nothing on “bank northern”." in shown(apart).html
    assert labels(left_out) == ["Without quotation marks and minus", "About the flood"]
    loose = await router.pressed(data(left_out, labels(left_out)[0]), request())
    assert "<b>Search: alder</b>" in shown(loose).html


async def test_filters_are_chosen_in_place_and_stay_visible(
    stocked: Desk, router: Router
) -> None:
    first = await router.typed("search", request("million percent people"))
    assert "3 stories\n" in shown(first).html
    choice = await router.pressed(data(first, "Topic"), request())
    assert labels(choice) == ["✓ All topics", "business (2)", "world (1)", "‹ Back"]
    business = await router.pressed(data(choice, "business (2)"), request())
    assert "2 stories · topic: business\n" in shown(business).html
    choice = await router.pressed(data(business, "Outlet"), request())
    assert labels(choice) == ["✓ All outlets", "Harbour Post (2)", "‹ Back"]
    post = await router.pressed(data(choice, "Harbour Post (2)"), request())
    choice = await router.pressed(data(post, "When"), request())
    assert labels(choice)[:2] == ["✓ Any time", "Last 24 hours"]
    day = await router.pressed(data(choice, "Last 24 hours"), request())
    assert (
        "2 stories · topic: business · outlet: Harbour Post · the last 24 hours"
        in shown(day).html
    )
    assert labels(day)[2:] == ["✓ business", "✓ Harbour Post", "✓ Last 24 hours"]
    again = await router.pressed(data(day, "✓ business"), request())
    assert labels(again) == ["All topics", "✓ business (2)", "world (1)", "‹ Back"]
    back = await router.pressed(data(again, "‹ Back"), request())
    assert shown(back) == shown(day)


async def test_what_bounds_hide_can_be_had_without_them(
    stocked: Desk, router: Router
) -> None:
    first = await router.typed("search", request("rescuers"))
    choice = await router.pressed(data(first, "Topic"), request())
    topic = data(choice, "world (1)").split("|")[4]
    none = await router.pressed(f"1|search|0|bridge|{topic}||1", request())
    assert shown(none).html == (
        "I have nothing on “bridge” with topic: world, the last 24 hours.\n"
        "Try it with less, or open the nearest I have:"
    )
    assert labels(none) == ["All topics", "Any time", "About the bridge"]
    found = await router.pressed(data(none, "All topics"), request())
    assert "About the bridge" in shown(found).html


async def test_nothing_at_all_is_said_with_what_to_do(
    stocked: Desk, router: Router
) -> None:
    reply = await router.typed("search", request("xyzzy"))
    assert shown(reply).html == (
        "I have nothing on “xyzzy”.\n"
        "Try other or fewer words. The newest stories are in /latest."
    )
    assert labels(reply) == []


async def test_pages_turn_in_place(stocked: Desk, router: Router) -> None:
    articles = stocked.stores.articles
    for number in range(6):
        text = f"The gale took {number + 2} roofs in Norwick."
        article = Article(f"g{number}", f"Gale {number}", text, "Post", "", EVENING)
        findings = Findings((passage(text, text),))
        await articles.add(article, findings, f"sg{number}", terms("gale"))
    first = await router.typed("search", request("gale"))
    assert labels(first)[:8] == ["1", "2", "3", "4", "5", "‹", "1/2", "›"]
    second = await router.pressed(data(first, "›"), request())
    assert labels(second)[:4] == ["1", "‹", "2/2", "›"]
    assert "The <b>gale</b> took 2 roofs" in shown(second).html


async def test_of_one_story_the_best_article_is_shown(
    stocked: Desk, router: Router
) -> None:
    for name, text in (("one", "A gale."), ("two", "A gale, a gale, a storm.")):
        article = Article(name, name, text, "Post", "", EVENING)
        await stocked.stores.articles.add(
            article, Findings(), "gale", dict(terms(text))
        )
    reply = await router.typed("search", request("gale storm"))
    assert re.findall(r"</b> <b>(\w+)</b>", shown(reply).html) == ["two"]


async def test_a_long_sentence_is_folded_and_one_without_words_is_the_first(
    stocked: Desk, router: Router
) -> None:
    long = f"The gale {'blew and ' * 40}fell."
    for name, title, text in (("long", "A", long), ("title", "A gale", "It was bad.")):
        article = Article(name, title, text, "Post", "", EVENING)
        findings = Findings((passage(text, text),))
        await stocked.stores.articles.add(article, findings, name, terms("gale"))
    html = shown(await router.typed("search", request("gale"))).html
    assert "<blockquote expandable>“The <b>gale</b> blew" in html
    assert "“It was bad.”" in html


async def test_an_own_feed_is_found_by_its_chat_alone(
    stocked: Desk, router: Router
) -> None:
    await bring_own(stocked)
    group = await router.typed("search", request("zeppelin", chat=GROUP))
    channel = await router.typed("search", request("zeppelin", chat=CHANNEL))
    misspelt = await router.typed("search", request("zepelin"))
    assert "bought a <b>zeppelin</b>" in shown(group).html
    assert "I have nothing on" in shown(channel).html
    assert "zeppelin" not in shown(misspelt).html
    narrowed = await router.pressed(data(group, "Topic"), request(chat=GROUP))
    world = await router.pressed(data(narrowed, "world (1)"), request(chat=GROUP))
    assert "1 story · topic: world" in shown(world).html


async def test_long_words_are_kept_for_the_chat(stocked: Desk, router: Router) -> None:
    words = "rescuers who moved people out of the valley"
    first = await router.typed("search", request(words))
    choice = await router.pressed(data(first, "When"), request())
    week = await router.pressed(data(choice, "Last 7 days"), request())
    assert f"<b>Search: {words}</b>\n1 story · the last 7 days" in shown(week).html
    elsewhere = await router.pressed(data(first, "When"), request(chat=GROUP))
    assert elsewhere.is_alert


@pytest.mark.parametrize(
    "pressed",
    [
        "1|search|0",
        "1|search|0|flood|||9",
        "1|search|0|flood|x||0",
        "1|search|0|flood||x|0",
        "1|search|0|~gone|||0",
        "1|search|x|flood|||0",
        "1|searchby|x|flood|||0",
    ],
)
async def test_a_button_with_garbage_is_stale(
    stocked: Desk, router: Router, pressed: str
) -> None:
    reply = await router.pressed(pressed, request())
    assert (reply.is_alert, reply.edit) == (True, None)


async def test_an_article_that_goes_meanwhile_is_shown_without_a_sentence(
    stocked: Desk, router: Router, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def gone(_ids: object) -> tuple[Article, ...]:
        return ()

    monkeypatch.setattr(router.desk.stores.articles, "texts", gone)
    reply = await router.typed("search", request("rescuers"))
    assert "sample\n\nPress a number" in shown(reply).html


async def test_every_story_with_the_one_word_is_found_however_seldom_it_has_it(
    stocked: Desk, router: Router
) -> None:
    for name, weight in (("often", 20.0), ("once", 1.0)):
        said = f"A zeppelin was seen {name}."
        made = Article(name, said, said, "Post", "", EVENING, ("world",))
        findings = Findings((passage(said, said),))
        weights = {"zeppelin": weight}
        await stocked.stores.articles.add(made, findings, f"s-{name}", weights)
    html = shown(await router.typed("search", request("zeppelin"))).html
    assert html.index("seen often") < html.index("seen once")


async def test_every_outlet_of_a_story_is_offered_and_a_story_counted_once(
    stocked: Desk, router: Router
) -> None:
    for name, source, text in (
        ("z1", "Wire", "A zeppelin has landed."),
        ("z2", "Radio", "The zeppelin landed on a meadow near the town."),
        ("z3", "Wire", "Its crew left the zeppelin at noon."),
    ):
        made = Article(name, f"Title {name}", text, source, "", EVENING, ("world",))
        findings = Findings((passage(text, text),))
        await stocked.stores.articles.add(made, findings, "s-z", dict(terms(text)))
    reply = await router.typed("search", request("zeppelin"))
    assert "1 story" in shown(reply).html
    offered = await router.pressed(data(reply, "Outlet"), request())
    assert labels(offered)[1:3] == ["Radio (1)", "Wire (1)"]
    narrowed = await router.pressed(data(offered, "Radio (1)"), request())
    assert "meadow" in shown(narrowed).html


async def test_who_has_more_of_the_words_comes_first_whatever_it_is_entered_by(
    stocked: Desk, router: Router
) -> None:
    for name, text, weights in (
        ("often", "The bank of Norvane met in Norvane.", {"norvan": 40.0}),
        ("both", "A zeppelin struck rocks off Norvane.", {"zeppelin": 1.0}),
    ):
        made = Article(name, f"Title {name}", text, "Wire", "", EVENING, ("world",))
        findings = Findings((passage(text, text),))
        await stocked.stores.articles.add(made, findings, f"s-{name}", weights)
    html = shown(await router.typed("search", request("zeppelin norvane"))).html
    assert html.index("struck rocks") < html.index("The bank of")
