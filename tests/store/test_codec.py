import zlib
from dataclasses import replace

import pytest

from bot.model import Findings
from bot.store.codec import (
    REPORT_FIELDS,
    digest,
    unpack_article,
    unpack_report,
)
from bot.store.packing import Packed, pack
from tests.store.values import FINDINGS, article


def raw_of(findings: Findings, text: str = "") -> list[bytes | None]:
    return [b"1 - - s1", pack(Packed(article(1, text=text), findings)), None, None]


def test_everything_found_comes_back() -> None:
    report = unpack_report("a1", raw_of(FINDINGS))
    assert report
    assert (report.findings, report.story_id) == (FINDINGS, "s1")


def test_an_article_that_costs_money_stays_marked() -> None:
    paid = replace(article(1), is_paywalled=True)
    packed = pack(Packed(paid, FINDINGS))
    assert unpack_article("a1", packed) == paid
    report = unpack_report("a1", [b"1 - - s1", packed, None, None])
    assert report
    assert report.origin.is_paywalled


def test_the_own_feeds_of_an_article_stand_beside_what_is_packed() -> None:
    packed, feeds = pack(Packed(article(1), FINDINGS)), b"https://a/ https://b/"
    assert unpack_article("a1", packed, feeds) == replace(article(1), feed="https://a/")
    report = unpack_report("a1", [b"1 - - s1", packed, None, feeds])
    assert report
    assert report.feeds == ("https://a/", "https://b/")


def test_of_no_article_nothing_is_told() -> None:
    nothing = [None] * len(REPORT_FIELDS)
    assert unpack_report("a1", nothing) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"damaged",
        lambda data: data[:-1],
        lambda data: zlib.compress(b"{}"),
        lambda data: zlib.compress(b"no line of JSON\nand a text"),
    ],
    ids=["other", "cut", "empty", "unreadable"],
)
def test_what_is_damaged_is_as_if_it_were_not_there(damage: object) -> None:
    at, packed, *more = raw_of(FINDINGS)
    assert callable(damage)
    assert unpack_report("a1", [at, damage(packed), *more]) is None


@pytest.mark.parametrize("text", ["Forty boats", "forty  BOATS\n", " forty\tboats"])
def test_blanks_and_case_make_no_new_text(text: str) -> None:
    assert digest(text) == digest("forty boats")
