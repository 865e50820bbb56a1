from bot.chat.replies.router import Router
from bot.chat.values import Desk
from bot.delivery.html.markup import visible
from bot.model import Findings
from tests.fakes.reports import figure
from tests.fixtures.desk import FLOOD, keep, request


async def test_every_figure_has_a_button_to_its_sentence(
    stocked: Desk, router: Router
) -> None:
    reply = await router.typed("figures", request())
    shown = reply.messages[0]
    pressed = await router.pressed(shown.buttons[0][0].data, request())
    assert "<b>640</b> people" in shown.html
    assert [button.label for button in shown.buttons[0]] == ["🔎 1", "🔎 2", "🔎 3"]
    assert FLOOD in visible(pressed.messages[0].html)
    assert "Harbour Post" in pressed.messages[0].html


async def test_words_narrow_the_figures(stocked: Desk, router: Router) -> None:
    reply = await router.typed("figures", request("bank rate"))
    html = reply.messages[0].html
    assert "2.5 percent" in html
    assert "640" not in html


async def test_words_nobody_wrote_find_no_figures(
    stocked: Desk, router: Router
) -> None:
    reply = await router.typed("figures", request("<giraffes>"))
    assert "no figures on “&lt;giraffes&gt;”" in reply.messages[0].html


async def test_an_empty_store_has_no_figures(router: Router) -> None:
    reply = await router.typed("figures", request())
    assert reply.messages[0].html == "I have no figures yet."


async def test_a_figure_that_is_gone_says_so(stocked: Desk, router: Router) -> None:
    gone = await router.pressed("1|figure|nowhere|1", request())
    beyond = await router.pressed("1|figure|flood|9", request())
    assert gone.notice == "I no longer keep the article of that figure."
    assert beyond.notice == gone.notice


async def test_pages_of_a_search_turn_with_its_words(
    stocked: Desk, router: Router
) -> None:
    reply = await router.pressed("1|figures|3|bank", request())
    assert reply.edit
    assert "Key figures: bank" in reply.edit.html


async def test_long_words_are_kept_for_the_buttons(
    stocked: Desk, router: Router
) -> None:
    words = "the Northern Bank's rate after the meeting"
    await router.typed("figures", request(words))
    shown = await router.typed("figures", request(words))
    assert "2.5 percent" in shown.messages[0].html
    kept = await stocked.stores.pending.get(1001, "~c91afa21b3")
    assert kept == words


async def test_words_with_a_bar_are_kept_for_the_buttons(
    stocked: Desk, router: Router
) -> None:
    for number in range(12):
        text = f"Some {number + 2}0 ferries left the quay."
        found = Findings((), (figure(text, f"{number + 2}0", (number + 2) * 10.0),))
        await keep(stocked, f"f{number}", text, found, hours=1, topic="world")
    reply = await router.typed("figures", request("ferries|quay"))
    turn = reply.messages[0].buttons[-1][2]
    turned = await router.pressed(turn.data, request())
    assert turned.edit
    assert "Key figures: ferries|quay" in turned.edit.html


async def test_a_button_whose_words_are_gone_is_stale(
    stocked: Desk, router: Router
) -> None:
    reply = await router.pressed("1|figures|1|~0123456789", request())
    assert reply.notice == "This button is too old. Ask again, please."


async def test_an_article_on_the_words_gives_its_other_figures_too(
    stocked: Desk, router: Router
) -> None:
    reply = await router.typed("figures", request("flood"))
    assert "640" in reply.messages[0].html
    assert "2.5 percent" not in reply.messages[0].html


async def test_a_sentence_with_fewer_of_the_words_is_not_meant(
    stocked: Desk, router: Router
) -> None:
    reply = await router.typed("figures", request("Northern bridge crowns"))
    assert "38 million" in reply.messages[0].html
    assert "2.5 percent" not in reply.messages[0].html
