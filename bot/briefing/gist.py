"""What a text says in short, so that two texts on one event can be told by it.

The event is in the words, in the names written large, and in the way the whole is said
(a vector). Two kinds of text name events that they do not report: a round-up of the day
and a look back at a past year. Whoever holds an office is in the news every day, so
prime ministers and opposition leaders name no event; a mayor names that of the town.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from bot.model import Article, Origin, Report
from summarizers.text.words import normal, terms
from summarizers.types import Person
from summarizers.vectors import Vector, vector

# How far a text is read: what happened and to whom comes early.
LEAD = 1200
# A text of fewer signs is a headline, whose address may say what was cut off.
_HEADLINE = 200
_TITLE_WEIGHT = 2
_ADDRESS_WEIGHT = 0.5
_FEWEST_IN_ADDRESS = 3
_LABELLED = 3
_TOP = 2  # sentences

_CALENDAR = (
    "monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october november december"
)
_TITLES = (
    "prime finance foreign interior minister president chancellor premier opposition "
    "leader party parliament government mayor governor king queen pope judge court "
    "police coach chief executive director doctor dr mr mrs ms sir "
    "north south east west new old saint st national royal united central supreme high "
    "bank board council committee commission ministry agency institute office union "
    "association senate congress house company group university school hospital club "
    "church town city county region lake river valley island peninsula bay cape port "
    "mount street road lane bridge station league cup federation championship storm "
    "hurricane"
)
# Written large in English, and in reports of any event.
_COMMON = frozenset(normal(word) for word in f"{_CALENDAR} {_TITLES}".split())
_NAME = re.compile(r"(?<=[\w,;:)”’'] )(?-i:[^\W\d_a-zà-ÿ])[\w’'-]+")
_OFFICE = re.compile(
    r"\b(?:prime|finance|foreign|interior|defen[cs]e|health|economy) minister\b"
    r"|\bpresident\b|\bchancellor\b|\bpremier\b|\bopposition\b|\bparty leader\b"
    r"|\bleader of (?:the )?(?:\w+ ){1,3}party\b"
    r"|\bking\b|\bqueen\b|\bpope\b|\bspokes(?:man|woman|person)\b",
    re.IGNORECASE,
)
_ROUND_UP = re.compile(
    r"\bin (?:brief|short|\w+ minutes)\b|\bat a glance\b|\bnewsletter\b|\btop stories\b"
    r"|\b(?:news|business|world|sports?|morning|evening|daily|weekly|week|day)\W+"
    r"(?:\w+ )?(?:in )?(?:round-?up|briefs?|digest|briefing|headlines)\b"
    r"|\bkurz ?(?:notiert|gemeldet|nachrichten)\b"
    r"|\ben bref\b|\ben breve\b|\bкоротко\b|\bглавное за\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:^|(?<=[.!?…”] ))[^\W\d_][\w -]{1,24}: ", re.MULTILINE)
_YEARS = r"(?:a|one|two|three|five|ten|twenty|\d\d?) years?"
_LOOKS_BACK = re.compile(
    rf"\b{_YEARS} ago\b|^{_YEARS} (?:after|on|since|later)\b|\banniversary\b"
    r"|\bjahrestag\b|\bvor (?:einem|zwei|drei|fünf|zehn|\d\d?) jahr(?:en)?\b"
    r"|\banniversaire d|\bil y a (?:un|deux|trois|cinq|dix|\d\d?) ans?\b"
    r"|\baniversario\b|\bhace (?:un|dos|tres|cinco|diez|\d\d?) años?\b"
    r"|\bгодовщин|\b(?:год|года|лет) назад\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])|#")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[a-zA-ZÀ-ɏ]")
_CUT = re.compile(r"\s*(?:\.\.\.|…)\s*$")


@dataclass(frozen=True, slots=True, eq=False)
class Gist:
    """The terms, names and direction of a text, and what kind of text it is."""

    terms: Mapping[str, float]
    names: frozenset[str]
    heads: frozenset[str]
    """Names in the title: what the text is about."""
    opening: frozenset[str]
    """Terms at the top; names further down may be of what it is compared with."""
    standing: frozenset[str]
    """Names of those who hold an office."""
    vector: Vector
    is_round_up: bool = False
    looks_back: bool = False


def of_article(article: Article, people: Iterable[Person] = ()) -> Gist:
    """Return the gist of an article and the people found in it."""
    text = article.text if article.text != article.title else ""
    return _gist(article.origin, text, article.language, _standing(people))


def of_report(report: Report) -> Gist:
    """Return the gist of what is kept of an article."""
    findings = report.findings
    sentences = dict.fromkeys(passage.text for passage in findings.summary)
    sentences |= dict.fromkeys(figure.sentence for figure in findings.figures[:6])
    text = " ".join(sentences)
    return _gist(report.origin, text, report.language, _standing(findings.people))


def names_in(text: str) -> frozenset[str]:
    """Return the words written large inside sentences, in their normal form."""
    return frozenset(normal(word.lower()) for word in _NAME.findall(text)) - _COMMON


def _gist(origin: Origin, text: str, language: str, standing: frozenset[str]) -> Gist:
    return _read(origin.title, origin.url, text[:LEAD], language, standing)


# An article is compared with some ten stories of a few articles each, most of which
# were compared with the one before. A gist takes about 8 kB.
@lru_cache(maxsize=2048)
def _read(
    title: str, url: str, text: str, language: str, standing: frozenset[str]
) -> Gist:
    title = _CUT.sub("", _JOINED.sub(" ", title))
    address = "" if len(text) > _HEADLINE else _address(url, title)
    names = names_in(text)
    counted: Counter[str] = Counter(terms(text, language))
    for term, count in terms(title, language).items():
        counted[term] += _TITLE_WEIGHT * count
    weights: dict[str, float] = dict(counted)
    for term in terms(address, language):
        weights.setdefault(term, _TITLE_WEIGHT * _ADDRESS_WEIGHT)
    sentences = re.split(r"(?<=[.!?]) ", text)
    top = " ".join(sentences[:_TOP])
    return Gist(
        terms=weights,
        names=names,
        heads=names & frozenset(terms(title, language)),
        opening=frozenset(terms(f"{title} {top}", language)),
        standing=standing,
        vector=_direction(f"{title} {address} {text}"),
        is_round_up=_is_round_up(title, text),
        looks_back=bool(_LOOKS_BACK.search(f"{title}. {sentences[0]}")),
    )


def _direction(text: str) -> Vector:
    """Return the vector of a text, that of nothing unless most letters are Latin.

    The vectors know English. Any two texts in Arabic, Hindi or Chinese letters lie at
    0.7 to 0.99 of each other, as near as two reports of one event.
    """
    latin, letters = len(_LATIN.findall(text)), len(_LETTER.findall(text))
    return vector(text) if 2 * latin >= letters else vector("")


def _standing(people: Iterable[Person]) -> frozenset[str]:
    """Return the names of those who hold an office."""
    return frozenset(
        normal(part.lower())
        for person in people
        if any(_OFFICE.search(role.text) for role in person.roles)
        for part in person.name.split()
    )


def _is_round_up(title: str, text: str) -> bool:
    """Return whether a text tells of several events, by its title or its labels."""
    labels = len(_LABEL.findall(text))
    return bool(_ROUND_UP.search(title)) or labels >= _LABELLED


def _address(url: str, title: str) -> str:
    """Return the words of an address that the title does not say, none if few."""
    known = set(title.lower().split())
    parts = [_words_of(part) for part in unquote(urlsplit(url).path).split("/")]
    words = max(parts, key=len)
    if len(words) < _FEWEST_IN_ADDRESS:
        return ""
    return " ".join(word for word in words if word.lower() not in known)


def _words_of(part: str) -> list[str]:
    stem = re.sub(r"\.\w{2,5}$", "", part)
    return [
        word
        for word in re.split(r"[-_+,.\s]+", stem)
        if len(word) > 1 and word.isalpha()
    ]
