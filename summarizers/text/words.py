"""Words made comparable: folded, without function words, without inflection.

Stemming goes by script and not by language, so that a question and an article always
agree even where the language of three words cannot be told. English endings are cut in
the manner of Harman's S-stemmer (1991) extended by -ed and -ing; Cyrillic words lose
one case ending, Arabic ones their article. Scripts without spaces give pairs of
neighbouring letters, the usual index for Chinese and Japanese.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from summarizers.letters import MARKS, SPACELESS
from summarizers.text.languages import known
from summarizers.types import Sentence, Span

_SPACED = (
    r"\d+(?:[.,]\d+)*"
    r"|(?:[^\W\d_]\.){2,}"
    rf"|[^\W_{SPACELESS}](?:[^\W_{SPACELESS}]|[{MARKS}]|['’](?=[^\W_{SPACELESS}]))*"
)
_WORD = re.compile(rf"(?P<run>[{SPACELESS}]+)|{_SPACED}")
_SPACED_WORD = re.compile(_SPACED)
_RUNS = re.compile(f"[{SPACELESS}]+")
# Common news words whose forms no ending gives away, and some that only look inflected.
_IRREGULAR = {
    "news": "news",
    "united": "united",
    "series": "series",
    "species": "species",
    "men": "man",
    "women": "woman",
    "children": "child",
    "lives": "life",
    "died": "die",
    "dying": "die",
    "rose": "ris",
    "risen": "ris",
    "fell": "fall",
    "fallen": "fall",
    "won": "win",
    "lost": "los",
    "held": "hold",
    "met": "meet",
    "sold": "sell",
    "paid": "pay",
    "led": "lead",
    "left": "leav",
    "shot": "shoot",
    "struck": "strik",
    "cut": "cut",
    "built": "build",
    "bought": "buy",
    "fought": "fight",
    "stole": "steal",
    "stolen": "steal",
    "began": "begin",
    "begun": "begin",
}
_VOWELS = frozenset("aeiouy")
_CASES = re.compile(
    "(?:ами|ями|ого|его|ому|ему|ыми|ими|ов|ев|ів|їв|ой|ей|ою|ею|ом|ем|ам|ям|ах|ях|ая|яя"
    "|ое|ее|ые|ие|ый|ий|ых|их|ую|юю|[аяоеыиуюьіїєй])$"
)
# French and Italian articles and the like that lost a vowel: "l'eau", "dell'acqua".
_ELIDED = re.compile(
    "^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|(?:[dns]e|[ads]a|s?u)ll|all|gl|un|quest"
    "|quell)'(?=.)"
)
_ARABIC_ARTICLE = re.compile("^(?:[وبفك]?ال|لل)(?=..)")


@lru_cache(maxsize=1 << 15)
def normal(word: str) -> str:
    """Return the form shared by the spellings and inflections of a word."""
    folded = unicodedata.normalize("NFKC", word).casefold().replace("’", "'")
    folded = _ELIDED.sub("", folded)
    folded = folded.removesuffix("'s").strip("'").replace(".", "", _dots(folded))
    if folded.isascii():
        return _english(folded) if len(folded) > 2 and folded.isalpha() else folded
    if len(folded) > 4 and "Ѐ" <= folded[0] <= "ӿ":
        return _CASES.sub("", folded)
    return _ARABIC_ARTICLE.sub("", folded)


def _dots(word: str) -> int:
    """Return how many dots to drop: all in "u.s.", none in "3.5"."""
    return 0 if word[:1].isdigit() else -1


def _english(word: str) -> str:
    """Return an English word without plural, past, progressive and mute e."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith(("ies", "ied")):
        return word[:-3] + "y"
    if word.endswith("sses"):
        return word[:-2]
    if len(word) > 3 and word[-1] == "s" and word[-2] not in "sui":
        word = word[:-1]
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and not _VOWELS.isdisjoint(stem):
            word = _undoubled(stem)
            break
    return word.removesuffix("e") if len(word) > 3 else word


def _undoubled(stem: str) -> str:
    """Return "stop" for "stopp", but leave "fall" and "pass"."""
    doubled = stem[-1] == stem[-2] and stem[-1] not in "lsz"
    return stem[:-1] if doubled else stem


# Points and accents that a reader may leave out when typing.
_POINTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]")
_LATIN_ACCENTS = re.compile("(?<=[a-z])[\u0300-\u036f]+")
# Letters with a stroke or of two, which come apart in no other way.
_TYPED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})


@lru_cache(maxsize=1 << 15)
def plain(word: str) -> str:
    """Return the form shared by a word's inflections, however it is accented.

    Latin letters lose their accents first, so that English endings are cut alike from
    "café's" and "cafes"; others last, as a case ending may be written with one.
    """
    if word.isascii():
        return normal(word)
    folded = unicodedata.normalize("NFD", word.casefold())
    bare = unicodedata.normalize("NFC", _LATIN_ACCENTS.sub("", folded))
    stem = unicodedata.normalize("NFD", normal(bare.translate(_TYPED)))
    return unicodedata.normalize("NFC", _POINTS.sub("", stem))


def sequence(text: str) -> tuple[str, ...]:
    """Return all words of a text in their order, made comparable by `plain`.

    Function words too, for a phrase may hold them. In scripts without spaces each
    letter stands alone, so that any run of them can be looked for.
    """
    found: list[str] = []
    for match in _WORD.finditer(text):
        if match.lastgroup == "run":
            found += match.group()
        else:
            found.append(plain(match.group()))
    return tuple(found)


def content_words(
    sentence: Sentence | str, language: str = "en", form: Callable[[str], str] = str
) -> list[str]:
    """Return the words that carry meaning in their order, made comparable.

    `form` makes of a word's normal form what words are compared by.
    """
    text = sentence if isinstance(sentence, str) else sentence.text
    read = _words_of(language, form)
    if text.isascii() or not _RUNS.search(text):
        words = map(read.__getitem__, _SPACED_WORD.findall(text))
        return [shared for shared, says in words if says]
    return [word.form for word in placed_words(text, language, form) if word.is_content]


_MOST_READ = 1 << 16
"""Words of a language remembered at most: some 8 MB."""


class _Words(dict[str, tuple[str, bool]]):
    """The normal form of each word met in a language, and whether it says much.

    Nearly every word of a text was met before, and looking it up here takes a fifth of
    what a call with `lru_cache` does. It is emptied when it is full.
    """

    def __init__(
        self, language: str, form: Callable[[str], str], most: int = _MOST_READ
    ) -> None:
        super().__init__()
        self._most = most
        self._stopwords = known(language).stopwords
        self._form = form

    def __missing__(self, word: str) -> tuple[str, bool]:
        """Return what a word is that was not met yet."""
        if len(self) >= self._most:
            self.clear()
        lower = word.lower().replace("’", "'")
        # A single Latin letter says nothing.
        is_long = len(word) > 1 or word.isdigit() or not word.isascii()
        says = is_long and not _is_stopword(lower, self._stopwords)
        found = self[word] = self._form(normal(lower)), says
        return found


@cache
def _words_of(language: str, form: Callable[[str], str] = str) -> _Words:
    return _Words(language, form)


class Placed(NamedTuple):
    """A word of a text: its normal form, where it stands, and whether it says much."""

    form: str
    start: int
    end: int
    is_content: bool


def placed_words(
    text: str, language: str = "en", form: Callable[[str], str] = str
) -> tuple[Placed, ...]:
    """Return all words of a text in their order; of spaceless scripts the pairs.

    `form` makes of a word's normal form what words are compared by.
    """
    read, make = _words_of(language, form), tuple.__new__
    found: list[Placed] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if match.lastgroup == "run":
            found += [
                Placed(pair, start, end, is_content=True)
                for pair in _pairs(match.group(), known(language).stopwords)
            ]
        else:
            shared, says = read[match.group()]
            # Made so because it takes half as long as calling the class.
            found.append(make(Placed, (shared, start, end, says)))
    return tuple(found)


def _is_stopword(lower: str, stopwords: frozenset[str]) -> bool:
    return lower in stopwords or ("'" in lower and _ELIDED.sub("", lower) in stopwords)


def _pairs(run: str, stopwords: frozenset[str]) -> Iterator[str]:
    """Return neighbouring letters of a run, without those that are function words."""
    if len(run) == 1 and run not in stopwords:
        yield run
    for pair in map("".join, pairwise(run)):
        if pair not in stopwords and not any(letter in stopwords for letter in pair):
            yield pair


def words_in(text: str) -> Iterator[tuple[str, Span]]:
    """Yield the normal form of each word of a text, and where it stands.

    Function words too; of scripts without spaces, pairs of neighbouring letters.
    """
    for match in _WORD.finditer(text):
        start, end = match.span()
        if match.lastgroup != "run":
            yield normal(match.group()), Span(start, end)
            continue
        for place in range(start, max(end - 1, start + 1)):
            stop = min(place + 2, end)
            yield text[place:stop], Span(place, stop)


def terms(text: str, language: str = "en") -> Counter[str]:
    """Return how often each index term stands in a text, for search and stories."""
    return Counter(content_words(text, language))


def word_count(sentence: Sentence) -> int:
    """Return the length of a sentence in words, two letters a word without blanks."""
    text = sentence.text
    if text.isascii():
        return len(text.split())
    letters = sum(len(run) for run in _RUNS.findall(text))
    return len(_RUNS.sub(" ", text).split()) + (letters + 1) // 2
