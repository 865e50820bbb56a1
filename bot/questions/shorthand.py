"""Writes out what chats shorten: "how many ppl", "wat happened 2day", "qué" as "q".

Only whole words, and only those of the question's language: "wat" is no word of
English, but one of Dutch. Where other languages shorten stands in `asking/`.
"""

import re
from collections.abc import Mapping
from functools import cache

from bot.questions.tongues import shorthand_of

_ENGLISH = (
    "ppl people, pple people, peeps people, u you, ur your, r are, wat what, wut what, "
    "wot what, wht what, wats what is, wuts what is, wen when, whn when, wher where, "
    "hw how, howmany how many, howmuch how much, abt about, bout about, b4 before, "
    "cuz because, coz because, 2day today, 2nite tonight, tmrw tomorrow, "
    "tmr tomorrow, 2moro tomorrow, yday yesterday, ystrdy yesterday, rn right now, "
    "govt government, gov government, wk week, wks weeks, yr year, "
    "yrs years, mth month, mths months, hrs hours, mins minutes, thru through, "
    "pls please, plz please, thx thanks, gonna going to, wanna want to, nd and, "
    "didnt did not, doesnt does not, dont do not, isnt is not, arent are not, "
    "wasnt was not, werent were not, hasnt has not, havent have not, cant cannot, "
    "couldnt could not, wouldnt would not, hes he is, shes she is, theyre they are, "
    "thats that is, theres there is, wassup what's up, whatsup what's up"
)
_WHY = re.compile(
    r"^y (?=(?:is|was|are|were|did|do|does|has|have|had|will|the)\b)", re.IGNORECASE
)
_PERCENT = re.compile(r"(?<=\s)%(?=\s)")
_LONG = 3
"""Letters from which a word that begins large within a message may be shorthand."""


def written_out(text: str, language: str) -> str:
    """Return a question with its shorthand in full."""
    full = _ours() if language == "en" else shorthand_of(language)
    if not full:
        return text
    if language == "en":
        text = _PERCENT.sub("percent", _WHY.sub("why ", text))
    return _words(tuple(full)).sub(lambda found: _in_full(found, full), text)


def _in_full(found: re.Match[str], full: Mapping[str, str]) -> str:
    """Return what a word stands for; one written large throughout for itself.

    Phones set the first letter of a message large.
    """
    word = found.group()
    is_typed = not found.start() or len(word) >= _LONG
    if not word.islower() and (word.isupper() or not is_typed):
        return word
    # Letters that are alike in no case, such as the long s, are matched as well.
    long = full.get(word.lower(), word)
    return long[0].upper() + long[1:] if word[0].isupper() else long


@cache
def _ours() -> Mapping[str, str]:
    pairs = (each.strip().split(" ", 1) for each in _ENGLISH.split(","))
    return dict(pairs)


@cache
def _words(short: tuple[str, ...]) -> re.Pattern[str]:
    whole = "|".join(sorted(map(re.escape, short), key=lambda each: (-len(each), each)))
    return re.compile(rf"(?<![\w'’.@#-])(?:{whole})(?![\w'’@-])", re.IGNORECASE)
