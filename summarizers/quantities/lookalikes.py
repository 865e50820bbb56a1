"""Numbers that only look like quantities: names, marks, years and pronouns.

"Section 427", "Boeing 787", "40th", "007", "10 Downing Street", "2019 models", "no
one": each kind is told by the words that touch the number or stand beside it.
"""

import calendar
import re

from summarizers.english.grammar import HYPHEN, MARK, NAME, NOUN
from summarizers.english.wordlists import lemma, word_set
from summarizers.quantities.amounts import Amount
from summarizers.quantities.bounds import bound_before
from summarizers.quantities.numerals import Words, touches, word_at
from summarizers.quantities.ones import is_counting_one, is_some_day
from summarizers.quantities.units import LETTERS

_LABELS = word_set(
    "section row part game chapter article page room line level phase type category "
    "version exit group highway route day step unit no number nos volume act scene "
    "grade class stage week round flight platform gate channel formula appendix figure "
    "table question item episode season tier zone rule area sector block lot ward "
    "error code model layer seat seed size pages chapters "
    "rows sections articles seasons series episodes levels stages rooms "
    "articles units numbers groups grades classes "
    "junction junctions exits routes gates flights zones wards figures tables lines"
)
_CLOCK = frozenset({"o'clock", "o’clock", "noon", "midnight", "am", "pm"})
_SHORT_LABELS = word_set("no nos ch sec art fig vol pt p pp ep apt ste fl ext tel")
_INDEXES = word_set(
    "nikkei ftse dax cac stoxx russell nasdaq sp asx topix sensex nifty"
)
"""Share indexes, for texts without capitals: "the ftse 100"."""
_MONTHS = frozenset(
    name.lower()
    for names in (calendar.month_name, calendar.month_abbr)
    for name in names
    if name
) | {"sept"}
_STREETS = word_set(
    "street road avenue lane drive boulevard square place way st rd ave blvd terrace "
    "court close crescent highway parkway"
)


def is_name(words: Words, amount: Amount, taken: frozenset[int]) -> bool:
    """Return whether the number is part of a name, a mark or an identifier."""
    if amount.unit or amount.has_sign:
        return _is_coded(words, amount) or is_some_day(words, amount)
    number = words[amount.start]
    if number.low == "one" and amount.number == amount.start + 1:
        return _is_title(words, amount) or not is_counting_one(words, amount)
    if _is_glued(words, amount) or _is_clock(words, amount):
        return True
    if not number.text[0].isdecimal():
        return _is_title(words, amount) or _is_numbered(words, amount)
    return (
        _is_called(words, amount)
        or _is_mark(words, amount)
        or _is_version(words, amount)
        or (amount.plain and _has_name(words, amount, taken))
        or (amount.plain and _is_year(words, amount))
    )


_NEAR = 60
"""Words looked at around a number, so that no text takes longer than its length."""


def past_name(words: Words, amount: Amount) -> int:
    """Return the place after a number that names: past "and 4" in "rooms 3 and 4"."""
    end = amount.number
    label = word_at(words, amount.start - 1 - (word_at(words, amount.start - 1) == "."))
    several = label in _LABELS | _SHORT_LABELS and label.endswith("s")
    more = word_at(words, end) in {"and", "or"} and word_at(words, end + 1).isdecimal()
    return end + 2 if several and more else end


def _is_clock(words: Words, amount: Amount) -> bool:
    """Return whether a time of day is told: "7 o'clock", "half past six"."""
    before = [word_at(words, amount.start - step) for step in (2, 1)]
    past = before[1] == "past" and before[0] in {"half", "quarter", "minutes"}
    return past or word_at(words, amount.number) in _CLOCK


def _is_title(words: Words, amount: Amount) -> bool:
    """Return whether a number in words is part of a name: "Channel Seven".

    In the middle of a sentence it has a capital then, which a headline gives to every
    word.
    """
    place = amount.start
    inside = place and words[place - 1].kind not in {MARK, HYPHEN}
    if not inside or not words[place].text.istitle():
        return False
    return not _is_headline(words) or _is_named(words, place - 1)


def _is_headline(words: Words) -> bool:
    """Return whether half the words or more have capitals."""
    plain = sum(word.text.islower() for word in words[:_NEAR])
    return 2 * plain <= sum(word.text.isalpha() for word in words[:_NEAR])


def _is_numbered(words: Words, amount: Amount) -> bool:
    """Return whether a label stands before a number in words: "chapter four"."""
    near = words[amount.number : amount.number + 2]
    counts = any(word.kind == NOUN and word.low.endswith("s") for word in near)
    return word_at(words, amount.start - 1) in _LABELS and not counts


_EMERGENCY = frozenset({"911", "999", "112"})
_CALLS = word_set("call calls called calling dial dials dialed dialled dialing")
_CALLED = word_set(
    "call calls caller callers operator operators dispatcher dispatchers"
)


def _is_called(words: Words, amount: Amount) -> bool:
    """Return whether the number is the one for emergencies."""
    beside = (word_at(words, amount.start - 1), word_at(words, amount.number))
    called = beside[0] in _CALLS or beside[1] in _CALLED
    return called and words[amount.start].text in _EMERGENCY


def _is_coded(words: Words, amount: Amount) -> bool:
    """Return whether letters around make a code: "SCP-173C", "Fiat 500L".

    The second of "120/80 mmHg" is none of its own either.
    """
    start = amount.start
    above = word_at(words, start - 2)[:1].isdecimal()
    if _is_type(words, amount) or (word_at(words, start - 1) == "/" and above):
        return True
    hyphened = word_at(words, start - 1) == "-" and touches(words, start)
    if not hyphened or amount.has_sign or not touches(words, start - 1):
        return False
    return _is_letter(words, amount)


def _is_type(words: Words, amount: Amount) -> bool:
    """Return whether a name and a capital make a type of it: "Fiat 500L"."""
    if not amount.start or not _is_letter(words, amount):
        return False
    return words[amount.start - 1].kind == NAME and words[amount.number].text.isupper()


def _is_letter(words: Words, amount: Amount) -> bool:
    """Return whether the unit is a single letter that touches the number."""
    unit = words[amount.number].text if amount.number < len(words) else ""
    return unit in LETTERS and touches(words, amount.number)


def _is_glued(words: Words, amount: Amount) -> bool:
    """Return whether letters or digits touch the number: "40th", "A-4", "1:30"."""
    after = amount.number
    if touches(words, after) and (
        words[after].text[0].isalnum() or words[after].text in "/:_@="
    ):
        return after + 1 < len(words) or words[after].text[0].isalnum()
    if _is_lettered(words, after):
        return True
    start = amount.start
    if not touches(words, start):
        return False
    before = words[start - 1].text
    if before in {"-", "/", ":", "_", "@", "#", "№", "+", "=", "&"}:
        return before != "-" or word_at(words, start - 2).isalnum()
    return before[-1].isalnum() and not word_at(words, start).isalpha()


def _is_lettered(words: Words, after: int) -> bool:
    """Return whether a single capital is hyphened to the number: "a 3-D printer"."""
    if not touches(words, after) or not touches(words, after + 1):
        return False
    letter = words[after + 1].text
    return words[after].low == "-" and len(letter) == 1 and letter.isupper()


def _is_mark(words: Words, amount: Amount) -> bool:
    """Return whether the number is a list mark, a note or an identifier like 007."""
    text, after = words[amount.start].text, word_at(words, amount.number)
    if text.isdecimal() and text[0] == "0" and len(text) > 1:
        return True
    if amount.start == 0 and after in {".", ")"}:
        return True
    before = word_at(words, amount.start - 1)
    opened = before in {"(", "["}
    if opened and after in {")", "]"} and amount.plain:
        goes_on = word_at(words, amount.number + 1)[:1].isdecimal()
        return amount.low < 100 or goes_on
    if after == ")" and amount.plain and not opened and _is_unopened(words, amount):
        return True
    if before == "per":
        return True
    short = word_at(words, amount.start - 2)
    return before == "#" or (before == "." and short in _SHORT_LABELS)


def _is_unopened(words: Words, amount: Amount) -> bool:
    """Return whether the bracket after a number closes none: "1) Mix the flour"."""
    near = words[max(0, amount.start - _NEAR) : amount.start]
    return all(word.text != "(" for word in near)


def _has_name(words: Words, amount: Amount, taken: frozenset[int]) -> bool:
    """Return whether a capitalised word before, or a street after, makes it a name."""
    before = amount.start - 1
    if before >= 0 and before not in taken:
        if words[before].text.isdecimal():
            return True
        if _is_named(words, before):
            return True
        if words[before].low in _LABELS or words[before].low in _INDEXES:
            return True
        if _is_day(words, amount):
            return True
    return is_address(words, amount.number) or _is_model(words, amount)


def _is_named(words: Words, before: int) -> bool:
    """Return whether a name stands there; in a headline verbs have capitals too."""
    if words[before].kind != NAME or touches(words, before + 1):
        return False
    if words[before].low in {"ages", "aged"}:
        return False
    return lemma(words[before].low) is None or not _is_headline(words)


def _is_version(words: Words, amount: Amount) -> bool:
    """Return whether a name stands before a small decimal: "Android 4.4"."""
    text, before = words[amount.start].text, amount.start - 1
    if before < 0 or words[before].kind != NAME or touches(words, before + 1):
        return False
    known = lemma(words[before].low) is not None
    return not known and re.fullmatch(r"\d{1,2}\.\d", text) is not None


def _is_day(words: Words, amount: Amount) -> bool:
    """Return whether the number is a day in a text without capitals: "oct. 13"."""
    before = amount.start - 1
    month = word_at(words, before - (word_at(words, before) == "."))
    return month in _MONTHS and 1 <= amount.low <= 31


def _is_model(words: Words, amount: Amount) -> bool:
    """Return whether a name made of a number stands here: "the 787 Dreamliner"."""
    after = amount.number
    if amount.low < 100 or after >= len(words) or words[after].kind != NAME:
        return False
    follows = words[after + 1].kind if after + 1 < len(words) else "."
    single = not words[after].low.endswith(_MANY) and follows not in {NOUN, NAME, "A"}
    before = words[amount.start - 1] if amount.start else None
    return bool(
        single and before and (before.kind in {"D", "S"} or before.low == "own")
    )


_MANY = ("s", "ese", "ish", "ch", "men", "people")
"""Ends of names that several may bear: "the 300 Spartans", "the 200 British"."""


def is_address(words: Words, place: int) -> bool:
    """Return whether the words from here on name a street: "10 Downing Street"."""
    after = words[place : place + 4]
    if not after or after[0].kind != NAME:
        return False
    return any(word.low in _STREETS and word.kind == NAME for word in after)


def _is_year(words: Words, amount: Amount) -> bool:
    if not 1900 <= amount.low <= 2099 or len(words[amount.start].text) != 4:
        return False
    if bound_before(words, amount.start)[0] != "exact":
        return word_at(words, amount.start - 1) in {"circa", "ca", "c"}
    after = words[amount.number] if amount.number < len(words) else None
    plural = after and after.kind == NOUN and after.low.endswith(("s", "people"))
    before = words[amount.start - 1].kind if amount.start else "."
    return not plural or before in {"D", "S", NAME, NOUN, ".", "I"}
