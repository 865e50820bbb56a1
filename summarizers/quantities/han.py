"""Numbers as Chinese and Japanese write them: 三千五百, 3万, 1億2000万, 2億5千万.

A number is a row of groups, each of up to four digits, written in figures or in
characters, and closed by 万, 億 or 兆; inside a group characters stand for 十, 百 and
千. What does not follow that order (a year in single characters, 三万 after 五) is no
number for us.
"""

from summarizers.english.grammar import Word
from summarizers.quantities.numerals import value_of

Words = tuple[Word, ...]

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
_DIGITS |= {"零": 0, "两": 2, "兩": 2}
_TENS = {"十": 10.0, "百": 100.0, "千": 1000.0}
_GROUPS = {"万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8, "兆": 1e12}
_MORE = frozenset("多余餘")
"""More than: 120多万."""
_ENDS = frozenset(_GROUPS) | _MORE
_MYRIAD = 1e4
_SIGNS = frozenset(_DIGITS) | frozenset(_TENS) | frozenset(_GROUPS)


def read_han(words: Words, place: int) -> tuple[float, int] | None:
    """Return the value of the number that begins here and the place after it."""
    end = place if _runs_on(words, place) else _end(words, place)
    total, limit, at = 0.0, float("inf"), place
    while at < end:
        group = _group(words, at, end)
        if not group or not at < group[1]:
            return None
        value, at = group
        at += at < end and words[at].text in _MORE
        scale = _GROUPS.get(words[at].text, 1.0) if at < end else 1.0
        if scale >= limit or (scale == 1.0 and at < end):
            return None
        at += scale > 1.0
        # 万亿: ten thousand times a hundred million.
        if scale == _MYRIAD and at < end and words[at].text in _GROUPS:
            scale, at = scale * _GROUPS[words[at].text], at + 1
        total, limit = total + value * scale, scale
    return _with_decimals(words, total, end) if end > place else None


_POINTS = frozenset("点點・．")


def _with_decimals(words: Words, total: float, end: int) -> tuple[float, int] | None:
    """Return the number with the figures after its point: 八点五, 三点二五亿."""
    at = end + 1
    if end >= len(words) or words[end].text not in _POINTS or not _is_digit(words, at):
        return total, end
    digits = ""
    while _is_digit(words, at):
        digits += str(_DIGITS[words[at].text])
        at += 1
    # 八点五十分 is a time of day.
    if at < len(words) and words[at].text in _TENS:
        return None
    scale = _GROUPS.get(words[at].text, 0.0) if at < len(words) else 0.0
    value = total + float(f"0.{digits}")
    return (value * scale, at + 1) if scale else (value, at)


def _is_digit(words: Words, place: int) -> bool:
    return place < len(words) and words[place].text in _DIGITS


def _runs_on(words: Words, place: int) -> bool:
    """Return whether a word is the middle of a number that we could not read."""
    before = words[place - 1] if place else None
    touching = before is not None and before.end == words[place].start
    return touching and _is_sign(words[place - 1].text)


def _is_sign(text: str) -> bool:
    return text in _SIGNS or text[0].isdigit()


def _end(words: Words, place: int) -> int:
    """Return where the row of figures and number characters ends."""
    at = place
    while at < len(words) and (_is_sign(words[at].text) or _is_more(words, at)):
        at += 1
        if at < len(words) and words[at].start != words[at - 1].end:
            break
    return at


def _is_more(words: Words, place: int) -> bool:
    """Return whether "more" stands here between figures and their magnitude."""
    more = words[place].text in _MORE
    return more and place + 1 < len(words) and words[place + 1].text in _GROUPS


def _group(words: Words, place: int, end: int) -> tuple[float, int] | None:
    """Return the value up to the next 万, 億 or 兆, and the place of that."""
    total, digit, limit, at = 0.0, None, float("inf"), place
    while at < end and words[at].text not in _ENDS:
        text = words[at].text
        if text in _TENS:
            if _TENS[text] >= limit:
                return None
            limit = _TENS[text]
            total, digit = total + (1.0 if digit is None else digit) * limit, None
        elif digit:
            return None
        else:
            digit = _DIGITS.get(text) if text in _DIGITS else value_of(text, "zh")
            if digit is None:
                return None
        at += 1
    return total + (digit or 0.0), at
