"""A sentence as the index gives it, with nothing around it."""

from datetime import UTC, datetime

from bot.questions.lines import Line
from bot.questions.question import read_question
from bot.questions.sight import Aim, aim
from summarizers.types import Span

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def sentence(text: str) -> Line:
    """Return a sentence that opens an article without a title."""
    return Line(
        "a", "", NOON, "en", text, Span(0, len(text)), 0, {}, frozenset(), 1.0,
        tells_role=False, is_said=False,
    )  # fmt: skip


def aimed(question: str) -> Aim:
    """Return a question whose words are all as rare, and have no others for them."""
    asked = read_question(question)
    alike = dict.fromkeys(asked.terms, 1.0)
    return aim(asked, alike, dict.fromkeys(asked.terms, frozenset()))
