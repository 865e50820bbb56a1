from dataclasses import replace

import pytest
from lxml import html  # type: ignore[import-untyped]  # the package has no types

from bot.sources.linked import About
from bot.sources.locks import is_paywalled, unlock_nothing

PAGE = (
    "<html><body><p>Free.</p>before<div class='x paywall y'>Locked.</div>after"
    "<p id='rest'>Rest.</p> end<section class='a b'>Both</section></body></html>"
)
LOCKED = About(is_free=False)


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        (About(), False),
        (About(is_free=True), False),
        (About(tier="free"), False),
        (About(is_free=False), True),
        (About(tier="metered"), True),
        (About(is_free=True, tier="locked"), True),
    ],
)
def test_a_publisher_says_that_a_page_costs_money(about: About, expected: bool) -> None:
    assert is_paywalled(about) is expected


def left(*selectors: str) -> tuple[str, bool]:
    root = html.fromstring(PAGE)
    is_open = unlock_nothing(root, replace(LOCKED, locked=selectors))
    return root.text_content(), is_open


@pytest.mark.parametrize(
    ("selectors", "text"),
    [
        ((".paywall",), "Free.beforeafterRest. endBoth"),
        (("div.paywall, #rest",), "Free.beforeafter endBoth"),
        ((".paywall", "p"), "beforeafter endBoth"),
        ((".a.b",), "Free.beforeLocked.afterRest. end"),
        ((".pay",), "Free.beforeLocked.afterRest. endBoth"),
        (("html",), "Free.beforeLocked.afterRest. endBoth"),
    ],
)
def test_what_is_locked_is_taken_out(selectors: tuple[str, ...], text: str) -> None:
    assert left(*selectors) == (text, True)


@pytest.mark.parametrize(
    "selectors", [(), (".a > .b",), ("p:nth(2)", ".paywall"), (".a" * 99,)]
)
def test_without_a_part_we_understand_nothing_is_free(
    selectors: tuple[str, ...],
) -> None:
    assert left(*selectors)[1] is False


def test_a_page_that_is_metered_is_read_as_it_was_given() -> None:
    assert unlock_nothing(html.fromstring(PAGE), About(tier="metered"))
