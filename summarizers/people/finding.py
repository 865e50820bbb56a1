"""People: who is named in a text, the roles it gives them, and what they say.

Full names are found first; shorter names and roles are then joined to the one person
they can mean. Nothing is added that the text does not say: what stands in a quotation
is its speaker's, so it gives nobody a role.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from summarizers.english.grammar import words_of
from summarizers.english.phrases import Phrase
from summarizers.people.gazetteer import MEN, WOMEN
from summarizers.people.mentions import Bearers, mentions_of, tokens_of
from summarizers.people.names import names_in
from summarizers.people.quotations import quotations
from summarizers.people.signs import LEAST, LONE, Name
from summarizers.people.speakers import Scene, Speakers
from summarizers.types import Document, Passage, Person, Span, Statement

Named = tuple[Scene, Name]

LONGEST = 2000
"""Letters of a sentence that is read; what is longer is a list or no prose at all."""


def find_people(document: Document) -> tuple[Person, ...]:
    """Return the people a document names, most often mentioned and quoted first."""
    scenes = _scenes(document)
    named = [
        (scene, _told_by_text(scene, name)) for scene in scenes for name in scene.names
    ]
    bearers = Bearers()
    people = _collected(_likely(named), bearers)
    for person in people:
        bearers.give(person)
    with_mentions = [
        scene._replace(
            mentions=mentions_of(scene.sentence, scene.words, scene.names, bearers)
        )
        for scene in scenes
    ]
    return tuple(sorted(_completed(people, with_mentions), key=_rank))


def _scenes(document: Document) -> list[Scene]:
    """Return the sentences that can be read, with their words, names and quotations."""
    return [
        Scene(sentence, words_of(sentence.text), names_in(sentence.text), (), pieces)
        for sentence, pieces in zip(
            document.sentences, quotations(document), strict=True
        )
        if len(sentence.text) <= LONGEST
    ]


def _completed(people: list[Person], scenes: list[Scene]) -> Iterator[Person]:
    """Return the people with their mentions and statements."""
    mentions: dict[str, list[Span]] = {}
    told: dict[str, list[Statement]] = {}
    speakers = Speakers(_genders(scenes), has_one=len(people) == 1)
    for scene in scenes:
        for mention in scene.mentions:
            span = _span(scene, mention.start, mention.end)
            mentions.setdefault(mention.whom, []).append(span)
        for whom, statement in speakers.read(scene):
            told.setdefault(whom, []).append(statement)
    for person in people:
        yield replace(
            person,
            mentions=tuple(mentions.get(person.name, ())),
            statements=tuple(told.get(person.name, ())),
        )


def _rank(person: Person) -> tuple[int, int]:
    weight = len(person.mentions) + 2 * len(person.statements) + len(person.roles)
    return -weight, person.span.start


def _told_by_text(scene: Scene, name: Name) -> Name:
    """Return a name without its roles where they stand in a quotation."""
    return name._replace(roles=()) if scene.is_quoted(name.start) else name


def _likely(named: list[Named]) -> list[tuple[Named, bool]]:
    """Return every name, and whether its signs all over the text make it a person's.

    A last word that stands alone elsewhere is a sign: people are called by it, firms
    by their first word.
    """
    texts = [_text(scene, name.start, name.end) for scene, name in named]
    weights: dict[str, int] = {}
    alone: dict[str, int] = {}
    for text, (_, name) in zip(texts, named, strict=True):
        weights[text] = max(name.weight, weights.get(text, name.weight))
        if name.end - name.start == 1 and name.weight >= 0:
            alone[text] = max(alone.get(text, 1), 1 + (name.weight >= LONE))
    return [
        (each, weights[text] + _alone(text, alone) >= LEAST)
        for text, each in zip(texts, named, strict=True)
    ]


def _alone(text: str, alone: dict[str, int]) -> int:
    last = text.rsplit(maxsplit=1)[-1]
    return alone.get(last, 0) if last != text else 0


def _text(scene: Scene, start: int, end: int) -> str:
    return scene.sentence.text[scene.words[start].start : scene.words[end - 1].end]


def _span(scene: Scene, start: int, end: int) -> Span:
    offset = scene.sentence.span.start
    return Span(offset + scene.words[start].start, offset + scene.words[end - 1].end)


def _collected(likely: list[tuple[Named, bool]], bearers: Bearers) -> list[Person]:
    """Return one person for each full name, with every role given to it."""
    people: dict[str, Person] = {}
    for (scene, name), is_person in sorted(likely, key=_is_alone):
        words = scene.words[name.start : name.end]
        tokens, span = tokens_of(words), _span(scene, name.start, name.end)
        whom = bearers.find(tokens, titled=name.titled, at=span.start)
        if whom is None:
            if not is_person or not tokens:
                continue
            whom = _text(scene, name.start, name.end)
            bearers.add(tokens, whom, span.start)
            people[whom] = Person(whom, span)
        roles = (_passage(scene, role) for role in name.roles)
        people[whom] = replace(people[whom], roles=_joined(people[whom].roles, roles))
    return list(people.values())


def _is_alone(entry: tuple[Named, bool]) -> bool:
    name = entry[0][1]
    return name.end - name.start < 2


def _passage(scene: Scene, phrase: Phrase) -> Passage:
    return Passage(_text(scene, *phrase), _span(scene, *phrase))


def _joined(roles: tuple[Passage, ...], more: Iterable[Passage]) -> tuple[Passage, ...]:
    known = {role.text.lower() for role in roles}
    return (*roles, *(role for role in more if role.text.lower() not in known))


def _genders(scenes: list[Scene]) -> dict[str, str]:
    """Return "he" or "she" for those whose title or role tells."""
    told: dict[str, str] = {}
    for scene in scenes:
        at = {mention.start: mention.whom for mention in scene.mentions}
        for name in scene.names:
            whom = at.get(name.start)
            if whom:
                lows = set(_lows_beside(scene, name))
                is_man, is_woman = bool(lows & MEN), bool(lows & WOMEN)
                if is_man != is_woman:
                    told[whom] = "he" if is_man else "she"
    return told


def _lows_beside(scene: Scene, name: Name) -> Iterator[str]:
    """Return the words of a name's title and the last words of its roles."""
    for place in range(max(0, name.start - 2), name.start):
        yield scene.words[place].low
    for _, end in name.roles:
        yield scene.words[end - 1].low
