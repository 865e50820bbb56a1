"""A question seen against one sentence: where its words stand, what each is worth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.questions.lines import Line
from bot.questions.question import Question
from bot.questions.roots import placed_roots
from summarizers.text.words import Placed


@dataclass(frozen=True, slots=True)
class Aim:
    """A question and the share of each of its words in all their rarity.

    `meant` are the words that may stand for one of the question's, itself among them.
    """

    asked: Question
    weight: Mapping[str, float]
    meant: Mapping[str, str]


def aim(
    asked: Question, rarity: Mapping[str, float], kin: Mapping[str, frozenset[str]]
) -> Aim:
    """Return the question with what its words are worth, by how rare each is.

    `kin` are for each of its words those that may stand for it.
    """
    whole = sum(rarity[term] for term in asked.terms) or 1.0
    meant = {form: term for term in asked.terms for form in sorted(kin[term])}
    meant.update({term: term for term in asked.terms})
    return Aim(asked, {t: rarity[t] / whole for t in asked.terms}, meant)


@dataclass(frozen=True, slots=True)
class Sight:
    """A line cut into words; `places` is where each word of the question stands."""

    line: Line
    words: tuple[Placed, ...]
    places: Mapping[str, Sequence[int]]

    def lower(self, place: int) -> str:
        """Return the word at a place as it is written, in small letters; "" if none."""
        if not 0 <= place < len(self.words):
            return ""
        word = self.words[place]
        return self.line.text[word.start : word.end].lower()


def sight(aimed: Aim, line: Line) -> Sight:
    """Return the line with where the question's words stand in it."""
    words = placed_roots(line.text, line.language)
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        if word.is_content and word.form in aimed.meant:
            places.setdefault(aimed.meant[word.form], []).append(place)
    return Sight(line, words, places)
