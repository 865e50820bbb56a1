"""Words by the root they share with others: who directs is a director.

Asking and telling use different classes of words: "who defends him?" is answered by
"his defender". So beyond inflection, which `summarizers.text.words` takes off, English
words lose one ending that makes nouns and adjectives of verbs. Where two words meet
that have nothing to do with each other, as in "number" and "numb", it costs little:
seldom do both stand near the other words of a question.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from summarizers.text.words import Placed, content_words, normal, placed_words

_ENDINGS = (
    "ational ation ition ution ment ness ship ance ence anc enc ancy ency ity ion ism "
    "ist ive iv ful less able abl ible ibl ally ly al ary ory er or ee ic ous ant ent y"
)
_ENDING = re.compile(
    "(?:" + "|".join(sorted(_ENDINGS.split(), key=len, reverse=True)) + ")$"
)
_LEAST = 4
"""Letters that must be left."""
_IRREGULAR = """
    go went gone, take took taken, give gave given, send sent, spend spent, lend lent,
    bend bent, catch caught, teach taught, bring brought, think thought, seek sought,
    sink sank sunk, drink drank drunk, ring rang rung, sing sang sung, swim swam swum,
    run ran, come came, become became, drive drove driven, ride rode ridden,
    write wrote written, speak spoke spoken, break broke broken, choose chose chosen,
    wake woke woken, freeze froze frozen, fly flew flown, grow grew grown,
    know knew known, throw threw thrown, draw drew drawn, blow blew blown, show shown,
    see saw seen, eat ate eaten, fall fell fallen, forget forgot forgotten,
    get got gotten, hide hid hidden, bite bit bitten, shake shook shaken,
    swear swore sworn, tear tore torn, wear wore worn, say said, tell told, make made,
    find found, grind ground, hear heard, keep kept, sleep slept, sweep swept,
    weep wept, leap leapt, creep crept, feel felt, deal dealt, mean meant, lose lost,
    sit sat, spit spat, feed fed, bleed bled, flee fled, breed bred, burn burnt,
    learn learnt, spill spilt, dig dug, hang hung, stick stuck, swing swung,
    stand stood, withdraw withdrew withdrawn, undertake undertook undertaken,
    overcome overcame, rebuild rebuilt, foot feet, tooth teeth, goose geese,
    mouse mice, weigh weight, die dead death, choose choice, lose loss, sell sale
"""
"""Words that no ending gives away, each after the one it is a form of."""


@cache
def _irregular() -> Mapping[str, str]:
    rows = (row.split() for row in _IRREGULAR.split(","))
    return {normal(form): _cut(normal(row[0])) for row in rows for form in row}


@lru_cache(maxsize=1 << 15)
def root(form: str) -> str:
    """Return the root of a word in its normal form."""
    if not form.isascii() or not form.isalpha():
        return form
    return _irregular().get(form) or _cut(form)


def _cut(form: str) -> str:
    """Return a word without the ending that makes it of a verb."""
    found = _ENDING.search(form, _LEAST)
    return form[: found.start()] if found else form


def roots_of(text: str, language: str) -> frozenset[str]:
    """Return the roots of the words of a text that carry meaning."""
    return frozenset(content_words(text, language, root))


@lru_cache(maxsize=1024)
def placed_roots(text: str, language: str) -> tuple[Placed, ...]:
    """Return all words of a text by their roots, with where they stand.

    One sentence is read for many questions: for those that follow each other, and of
    news that all outlets have. A thousand take 2 MB.
    """
    return placed_words(text, language, root)


def roots(words: Iterable[str]) -> frozenset[str]:
    """Return the roots of words in their normal form."""
    return frozenset(map(root, words))
