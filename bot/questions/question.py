"""Reads a question: what kind of answer it wants, and which words must be met.

How English asks stands here, how other languages do in `bot.questions.tongues`.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from bot.questions.roots import placed_roots, root
from bot.questions.tongues import Tongue, language_of, lowered, tongue
from bot.questions.wants import Wants
from summarizers.text.languages import known
from summarizers.text.words import Placed, content_words, normal


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its words, what it wants, and the words that must be met.

    `terms` are the words that count, each once; `names` those among them written large;
    `focus` the words that say of what the number is, the noun last; `speaker` those
    that say of whom it is asked what he said; `said` all its words.
    """

    text: str
    wants: Wants
    terms: tuple[str, ...]
    names: frozenset[str]
    focus: tuple[str, ...]
    said: tuple[Placed, ...]
    language: str = "en"
    speaker: frozenset[str] = frozenset()

    def word(self, term: str) -> str:
        """Return the word a term was made of, in small letters."""
        words = (self.text[w.start : w.end] for w in self.said if w.form == term)
        return next(words, term).lower()


_ASKED = (
    r"(?:who|whom|whose|what|which|when|where|why|how|do|does|did|is|was|are|has|have"
    r"|will|would|can)\b"
)
_WHAT = r"(?:what|which)"
_SAYING = (
    r"(?:say|said|think|thought|tell|told|believe|promise|announce|claim|warn|want|answer"
    r"|reply|reaction|response|comment|opinion|view|message|plans?)\b"
)
_DO = r"(?:did|does|has|have|had|do|is|was|were)"
_REACTING = (
    r"(?:react|respond|describe|explain|comment|answer|justify|defend|feel|put it)\w*\b"
)
_BE = r"(?:is|was|are|were|would be|will be)"
_PRICES = (
    r"(?:costs?|prices?|budget|revenues?|turnover|salary|salaries|incomes?|gdp|worth"
    r"|fines?|profits?|ransom|rewards?|prize money|funding|donations?|compensation"
    r"|damages|dividend|pension|rent|bail|fare|debts?)"
)
_NUMBERS = (
    r"(?:tolls?|death count|deficit|inflation|rates?|share|stakes?|rais|rise|growth"
    r"|figures?|total|offers?|bids?|bill|penalty|size|number|amount|quantity|wages?"
    r"|minimum|maximum|average|level|losses|damage|odds|score|turnout|term)"
)
_EVENT = re.compile(
    r"\bwhat(?:'s| is| has| have| had)? (?:\w+ )?(?:happen\w*|(?:been )?going on"
    r"|go(?:es)? wrong|went wrong|gone wrong|became of|become of|came of)\b"
    r"|\bwhat(?:'s| is) new\b(?= (?:on|about|with|from|in|at|for)\b|\W*$)"
    r"|\bwhat(?:'s| is| are) the (?:latest|newest)?(?: ?news| headlines)?"
    r"(?= (?:on|about|with|from|in|of|for)\b|\W*$)"
    r"|\banything new\b"
    r"|\b(?:any|the|latest|newest|some|more) (?:news|headlines)\b"
    r"|^(?:news|headlines|latest)\b",
    re.IGNORECASE,
)
_KINDS = (
    (
        Wants.CAUSE,
        r"^why\b|\bhow come\b|\bwhat (?:caused|led to|triggered|made)\b"
        rf"|\bwhat {_BE} the (?:\w+ )?(?:cause|reason)\b",
    ),
    (
        Wants.MONEY,
        r"how much money\b|how much .*\b(?:cost|pay|paid|earn|spend|spent|sell|sold"
        r"|raise|donate|worth|fined|owe|dollars?|euros?|pounds?|price)\b"
        rf"|\bhow expensive\b|\bwhat .* cost\b|{_WHAT} {_BE} .*\bworth\b",
    ),
    (
        Wants.SHARE,
        r"(?:what|which|how much|how large|how big)\b.{0,40}\b(?:percent|percentage"
        r"|per ?cent|share|proportion|portion|fraction|rate)\b|by what percent",
    ),
    (
        Wants.TIME,
        rf"\b{_WHAT} (?:\w+ )?(?:years?|months?|day|dates?|week|century|centuries"
        r"|decades?|period|era|season)\b|\bwhat time\b|\bsince when\b|, when\b"
        r"|^(?:by |until |till |from )?when\b|\bwhen\W*$"
        rf"|\bwhen (?:did|has|have|does|do|will|would|had|{_BE})\b",
    ),
    (
        Wants.MONEY,
        rf"^{_WHAT} (?:[\w'’-]+ ){{0,5}}{_PRICES}\b|^(?!{_ASKED})(?:.*\b)?{_PRICES}\b"
        rf"|\bhow (?:big|large|high) (?:[\w'’-]+ ){{0,3}}{_PRICES}\b",
    ),
    (
        Wants.DURATION,
        r"\bhow (?:long|many (?:\w+ )?(?:years|months|days|weeks|hours|minutes|seconds"
        r"|decades|centuries))\b|what length of time|the duration\b",
    ),
    (
        Wants.LENGTH,
        r"\bhow (?:far|tall|high|wide|deep|thick|broad|many (?:miles|kilomet(?:re|er)s"
        r"|feet|met(?:re|er)s|inches|km|yards))\b"
        rf"|what {_BE} the (?:\w+ )?(?:length|height|distance|width|depth|elevation"
        r"|altitude|diameter)|what (?:height|distance|length)",
    ),
    (
        Wants.SIZE,
        r"\bhow (?:many (?:square|acres|hectares|tons|tonnes|pounds)|large|big|heavy"
        r"|hot|cold|fast|old|strong)\b|\bat what (?:age|temperature|speed)"
        r"|what (?:age|speed|temperature|population|magnitude)"
        rf"|what {_BE} the (?:\w+ )?(?:area|size|weight|temperature|speed|age|magnitude"
        r"|population|density|capacity|volume)",
    ),
    (
        Wants.COUNT,
        r"\bhow (?:many|often)\b|\bwhat (?:number|quantity)\b"
        rf"|{_WHAT} {_BE} the (?:\w+ ){{0,2}}(?:number|total|minimum|maximum|average"
        r"|toll|death count)\b|^(?:\w+ )?number of\b",
    ),
    (
        Wants.AMOUNT,
        rf"\bhow much\b|^(?:in |by |to )?what (?:\w+ )?(?:amount|{_NUMBERS})\b"
        rf"|{_WHAT} {_BE} (?:[\w'’]+ ){{1,5}}{_NUMBERS}\b|\badds? up to\b"
        rf"|^(?!{_ASKED})(?:.*\b)?{_NUMBERS}\b"
        r"|\bhow (?:well|loud|quickly|bad|severe|strongly|likely|popular)\b",
    ),
    (
        Wants.STATEMENT,
        rf"what {_DO} .+ {_SAYING}|\bhow {_DO} .+ {_REACTING}"
        r"|\bwhat (?:\w+ )?plans\b",
    ),
    (Wants.EVENT, _EVENT.pattern),
    (Wants.PERSON, r"\b(?:who|whom|whose)\b"),
    (Wants.PLACE, r"\bwhere\b|\bwhich (?:city|town|country|village|place)\b"),
    (Wants.NAME, r"\bwhich\b|\bwhat (?:kind|type|name|company|firm|country|team)\b"),
)
_OPENINGS = tuple((wants, re.compile(start, re.IGNORECASE)) for wants, start in _KINDS)

# Words of asking, not of what is asked about.
_ASKING_WORDS = (
    "many much say said think tell told know happen happened happens going latest "
    "today yesterday now please find show give get whom whose what when where who "
    "which why how percentage percent number amount year date time century decade old "
    "long far often kind type name did does big large much"
)
_ASKING = frozenset(root(normal(word)) for word in _ASKING_WORDS.split())
_WORD = re.compile(r"\w[\w'’.-]*")
_ELIDED = re.compile(r"\w['’][A-ZÀ-Þ]")
_SHORTENED = re.compile(r"\b(who|what|when|where|why|how)['’]?s\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:how (?:many|much)|which|whose"
    r"|what(?: (?:percentage|percent|number|amount|share|proportion))?)\b(?: of\b)?",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    rf"\b(?:what|how) {_DO} (?P<by>.+?) (?P<act>{_SAYING}|{_REACTING})", re.IGNORECASE
)
"""Who is asked about, and the word of saying, where it is asked what he said."""
_VERB_WORDS = (
    "is are was were do does did has have had can could will would shall should may "
    "might must"
)
_VERBS = frozenset(_VERB_WORDS.split())
_MOST_FOCUS = 4
"""Words of "how many new young doctors" and the like."""


def read_question(text: str, languages: Iterable[str] = ("en",)) -> Question:
    """Return what a question asks for; the news is in these languages."""
    asked = unicodedata.normalize("NFC", " ".join(text.split()))
    language = language_of(asked, languages)
    other = tongue(language)
    if other:
        return _read_other(asked, other)
    return _read(asked, placed_roots(asked, language), language)


def _read(asked: str, said: tuple[Placed, ...], language: str) -> Question:
    """Return what a question asks for by the words of English."""
    plain = _SHORTENED.sub(r"\1 is", asked)
    wants = next(
        (wants for wants, opening in _OPENINGS if opening.search(plain)),
        Wants.ANYTHING,
    )
    spoken = _SPEAKER.search(plain) if wants is Wants.STATEMENT else None
    event = _EVENT.search(plain) if wants is Wants.EVENT else None
    hollow = _roots(spoken["act"] if spoken else event.group() if event else "")
    terms = dict.fromkeys(
        word.form
        for word in said
        if word.is_content and word.form not in _ASKING | hollow
    )
    names = frozenset(terms).intersection(_names(asked))
    focus = _focus(asked, said)
    speaker = _roots(spoken["by"] if spoken else "")
    return Question(
        asked,
        wants,
        tuple(terms),
        names,
        focus,
        said,
        language,
        frozenset(terms).intersection(speaker),
    )


def _read_other(asked: str, other: Tongue) -> Question:
    """Return what a question asks for by the words of another language.

    Where all nouns are written large, large letters tell no name.
    """
    lower = lowered(asked)
    # Blanks in the place of words of asking leave all others where they stand.
    plain = list(asked)
    for match in other.asking.finditer(lower):
        plain[match.start() : match.end()] = " " * len(match.group())
    said = placed_roots("".join(plain), other.code)
    terms = dict.fromkeys(word.form for word in said if word.is_content)
    large = () if known(other.code).large_nouns else _names(asked)
    counting = other.counting.search(lower)
    after = (
        word.form
        for word in said
        if counting and word.start >= counting.end() and word.form in terms
    )
    return Question(
        asked,
        other.wants(asked),
        tuple(terms),
        frozenset(terms).intersection(large),
        tuple(islice(after, 1)),
        said,
        other.code,
    )


def _focus(text: str, said: Iterable[Placed]) -> tuple[str, ...]:
    """Return the words between "how many" and the verb."""
    opening = _COUNTED.search(text)
    found: list[str] = []
    for word in said if opening else ():
        if opening is None or word.start < opening.end():
            continue
        if text[word.start : word.end].lower() in _VERBS or len(found) == _MOST_FOCUS:
            break
        if word.is_content:
            found.append(word.form)
        elif found:
            break
    return tuple(found)


def _roots(text: str) -> frozenset[str]:
    """Return the roots of the words that count in a text."""
    return frozenset(root(normal(word)) for word in content_words(text))


def _is_large(word: str) -> bool:
    """Return whether a word begins large, also after an article ("d'Ostrand")."""
    return word[0].isupper() or bool(_ELIDED.match(word))


def _names(text: str) -> tuple[str, ...]:
    """Return the words written large that no sentence start explains."""
    words = _WORD.findall(text)
    large = [word.rstrip(".") for word in words[1:] if _is_large(word)]
    names = [word for word in large if len(word) > 1 and content_words(word)]
    # Where everything is written large, large letters tell nothing.
    return (
        ()
        if len(large) == len(words) - 1 > 1
        else tuple(root(normal(name)) for name in names)
    )
