"""Words that a question and its answer may use for the same thing.

Who asks how many were killed is answered by how many died, and who asks for the boss by
who is in the chair. Looser than the thesaurus, which decides whether two figures are
one thing: here a wrong kin costs a little of a rank, there a false series. Some three
hundred lines were written after the open half of our own questions had been looked at,
so only the half put aside tells what they bring (docs/quality.md).
"""

from collections import defaultdict
from functools import cache
from importlib.resources import files

from bot.briefing.thesaurus import ACTIONS, COUNTED, MEASURED
from bot.questions.roots import root
from summarizers.text.words import normal

WORDS = files("bot.questions") / "kinwords.txt"
"""The words: a line for those that are kin; a word may be in several."""


@cache
def _kin() -> dict[str, frozenset[str]]:
    lines = [line.split() for line in WORDS.read_text("utf-8").splitlines()]
    for table in (ACTIONS, COUNTED, MEASURED):
        lines += [
            [word for word in (name, *line.split(", ")) if " " not in word]
            for name, line in table.items()
        ]
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines:
        forms = {root(normal(word)) for word in line}
        for form in forms:
            found[form] |= forms - {form}
    return {form: frozenset(kin) for form, kin in found.items()}


def kindred(form: str) -> frozenset[str]:
    """Return the roots of other words that may be meant by this one."""
    return _kin().get(form, frozenset())


def is_known(form: str) -> bool:
    """Return whether a root is one of these words."""
    return form in _kin()
