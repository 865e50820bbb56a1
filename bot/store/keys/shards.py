"""Where what belongs to chats lives: in one of 64 shards.

So any one chat's keys can be changed together, and chats can be spread.
"""

from zlib import crc32

SHARDS = 64
"""Fixed for ever: a chat's shard must not change while anything of it is stored."""


def shard(chat_id: int) -> int:
    """Return the number of the shard that keeps this chat."""
    return crc32(str(chat_id).encode()) % SHARDS


def place(number: int) -> str:
    """Return what the keys of this shard begin with, tag and all."""
    return f"nb:{{d{number}}}"


def home(chat_id: int) -> str:
    """Return what the keys of the shard that keeps this chat begin with."""
    return place(shard(chat_id))


def of_shard(number: int) -> str:
    """Return what a shard's keys begin with, for scripts that walk over its chats."""
    return f"{place(number)}:"
