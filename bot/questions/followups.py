"""Understands a question that leans on the one before: "and how many now?".

It keeps the subject of the last one: its names, and what was counted unless it names
something of its own. What was done to them is not kept, since that is what changed;
only where there is neither a name nor a common count is it all there is to go on from.
What only says of what else, is asked as the one before was: "and in Halden?". Words of
asking alone are about all of it: "why?".
"""

import re
from dataclasses import replace

from bot.questions.question import Question
from bot.questions.tongues import lowered, tongue
from bot.questions.wants import Wants

_LEADS = re.compile(
    r"(?:and|but|so|also|then|(?:and )?(?:what|how) about)\b", re.IGNORECASE
)
_LEANS = re.compile(
    r"\b(?:he|she|it|they|him|her|them|his|its|their|there|those|these|that|one)\b",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"\b(?:is|was|are|were|did|do|does|has|have|had|can|could|will|would)\b",
    re.IGNORECASE,
)
"""What tells in English that something else is asked, by yes or no."""
_OF_ALL = frozenset({Wants.EVENT, Wants.ANYTHING})
"""What may be asked without a word more: "what happened?"."""
_FEW = 2
"""Words of a question that says little by itself, if it has no name."""


def leans(asked: Question) -> bool:
    """Return whether a question seems to go on from one before."""
    other = tongue(asked.language)
    leads = other.leads if other else _LEADS
    text = lowered(asked.text).lstrip("¿¡ ")
    if leads.match(text) or is_bare(asked):
        return True
    return not asked.names and _has_pronoun(asked) and _is_short(asked)


def is_bare(asked: Question) -> bool:
    """Return whether a question has words of asking alone: "why?", "and how many?"."""
    return not asked.terms and asked.wants not in _OF_ALL


def _is_short(asked: Question) -> bool:
    return len(asked.terms) <= _FEW


def carried_on(asked: Question, before: Question) -> Question:
    """Return the question with the subject of the one before."""
    if _is_the_same(asked):
        if asked.names:
            return _of_another(asked, before)
        asked = replace(asked, wants=before.wants)
    focus = asked.focus or before.focus
    kept = [term for term in before.terms if term in before.names or term in focus]
    if not asked.terms:
        kept = list(before.terms)
    # What is counted now takes the place of what was.
    past = before.focus if asked.focus else ()
    subject = kept or [term for term in before.terms if term not in past]
    terms = dict.fromkeys((*asked.terms, *subject))
    text = " ".join((asked.text, *_words(before, set(subject))))
    return replace(
        asked,
        text=text,
        terms=tuple(terms),
        names=asked.names | before.names,
        focus=focus,
    )


def _is_the_same(asked: Question) -> bool:
    """Return whether a question only says of what the last one is asked again."""
    says_little = asked.wants is Wants.ANYTHING and _is_short(asked)
    return says_little and not _ACTS.search(asked.text) and not _has_pronoun(asked)


def _of_another(asked: Question, before: Question) -> Question:
    """Return the question before, asked of others: "and in Halden?"."""
    kept = [term for term in before.terms if term not in before.names]
    terms = dict.fromkeys((*kept, *asked.terms))
    text = " ".join((asked.text, *_words(before, set(kept))))
    return replace(
        asked,
        text=text,
        wants=before.wants,
        terms=tuple(terms),
        focus=before.focus,
    )


def stands_alone(asked: Question) -> bool:
    """Return whether a question that leans may also be asked by itself.

    So it is with "what about the tannery?": it may be about something else.
    """
    return bool(asked.terms) and not _has_pronoun(asked)


def _has_pronoun(asked: Question) -> bool:
    other = tongue(asked.language)
    leaning = other.leaning if other else _LEANS
    return bool(leaning.search(lowered(asked.text)))


def _words(before: Question, forms: set[str]) -> list[str]:
    """Return the words of the question before that these forms come from."""
    return [before.text[w.start : w.end] for w in before.said if w.form in forms]
