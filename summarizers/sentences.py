"""Cut a text into sentences and tokens, each with its place in the text.

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

from summarizers.languages import MARKS, SPACELESS, Language, detect, language
from summarizers.types import Document, Sentence, Span, Token

_HEADER = re.compile(
    r"[\s\ufeff]*date[ \t]*[: \t][ \t]*(?P<date>\d{4}-\d{2}-\d{2})(?!\S)[^\S\r\n]*"
    r"(?P<fields>(?:(?:\r\n?|\n)[^\S\r\n]*(?:title|source|url|topics)"
    r"[^\S\r\n]*:[^\r\n]*)*)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"^\s*title\s*:[^\S\r\n]*(.*?)\s*$", re.IGNORECASE | re.MULTILINE)

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_ITEM = re.compile(r"\s*(?:[-*•‣▪◦·–—]|\(?(?:\d{1,2}|[a-z])[.)])\s")
# Nobody wraps text by hand at more columns than this: such a line is a paragraph.
_WRAPPED = 120

# How long a quotation or bracket may be, in characters, and still be kept whole.
_WHOLE = 300
_CLOSERS = r"[\"'”’»›)\]}」』】）]*"
_CANDIDATE = re.compile(
    rf"“[^“”]{{1,{_WHOLE}}}”"
    rf"|‘(?:[^‘’]|’(?=\w)){{1,{_WHOLE}}}’"
    rf"|(?<![\w.,!?])\"(?=\S)[^\"]{{1,{_WHOLE}}}(?<=\S)\"(?!\w)"
    rf"|[„‚][^„“”‘]{{1,{_WHOLE}}}[“”‘]"
    rf"|«[^«»]{{1,{_WHOLE}}}»|»[^«»]{{1,{_WHOLE}}}«"
    rf"|「[^「」]{{1,{_WHOLE}}}」|『[^『』]{{1,{_WHOLE}}}』"
    rf"|\([^()]{{1,{_WHOLE}}}\)|（[^（）]{{1,{_WHOLE}}}）"
    rf"|(?:\.(?:\s?\.)+|[.!?…‽])+{_CLOSERS}(?:\[\d+\])*"
    rf"|[。！？｡؟۔।॥]+{_CLOSERS}"
    r"|(?<=\s)[•‣▪◦](?=\s)"
)
_BULLETS = frozenset("•‣▪◦")
_STOP = re.compile(rf"(?P<stop>[.!?…‽。！？｡؟۔।॥][.\s!?…‽]*?){_CLOSERS}(?:\[\d+\])*$")
_BEFORE = re.compile(rf"[\w{MARKS}](?:[\w{MARKS}.'’-])*$")
_AFTER = re.compile(rf"(?P<gap>\s*)[\"'“”‘„«»‹(\[¿¡*_—–-]*\s*(?P<word>[\w{MARKS}'’]*)")
_FULL_STOPS = frozenset("。！？｡؟۔।॥")

_TOKEN = re.compile(
    rf"[{SPACELESS}]"
    r"|\d+(?:[.,]\d+)*"
    r"|(?:[^\W\d_]\.){2,}"
    rf"|[^\W\d_{SPACELESS}](?:[^\W{SPACELESS}]|[{MARKS}]|['’‑-](?=[^\W{SPACELESS}]))*"
    r"|\.{2,}|\S"
)

# Function words that are as often names or months: no sign of a sentence's start.
_NAMES = frozenset({"will", "may", "can", "us", "am"})
"""Words that open a sentence by themselves only when nothing else is between."""


def segment(
    text: str, *, title: str = "", date: Date | None = None, language: str | None = None
) -> Document:
    """Return the text as a document of sentences, its header lines left outside.

    What the caller gives wins over what the header or the text itself says.
    """
    start, header_date, header_title = _header(text)
    code = language or detect(text[start:])
    sentences = tuple(
        Sentence(text[a:b], Span(a, b), tokens(text, a, b), paragraph)
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
    return match.end(), date, title[1] if title else ""


def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Return the words, numbers and marks between two places of a text."""
    return tuple(
        Token(match.group(), Span(*match.span()))
        for match in _TOKEN.finditer(text, start, end)
    )


def cut(text: str, start: int, code: str) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and paragraph of every sentence from `start` on."""
    known = language(code)
    for paragraph, (first, last) in enumerate(_blocks(text, start)):
        begin = first
        for end in _ends(text, first, last, known):
            yield *_trim(text, begin, end), paragraph
            begin = end
        if text[begin:last].strip():
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
        for (begin, end), (after, after_end) in zip(lines, lines[1:], strict=False):
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
    words = following.split(maxsplit=1)
    fits = len(line.rstrip()) + 1 + len(words[0]) <= width
    return fits and not words[0][0].islower()


def _ends(text: str, first: int, last: int, known: Language) -> Iterator[int]:
    """Yield the places inside a block where one sentence ends and another begins."""
    begin = first
    for match in _CANDIDATE.finditer(text, first, last):
        end = match.end()
        if match.group() in _BULLETS:
            end = match.start()
        elif not _is_end(text, begin, match.span(), last, known):
            continue
        if text[begin:end].strip() and text[end:last].strip():
            yield end
            begin = end


def _is_end(
    text: str, begin: int, place: tuple[int, int], last: int, known: Language
) -> bool:
    """Return whether the stop that closes this stretch ends its sentence."""
    start, end = place
    stop = _STOP.search(text, max(start, end - 12), end)
    if not stop:
        return False
    after = _AFTER.match(text, end, last)
    word, spaced = (after["word"], bool(after["gap"])) if after else ("", False)
    before = _BEFORE.search(text, max(begin, stop.start() - 24), stop.start())
    said = before.group() if before else ""
    if stop["stop"][0] in _FULL_STOPS:
        return True
    if not spaced:
        return False
    if not any(map(str.isalpha, text[begin : stop.start()])):
        return False
    return _opens(word) and (stop["stop"] != "." or _stands_last(said, word, known))


def _opens(word: str) -> bool:
    """Return whether a word may open a sentence: no lower case, but iPhone may."""
    return not word[:1].islower() or word[1:2].isupper()


def _stands_last(said: str, word: str, known: Language) -> bool:
    """Return whether a word with a stop is the last of its sentence."""
    lower = said.lower()
    if lower in known.titles:
        return False
    if word[:1].isdigit() and lower in known.numbered:
        return False
    if said.isdigit():
        return not (known.ordinals and len(said) < 3) or _starts(word, known)
    if len(said) == 1 or "." in said or lower in known.shortened:
        return _starts(word, known)
    return True


def _starts(word: str, known: Language) -> bool:
    """Return whether a word can only be written large because it comes first."""
    lower = word.lower()
    large = word[:1].isupper() and (len(word) == 1 or not word.isupper())
    return not word or (large and lower in known.stopwords and lower not in _NAMES)
