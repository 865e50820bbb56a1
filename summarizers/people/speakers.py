"""Speakers: which person says the statements of a text.

The speaker's words must name the person themselves. "He" and "she" speak for somebody
only when the sentences just before leave exactly one person to be meant. A quotation
that runs on into the next sentences stays its speaker's.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from summarizers.english.grammar import (
    COMMA,
    GERUND,
    NAME,
    NOUN,
    POSSESSIVE,
    PREPOSITION,
    VERB,
)
from summarizers.english.phrases import Phrase, Words, kind_at
from summarizers.english.wordlists import lemma
from summarizers.people.mentions import Mention, head_mention
from summarizers.people.quotations import Piece, Pieces, is_whole
from summarizers.people.roles import head_of, is_role
from summarizers.people.signs import LONE, Name
from summarizers.people.statements import Saying, sayings
from summarizers.types import Sentence, Span, Statement

_HE = frozenset({"he", "his", "him"})
_SHE = frozenset({"she", "her"})
_NOMINAL = frozenset({NOUN, NAME})
_GOING_ON = frozenset({"add", "continue"})

Told = tuple[str, Statement]


class Scene(NamedTuple):
    """A sentence with its words, its names, whom they mention, and its quotations."""

    sentence: Sentence
    words: Words
    names: Sequence[Name]
    mentions: Sequence[Mention]
    pieces: Pieces

    @property
    def plain(self) -> list[Mention]:
        """The mentions outside quotations."""
        return [each for each in self.mentions if not self.is_quoted(each.start)]

    def is_quoted(self, place: int) -> bool:
        """Return whether the word stands in a quotation."""
        if not self.pieces:
            return False
        start = self.words[place].start
        return any(piece.start <= start < piece.end for piece in self.pieces)

    def has_unnamed(self, end: int) -> bool:
        """Return whether a person without a name comes up before this place."""
        near = (name for name in self.names if name.end <= end)
        if any(self._is_stranger(name) for name in near):
            return True
        roles = [
            place
            for place, word in enumerate(self.words[:end])
            if word.kind in _NOMINAL and is_role(self.words, place)
        ]
        if not roles:
            return False
        known = set(_known_places(self.names, self.mentions))
        return any(place not in known and not self.is_quoted(place) for place in roles)

    def _is_stranger(self, name: Name) -> bool:
        """Return whether a name acts like a person's that nothing introduces."""
        mentioned = any(mention.start == name.start for mention in self.mentions)
        return name.weight >= LONE and not mentioned and not self.is_quoted(name.start)


def _known_places(names: Iterable[Name], mentions: Iterable[Mention]) -> Iterator[int]:
    """Return the word places that belong to a name, its title or its roles."""
    for mention in mentions:
        yield from range(mention.start, mention.end)
    for name in names:
        yield from range(name.start - 2 * name.titled, name.end)
        for role in name.roles:
            yield from range(*role)


class Voice(NamedTuple):
    """The speaker of a quotation and the verb that says so."""

    whom: str
    verb: str


class Speakers:
    """Reads a text's sentences in order and remembers who may be meant by "she"."""

    def __init__(self, genders: dict[str, str], *, has_one: bool = False) -> None:
        self._genders = genders
        self._has_one = has_one
        self._meant: frozenset[str] = frozenset()
        self._last: str | None = None
        # Speakers of the two sentences before: "he says" may go back to them.
        self._recent: tuple[str | None, str | None] = (None, None)
        self._voices: dict[int, Voice] = {}
        self._going_on: Voice | None = None
        self._paragraph = -1

    def read(self, scene: Scene) -> list[Told]:
        """Return what people say in the next sentence, each with the speaker's name."""
        if scene.sentence.paragraph != self._paragraph:
            self._going_on = None
        self._paragraph = scene.sentence.paragraph
        told: list[Told] = []
        speaker, voice, rest = None, None, list(scene.pieces)
        for saying in sayings(scene.sentence.text, scene.pieces):
            rest = [piece for piece in rest if piece not in saying.pieces]
            whom = self._speaker(scene, saying)
            if whom:
                speaker = whom
                told += [(whom, said) for said in _said(scene, saying)]
                if saying.pieces:
                    voice = Voice(whom, _verb(scene, saying))
                    self._voices |= {piece.number: voice for piece in saying.pieces}
        told += self._running_on(scene.sentence, rest)
        if not is_whole(scene.sentence.text, scene.pieces):
            self._going_on = voice
        self._remember(scene, speaker)
        return told

    def _speaker(self, scene: Scene, saying: Saying) -> str | None:
        start, end = saying.speaker
        if end - start == 1 and scene.words[start].low in {"he", "she"}:
            return self._meant_by(scene, saying)
        return _named(scene.words, saying.speaker, scene.plain)

    def _meant_by(self, scene: Scene, saying: Saying) -> str | None:
        """Return the one person "he" or "she" can mean here."""
        place = saying.speaker[0]
        near = [each for each in scene.plain if each.end <= place]
        before = {each.whom for each in near}
        if scene.has_unnamed(place) or any(_is_object(scene, each) for each in near):
            return None
        verb = lemma(scene.words[saying.verb[0]].low)
        if not before and self._last and verb in _GOING_ON:
            return self._last
        other = _SHE if scene.words[place].low in _HE else _HE
        recent = {whom for whom in self._recent if whom}
        fitting = {
            whom
            for whom in before | self._meant | (recent if self._meant else set())
            if self._genders.get(whom, "") not in other
        }
        return fitting.pop() if len(fitting) == 1 else None

    def _running_on(self, sentence: Sentence, rest: list[Piece]) -> Iterator[Told]:
        """Return the pieces of quotations whose speaker another sentence names."""
        for piece in rest:
            voice = self._voices.get(piece.number)
            if not voice and is_whole(sentence.text, (piece,)):
                voice = self._going_on
            if voice:
                place = piece.start, piece.end
                yield voice.whom, _statement(sentence, place, voice.verb, direct=True)

    def _remember(self, scene: Scene, speaker: str | None) -> None:
        """Keep whom the next "he" or "she" may mean: nobody where others stand by."""
        self._last = speaker
        self._recent = (self._recent[-1], speaker)
        named = {mention.whom for mention in scene.plain}
        named |= {speaker} if speaker else set()
        if scene.has_unnamed(len(scene.words)) or self._is_aside(scene, speaker):
            self._meant = frozenset()
        elif named or not _keeps(scene):
            self._meant = frozenset(named)

    def _is_aside(self, scene: Scene, speaker: str | None) -> bool:
        """Return whether the sentence is about somebody else than those it names."""
        if speaker or self._has_one or not scene.plain:
            return False
        return all(_is_object(scene, each) for each in scene.plain)


def _keeps(scene: Scene) -> bool:
    """Return whether a sentence without names goes on about the person of before."""
    plain = {w.low for at, w in enumerate(scene.words) if not scene.is_quoted(at)}
    return not plain or not plain.isdisjoint(_HE | _SHE)


def _is_object(scene: Scene, mention: Mention) -> bool:
    """Return whether a person is only spoken of: "Asked about Kern, she said"."""
    before = kind_at(scene.words, mention.start - 1)
    owns = kind_at(scene.words, mention.end) == POSSESSIVE
    return owns or before in {PREPOSITION, VERB, GERUND}


def _named(words: Words, phrase: Phrase, mentions: list[Mention]) -> str | None:
    """Return the person the speaker's words name, or the name set off behind them."""
    aside = _aside(words, phrase, mentions)
    if aside:
        return aside.whom
    inside = [m for m in mentions if phrase[0] <= m.start and m.end <= phrase[1]]
    return head_mention(words, phrase, inside)


def _aside(words: Words, phrase: Phrase, mentions: list[Mention]) -> Mention | None:
    """Return the name between commas behind a role: "The mayor, Eva Kern, said"."""
    comma = phrase[1]
    if kind_at(words, comma) != COMMA or not is_role(words, head_of(words, *phrase)):
        return None
    for mention in mentions:
        title = range(comma + 1, mention.start)
        titled = all(is_role(words, at) or words[at].text == "." for at in title)
        if mention.start > comma and titled and kind_at(words, mention.end) == COMMA:
            return mention
    return None


def _verb(scene: Scene, saying: Saying) -> str:
    first, last = saying.verb
    return scene.sentence.text[scene.words[first].start : scene.words[last - 1].end]


def _said(scene: Scene, saying: Saying) -> Iterator[Statement]:
    """Return the statements of one verb of saying."""
    verb, direct = _verb(scene, saying), bool(saying.pieces)
    for place in saying.said:
        yield _statement(scene.sentence, place, verb, direct=direct)


def _statement(
    sentence: Sentence,
    place: tuple[int, int],
    verb: str,
    direct: bool,  # noqa: FBT001 - the field of a value
) -> Statement:
    start, end = place
    return Statement(
        sentence.text[start:end],
        Span(sentence.span.start + start, sentence.span.start + end),
        verb,
        direct,
        sentence.text,
        sentence.span,
    )
