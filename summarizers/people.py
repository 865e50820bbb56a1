"""People: who is named in a text, the roles it gives them, and what they say.

Full names are found first; surnames alone, with or without a title, are then joined to
the one person they can mean. "He" and "she" speak for somebody only when the sentence
before names exactly one person. Nothing is added that the text does not say.
"""

from collections.abc import Iterator
from dataclasses import replace

from summarizers.gazetteer import ORGANISATION_WORDS, PLACES
from summarizers.grammar import NAME, words_of
from summarizers.names import Name, names_in
from summarizers.phrases import Phrase
from summarizers.statements import Saying, sayings
from summarizers.types import Document, Passage, Person, Sentence, Span, Statement


def find_people(document: Document) -> tuple[Person, ...]:
    """Return the people a document names, most often mentioned and quoted first."""
    named = _named(document)
    people = _collected(named)
    surnames = _surnames(people)
    mentions = _mentions(document, surnames)
    told = _statements(document, mentions)
    complete = [
        replace(
            person,
            mentions=tuple(span for span, whom in mentions if whom == person.name),
            statements=tuple(said for whom, said in told if whom == person.name),
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
    for sentence, name in sorted(named, key=_is_alone):
        text = _text(sentence, name.start, name.end)
        whom = _same(text, people) or text
        span = _span(sentence, name.start, name.end)
        person = people.get(whom, Person(text, span))
        roles = (_passage(sentence, role) for role in name.roles)
        people[whom] = replace(person, roles=_joined(person.roles, roles))
    return list(people.values())


def _is_alone(entry: tuple[Sentence, Name]) -> bool:
    return entry[1].end - entry[1].start < 2


def _passage(sentence: Sentence, phrase: Phrase) -> Passage:
    return Passage(_text(sentence, *phrase), _span(sentence, *phrase))


def _joined(roles: tuple[Passage, ...], more: Iterator[Passage]) -> tuple[Passage, ...]:
    known = {role.text.lower() for role in roles}
    return (*roles, *(role for role in more if role.text.lower() not in known))


def _same(text: str, people: dict[str, Person]) -> str | None:
    """Return the one person already known whom a surname alone can mean."""
    if " " in text:
        return text if text in people else None
    matching = [name for name in people if name.split()[-1] == text]
    return matching[0] if len(matching) == 1 else None


def _surnames(people: list[Person]) -> dict[str, str]:
    """Return the last names that only one person bears, each with the full name."""
    bearers: dict[str, list[str]] = {}
    for person in people:
        bearers.setdefault(person.name.split()[-1], []).append(person.name)
    return {
        surname: names[0]
        for surname, names in bearers.items()
        if len(names) == 1 and surname.lower() not in ORGANISATION_WORDS | PLACES
    } | {person.name: person.name for person in people}


def _mentions(document: Document, known: dict[str, str]) -> list[tuple[Span, str]]:
    """Return where each person is named, by full name or surname."""
    return [
        mention
        for sentence in document.sentences
        for mention in _mentions_in(sentence, known)
    ]


def _mentions_in(
    sentence: Sentence, known: dict[str, str]
) -> Iterator[tuple[Span, str]]:
    words = words_of(sentence.text)
    last_words = {name.split()[-1] for name in known}
    for place, word in enumerate(words):
        if word.kind != NAME or word.text not in last_words:
            continue
        for start in range(max(0, place - 4), place + 1):
            text = _text(sentence, start, place + 1)
            alone = start < place or words[place - 1].kind != NAME or not place
            if text in known and alone:
                yield _span(sentence, start, place + 1), known[text]
                break


def _statements(
    document: Document, mentions: list[tuple[Span, str]]
) -> list[tuple[str, Statement]]:
    """Return what people say, each with the name of who says it."""
    found: list[tuple[str, Statement]] = []
    before: Sentence | None = None
    for sentence in document.sentences:
        for saying in sayings(sentence.text):
            whom = _speaker(saying, sentence, before, mentions)
            if whom:
                found.extend((whom, said) for said in _said(saying, sentence))
        before = sentence
    return found


def _speaker(
    saying: Saying,
    sentence: Sentence,
    before: Sentence | None,
    mentions: list[tuple[Span, str]],
) -> str | None:
    span = _span(sentence, *saying.speaker)
    if _text(sentence, *saying.speaker).lower() in {"he", "she"}:
        same = before is not None and before.paragraph == sentence.paragraph
        inside = {whom for at, whom in mentions if before and before.span.covers(at)}
        return inside.pop() if same and len(inside) == 1 else None
    heads = [whom for at, whom in mentions if span.covers(at)]
    return heads[0] if len(set(heads)) == 1 else None


def _said(saying: Saying, sentence: Sentence) -> Iterator[Statement]:
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
