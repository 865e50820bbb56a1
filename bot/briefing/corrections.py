"""What a publisher changed in an article: sentences, and which figures became others.

A figure of the old text and one of the new are the same figure when their sentences say
the same but for numbers, or when both are about the same thing. Those that did not
change are paired first, so that of "12 in the north, 15 in the south" only the one that
was edited counts as corrected. A figure that is left over has gone, or has come.

How often a new version is looked at: the first change at once, each further one of a
day after twice the time, since a live page changes every few minutes and would be
analysed each time.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2s

from bot.briefing.likeness import numbers_in, words_of
from bot.briefing.recounted import recounted
from bot.briefing.things import differs, is_same_thing, thing_of
from bot.model import Correction, Findings, Report, Version
from summarizers.types import Figure

FIRST_WAIT = timedelta(minutes=15)
MOST_DOUBLED = 4  # 15 minutes to 4 hours: at most ten versions a day
_DAY = timedelta(days=1)
# Of the words of two sentences, numbers left out, so many must be common.
_ALIKE = 0.6
# Of two texts under one name and two addresses: else the name is used again and again.
_ONE_TEXT = 0.3

Pair = tuple[int, int]
"""The number of a figure in the old text, and in the new."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Figures of an old and a new text: the same, changed, gone and come, by number."""

    same: tuple[Pair, ...]
    changed: tuple[Pair, ...]
    gone: tuple[int, ...]
    come: tuple[int, ...]


def may_look(versions: Sequence[Version], now: datetime) -> bool:
    """Return whether it is time to look at a further version of an article."""
    today = [each.seen for each in versions if now - each.seen < _DAY]
    if not today:
        return True
    wait: timedelta = FIRST_WAIT * 2 ** min(len(today) - 1, MOST_DOUBLED)
    return now - max(today) >= wait


def is_one_text(one: str, other: str, language: str) -> bool:
    """Return whether two texts are versions of one, rather than two articles."""
    first, second = words_of(one, language), words_of(other, language)
    return len(first & second) >= _ONE_TEXT * min(len(first), len(second))


def compare(old: Findings, new: Findings, language: str) -> Compared:
    """Return which figures of two versions of a text belong together."""
    was, now = (list(enumerate(each.figures, 1)) for each in (old, new))

    def pairs(fits: Callable[[Figure, Figure], bool]) -> tuple[Pair, ...]:
        return tuple(_taken(was, now, fits))

    same = pairs(lambda one, other: _is_unchanged(one, other, language))
    changed = pairs(lambda one, other: _is_edited(one, other, language))
    changed += pairs(
        lambda one, other: is_same_thing(
            thing_of(one, language), thing_of(other, language)
        )
    )
    gone, come = (tuple(number for number, _ in each) for each in (was, now))
    return Compared(same, tuple(sorted(changed)), gone, come)


def version_of(
    seen: datetime,
    sentences: tuple[frozenset[str], frozenset[str]],
    findings: tuple[Findings, Findings],
    compared: Compared,
    language: str,
) -> Version:
    """Return what changed from the old sentences and findings to the new ones."""
    old, new = sentences
    made = _corrections(findings, compared, sentences)
    told = {said for each in made for said in (each.old_sentence, each.new_sentence)}
    # Figures speak for their sentences; other numbers are looked at in the rest.
    others = tuple(recounted(old - told, new - told, language))
    return Version(seen, len(new - old), len(old - new), (*made, *others))


def carried(
    placed: Mapping[int, str], compared: Compared, corrected: Report
) -> dict[int, str]:
    """Return the series of the figures that an article keeps or has corrected.

    So a series goes on with the new number in the place of the old one.
    """
    numbers = range(1, len(corrected.findings.figures) + 1)
    pairs = dict((*compared.same, *compared.changed))
    kept = {pairs[old]: series for old, series in placed.items() if old in pairs}
    return {number: kept[number] for number in numbers if number in kept}


def corrections(report: Report) -> tuple[tuple[datetime, Correction], ...]:
    """Return the figures that were changed for others, newest first, and when."""
    return tuple(
        (version.seen, each)
        for version in reversed(report.versions)
        for each in version.corrections
        if each.before and each.after
    )


def in_title(report: Report) -> tuple[tuple[datetime, Correction], ...]:
    """Return what was corrected while the title still tells the old number.

    Newest first, each with when it was seen.
    """
    made = corrections(report)
    return tuple(
        (seen, each)
        for place, (seen, each) in enumerate(made)
        if is_old(report.origin.title, each, report.language)
        and not any(
            is_old(later.after, each, report.language) for _, later in made[:place]
        )
    )


def is_old(words: str, correction: Correction, language: str) -> bool:
    """Return whether these words tell the number as it was before a correction."""
    was, now, told = (
        numbers_in(words_of(each, language))
        for each in (correction.before, correction.after, words)
    )
    return bool(was - now) and was - now <= told


def corrected_to(report: Report, sentences: Collection[str]) -> tuple[Correction, ...]:
    """Return the corrections that made these sentences what they are, each once."""
    newest_last = reversed(corrections(report))
    made = {
        (each.after, each.new_sentence): each
        for _, each in newest_last
        if each.new_sentence in sentences
    }
    return tuple(made.values())


def digest_of(correction: Correction) -> str:
    """Return a short name for what a figure was changed to, and where it stands."""
    words = f"{correction.after}\n{correction.new_sentence}".encode()
    return blake2s(words, digest_size=3).hexdigest()


def noted_of(report: Report, digests: Collection[str]) -> tuple[Correction, ...]:
    """Return the corrections of these names, each once."""
    made = {digest_of(each): each for _, each in reversed(corrections(report))}
    return tuple(made[name] for name in made if name in digests)


def corrected_in(report: Report, noted: Collection[str] = ()) -> frozenset[str]:
    """Return the sentences in which a figure was corrected, or is new.

    Without those that corrections of these names have changed.
    """
    made = [each for version in report.versions for each in version.corrections]
    known = {each.new_sentence for each in made if digest_of(each) in noted}
    return frozenset(each.new_sentence for each in made if each.after) - known


def _taken(
    old: list[tuple[int, Figure]],
    new: list[tuple[int, Figure]],
    fits: Callable[[Figure, Figure], bool],
) -> Iterator[Pair]:
    """Take out and yield the pairs that fit, in the order of the old text."""
    for one in list(old):
        other = next((each for each in new if fits(one[1], each[1])), None)
        if other is not None:
            old.remove(one)
            new.remove(other)
            yield one[0], other[0]


def _is_unchanged(one: Figure, other: Figure, language: str) -> bool:
    return _is_same_number(one, other) and (
        one.sentence == other.sentence
        or _is_same_but_numbers(one, other, language)
        or is_same_thing(thing_of(one, language), thing_of(other, language))
    )


def _is_same_number(one: Figure, other: Figure) -> bool:
    # To the letter: one publisher's "about 80" that becomes "about 81" was corrected.
    return _number(one) == _number(other)


def _number(figure: Figure) -> tuple[object, ...]:
    return figure.low, figure.high, figure.bound, figure.unit


def _is_edited(one: Figure, other: Figure, language: str) -> bool:
    """Return whether a figure stands where the other stood and counts the same.

    Where more than numbers was changed, nothing may speak against it: a sentence about
    another town can have the same words but for its name.
    """
    if one.counted != other.counted or one.action != other.action:
        return False
    if _plain_words(one, language) == _plain_words(other, language):
        return True
    was, now = thing_of(one, language), thing_of(other, language)
    is_apart = differs(replace(was, unit=now.unit), now)
    return not is_apart and _is_same_but_numbers(one, other, language)


def _is_same_but_numbers(one: Figure, other: Figure, language: str) -> bool:
    first, second = (_plain_words(each, language) for each in (one, other))
    return len(first & second) >= _ALIKE * len(first | second)


def _plain_words(figure: Figure, language: str) -> frozenset[str]:
    words = words_of(figure.sentence, language)
    return words - numbers_in(words)


def _corrections(
    findings: tuple[Findings, Findings],
    compared: Compared,
    sentences: tuple[frozenset[str], frozenset[str]],
) -> tuple[Correction, ...]:
    """Return the changes of figures; one whose sentence stays is no change.

    It was only found, or not found, among the most telling ones.
    """
    (was, now), (old, new) = (each.figures for each in findings), sentences
    changed = [(was[a - 1], now[b - 1]) for a, b in compared.changed]
    made = [
        Correction(one.text, other.text, one.sentence, other.sentence)
        for one, other in changed
        if one.text != other.text
    ]
    gone = [was[number - 1] for number in compared.gone]
    made += [
        Correction(one.text, "", one.sentence, "")
        for one in gone
        if one.sentence not in new
    ]
    come = [now[number - 1] for number in compared.come]
    made += [
        Correction("", other.text, "", other.sentence)
        for other in come
        if other.sentence not in old
    ]
    return tuple(made)
