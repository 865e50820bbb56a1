from dataclasses import replace

import pytest

from bot.model import Findings
from bot.store.codec import (
    REPORT_FIELDS,
    digest,
    pack_article,
    refused,
    unpack_article,
    unpack_report,
)
from summarizers.types import Figure, Span
from tests.store.values import FINDINGS, article


def raw_of(findings: Findings, text: str = "") -> list[bytes]:
    fields = {**pack_article(article(1, text=text), findings), "story": "s1"}
    values = [fields[name] for name in REPORT_FIELDS]
    return [each.encode() if isinstance(each, str) else each for each in values]


def report_of(findings: Findings, text: str = "") -> Findings:
    report = unpack_report(raw_of(findings, text))
    assert report is not None
    return report.findings


def test_everything_found_comes_back() -> None:
    assert report_of(FINDINGS) == FINDINGS


def test_a_figure_may_have_nothing_but_its_value() -> None:
    bare = Figure(7.0, 7.0, "exact", Span(0, 1), "7", "7 left.", Span(0, 7))
    kept = report_of(Findings(figures=(bare,)), "7 left.")
    assert kept == Findings(figures=(bare,))


def test_of_a_damaged_text_nothing_is_told() -> None:
    raw = [*raw_of(FINDINGS)[:-1], b"damaged"]
    report = unpack_report(raw)
    assert report
    assert report.findings == Findings()
    assert [each.kind for each in refused(raw)] == [
        *("sentence", "figure", "figure", "person")
    ]


def test_an_article_that_costs_money_stays_marked() -> None:
    paid = replace(article(1), is_paywalled=True)
    fields = {**pack_article(paid, FINDINGS), "story": "s1"}
    raw = {
        name.encode(): value if isinstance(value, bytes) else value.encode()
        for name, value in fields.items()
    }
    assert unpack_article(raw) == paid
    report = unpack_report([raw[name.encode()] for name in REPORT_FIELDS])
    assert report
    assert report.origin.is_paywalled


def test_an_article_of_an_earlier_version_costs_nothing() -> None:
    fields = {**pack_article(article(1), FINDINGS), "story": "s1"}
    del fields["paid"]
    raw = {
        name.encode(): value if isinstance(value, bytes) else value.encode()
        for name, value in fields.items()
    }
    assert not unpack_article(raw).is_paywalled
    report = unpack_report([raw.get(name.encode()) for name in REPORT_FIELDS])
    assert report
    assert not report.origin.is_paywalled


def test_of_no_article_nothing_is_refused() -> None:
    assert refused([None] * len(REPORT_FIELDS)) == ()


@pytest.mark.parametrize("text", ["Forty boats", "forty  BOATS\n", " forty\tboats"])
def test_blanks_and_case_make_no_new_text(text: str) -> None:
    assert digest(text) == digest("forty boats")
