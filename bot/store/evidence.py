"""Lets out of the store only what an article's own text says.

Everything the bot says about the news comes from a report, and every report is unpacked
through here: briefings, commands, answers and reading pages cannot show what their
article does not say. What is stored apart from reports has to ask `verify` itself.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from bot.model import Findings
from summarizers.verifier.evidence import judge_figure, judge_passage, judge_person
from summarizers.verifier.verify import Verdict

T = TypeVar("T")
Judge = Callable[[T, str, str], Verdict]


class Refusal(NamedTuple):
    """A piece that was left out: its kind, its words, and what is wrong with it."""

    kind: str
    words: str
    verdict: Verdict


def proven(
    findings: Findings, text: str, language: str
) -> tuple[Findings, tuple[Refusal, ...]]:
    """Return the findings that stand in the text, and those that do not."""
    refused: list[Refusal] = []

    def kept(kind: str, values: Iterable[T], judge: Judge[T]) -> tuple[T, ...]:
        judged = [(value, judge(value, text, language)) for value in values]
        refused.extend(
            Refusal(kind, _words(value), verdict)
            for value, verdict in judged
            if not verdict.is_covered
        )
        return tuple(value for value, verdict in judged if verdict.is_covered)

    return Findings(
        kept("sentence", findings.summary, judge_passage),
        kept("figure", findings.figures, judge_figure),
        kept("person", findings.people, judge_person),
    ), tuple(refused)


def _words(value: object) -> str:
    return str(getattr(value, "text", "") or getattr(value, "name", ""))
