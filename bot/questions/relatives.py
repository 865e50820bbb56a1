"""Words of the news that may stand for a question's in languages other than English.

There is no list of other words as `kindred` is for English, but for what befalls people
(`tolls`). So words count that begin alike, as endings differ, and where nouns are
joined also those of which one is the end of the other: "Sachschaden" is a "Schaden".
"""

from collections import defaultdict
from math import ceil

from bot.questions.question import Question
from bot.questions.tolls import kin_abroad
from summarizers.text.languages import known

_STEM = 4
"""Letters in which words must begin alike to be of one stem, and their share."""
_STEM_SHARE = 0.7
_LONGER = 4
"""Letters by which one of the same stem may be longer."""


class Relatives:
    """The words of the news, by how they begin and end."""

    def __init__(self) -> None:
        self._beginnings: defaultdict[str, list[str]] = defaultdict(list)
        self._endings: defaultdict[str, list[str]] = defaultdict(list)

    def add(self, form: str) -> None:
        """Take in a word that was not among them."""
        self._beginnings[form[:_STEM]].append(form)
        self._endings[form[-_STEM:]].append(form)

    def remove(self, form: str) -> None:
        """Take out a word that is among them."""
        self._beginnings[form[:_STEM]].remove(form)
        self._endings[form[-_STEM:]].remove(form)

    def of(self, asked: Question, term: str) -> frozenset[str]:
        """Return the words that may stand for a word of a question, without itself."""
        wholes, stems = kin_abroad(asked.word(term), asked.language)
        befallen = {form for stem in stems for form in self._with(stem)}
        found = self._alike(term) | wholes | befallen
        if known(asked.language).large_nouns:
            found |= self._joined(term)
        return frozenset(found - {term})

    def _with(self, stem: str) -> set[str]:
        """Return the words that begin with a stem."""
        near = self._beginnings.get(stem[:_STEM], ())
        return {form for form in near if form.startswith(stem)}

    def _alike(self, term: str) -> set[str]:
        if not _has_stem(term):
            return set()
        stem = term[: max(_STEM, ceil(_STEM_SHARE * len(term)))]
        most = len(term) + _LONGER
        return {form for form in self._with(stem) if len(form) <= most}

    def _joined(self, term: str) -> set[str]:
        """Return the words of which one is the end of the other."""
        near = self._endings.get(term[-_STEM:], ()) if _has_stem(term) else ()
        return {
            form
            for form in near
            if len(form) > _STEM and (form.endswith(term) or term.endswith(form))
        }


def _has_stem(term: str) -> bool:
    return len(term) > _STEM and term.isalpha()
