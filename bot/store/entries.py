"""What an article is entered in, worked out from its record. Pure.

Known again are an article's address, its text, and the entry by which a feed lists it;
each by a digest of 64 bits, so that one in a hundred thousand millions is taken for
another where 100,000 articles are kept.
"""

from collections.abc import Iterable, Mapping
from math import ceil
from typing import NamedTuple

from bot.model import Article
from bot.store import keys
from bot.store.codec import Standing, bucket_of, digest, dumps, feeds_text, text_mark
from bot.store.listing import places
from bot.store.packing import Packed
from bot.store.records import score

# 25 terms found every article of a trial by its title; 40 leave room for its figures.
TERMS = 40
# So that 100,000 articles leave some 150 in each: up to 512 a hash takes little room.
KNOWN = 2048
FEW = 2048
# A weight is a count of words; what comes up 63 times weighs as much as oftener.
_STEPS, _MOST = 4, 255


def best_terms(terms: Mapping[str, float]) -> dict[str, int]:
    """Return the weightiest terms, each with its weight as it is stored."""
    best = sorted(terms.items(), key=lambda term: (-term[1], term[0]))[:TERMS]
    return {term: min(ceil(weight * _STEPS), _MOST) for term, weight in best}


class Mark(NamedTuple):
    """What an article is known again by, and whether only what all may see has it."""

    digest: str
    is_public: bool = True

    @property
    def words(self) -> tuple[int, str, int]:
        """As scripts take it: where it is kept, the digest, and 1 for what all see."""
        return bucket_of(self.digest, KNOWN), self.digest, int(self.is_public)


def own_mark(feed: str, text: str) -> str:
    """Return by what the text of this mark is known again among one own feed's.

    Of the address each letter counts, and a digest does not tell great from small.
    """
    return digest(f"own {feed.encode().hex()} {text.encode().hex()}")


def marks_of(url: str, text: str) -> tuple[Mark, ...]:
    """Return the marks of what everybody may see: its text, its address if any."""
    marks = (Mark(text_mark(text)),)
    return (*marks, Mark(digest(f"url {url}"))) if url else marks


def own_marks_of(feed: str, url: str, text: str) -> tuple[Mark, ...]:
    """Return the marks by one of which a feed's readers have a text already."""
    return (
        Mark(own_mark(feed, text_mark(text)), is_public=False),
        *marks_of(url, text),
    )


def known_key(mark: str) -> str:
    """Return the key where an article of this mark is found."""
    return keys.known(bucket_of(mark, KNOWN))


def own_feeds(article: Article) -> tuple[str, ...]:
    """Return the own feed that brought an article; none where it is for everybody."""
    return (article.feed,) if article.feed else ()


def few_of(term: str) -> int:
    """Return the bucket of a term that stands in few articles."""
    return bucket_of(term, FEW)


def entered(
    packed: Packed, standing: Standing, weights: Mapping[str, int] | None = None
) -> str:
    """Return as JSON what the article is entered in.

    With `weights` to enter it: each place with its score, each term with its weight,
    and the marks that no other article may have. Without, to take it out.
    """
    article = packed.article
    names = _places(packed, standing)
    terms = [(term, few_of(term)) for term in packed.terms]
    listed = standing.listed
    further = (Mark(listed.mark, is_public=False),) if listed else ()
    if weights is None:
        marks = _words((*_held(article, standing), _of_text(article), *further))
        return dumps({"marks": marks, "entries": names, "terms": terms})
    moment = score(article.published)
    held = _held(article, standing)
    return dumps(
        {
            "marks": _words((*held, *further)),
            "entries": [[name, moment] for name in names],
            "terms": [(*each, weights[each[0]]) for each in terms],
            # What everybody has its own feed's readers have.
            "unique": _words((*held, _of_text(article))),
        }
    )


def turned(packed: Packed, was: Standing, now: Standing) -> str:
    """Return as JSON what changes when other readers may see an article.

    The places it leaves, those it is in then, each with its score, the marks by which
    it is known no more and then, which of these no other may have, its feeds and the
    moment it was published.
    """
    article, moment = packed.article, score(packed.article.published)
    before, after = _places(packed, was), _places(packed, now)
    held = _held(article, now)
    return dumps(
        {
            "left": [name for name in before if name not in after],
            "entries": [[name, moment] for name in after],
            "forgotten": _words((*_held(article, was), _of_text(article))),
            "marks": _words(held),
            "unique": _words(each for each in held if each.is_public),
            "feeds": feeds_text(now.feeds),
            "moment": moment,
        }
    )


def _held(article: Article, standing: Standing) -> tuple[Mark, ...]:
    """Return the marks that are the article's own.

    What an own feed brought is known by its text among that feed's alone: whoever
    copies a text first must not be who tells it to others. A feed may name any address,
    so that says nothing of it.
    """
    if not standing.feeds:
        return marks_of(article.url, article.text)
    text = text_mark(article.text)
    return tuple(Mark(own_mark(feed, text), is_public=False) for feed in standing.feeds)


def _of_text(article: Article) -> Mark:
    """Return the text's mark, which an older version gave to own feeds' as well."""
    return Mark(text_mark(article.text))


def _places(packed: Packed, standing: Standing) -> list[str]:
    """Return the sorted sets an article is in, without what their names begin with."""
    further = [keys.by_story(standing.story_id)]
    further += [] if packed.lasts else [keys.fading()]
    names = [name.removeprefix(keys.INDEX) for name in further]
    return places(packed.article, standing.feeds) + names


def _words(marks: Iterable[Mark]) -> list[tuple[int, str, int]]:
    return [mark.words for mark in marks]
