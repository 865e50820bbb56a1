"""How questions are asked in the languages other than English, read from `asking/`.

Adding a language is adding one file there, `xx.txt` with its two letters. A line names
a kind of question (a `Wants` in small letters) and then, after a colon, the phrases
that ask for it, parted by commas; the first line with a phrase of the question tells
what it wants. "…" stands for whatever comes between, a word that ends in "*" for all
that begin so. Further lines name the words that only ask (`asking`), those that lead a
question on from the one before (`leads`) or part two (`and`), those that stand for
something named there (`leaning`; for a person `he` and `she`), the days (`today`,
`yesterday` and so on, `the day` by its number, "#"), what makes them a beginning
(`since`) or a bound (`until`), and what befalls people who are counted (`TOLLS`).
`news` has what asks for all that is new, where it is all that is said, `shorthand`
words as chats shorten them ("q=qué").
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.questions.wants import Wants
from summarizers.letters import MARKS
from summarizers.text.languages import LANGUAGES, detect, known

FOLDER = files("bot.questions") / "asking"
_GAP = r".{0,60}?"
_LETTER = rf"[\w{MARKS}\u200c]"
_KANA = re.compile("[ぁ-ヿ]")
_ENGLISH = re.compile(
    r"\b(?:who|whom|whose|what|which|when|where|why|how|many|much|long|old|did|does|do"
    r"|is|are|was|were|has|have|say|said|happened|tell|about)\b"
)
SPACELESS = frozenset({"zh", "ja"})
"""Languages written without blanks between words."""
DAYS = ("before yesterday", "today", "yesterday", "last week", "this week")
"""Days that a question may name by words of their own."""
TOLLS = (
    "killed", "injured", "evacuated", "rescued", "missing", "arrested", "released",
    "homeless", "infected",
)  # fmt: skip
"""What may befall people who are counted."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """How questions are asked in one language; the patterns want small letters."""

    code: str
    kinds: tuple[tuple[Wants, re.Pattern[str]], ...]
    asks: re.Pattern[str]
    """Whatever asks for one of these kinds."""
    counting: re.Pattern[str]
    """What stands before the word for what is counted."""
    asking: re.Pattern[str]
    leads: re.Pattern[str]
    leaning: re.Pattern[str]
    he: frozenset[str]
    she: frozenset[str]
    days: Mapping[str, re.Pattern[str]]
    dayth: re.Pattern[str]
    since: str
    until: str
    ands: str
    """These as patterns of their words alone."""

    def wants(self, text: str) -> Wants:
        """Return what a question wants."""
        lower = lowered(text)
        found = (kind for kind, phrases in self.kinds if phrases.search(lower))
        return next(found, Wants.ANYTHING)


@cache
def codes() -> tuple[str, ...]:
    """Return the languages in which questions are understood, but for English."""
    names = sorted(each.name for each in FOLDER.iterdir())
    return tuple(name.removesuffix(".txt") for name in names if name.endswith(".txt"))


@cache
def tongue(code: str) -> Tongue | None:
    """Return how questions are asked in a language, or None if we do not know."""
    return _read(code) if code in codes() else None


def _read(code: str) -> Tongue:
    table = _table(code)
    kinds = [
        (Wants[name.upper()], _pattern(phrases, code))
        for name, phrases in table.items()
        if name.upper() in Wants.__members__
    ]
    counting = [
        phrase
        for name in ("count", "share", "amount", "money")
        for phrase in table.get(name, ())
        if "…" not in phrase
    ]
    he, she = (frozenset(table.get(word, ())) for word in ("he", "she"))
    return Tongue(
        code,
        tuple(kinds),
        re.compile("|".join(phrases.pattern for _, phrases in kinds)),
        _pattern(counting, code),
        _asking(code),
        _pattern(table.get("leads", ()), code),
        _pattern((*table.get("leaning", ()), *he, *she), code),
        he,
        she,
        {day: _pattern(table.get(day, ()), code) for day in DAYS},
        _pattern(table.get("the day", ()), code),
        _any(table.get("since", ())),
        _any(table.get("until", ())),
        _any(table.get("and", ())),
    )


@cache
def _table(code: str) -> Mapping[str, tuple[str, ...]]:
    lines = (FOLDER / f"{code}.txt").read_text("utf-8").splitlines()
    pairs = (line.split(":", 1) for line in lines if line and line[0] != "#")
    return {name.strip(): _phrases(words) for name, words in pairs}


@cache
def _asking(code: str) -> re.Pattern[str]:
    """Return the words of asking; alone, as all languages' are looked for."""
    words = _table(code).get("asking", ()) if code in codes() else ()
    return _pattern(words, code)


@cache
def tolls_of(code: str) -> Mapping[str, tuple[str, ...]]:
    """Return the words of a language for each of the things that befall people."""
    return {toll: _table(code)[toll] for toll in TOLLS if toll in _table(code)}


@cache
def _toll_patterns(code: str) -> Mapping[str, re.Pattern[str]]:
    return {toll: _pattern(words, code) for toll, words in tolls_of(code).items()}


def befalls(text: str, code: str) -> frozenset[str]:
    """Return what a text in a language says to befall people."""
    lower, patterns = lowered(text), _toll_patterns(code) if code in codes() else {}
    return frozenset(t for t, pattern in patterns.items() if pattern.search(lower))


def lowered(text: str) -> str:
    """Return a text in small letters and with plain apostrophes, just as long."""
    lower = text.lower().replace("’", "'")
    return lower if len(lower) == len(text) else text


@cache
def shorthand_of(code: str) -> Mapping[str, str]:
    """Return what chats in a language write in short, and the words that stands for."""
    lines = _table(code).get("shorthand", ()) if code in codes() else ()
    pairs = (each.split("=") for each in lines)
    return dict(pairs)


@cache
def news_of(code: str) -> tuple[str, ...]:
    """Return how a language asks for all that is new."""
    return _table(code).get("news", ()) if code in codes() else ()


def _phrases(words: str) -> tuple[str, ...]:
    return tuple(
        each.strip().replace("’", "'") for each in words.split(",") if each.strip()
    )


def _pattern(phrases: Iterable[str], code: str) -> re.Pattern[str]:
    """Return the pattern of these phrases, the longest first."""
    whole = _any(phrases)
    if code in SPACELESS:
        return re.compile(f"(?:{whole})")
    return re.compile(rf"(?<!{_LETTER})(?:{whole})(?!{_LETTER})")


def _any(phrases: Iterable[str]) -> str:
    ordered = sorted(phrases, key=lambda each: (-len(each), each))
    return "|".join(map(_written, ordered)) or "(?!)"


def _written(phrase: str) -> str:
    parts = (re.escape(part.strip()) for part in phrase.split("…"))
    whole = _GAP.join(part.replace(r"\*", f"{_LETTER}*") for part in parts)
    return whole.replace(r"\#", r"\d{1,2}")


def language_of(text: str, languages: Iterable[str]) -> str:
    """Return the language of a question, English if nothing tells.

    Three words are too few to tell a language by their letters, so its function words
    and words of asking are counted; of languages that have equally many, English and
    then those of the news (`languages`) come first.
    """
    if _KANA.search(text):
        return "ja"
    ours, lower = tuple(languages), lowered(text)
    words = re.findall(r"\w+", lower)
    every = {"en", *codes(), *LANGUAGES.keys() & ours}
    held = {code: _held(words, lower, code) for code in every}
    best = max(held, key=lambda code: (held[code], code == "en", code in ours, code))
    if held[best]:
        return best
    by_letters = detect(text)
    if known(by_letters).script != "latin":
        return by_letters
    return best if "en" in ours or not ours else known(ours[0]).code


def _held(words: Sequence[str], text: str, code: str) -> int:
    stops = sum(word in known(code).stopwords for word in words)
    asking = _ENGLISH if code == "en" else _asking(code)
    short = sum(len(word) > 1 and word in shorthand_of(code) for word in words)
    return stops + short + len(asking.findall(text))
