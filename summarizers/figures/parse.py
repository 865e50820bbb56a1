"""A sentence read once: its numbers, what they count, its chunks and its times."""

from functools import lru_cache
from typing import NamedTuple

from summarizers.english.chunks import chunks_of
from summarizers.english.phrases import Phrase
from summarizers.english.sights import Sight
from summarizers.figures.measured import counted_by
from summarizers.figures.scene import Scene, scene_of
from summarizers.quantities.numbers import Reading, readings


class Parse(NamedTuple):
    """A sentence's words, its numbers with what they count, and the chunk of each."""

    scene: Scene
    found: tuple[Reading, ...]
    counted: tuple[Phrase | None, ...]
    sight: Sight
    places: tuple[int, ...]


@lru_cache(maxsize=512)
def parse_of(text: str, language: str) -> Parse:
    """Return the parse of a sentence."""
    found = readings(text, language)
    scene = scene_of(text)
    numbers = (place for each in found for place in range(each.start, each.end))
    scene = scene._replace(numbers=frozenset(numbers))
    counted = tuple(counted_by(scene, reading) for reading in found)
    stretches = _stretches(found, counted)
    sight = Sight(scene.words, chunks_of(scene.words, scene.taken, dict(stretches)))
    places_of = {chunk.end: at for at, chunk in enumerate(sight.chunks)}
    places = tuple(places_of[end] for _, end in stretches)
    return Parse(scene, found, counted, sight, places)


def _stretches(
    found: tuple[Reading, ...], counted: tuple[Phrase | None, ...]
) -> list[tuple[int, int]]:
    """Return the start and end of each number with what it counts, none in another."""
    before = [0, *(reading.end for reading in found)]
    starts = [max(end, each.first) for end, each in zip(before, found, strict=False)]
    ends = [max(r.end, c[1] if c else 0) for r, c in zip(found, counted, strict=True)]
    return list(zip(starts, map(min, ends, [*starts[1:], *ends[-1:]]), strict=True))
