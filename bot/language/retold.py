"""Says what was kept in English in the language of the moment.

What is wrong with a feed is found by processes that speak to nobody, and kept as an
English sentence. It is recognised by the text it was made of, and what was filled in is
taken over letter for letter. What is not recognised stays as it is.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.language.current import manner
from bot.language.known import ENGLISH
from bot.language.texts import Plural, Text, of_the_moment

_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Template:
    """One form of an English text, and the sentences that may be made of it."""

    place: str
    text: Text
    sentences: re.Pattern[str]
    letters: int  # of its own, without those filled in


def templates(
    texts: Iterable[tuple[str, Text]], free: Container[str] = ()
) -> tuple[Template, ...]:
    """Return what recognises these texts, given with their places.

    No blank stands in what is filled in, but in the `free` fields: else "{host} broke
    off." would fit all that ends so. The one with the most letters of its own comes
    first: "{host} answered {status}" fits what others say better.
    """
    found = (each for place, text in texts for each in _forms(place, text, free))
    return tuple(sorted(found, key=lambda each: -each.letters))


def retold(sentence: str, known: Iterable[Template]) -> str:
    """Return an English sentence in the language of the moment, if it is recognised."""
    if manner().language == ENGLISH:
        return sentence
    for each in known:
        if found := each.sentences.fullmatch(sentence):
            return _filled(each, found.groupdict())
    return sentence


def _forms(place: str, text: Text, free: Container[str]) -> Iterator[Template]:
    forms = (text.one, text.many) if isinstance(text, Plural) else (text,)
    counted = text.by if isinstance(text, Plural) else ""
    for form in forms:
        # Every other piece is the name of a field.
        pieces = _FIELD.split(form)
        letters = sum(map(len, pieces[::2]))
        pieces[::2] = map(re.escape, pieces[::2])
        pieces[1::2] = (_value(name, counted, free) for name in pieces[1::2])
        pattern = re.compile("".join(pieces), re.DOTALL)
        yield Template(place, text, pattern, letters)


def _value(name: str, counted: str, free: Container[str]) -> str:
    """Return the expression for what may stand in a field."""
    if name == counted:
        return rf"(?P<{name}>[0-9][0-9,]*)"
    return rf"(?P<{name}>.*)" if name in free else rf"(?P<{name}>\S*)"


def _filled(template: Template, fields: Mapping[str, str]) -> str:
    text = of_the_moment(template.place, template.text)
    if isinstance(text, Plural):
        count = int(fields[text.by].replace(",", ""))
        return text.format(**{**fields, text.by: count})
    return text.format(**fields)
