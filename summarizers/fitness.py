"""Whether a sentence can be shown by itself: whole, part of the article, and clear.

What stands around an article (captions, bylines, datelines, "Read more", list items)
reads badly in a summary, half a quotation says something false, and a sentence opening
with "But he" leans on one the reader has not seen.
"""

import re

from summarizers.languages import FULL_STOPS, SPACELESS, STOPS, known
from summarizers.vocabulary import FURNITURE

_STOPPED = re.compile(rf"[{STOPS}{FULL_STOPS}][\"'”’»›)\]}}」』】）]*(?:\[\d+\])*$")
_FURNITURE = re.compile(
    rf"[\W_]*(?:{'|'.join(re.escape(words) for words in FURNITURE)})", re.IGNORECASE
)
_ITEM = re.compile(r"(?:[-*•‣▪◦·]|\(?\d{1,2}[.)]|[a-z]\))\s")
_BYLINE = re.compile(r"(?:By|Von|Par|Por|Di|Door|Af)\s+[^\W\d_]", re.UNICODE)
_FIRST = re.compile(
    r"[\"'“”‘„«»‹(\[¿¡*_—–\s-]*([^\W\d_]+(?:['’][^\W\d_]+)*)(?:\s+(\w+))?"
)
_WORDS = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(f"[{SPACELESS}]")
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("「", "」"), ("『", "』"), ("（", "）"))
# Fewer words than these are a fragment ("He agreed."); a letter counts half a word in
# scripts without blanks.
_FEWEST = 4
# "This week, ministers …" leans on nothing, "This was refused" does.
_TIMES = re.compile(
    "week|month|year|morning|afternoon|evening|summer|winter|spring|autumn|weekend"
    "|season|decade|century"
)
_PHRASES = (
    "on the other hand",
    "in addition",
    "as a result",
    "for example",
    "for instance",
    "at the same time",
    "by contrast",
    "in contrast",
    "in other words",
    "that said",
    "after that",
    "despite this",
    "because of this",
    "in response",
    "in turn",
    "even so",
    "of course",
    "in fact",
)


def has_letters(text: str) -> bool:
    """Return whether a text says anything at all."""
    return any(map(str.isalpha, text))


def stands_alone(text: str) -> bool:
    """Return whether a sentence is whole and belongs to the article."""
    return (
        _length(text) >= _FEWEST
        and _says_something(text)
        and bool(_STOPPED.search(text))
        and not _ITEM.match(text)
        and not _FURNITURE.match(text)
        and not _is_credit(text)
        and _is_paired(text)
    )


def _length(text: str) -> int:
    """Return the words of a text, two letters a word where no blanks are written."""
    return len(text.split()) + len(_LETTER.findall(text)) // 2


def _says_something(text: str) -> bool:
    """Return whether there is a word in small letters, as every verb is, if any can be.

    "March 9, 2015." and "WHAT YOU NEED." have none.
    """
    return text.upper() == text.lower() or any(map(str.islower, _WORDS.findall(text)))


def _is_credit(text: str) -> bool:
    """Return whether this names the authors, and no more."""
    if not _BYLINE.match(text):
        return False
    words = _WORDS.findall(text)
    large = sum(word[0].isupper() for word in words)
    return len(words) <= 8 and large >= len(words) - 1


def _is_paired(text: str) -> bool:
    """Return whether every quotation and bracket that opens also closes."""
    # An inch mark after a digit is no quotation mark.
    straight = len(re.findall(r"(?<!\d)\"", text)) if text.count('"') % 2 else 0
    return straight % 2 == 0 and all(
        text.count(left) == text.count(right) for left, right in _PAIRS
    )


_QUOTED = re.compile("[\"“„«][^\"“”„«»]*[\"”“»]|``.*?''|「[^「」]*」|『[^『』]*』")
# "Israel, in turn, …" takes up what was said before in its second part.
_TURN = re.compile(
    r"[^,.]{1,40}, (?:in turn|however|meanwhile|too|though|therefore|by contrast"
    r"|on the other hand|for (?:his|her|its|their) part),",
)

# "It is clear that …" stands for nothing said before.
_EMPTY = re.compile(
    r"It(?:(?:'s|’s| is| was| has been| had been)(?: \w+){1,3}(?: before| since| that)\b"
    r"|(?:'s|’s| is| was)(?: \w+)? (?:hard|easy|difficult|important|impossible|possible"
    r"|time|too early)\b"
    r"|(?: now)? (?:turns|turned) out\b|(?: now)? (?:seems|appears|emerged) that\b"
    r"|(?: \w+){1,3} as no surprise\b)",
    re.IGNORECASE,
)


def quotations(text: str) -> list[str]:
    """Return the parts of a sentence in quotation marks, the marks with them."""
    return _QUOTED.findall(text)


def leans(text: str, language: str) -> bool:
    """Return whether a sentence needs the one before it: "But he", "However, it"."""
    match = _FIRST.match(text)
    if not match:
        return False
    first, second = match[1].lower().split("'")[0].split("’")[0], match[2] or ""
    leaning = known(language).leaning
    if first in leaning and not _is_title(text):
        return not (
            (first in {"this", "that"} and _TIMES.fullmatch(second))
            or (first == "it" and _EMPTY.match(text))
        )
    if text.lower().startswith(_PHRASES) or _TURN.match(text):
        return True
    if _QUOTED.match(text) and text.upper() != text.lower() and not _is_title(text):
        # "We were lucky," he added: nobody is named outside the quotation.
        return not any(map(str.isupper, _QUOTED.sub("", text)))
    return _is_spaceless(first) and any(map(first.startswith, leaning))


def _is_title(text: str) -> bool:
    """Return whether a sentence opens with the quoted name of a work, not with speech.

    No mark stands at the end of such a quotation, nor a comma behind it.
    """
    match = _QUOTED.match(text)
    return bool(
        match
        and text[match.end() : match.end() + 2].strip()[:1].isalpha()
        and match.group().rstrip("\"'”’“»」』 ")[-1:].isalnum()
    )


def _is_spaceless(word: str) -> bool:
    return bool(_LETTER.match(word))
