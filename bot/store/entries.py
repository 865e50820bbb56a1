"""What an article is entered in, worked out from its record. Pure.

Known again are an article's address, its text, and the entry by which a feed lists it;
each by a digest of 64 bits, so that one in a hundred thousand millions is taken for
another where 100,000 articles are kept.
"""

from collections.abc import Iterable, Mapping
from math import ceil

from bot.model import Article
from bot.store import keys
from bot.store.codec import Standing, bucket_of, digest, dumps, feeds_text
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


def marks_of(url: str, text: str) -> tuple[str, ...]:
    """Return what an article is known again by: its text, and its address if any."""
    marks = (digest(f"text {text}"),)
    return (digest(f"url {url}"), *marks) if url else marks


def known_key(mark: str) -> str:
    """Return the key where an article of this mark is found."""
    return keys.known(bucket_of(mark, KNOWN))


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
    marks = _shared(article, standing)
    listed = (standing.listed.mark,) if standing.listed else ()
    plain = {"marks": _buckets((*marks, *listed))}
    if weights is None:
        return dumps({**plain, "entries": names, "terms": terms})
    moment = score(article.published)
    entries = [[name, moment] for name in names]
    weighed = [(*each, weights[each[0]]) for each in terms]
    return dumps(
        {**plain, "entries": entries, "terms": weighed, "unique": _buckets(marks)}
    )


def turned(was: tuple[Packed, Standing], now: tuple[Packed, Standing]) -> str:
    """Return as JSON what changes when other readers may see an article.

    The places it leaves, those it is in then, each with its score, the marks by which
    it is known then, its feeds and the moment it was published.
    """
    before, after = _places(*was), _places(*now)
    (packed, standing), moment = now, score(now[0].article.published)
    return dumps(
        {
            "left": [name for name in before if name not in after],
            "entries": [[name, moment] for name in after],
            "marks": _buckets(_shared(packed.article, standing)),
            "feeds": feeds_text(standing.feeds),
            "moment": moment,
        }
    )


def _shared(article: Article, standing: Standing) -> tuple[str, ...]:
    """Return the marks that no other article may have.

    A feed may name any address: that alone must not show its readers what another's
    own feed says there, nor be in the way of anybody.
    """
    return marks_of("" if standing.feeds else article.url, article.text)


def _places(packed: Packed, standing: Standing) -> list[str]:
    """Return the sorted sets an article is in, without what their names begin with."""
    further = [keys.by_story(standing.story_id)]
    further += [] if packed.lasts else [keys.fading()]
    names = [name.removeprefix(keys.INDEX) for name in further]
    return places(packed.article, standing.feeds) + names


def _buckets(marks: Iterable[str]) -> list[tuple[int, str]]:
    return [(bucket_of(mark, KNOWN), mark) for mark in marks]
