"""Whether a sentence can open a summary: leaning on nothing, saying who and what.

"But he" leans on a sentence the reader has not seen; "Nobody saw him leave." leans on
none but tells nothing.
"""

import re
from functools import lru_cache

from summarizers.letters import SPACELESS
from summarizers.text.languages import known

_FIRST = re.compile(
    r"[\"'“”‘„«»‹(\[¿¡*_—–\s-]*([^\W\d_]+(?:['’][^\W\d_]+)*)(?:\s+(\w+))?"
)
_LETTER = re.compile(f"[{SPACELESS}]")
_QUOTED = re.compile('["“„«][^"“”„«»]*["”“»]|``.*?\'\'|「[^「」]*」|『[^『』]*』')
_READER = re.compile(r"\byou(?:r|rs|'\w+|’\w+)?\b", re.IGNORECASE)
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
    "because of that",
    "in response",
    "in turn",
    "even so",
    "of course",
    "in fact",
    "to be sure",
    "in it,",
    "under it,",
    "among them",
    "the latter",
)
# "Israel, in turn, …" takes up what was said before in its second part.
_TURN = re.compile(
    r"[^,.]{1,40}, (?:in turn|however|meanwhile|too|though|therefore|by contrast"
    r"|on the other hand|for (?:his|her|its|their) part),"
)
# "It is clear that …" stands for nothing said before.
_IS = r"it(?:'s|’s| is| was| has been| had been| will be| may be)"
_EMPTY = re.compile(
    rf"{_IS}(?:,? \w+){{1,5}},? (?:before|since|that)\b"
    rf"|{_IS}(?: \w+)? (?:hard|easy|difficult|important|impossible|possible|time"
    r"|too early|after|past|dawn|noon|midnight)\b"
    r"|it(?: now)? (?:turns|turned) out\b|it(?: now)? (?:seems|appears|emerged) that\b"
    r"|it [\w'’]+(?: \w+)? as (?:a|no|little) surprise\b",
    re.IGNORECASE,
)
# "He is injured, but golfer Ann Bell will play": the clause behind names him.
_NAMED_LATER = re.compile(
    r"(?:he|she|they|his|her|their)\b[^.]*?(?:,|--|[–—])"
    r"(?: (?:but|and|as|now|so))?(?: [a-z-]+){0,3} (?-i:[A-Z][\w-]+ [A-Z][\w-]+)",
    re.IGNORECASE,
)
# A sentence of so many words says what happened even if it names nobody.
_TELLING = 8


def length(text: str) -> int:
    """Return the words of a text, two letters a word where no blanks are written."""
    return len(text.split()) + len(_LETTER.findall(text)) // 2


def is_question(text: str) -> bool:
    """Return whether a sentence asks."""
    return text.rstrip("\"'”’»)").endswith(("?", "？", "؟"))


def quotations(text: str) -> list[str]:
    """Return the parts of a sentence in quotation marks, the marks with them."""
    return _QUOTED.findall(text)


def opens_well(text: str, language: str) -> bool:
    """Return whether a reader who sees nothing else knows who and what."""
    return (
        not leans(text, language)
        and not is_question(text)
        and not (text.endswith("!") and _READER.search(text))
        and (length(text) >= _TELLING or _names(text))
    )


def begins_well(text: str) -> bool:
    """Return whether an article's own first sentence may open though it leans.

    Behind nothing, "These pictures show …" points ahead.
    """
    return (
        text.lower().startswith(("this ", "these ", "that ", "those "))
        and not is_question(text)
        and length(text) >= _TELLING
    )


def _names(text: str) -> bool:
    """Return whether a sentence has a number, or a large letter after the first."""
    return any(map(str.isdigit, text)) or any(
        word[0].isupper() for word in re.findall(r"\w+", text)[1:]
    )


# Asked of the same sentences whenever news are told.
@lru_cache(maxsize=4096)
def leans(text: str, language: str) -> bool:
    """Return whether a sentence needs the one before it: "But he", "However, it"."""
    match = _FIRST.match(text)
    if not match:
        return False
    first, second = match[1].lower().split("'")[0].split("’")[0], match[2] or ""
    if _is_title(text):
        return False
    leaning = known(language).leaning
    if first in leaning:
        return not _stands_for_itself(first, second, text)
    return (
        text.lower().startswith(_PHRASES)
        or bool(_TURN.match(text))
        or _is_unnamed_speech(text)
        or (bool(_LETTER.match(first)) and any(map(first.startswith, leaning)))
    )


def _stands_for_itself(first: str, second: str, text: str) -> bool:
    """Return whether a word that usually leans does not: "This week", "It is clear"."""
    if first in {"this", "that"}:
        return bool(_TIMES.fullmatch(second))
    return bool(_EMPTY.match(text) or _NAMED_LATER.match(text))


def _is_unnamed_speech(text: str) -> bool:
    """Return whether nobody is named outside a quotation: "We were lucky," he added."""
    if not _QUOTED.match(text) or text.upper() == text.lower():
        return False
    return not any(map(str.isupper, _QUOTED.sub("", text)))


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
