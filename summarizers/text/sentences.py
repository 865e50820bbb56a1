"""Cut a text into sentences, each with its place in the text.

First lines are joined into blocks: a blank line, a list mark, and a line that was ended
on purpose all end a block. Inside a block one regular expression walks over stretches
in quotation marks or brackets and over stops; a stop ends a sentence unless the words
on its two sides say otherwise (abbreviations, initials, numbers, a lower-case word).
A short quotation is kept whole, so that no sentence holds half of one.

Every character but blanks and the header lines stands in exactly one sentence.
"""

import re
from collections.abc import Iterator
from datetime import date as Date
from itertools import pairwise

from summarizers.letters import FULL_STOPS, STOPS
from summarizers.text.languages import detect, known
from summarizers.text.stops import CLOSERS, is_end, joint, plain_case
from summarizers.text.vocabulary import Language
from summarizers.types import Document, Sentence, Span

_HEADER = re.compile(
    r"[\s\ufeff]*date[ \t]*[: \t][ \t]*(?P<date>\d{4}-\d{2}-\d{2})(?!\S)[^\S\r\n]*"
    r"(?P<fields>(?:(?:\r\n?|\n)[^\S\r\n]*(?:title|source|url|topics)"
    r"[^\S\r\n]*:[^\r\n]*)*)",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"^[^\S\r\n]*title[^\S\r\n]*:[^\S\r\n]*([^\r\n]*)", re.IGNORECASE | re.MULTILINE
)

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_ITEM = re.compile(r"\s*(?:[-*•‣▪◦·–—]|\(?(?P<number>\d{1,2}|[a-z])[.)]{1,2})\s")
_MARKED = re.compile(r"\s(?P<mark>\(?(?P<number>\d{1,2}|[a-z])[.)]{1,2})$")
# Nobody wraps text by hand at more columns than this: such a line is a paragraph.
_WRAPPED = 120

# How long a quotation or bracket may be, in characters, and still be kept whole.
_WHOLE = 300
# The class in front lets the search skip all other letters at once (4 x faster); the
# lookbehind of each branch then says which of its marks was met.
_CANDIDATE = re.compile(
    rf"[“‘\"„‚«»「『(（{STOPS}{FULL_STOPS}•‣▪◦)]"
    rf"(?:(?<=[{STOPS}])(?:[{STOPS}]|\s\.)*{CLOSERS}"
    rf"|(?<=“)[^“”]{{1,{_WHOLE}}}”"
    rf"|(?<=‘)(?:[^‘’]|’(?=\w)){{1,{_WHOLE}}}’"
    rf"|(?<=\")(?<![\w.,!?]\")(?=\S)[^\"]{{1,{_WHOLE}}}(?<=\S)\"(?!\w)"
    rf"|(?<=[„‚])[^„“”‘]{{1,{_WHOLE}}}[“”‘]"
    rf"|(?<=«)[^«»]{{1,{_WHOLE}}}»|(?<=»)[^«»\s][^«»]{{0,{_WHOLE}}}«"
    rf"|(?<=「)[^「」]{{1,{_WHOLE}}}」|(?<=『)[^『』]{{1,{_WHOLE}}}』"
    rf"|(?<=\()[^()]{{1,{_WHOLE}}}\)|(?<=（)[^（）]{{1,{_WHOLE}}}）"
    rf"|(?<=[{FULL_STOPS}])[{FULL_STOPS}]*{CLOSERS}"
    r"|(?<=[•‣▪◦)]))"
)
_BULLETS = frozenset("•‣▪◦")
_LISTS = _BULLETS | {")"}


def segment(
    text: str, *, title: str = "", date: Date | None = None, language: str | None = None
) -> Document:
    """Return the text as a document of sentences, its header lines left outside.

    What the caller gives wins over what the header or the text itself says.
    """
    start, header_date, header_title = _header(text)
    code = language or detect(text[start : start + 4000])
    sentences = tuple(
        Sentence(text[a:b], Span(a, b), paragraph)
        for a, b, paragraph in cut(text, start, code)
    )
    return Document(text, sentences, title or header_title, date or header_date, code)


def _header(text: str) -> tuple[int, Date | None, str]:
    """Return where the text proper starts, and the date and title before it."""
    match = _HEADER.match(text)
    if not match:
        return 0, None, ""
    try:
        date = Date.fromisoformat(match["date"])
    except ValueError:
        return 0, None, ""
    title = _TITLE.search(match["fields"])
    return match.end(), date, title[1].strip() if title else ""


def cut(text: str, start: int, code: str) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and paragraph of every sentence from `start` on."""
    language = known(code)
    for paragraph, (first, last) in enumerate(_blocks(text, start)):
        begin = first
        for end in _ends(text, first, last, language):
            yield *_trim(text, begin, end), paragraph
            begin = end
        yield *_trim(text, begin, last), paragraph


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the two places moved inwards over blanks."""
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    return start + left, end - (len(words) - len(words.rstrip()))


def _blocks(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of each run of lines that is one paragraph."""
    for lines in _runs(text, start):
        width = max(end - begin for begin, end in lines)
        first = lines[0][0]
        for (begin, end), (after, after_end) in pairwise(lines):
            following = text[after:after_end]
            if _ended_on_purpose(text[begin:end], following, width):
                yield first, end
                first = after
        yield first, lines[-1][1]


def _runs(text: str, start: int) -> Iterator[list[tuple[int, int]]]:
    """Yield the lines between two blank lines, as places in the text."""
    run: list[tuple[int, int]] = []
    for match in _LINE.finditer(text, start):
        begin, end = match.span()
        if not match.group().strip():
            continue
        if run and len(_LINE_END.findall(text, run[-1][1], begin)) > 1:
            yield run
            run = []
        run.append((begin, end))
    if run:
        yield run


def _ended_on_purpose(line: str, following: str, width: int) -> bool:
    """Return whether a line broke off though the next word would have fitted.

    Wrapped text breaks only where the next word does not fit in the longest line.
    """
    if width > _WRAPPED or _ITEM.match(following):
        return True
    word = following.split(maxsplit=1)[0]
    return len(line.rstrip()) + 1 + len(word) <= width and not word[0].islower()


def _ends(text: str, first: int, last: int, language: Language) -> Iterator[int]:
    """Yield the places inside a block where one sentence ends and another begins."""
    begin = first
    item = _item(text, begin, last)
    # Where the last word ends: nothing begins after it.
    tail = _trim(text, first, last)[1]
    for match in _CANDIDATE.finditer(text, first, last):
        end = _next_item(text, match, item) or _end(text, begin, match, language)
        if end and end < tail and text[begin:end].strip():
            yield end
            begin = end
            item = _item(text, begin, last)


def _end(text: str, begin: int, match: re.Match[str], language: Language) -> int | None:
    """Return where the sentence ends at this mark, None if it goes on."""
    start, end = match.span()
    mark = match.group()
    if mark in _LISTS:
        return None
    plain = plain_case(text, begin, start, mark, language)
    if plain is not None:
        return end if plain else None
    return end if is_end(joint(text, begin, start, end), language) else None


def _item(text: str, begin: int, last: int) -> str | None:
    """Return the number or letter of the list item a sentence opens with."""
    match = _ITEM.match(text, begin, last)
    return match["number"] if match else None


def _next_item(text: str, match: re.Match[str], item: str | None) -> int | None:
    """Return where the next item of a list in running text starts, if it does here.

    A bullet starts one; a number or letter does if it follows the one before.
    """
    if match.group() in _BULLETS:
        return match.start() if text[match.start() - 1].isspace() else None
    if item is None:
        return None
    before = _MARKED.search(text, max(0, match.end() - 5), match.end())
    return before.start("mark") if before and _follows(before["number"], item) else None


def _follows(number: str, item: str) -> bool:
    """Return whether a list number or letter is the next after another."""
    if number.isdigit() and item.isdigit():
        return int(number) == int(item) + 1
    return ord(number[0]) == ord(item[0]) + 1
