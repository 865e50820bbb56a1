"""Why a delivery did not go as it should, said in the language of the moment. Pure.

What is on record was written by processes that speak to nobody: an English sentence of
ours, or the kind of an error with Telegram's own words behind it. Ours are recognised,
and so is what Telegram is known to say; the rest stays as it is.
"""

import re
from functools import cache

from bot import wording_delivery as words
from bot.delivery.calls.outcome import meaning
from bot.delivery.operators import standing
from bot.language.retold import Template, retold, templates
from bot.language.texts import texts_of

_LET_GO = re.compile(r"let go; it was (?P<state>\w+): (?P<reason>.*)", re.DOTALL)


def cause(reason: str) -> str:
    """Return a reason on record in words for somebody who reads no programs."""
    if let_go := _LET_GO.fullmatch(reason):
        state, before = let_go.groups()
        named = standing.named(state)
        return words.LET_GO.format(state=named, reason=cause(before))
    kind, _, said = reason.partition(": ")
    if known := words.FAULTS.get(kind):
        return known
    if not (kind.isidentifier() and said):
        return retold(reason, _known())
    ending = meaning(said)
    return words.REFUSALS.get(ending.value, said) if ending else said


def cause_and_record(reason: str) -> str:
    """Return a reason for who runs the bot: in words, and as it is on record.

    Where both are the same it is said once.
    """
    said = cause(reason)
    return reason if reason in ("", said) else _with(said, reason)


def _with(said: str, reason: str) -> str:
    # Our own sentences say no more in English.
    is_ours = said == retold(reason, _known())
    return said if is_ours else words.RAW.format(cause=said, raw=reason)


@cache
def _known() -> tuple[Template, ...]:
    every = texts_of(words)
    ours = (each for each in every if each[0].startswith("wording_delivery.REASONS."))
    return templates(ours, ("error",))
