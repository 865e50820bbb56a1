"""Where a question's words stand, seen from each sentence of some articles.

A row is a sentence: an article's title, then its sentences in their order, then the
next article's. So what stands in the sentence before is one row up, and what stands
anywhere in an article is looked for once for all its rows.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.questions.lines import Where
from bot.questions.shelf import Numbers, Shelved

Claims = NDArray[np.bool_]
"""Of each word and each row whether something is so."""


class Rows(NamedTuple):
    """The sentences of some articles.

    `numbers` are those of the sentences, `article_of` says in which of the articles
    each stands, and `titles` in which row each article begins.
    """

    numbers: Numbers
    article_of: NDArray[np.intp]
    titles: NDArray[np.intp]

    @property
    def sentences(self) -> int:
        """How many of them are no titles."""
        return len(self.numbers) - len(self.titles)


def rows_of(shelved: Sequence[Shelved]) -> Rows:
    """Return the sentences of these articles, titles among them."""
    sizes = [1 + len(each.spans) // 2 for each in shelved]
    firsts = [each.first for each in shelved]
    titles = np.cumsum([0, *sizes[:-1]])
    article_of = np.repeat(np.arange(len(sizes)), sizes)
    start = (np.array(firsts) - titles)[article_of]
    numbers = (start + np.arange(len(article_of))).astype(np.uint32)
    return Rows(numbers, article_of, titles)


def places_in(rows: Rows, held: Claims, kin: Claims) -> NDArray[np.int8]:
    """Return where each word stands, seen from each row, as numbers of `Where`.

    `held` says which rows hold it, `kin` which hold another word for it.
    """
    either = held | kin
    is_title = np.zeros(len(rows.numbers), bool)
    is_title[rows.titles] = True
    found = np.zeros(held.shape, np.int8)
    in_article = np.logical_or.reduceat(either, rows.titles, axis=1)
    found[in_article[:, rows.article_of]] = Where.ARTICLE
    found[either[:, rows.titles][:, rows.article_of]] = Where.TITLE
    is_apart = is_title[1:] | is_title[:-1]
    found[:, :-1][either[:, 1:] & ~is_title[1:]] = Where.NEXT
    found[:, 1:][either[:, :-1] & ~is_apart] = Where.BEFORE
    found[kin] = Where.KIN
    found[held] = Where.HERE
    return found


def topics_in(rows: Rows, held: Claims) -> Claims:
    """Return which words the title or first sentence of each row's article holds."""
    opens = np.minimum(rows.titles + 1, len(rows.numbers) - 1)
    return (held[:, rows.titles] | held[:, opens])[:, rows.article_of]
