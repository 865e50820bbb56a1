"""Texts as points: those that say alike in other words lie near each other.

A text is the sum of the vectors of the pieces of its words, so that long and rare
words, with more pieces, count for more. The vectors are those the package WordLlama
ships, 32,000 pieces of 256 numbers trained on pairs of English sentences. Only its two
data files are read: the vectors stay in their file and come into memory by the page.
Its own tokenizer is not needed, because in its vocabulary the number of a piece is also
the order in which pieces are joined (byte-pair encoding; Sennrich et al., 2016).
"""

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]

SIZE = 256
_WEIGHTS = "weights/l2_supercat_256.safetensors"
_PIECES = "tokenizers/l2_supercat_tokenizer_config.json"
_BEGIN = "▁"  # stands before the first piece of a word
_LONGEST = 40  # no word is longer; addresses and the like are


@lru_cache(maxsize=256)
def vector(text: str) -> Vector:
    """Return where a text lies, at distance 1 from the origin; at 0 without words.

    What was asked for a moment ago is remembered: a question is compared with many.
    """
    found = np.zeros(SIZE, np.float32)
    for word in text.split():
        found += _of_word(word[:_LONGEST])
    lies = unit(found)
    lies.flags.writeable = False
    return lies


def is_common(word: str) -> bool:
    """Return whether a word in small letters is so common as to be one whole piece."""
    return _BEGIN + word in _vocabulary()


def unit(one: Vector) -> Vector:
    """Return the vector of length 1 in the same direction; nothing has none."""
    length = float(np.linalg.norm(one))
    return one / np.float32(length) if length else one


def nearness(one: Vector, other: Vector) -> float:
    """Return the cosine of two vectors of length 1, and 0 where it is less."""
    return max(float(one @ other), 0.0)


@lru_cache(maxsize=4096)
def _of_word(word: str) -> Vector:
    """Return the sum of the vectors of a word's pieces; its beginning is always one."""
    found: Vector = _table()[_pieces(word)].astype(np.float32).sum(axis=0)
    return found


@lru_cache(maxsize=1 << 14)
def _pieces(word: str) -> list[int]:
    """Return the numbers of a word's pieces: the earliest pair is joined first."""
    known = _vocabulary()
    parts = list(_BEGIN + word)
    while True:
        pairs = [
            (known[joined], place)
            for place in range(len(parts) - 1)
            if (joined := parts[place] + parts[place + 1]) in known
        ]
        if not pairs:
            return [known[part] for part in parts if part in known]
        _, place = min(pairs)
        parts[place : place + 2] = [parts[place] + parts[place + 1]]


@cache
def _vocabulary() -> Mapping[str, int]:
    model = json.loads((_package() / _PIECES).read_text("utf-8"))["model"]
    return dict(model["vocab"])


@cache
def _table() -> NDArray[np.float16]:
    """Return the vectors, one row per piece, left in their file.

    The file has the length of its description, the description, then the numbers.
    """
    path = _package() / _WEIGHTS
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        described = json.loads(file.read(length))["embedding.weight"]
    start = 8 + length + described["data_offsets"][0]
    shape = tuple(described["shape"])
    return np.memmap(path, np.float16, "r", offset=start, shape=shape)


def _package() -> Path:
    """Return the folder of the package, without importing it and all it needs."""
    found = find_spec("wordllama")
    if found is None or found.origin is None:
        message = "The package wordllama is missing: run `pip install wordllama`."
        raise ModuleNotFoundError(message)
    return Path(found.origin).parent
