"""A shallow grammar of English: words with their positions and likely word class.

`words_of` cuts a text finer than sentences do: numbers apart from the letters glued to
them ("3.5" "m"), hyphens and possessives on their own, so that units and numerals can
be read piece by piece. Word classes are single letters, guessed from lists, endings and
the two neighbours: enough to find the noun phrase after a number and the subject before
a verb, at a few microseconds a word. What is no listed word counts as a noun.
"""

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from summarizers.english import wordlists
from summarizers.letters import MARKS, SPACELESS

NOUN, NAME, VERB, GERUND, DETERMINER, ADJECTIVE = "N", "P", "V", "G", "D", "A"
ADVERB, PREPOSITION, CONJUNCTION, TO, PRONOUN = "R", "I", "C", "T", "O"
AUXILIARY, MODAL, LINK, NUMBER, POSSESSIVE = "X", "M", "W", "#", "S"
HYPHEN, COMMA, MARK, MAYBE_VERB = "-", ",", ".", "B"


class Word(NamedTuple):
    """A piece of text; a tuple because thousands are made for every article."""

    text: str
    low: str
    start: int
    end: int
    kind: str


_LETTER = rf"[^\W_{SPACELESS}]"
Piece = tuple[str, str, int, int, str]
_GROUPED = "\u00a0\u202f\u2009"
_CODES = "USD|EUR|GBP|JPY|AUD|CAD|HKD|INR|CHF|RMB|CNY|RM|Rs|NIS|Rp"
_CODES += "|SEK|NOK|DKK|PLN|AED|ZAR|BRL|SGD|NZD"
_LEX = re.compile(
    rf"""
      (?P<number>\d{{1,3}}(?:[{_GROUPED} ]\d{{3}})+(?![\d,.])
        |\d+(?:[.,'’٫٬．]\d+)*
        |(?<![\w.])\.\d+)
    | (?P<fraction>[¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])
    | (?P<possessive>['’][sS]\b|(?<=[sS])['’](?=\s+[\w]))
    | (?P<word>(?:{_CODES})(?=\d)
        |PS(?=\d{{1,3}}(?:,\d{{3}}|\.\d|\d*(?:bn|m|tn|k)\b))
        |(?<=[$€£¥])(?:US|A|C|NZ|HK|S|AU|CA)(?=\d)
        |(?:[A-Za-z]\.){{2,}}
        |[{SPACELESS}]|[وبل](?=\d)
        |{_LETTER}+(?:[{MARKS}]{_LETTER}*)*(?:['’](?![sS]\b)[^\W\d_]+)*)
    | (?P<symbol>\S)
    """,
    re.VERBOSE,
)

_CLASSES: dict[str, str] = {}
for _kind, _words in (
    (ADJECTIVE, wordlists.ADJECTIVES),
    (ADVERB, wordlists.ADVERBS),
    (CONJUNCTION, wordlists.CONJUNCTIONS),
    (PREPOSITION, wordlists.PREPOSITIONS),
    (LINK, wordlists.LINKS),
    (PRONOUN, wordlists.PRONOUNS),
    (DETERMINER, wordlists.DETERMINERS - {"that", "which", "what"}),
    (MODAL, wordlists.MODALS),
    (AUXILIARY, wordlists.AUXILIARIES),
    (PREPOSITION, {"aged"}),
    (PRONOUN, wordlists.SHORTENED),
    (TO, {"to"}),
    (NUMBER, wordlists.NUMBER_WORDS),
):
    _CLASSES |= dict.fromkeys(_words, _kind)
for _word in ("who", "since", "until"):
    _CLASSES[_word] = LINK if _word == "who" else PREPOSITION

_HYPHENS = frozenset("-‐‑")
_ADJECTIVE_ENDINGS = (
    *("ous", "ful", "able", "ible", "ish", "ive", "less", "ical", "ular", "ial"),
    *("onal", "ntal", "ural"),
)
_OBJECTS = frozenset({DETERMINER, NUMBER, PRONOUN, MARK})
_NOMINAL = frozenset({NOUN, NAME})
_NO_SUBJECTS = frozenset({PREPOSITION, MARK, COMMA, GERUND, VERB})
_VERB_BETWEEN = frozenset(
    {(COMMA, DETERMINER), (COMMA, LINK), (COMMA, NUMBER)}
    | {(NUMBER, DETERMINER), (NUMBER, PRONOUN)}
)
_HELPERS = frozenset({AUXILIARY, MODAL})
_AFTER_NOMINAL = frozenset({DETERMINER, ADJECTIVE, POSSESSIVE, NUMBER, HYPHEN})


@lru_cache(maxsize=512)
def words_of(text: str) -> tuple[Word, ...]:
    """Return the words, numbers and marks of a sentence with their likely class."""
    pieces = [
        (match.group(), match.group().lower(), *match.span(), match.lastgroup or "")
        for match in _LEX.finditer(text)
    ]
    kinds = [_first_guess(piece, place) for place, piece in enumerate(pieces)]
    _part_dashes(kinds, pieces)
    _settle(kinds, pieces)
    return tuple(
        Word(piece[0], piece[1], piece[2], piece[3], kind)
        for piece, kind in zip(pieces, kinds, strict=True)
    )


def _first_guess(piece: Piece, place: int) -> str:
    text, low, _, _, group = piece
    if group != "word":
        return _by_group(text, group)
    known = _CLASSES.get(low)
    if known:
        named = text == "US" or (known == ADJECTIVE and place and text[0].isupper())
        return NAME if named else known
    first, rest = text[0].isupper(), text[1:] != low[1:]
    if rest or (first and (place or not _opens(low))):
        return NAME
    return _by_form(low)


def _opens(low: str) -> bool:
    """Return whether a capitalised word only opens the sentence."""
    return bool(wordlists.lemma(low)) or _by_ending(low) == ADVERB


def _by_group(text: str, group: str) -> str:
    if group in {"number", "fraction"}:
        return NUMBER
    if group == "possessive":
        return POSSESSIVE
    return COMMA if text == "," else HYPHEN if text in _HYPHENS else MARK


def _by_form(low: str) -> str:
    if low in wordlists.PAST:
        return VERB
    if low in wordlists.GERUNDS:
        return GERUND
    if low in wordlists.PRESENT:
        return MAYBE_VERB
    return _by_ending(low)


def _by_ending(low: str) -> str:
    if low.endswith("ly") and len(low) > 4 and low not in wordlists.NOT_ADVERBS:
        return ADVERB
    if low.endswith("ed") and len(low) > 4 and not low.endswith("eed"):
        return VERB
    if low.endswith("ing") and len(low) > 5:
        return GERUND
    if low in wordlists.NOT_ADJECTIVES:
        return NOUN
    return ADJECTIVE if low.endswith(_ADJECTIVE_ENDINGS) else NOUN


def _part_dashes(kinds: list[str], pieces: list[Piece]) -> None:
    """Tell dashes between blanks from hyphens inside words."""
    for place, kind in enumerate(kinds):
        if kind != HYPHEN:
            continue
        glued = 0 < place < len(kinds) - 1 and (
            pieces[place - 1][3] == pieces[place][2]
            and pieces[place][3] == pieces[place + 1][2]
        )
        if not glued or HYPHEN in kinds[place + 1 : place + 2]:
            kinds[place] = MARK


def _settle(kinds: list[str], pieces: list[Piece]) -> None:
    """Decide what the neighbours can decide, in place and from left to right."""
    last = len(kinds) - 1
    for place, kind in enumerate(kinds):
        before = kinds[place - 1] if place else MARK
        after = kinds[place + 1] if place < last else MARK
        if kind == MAYBE_VERB:
            kinds[place] = _verb_or_noun_at(kinds, pieces, place)
        elif kind in {VERB, GERUND}:
            lows = pieces[place - 1][1], pieces[place][1]
            kinds[place] = _verb_or_other(kind, before, after, lows)
        else:
            kinds[place] = _by_neighbours(kind, before, after)


def _by_neighbours(kind: str, before: str, after: str) -> str:
    if kind == PREPOSITION and before == HYPHEN:
        return NOUN
    if kind == NOUN and _must_act(before, after):
        return VERB
    if kind == POSSESSIVE and before not in {NOUN, NAME}:
        return AUXILIARY
    return kind


def _verb_or_noun_at(kinds: list[str], pieces: list[Piece], place: int) -> str:
    """Return the class of a form that is a verb or a noun: "plans", "report"."""
    before = kinds[place - 1] if place else MARK
    after = kinds[place + 1] if place + 1 < len(kinds) else MARK
    low = pieces[place][1]
    if before == AUXILIARY and pieces[place - 1][1].startswith(("do", "did")):
        return VERB
    last = pieces[place - 1][1]
    if before == NOUN and after not in _HELPERS and _agrees(last, low):
        return VERB
    joined = CONJUNCTION in kinds[max(0, place - 2) : place]
    named = before in _NOMINAL and not joined and after not in _OBJECTS
    if named and _compounds(last, low):
        return NOUN
    if (
        before in _NOMINAL
        and after == MARK
        and COMMA in kinds[max(0, place - 6) : place]
    ):
        return _told(low)
    return _verb_or_noun(before, after, kinds[place + 1 : place + 5])


def _verb_or_other(kind: str, before: str, after: str, lows: tuple[str, str]) -> str:
    """Return the class of a past or -ing form, by its neighbours."""
    if lows[1] in wordlists.PASTS_ONLY:
        return kind
    kind = _verb_or_adjective(kind, before, after)
    if kind == VERB and lows[1] in wordlists.PRESENT:
        return NOUN if before in {DETERMINER, ADJECTIVE, POSSESSIVE} else VERB
    shot = kind == VERB and before == DETERMINER and after == PREPOSITION
    return NOUN if shot and lows[0] in {"a", "an", "the"} else kind


def _told(low: str) -> str:
    """Return the class of the last word in "…, the survey suggests"."""
    told = low.endswith("s") and wordlists.lemma(low) in wordlists.VOUCHING
    return VERB if told else NOUN


def _must_act(before: str, after: str) -> bool:
    """Return whether only a verb can stand here: "would tap", "that entail a"."""
    return before == MODAL or (before == LINK and after in {DETERMINER, NUMBER})


def _agrees(before: str, word: str) -> bool:
    """Return whether a plural stands before a bare verb: nouns do not follow so."""
    plural = before.endswith("s") and not before.endswith("ss")
    return (plural or before == "people") and not word.endswith("s")


def _compounds(before: str, word: str) -> bool:
    """Return whether neither word has the -s of a verb or a plural: "action plan"."""
    return not (before.endswith("s") or word.endswith("s") or before in _CROWDS)


_CROWDS = frozenset({"people", "men", "women", "children", "police"})


def _verb_or_noun(before: str, after: str, near: list[str]) -> str:
    if before in {TO, MODAL, PRONOUN, LINK}:
        return VERB
    if (before, after) in _VERB_BETWEEN:
        return VERB
    if after in _HELPERS or before in _AFTER_NOMINAL or before in _NO_SUBJECTS:
        return NOUN
    if before == ADVERB:
        return VERB if after not in {MARK, COMMA} else NOUN
    opens = after in {DETERMINER, NUMBER, PRONOUN, LINK, ADVERB, NAME, ADJECTIVE, TO}
    counts = NUMBER in near and after in {PREPOSITION, MARK}
    return VERB if opens or counts else NOUN


def _verb_or_adjective(kind: str, before: str, after: str) -> str:
    if before in {DETERMINER, POSSESSIVE, ADJECTIVE, NUMBER} and after in {
        NOUN,
        NAME,
        ADJECTIVE,
        MAYBE_VERB,
    }:
        return ADJECTIVE
    if before in {DETERMINER, POSSESSIVE} and kind == GERUND:
        return NOUN
    if kind == VERB and before == PREPOSITION and after in {NOUN, NAME, ADJECTIVE}:
        return ADJECTIVE
    return kind


def places_within(
    words: tuple[Word, ...], spans: tuple[tuple[int, int], ...]
) -> frozenset[int]:
    """Return the places of the words that begin inside one of the spans."""
    starts = [word.start for word in words]
    return frozenset(
        place
        for start, end in spans
        for place in range(bisect_left(starts, start), bisect_left(starts, end))
    )
