"""How the index keeps an article, and the numbers of its sentences."""

import zlib
from array import array
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint32]


@dataclass(slots=True)
class Shelved:
    """An article as it is kept here: its text is compressed."""

    id: str
    title: str
    language: str
    published: datetime
    text: bytes
    first: int
    spans: "array[int]"
    is_gone: bool = False

    def read(self) -> str:
        """Return the article's text."""
        return zlib.decompress(self.text).decode("utf-8", "surrogatepass")

    def sentence(self, order: int) -> str:
        """Return the sentence at this place."""
        start, end = self.spans[2 * order : 2 * order + 2]
        return self.read()[start:end]


def among(numbers: Numbers, postings: Numbers) -> NDArray[np.bool_]:
    """Return which of the numbers are in the postings, some numbers in order."""
    places = np.minimum(np.searchsorted(postings, numbers), len(postings) - 1)
    found: NDArray[np.bool_] = postings[places] == numbers
    return found
