import pytest

from bot.model import Findings
from bot.store.codec import REPORT_FIELDS, digest, pack_article, unpack_report
from summarizers.types import Figure, Span
from tests.store.values import FINDINGS, article


def report_of(findings: Findings) -> Findings:
    fields = {**pack_article(article(1), findings), "story": "s1"}
    raw = [str(fields[name]).encode() for name in REPORT_FIELDS]
    report = unpack_report(raw)
    assert report is not None
    return report.findings


def test_everything_found_comes_back() -> None:
    assert report_of(FINDINGS) == FINDINGS


def test_a_figure_may_have_nothing_but_its_value() -> None:
    bare = Figure(7.0, 7.0, "exact", Span(0, 1), "7", "7 left.", Span(0, 7))
    assert report_of(Findings(figures=(bare,))) == Findings(figures=(bare,))


@pytest.mark.parametrize("text", ["Forty boats", "forty  BOATS\n", " forty\tboats"])
def test_blanks_and_case_make_no_new_text(text: str) -> None:
    assert digest(text) == digest("forty boats")
