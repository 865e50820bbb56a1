"""Chooses the headline of a story: the title of its articles that informs best.

A title is shown as its outlet wrote it. So one that asks, teases, shouts, was cut off,
or has a label or the outlet's name at one of its ends must say much more than another
to be chosen.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import log, sqrt

from bot.briefing.corrections import in_title
from bot.briefing.likeness import words_of
from bot.model import Report


def headline(reports: Sequence[Report]) -> str:
    """Return the title that says most of what the reports together say.

    Only titles of the newest day count, and of each source the newest: older ones may
    hold numbers that are no longer true. So may those whose articles were corrected.
    """
    newest = sorted(reports, key=_newest_first)
    today = newest[0].origin.published.date()
    of_source = {each.origin.source: each for each in reversed(newest)}
    current = [each for each in newest if each is of_source[each.origin.source]]
    current = [each for each in current if each.origin.published.date() == today]
    true = [each for each in current if not in_title(each)]
    current = true or current
    if len(current) == 1:
        return current[0].origin.title
    said = Counter(
        word for each in newest for text in _texts(each) for word in _words(each, text)
    )
    return max(current, key=lambda each: _informs(each, said)).origin.title


def _newest_first(report: Report) -> tuple[float, str]:
    return -report.origin.published.timestamp(), report.origin.article_id


def _informs(report: Report, said: Counter[str]) -> float:
    """Return how much of what is said a title says; each fault halves it."""
    title = report.origin.title
    words = _words(report, title)
    weight = sum(log(1 + said[word]) for word in words) / sqrt(4 + len(words))
    return weight / (1 << faults(title, report.origin.source))


# Asked of the same titles for each reader who has a briefing.
@lru_cache(maxsize=2048)
def faults(title: str, source: str = "") -> int:
    """Return how many things about a title are not for informing anybody."""
    found = sum(bool(each.search(title)) for each in _FAULTS)
    is_signed = bool(source) and _END.sub("", title).casefold().endswith(
        tuple(f"{mark} {source.casefold()}" for mark in "-–—|:")
    )
    return found + is_signed + _is_shouted(title)


def _is_shouted(title: str) -> bool:
    """Return whether more than half of the letters are capitals."""
    letters = [letter for letter in title if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return len(letters) > _SHORT and capitals > len(letters) / 2


_SHORT = 12
_END = re.compile(r"\W+$")
_LABELS = (
    r"live(?: ?(?:blog|updates?|coverage|ticker))?|exclusive|breaking(?: news)?|just in"
    r"|watch|video|photos?|pictures|gallery|podcast|listen|opinion|comment(?:ary)?"
    r"|analysis|editorial|explainer|update(?: ?\d+)?|wrapup(?: ?\d+)?"
    r"|eilmeldung|exklusiv|meinung|kommentar|analyse|en direct|exclusif|urgent|tribune"
    r"|en vivo|en directo|última hora|opinión|exclusiva|diretta|срочно|видео|мнение"
)
_FAULTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # It asks, shouts, or was cut off.
        r"\?(?:\W*$|\s)",
        r"!(?:\W*$|\s)",
        r"(?:…|\.\.\.)",
        # A label or a name before or behind it.
        rf"^\W*(?:{_LABELS})\s?(?:[:|.–—-]|\d)",
        r"\s\|\s",
        r"\s[-–—] (?-i:[A-ZÀ-Ý][\w.]*)(?: (?-i:[A-ZÀ-Ý][\w.]*)){0,3}$",
        r"[\[(][\w\s]+[\])]\W*$",
        # It promises more than it says.
        r"\b(?:you|your|yourself|müssen sie|sie wissen|debes saber)\b",
        r"\b(?:this is (?:why|how|what)|here['’]s|what happened next|things to know)\b",
        r"\b(?:what (?:we|to) know|all we know|everything we know|was wir wissen)\b",
        r"\b(?:ce que l['’]on sait|lo que (?:se sabe|sabemos)|все, что известно)\b",
        r"\b(?:shocking|horror|terrifying|chaos|miracle|unbelievable|explained)\b",
        r"^\W*\d+ (?:things|reasons|ways|facts|takeaways|gründe|razones|raisons)\b",
        r"\b(?:quiz|timeline|tracker|player ratings|in pictures|las imágenes)\b",
        r"\b(?:as it happened|live (?:blog|coverage|reaction|updates?)|photos?)\b",
        r"^(?:who|why|how|what|when|inside)\b",
        # Somebody's words and nothing else.
        r"^[\"“„«‘'].*[\"”“»’']$",
    )
)


def _words(report: Report, text: str) -> frozenset[str]:
    return words_of(text, report.language)


def _texts(report: Report) -> list[str]:
    """Return what a report keeps of its article's words, title first."""
    findings = report.findings
    sentences = dict.fromkeys(passage.text for passage in findings.summary)
    sentences |= dict.fromkeys(figure.sentence for figure in findings.figures[:6])
    return [report.origin.title, *sentences]
