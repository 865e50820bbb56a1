"""Which words of a sentence are the number or time a question asks for.

They are shown letter for letter, with the words that bound them ("more than") and what
they count, as far as these stand beside them: without them the number would say
something else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bot.briefing import meanings
from bot.briefing.modes import is_stated
from bot.briefing.thesaurus import ACTIONS
from bot.briefing.traits import action_of
from bot.model import Article, CitedFigure, Findings
from bot.questions.abroad import is_abroad
from bot.questions.clueweights import WEIGHTS
from bot.questions.question import Question
from bot.questions.ranking import Ranked
from bot.questions.spots import Sort
from bot.questions.spotting import Seen, worth
from bot.questions.tolls import lacks_toll, tells_of_others
from bot.questions.tongues import SPACELESS
from bot.questions.wants import Wants
from summarizers.text.languages import known
from summarizers.text.words import Placed
from summarizers.types import Figure, Span

_BOUND = re.compile(
    r"(?:\b(?:(?:just |well |slightly |a little )?(?:more|fewer|less|over|under|above"
    r"|below)(?: than)?|at (?:least|most)|as (?:many|much|few) as|up to|about|around"
    r"|approximately|roughly|some|nearly|almost|only|(?:an )?estimated|close to"
    r"|no (?:more|fewer|less) than|between) |(?<!\d)[~≈<>−–-])$",
    re.IGNORECASE,
)
_UNIT = re.compile(r"[  -]?(?:°[CF]?|[^\W\d_]+|%)")
_NEVER = re.compile(r"(?!)")
_ALL = re.compile(r"\ball (?:of )?(?:the |its |their )?$", re.IGNORECASE)
"""What makes the number before a description the number of all it describes."""
_MARK = re.compile(r"[,;:()–—]")
_REACH = 3
"""Words after a number up to the noun it counts that are shown with it."""


@dataclass(frozen=True, slots=True)
class Exact:
    """The words that answer, the figure found there, and whether it is taken back."""

    words: str
    figure: CitedFigure | None = None
    is_denied: bool = False


def exact(
    asked: Question, each: Ranked, near: tuple[Article, Findings]
) -> Exact | None:
    """Return the number or time of a sentence that answers, if it has one."""
    if not (asked.wants.is_amount or asked.wants is Wants.TIME):
        return None
    seen = [spot for spot in each.read.seen if spot.is_new]
    if not seen:
        return None
    best = max(seen, key=lambda spot: worth(spot.clues, WEIGHTS.spot))
    figure = _figure_at(each, best, near)
    denied = tells_of_others(asked, each.line.text) or lacks_toll(asked, each.line)
    if figure:
        is_of_all = _is_of_all(asked, each.line.text, best)
        denied = denied or _is_denied(asked, figure.figure, is_of_all=is_of_all)
    return Exact(_words(asked, each, best, figure), figure, denied)


def _figure_at(
    each: Ranked, seen: Seen, near: tuple[Article, Findings]
) -> CitedFigure | None:
    """Return the figure found where the number stands."""
    article, findings = near
    start = each.line.span.start
    here = Span(start + seen.spot.start, start + seen.spot.end)
    for number, figure in enumerate(findings.figures, 1):
        if figure.span.start < here.end and here.start < figure.span.end:
            return CitedFigure(figure, article.origin, number)
    return None


def _is_of_all(asked: Question, said: str, seen: Seen) -> bool:
    """Return whether the number is of all to whom what is asked about applies.

    "All 184 people on board were saved" tells how many were on board.
    """
    done = {each.name for each in meanings.actions_in(asked.text)}
    told = {each.name for each in meanings.actions_in(said[seen.spot.end :])}
    return bool(_ALL.search(said[: seen.spot.start]) and done & told)


def _is_denied(asked: Question, figure: Figure, *, is_of_all: bool) -> bool:
    """Return whether the number is taken back, or is known to be of another act.

    "Soldiers freed 15 people detained in May" does not tell how many were detained.
    """
    done = frozenset(each.name for each in meanings.actions_in(asked.text))
    own = action_of(figure) & ACTIONS.keys()
    is_of_another = bool(own and done) and own.isdisjoint(done)
    return (is_of_another and not is_of_all) or not is_stated(figure)


def _words(
    asked: Question, each: Ranked, seen: Seen, figure: CitedFigure | None
) -> str:
    """Return the number with its bound and what it counts, as they stand.

    Also where that is something else than was asked: "5,600" alone would say people.
    """
    text, words = each.line.text, each.read.sight.words
    start, end = seen.spot.start, seen.spot.end
    bound = _bound_in(each.line.language).search(text[:start])
    start = bound.start() if bound else start
    if seen.spot.sort in {Sort.DATE, Sort.CLOCK, Sort.SHARE, Sort.MONEY}:
        return text[start:end]
    is_spaced = each.line.language not in SPACELESS
    after = words[seen.past : seen.past + _REACH] if is_spaced else ()
    nouns = [word.end for word in after if word.form in asked.focus]
    counted = f" {figure.figure.counted}" if figure else ""
    if nouns and not _MARK.search(text, end, nouns[0]):
        end = nouns[0]
    elif counted.strip() and text.startswith(counted, end):
        end += len(counted)
    elif _has_unit(asked, after) and (unit := _UNIT.match(text, end)):
        end = unit.end()
    bound = _bound_after(each.line.language).match(text, end)
    return text[start : bound.end() if bound else end]


@cache
def _bound_in(language: str) -> re.Pattern[str]:
    """Return what may stand before a number and bound it, up to the number."""
    if not is_abroad(language):
        return _BOUND
    words = sorted(known(language).bounds, key=lambda each: (-len(each), each))
    whole = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words)
    gap, start = ("", "") if language in SPACELESS else (r"\s?", r"(?<!\w)")
    return re.compile(rf"{start}(?:{whole}){gap}$", re.IGNORECASE)


@cache
def _bound_after(language: str) -> re.Pattern[str]:
    """Return what may stand after a number and bound it."""
    words = sorted(known(language).after, key=lambda each: (-len(each), each))
    if not is_abroad(language) or not words:
        return _NEVER
    whole = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words)
    end = "" if language in SPACELESS else r"(?!\w)"
    return re.compile(rf"(?:['’]\w+)?\s?(?:{whole}){end}", re.IGNORECASE)


def _has_unit(asked: Question, after: Sequence[Placed]) -> bool:
    """Return whether what follows a number may be its unit."""
    is_measured = asked.wants is not Wants.COUNT
    return is_measured and any(word.is_content for word in after[:1])
