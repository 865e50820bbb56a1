"""Words that can take back, weaken or lend to others what a sentence says; pure data.

A piece of a sentence may be shown without the rest only if the rest holds none of them,
and no rewording may bring one in or leave one out.
"""

import re
from functools import lru_cache

DOUBT = re.compile(
    r"\b(?:not|no|never|nor|neither|none|without|den(?:y|ies|ied|ial)|false|falsely|"
    r"untrue|wrong|wrongly|incorrect\w*|mistaken\w*|rumou?r\w*|alleg\w*|unconfirmed|"
    r"disput\w*|withdr[ae]w\w*|retract\w*|correct\w*|reject\w*|doubt\w*|claim\w*|"
    r"suppos\w*|version|if|unless|whether|would|could|(?-i:may)|might|before|until)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
"""What must stay beside a figure that is shown in its own clause."""

HEDGE = re.compile(
    r"(?:fail\w*|refus\w*|unlikely|likely|possibl[ye]|probabl[ye]|perhaps|maybe|"
    r"appear\w*|seem\w*|suspect\w*|suggest\w*|expect\w*|plan\w*|propos\w*|estimat\w*|"
    r"report\w*|apparent\w*|believ\w*|fear\w*|threat\w*|should|can|cannot|will|shall|"
    r"only|almost|nearly|hardly|barely|former\w*|ex|deputy|acting|attempt\w*|tr(?:y|ied)|"
    r"except|exclud\w*|unlike|despite|instead|rather|than|up|least|most|about|around|"
    r"over|under|more|less|fewer|said|says|say|accord\w*|accus\w*|so-called)",
    re.IGNORECASE,
)
"""What else changes how far a sentence goes; matched against single words."""


# Few words make up most of a text, and asking the patterns takes microseconds.
@lru_cache(maxsize=1 << 14)
def takes_back(word: str) -> bool:
    """Return whether a word may deny, doubt or condition what a sentence says."""
    return bool(DOUBT.search(word))


@lru_cache(maxsize=1 << 14)
def is_doubt(word: str) -> bool:
    """Return whether a word denies, doubts, limits or attributes."""
    return takes_back(word) or bool(HEDGE.fullmatch(word))
