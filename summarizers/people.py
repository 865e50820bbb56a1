"""People: who is named in a text, the roles it gives them, and what they say.

Full names are found first; surnames alone, with or without a title, are then joined to
the one person they can mean. "He" and "she" speak for somebody only when the sentence
before names exactly one person. Nothing is added that the text does not say.
"""

from collections.abc import Iterator
from dataclasses import replace

from summarizers.gazetteer import ORGANISATION_WORDS, PLACES, ROLES
from summarizers.grammar import NAME, words_of
from summarizers.names import Name, names_in
from summarizers.phrases import Phrase
from summarizers.statements import Saying, sayings
from summarizers.types import Document, Passage, Person, Sentence, Span, Statement


def find_people(document: Document) -> tuple[Person, ...]:
    """Return the people a document names, most often mentioned and quoted first."""
    people = _collected(_named(document))
    named_in = _mentions(document, _known(people))
    mentions: dict[str, list[Span]] = {}
    for span, whom in (mention for inside in named_in for mention in inside):
        mentions.setdefault(whom, []).append(span)
    told: dict[str, list[Statement]] = {}
    for whom, statement in _statements(document, named_in):
        told.setdefault(whom, []).append(statement)
    complete = [
        replace(
            person,
            mentions=tuple(mentions.get(person.name, ())),
            statements=tuple(told.get(person.name, ())),
        )
        for person in people
    ]
    return tuple(sorted(complete, key=_rank))


def _rank(person: Person) -> tuple[int, int]:
    weight = len(person.mentions) + 2 * len(person.statements) + len(person.roles)
    return -weight, person.span.start


def _named(document: Document) -> list[tuple[Sentence, Name]]:
    """Return every name that its signs, all over the text, make a person's."""
    every = [
        (sentence, name)
        for sentence in document.sentences
        for name in names_in(sentence.text)
    ]
    weights: dict[str, int] = {}
    for sentence, name in every:
        text = _text(sentence, name.start, name.end)
        weights[text] = max(name.weight, weights.get(text, name.weight))
    return [
        (sentence, name)
        for sentence, name in every
        if weights[_text(sentence, name.start, name.end)] > 0
    ]


def _text(sentence: Sentence, start: int, end: int) -> str:
    words = words_of(sentence.text)
    return sentence.text[words[start].start : words[end - 1].end]


def _span(sentence: Sentence, start: int, end: int) -> Span:
    words, offset = words_of(sentence.text), sentence.span.start
    return Span(offset + words[start].start, offset + words[end - 1].end)


def _collected(named: list[tuple[Sentence, Name]]) -> list[Person]:
    """Return one person for each full name, with every role given to it."""
    people: dict[str, Person] = {}
    bearers: dict[str, list[str]] = {}
    for sentence, name in sorted(named, key=_is_alone):
        text = _text(sentence, name.start, name.end)
        whom = _same(text, bearers)
        if whom not in people:
            bearers.setdefault(text.split()[-1], []).append(text)
            people[whom] = Person(text, _span(sentence, name.start, name.end))
        roles = (_passage(sentence, role) for role in name.roles)
        person = people[whom]
        people[whom] = replace(person, roles=_joined(person.roles, roles))
    return list(people.values())


def _same(text: str, bearers: dict[str, list[str]]) -> str:
    """Return the one full name a surname alone can mean, or the name itself."""
    matching = bearers.get(text, [])
    return matching[0] if len(matching) == 1 else text


def _is_alone(entry: tuple[Sentence, Name]) -> bool:
    return entry[1].end - entry[1].start < 2


def _passage(sentence: Sentence, phrase: Phrase) -> Passage:
    return Passage(_text(sentence, *phrase), _span(sentence, *phrase))


def _joined(roles: tuple[Passage, ...], more: Iterator[Passage]) -> tuple[Passage, ...]:
    known = {role.text.lower() for role in roles}
    return (*roles, *(role for role in more if role.text.lower() not in known))


Mention = tuple[Span, str]


def _known(people: list[Person]) -> dict[str, str]:
    """Return full names, and last names only one person bears, with the full name."""
    bearers: dict[str, list[str]] = {}
    for person in people:
        bearers.setdefault(person.name.split()[-1], []).append(person.name)
    surnames = {
        surname: names[0]
        for surname, names in bearers.items()
        if len(names) == 1 and surname.lower() not in ORGANISATION_WORDS | PLACES
    }
    return surnames | {person.name: person.name for person in people}


def _mentions(document: Document, known: dict[str, str]) -> list[list[Mention]]:
    """Return for each sentence whom it names, by full name or surname, and where."""
    last_words = {name.split()[-1] for name in known}
    return [
        list(_mentions_in(sentence, known, last_words))
        for sentence in document.sentences
    ]


def _mentions_in(
    sentence: Sentence, known: dict[str, str], last_words: set[str]
) -> Iterator[Mention]:
    words = words_of(sentence.text)
    for place, word in enumerate(words):
        if word.text not in last_words or word.kind != NAME:
            continue
        for start in range(max(0, place - _LONGEST), place + 1):
            text = _text(sentence, start, place + 1)
            alone = start < place or not place or words[place - 1].kind != NAME
            if text in known and (alone or _titled(words[place - 1].low)):
                yield _span(sentence, start, place + 1), known[text]
                break


_LONGEST = 4
"""Words before the last that a name may have."""


def _titled(low: str) -> bool:
    return low in ROLES


def _statements(
    document: Document, named_in: list[list[Mention]]
) -> Iterator[tuple[str, Statement]]:
    """Return what people say, each with the name of who says it."""
    for place, sentence in enumerate(document.sentences):
        for saying in sayings(sentence.text):
            whom = _speaker(saying, sentence, named_in[place])
            if whom is None and place and _is_pronoun(saying, sentence):
                before = document.sentences[place - 1]
                same = before.paragraph == sentence.paragraph
                whom = _only(named_in[place - 1]) if same else None
            if whom:
                yield from ((whom, said) for said in _said(saying, sentence))


def _is_pronoun(saying: Saying, sentence: Sentence) -> bool:
    return _text(sentence, *saying.speaker).lower() in {"he", "she"}


def _only(mentions: list[Mention]) -> str | None:
    """Return the one person mentioned, if it is one."""
    inside = {whom for _, whom in mentions}
    return inside.pop() if len(inside) == 1 else None


def _speaker(saying: Saying, sentence: Sentence, mentions: list[Mention]) -> str | None:
    """Return the person the speaker's words name, if they name just one."""
    span = _span(sentence, *saying.speaker)
    return _only([mention for mention in mentions if span.covers(mention[0])])


def _said(saying: Saying, sentence: Sentence) -> Iterator[Statement]:
    """Return the statements of one verb of saying."""
    offset = sentence.span.start
    verb = words_of(sentence.text)[saying.verb].text
    for start, end in saying.said:
        yield Statement(
            sentence.text[start:end],
            Span(offset + start, offset + end),
            verb,
            saying.direct,
            sentence.text,
            sentence.span,
        )
