"""Numbers that only look like quantities: names, marks, years and pronouns.

"Section 427", "Boeing 787", "40th", "007", "10 Downing Street", "2019 models", "no
one": each kind is told by the words that touch the number or stand beside it.
"""

from summarizers.amounts import Amount
from summarizers.bounds import bound_before
from summarizers.english import SMALL_NUMBERS, word_set
from summarizers.grammar import NAME, NOUN
from summarizers.numerals import Words, touches, word_at

_LABELS = word_set(
    "section row part game chapter article page room line level phase type category "
    "version exit group highway route day step unit no number nos volume act scene "
    "grade class stage week round flight platform gate channel formula appendix figure "
    "table question item episode season tier zone rule area sector block lot ward "
    "error code model layer seat seed size"
)
_STREETS = word_set(
    "street road avenue lane drive boulevard square place way st rd ave blvd terrace "
    "court close crescent highway parkway"
)


def is_name(words: Words, amount: Amount, taken: frozenset[int]) -> bool:
    """Return whether the number is part of a name, a mark or an identifier."""
    if amount.unit or amount.has_sign:
        return False
    number = words[amount.start]
    if number.low == "one":
        return not _is_counting_one(words, amount)
    return (
        _is_glued(words, amount)
        or _is_mark(words, amount)
        or (amount.plain and _has_name(words, amount, taken))
        or (amount.plain and _is_year(words, amount))
    )


def _is_glued(words: Words, amount: Amount) -> bool:
    """Return whether letters or digits touch the number: "40th", "A-4", "1:30"."""
    after = amount.number
    if touches(words, after) and (
        words[after].text[0].isalnum() or words[after].text in "/:_@="
    ):
        return after + 1 < len(words) or words[after].text[0].isalnum()
    start = amount.start
    if not touches(words, start):
        return False
    before = words[start - 1].text
    if before in {"-", "/", ":", "_", "@", "#", "№", "+", "=", "&"}:
        return before != "-" or word_at(words, start - 2).isalnum()
    return before[-1].isalnum() and not word_at(words, start).isalpha()


def _is_mark(words: Words, amount: Amount) -> bool:
    """Return whether the number is a list mark, a note or an identifier like 007."""
    text, after = words[amount.start].text, word_at(words, amount.number)
    if text.isdecimal() and text[0] == "0" and len(text) > 1:
        return True
    if amount.start == 0 and after in {".", ")"}:
        return True
    before = word_at(words, amount.start - 1)
    if before in {"(", "["} and after in {")", "]"} and amount.plain:
        return amount.low < 100
    if before == "per":
        return True
    return before == "#" or (before == "." and word_at(words, amount.start - 2) == "no")


def _has_name(words: Words, amount: Amount, taken: frozenset[int]) -> bool:
    """Return whether a capitalised word before, or a street after, makes it a name."""
    before = amount.start - 1
    if before >= 0 and before not in taken:
        if words[before].text.isdecimal():
            return True
        if words[before].kind == NAME and not touches(words, before + 1):
            return True
        if words[before].low in _LABELS:
            return True
    return is_address(words, amount.number)


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
        return False
    after = words[amount.number] if amount.number < len(words) else None
    plural = after and after.kind == NOUN and after.low.endswith(("s", "people"))
    before = words[amount.start - 1].kind if amount.start else "."
    return not plural or before in {"D", "S", NAME, NOUN, ".", "I"}


_NOT_COUNTED = word_set("day thing way time another side point more else who that")
_NOT_ONE = word_set(
    "no this that the any every each which some another last next first only someone "
    "number day"
)


def _is_counting_one(words: Words, amount: Amount) -> bool:
    """Return whether "one" counts, as in "one soldier"; not "one of", "no one"."""
    after = amount.number
    if word_at(words, amount.start - 1) in _NOT_ONE or after >= len(words):
        return False
    if word_at(words, after) in {"in", "out"}:
        return (
            word_at(words, after + 1) in SMALL_NUMBERS
            or word_at(words, after + 1).isdecimal()
        )
    return (
        words[after].kind in {NOUN, "A", "B"} and words[after].low not in _NOT_COUNTED
    )
