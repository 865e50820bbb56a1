"""What it means when the store refuses a command or does not answer, in words.

Two kinds: it will be there again soon, or it takes nothing new until somebody acts.
"""

import re

from redis.exceptions import ConnectionError as LostConnection
from redis.exceptions import RedisError
from redis.exceptions import TimeoutError as NoAnswer

from bot.errors import StoreBusy, StoreError, StoreReadOnly

_AWAY = (LostConnection, NoAnswer)
BUSY = "The store is busy just now; try again in a moment."
AWAY = (
    "The store's server cannot be reached: see that it runs, and what REDIS_URL says;"
    " all goes on by itself when it is back."
)
_PASSING = {
    "LOADING": "The store is reading back what it keeps; it will be there soon.",
    "BUSY": BUSY,
    "TRYAGAIN": BUSY,
    "CLUSTERDOWN": "A part of the store's cluster is down; its nodes' logs say why.",
    "MASTERDOWN": "The store's server has lost its primary; see REDIS_URL.",
}
_SHUT = {
    "OOM": "The store is full: give its server more memory (maxmemory), or keep"
    " articles for fewer days (NEWSBRIEF_RETENTION_DAYS).",
    "READONLY": "The store's server is a replica and takes nothing new: make it a"
    " primary, or set REDIS_URL to the one that is.",
    "MISCONF": "The store's server cannot write to its disk: make room there; its log"
    " says more.",
    "NOREPLICAS": "The store's server takes nothing new while it has too few replicas:"
    " start them, or lower min-replicas-to-write.",
    "WRONGPASS": "The store's server does not accept the password in REDIS_URL.",
    "NOAUTH": "The store's server wants a password: write it into REDIS_URL.",
    "NOPERM": "The user in REDIS_URL may not do all that Newsbrief needs.",
}
# At the beginning; in a pipeline after "caused error:", as a tuple; and what stopped a
# script stands behind a dash in Redis 6.2.
_STATE = re.compile(rf"(?:^|: (?:-|\(')?)({'|'.join((*_PASSING, *_SHUT))})\b")

# How redis-py says that nobody takes the call; a connection that breaks says otherwise.
_NOBODY = re.compile(r"^Error -?\d+ connecting to |^No master found ")


def meaning(error: RedisError) -> StoreError:
    """Return what an error of the server, or of the way to it, means for us."""
    said = _STATE.search(f"{_code(error)} {error}".strip())
    if said and said[1] in _SHUT:
        return StoreReadOnly(_SHUT[said[1]])
    if said:
        return StoreBusy(_PASSING[said[1]])
    if isinstance(error, _AWAY):
        return StoreBusy(AWAY if _NOBODY.search(str(error)) else BUSY)
    return StoreError(f"The store refused a command: {error}")


def sentence(error: Exception) -> str:
    """Return what an error of the store means, "" for one that is none of the store."""
    if isinstance(error, RedisError):
        error = meaning(error)
    return str(error) if isinstance(error, StoreError) else ""


def _code(error: BaseException | None) -> str:
    """Return the server's word for the error, or for what made the client raise it."""
    while isinstance(error, RedisError):
        code: str | None = getattr(error, "status_code", None)
        if code:
            return code
        error = error.__cause__ or error.__context__
    return ""
