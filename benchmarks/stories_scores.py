"""How well a clustering fits: BCubed, over folds and over time."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

from benchmarks.stories_placing import Bars, Item, ours, plain

FOLDS = 5
BARS = ((0.18, 0.20), (0.20, 0.22), (0.22, 0.24))
PLAIN_BARS = (0.06, 0.08, 0.10, 0.12, 0.16)


def bcubed(found: Sequence[Hashable], true: Sequence[Hashable]) -> dict[str, float]:
    """Return precision, recall and F1 of a clustering."""
    pairs = Counter(zip(found, true, strict=True))
    in_found, in_true = Counter(found), Counter(true)
    precision = sum(n * n / in_found[f] for (f, _), n in pairs.items()) / len(found)
    recall_ = sum(n * n / in_true[t] for (_, t), n in pairs.items()) / len(found)
    f1 = 2 * precision * recall_ / (precision + recall_)
    return {"precision": precision, "recall": recall_, "f1": f1}


def f1_of(found: Sequence[Hashable], items: Sequence[Item]) -> float:
    """Return the F1 of what was found, in percent."""
    return round(100 * bcubed(found, [item.story for item in items])["f1"], 1)


def chosen(items: Sequence[Item], bars: Iterable[Bars]) -> Bars:
    """Return the bars that gather these articles best."""
    return max(bars, key=lambda each: f1_of(ours(items, each), items))


def cross_validated(items: Sequence[Item]) -> list[dict[str, float]]:
    """Return the F1 of each fold's stories, alone, with constants of the others."""
    names = sorted({item.story for item in items})
    found = []
    for fold in range(FOLDS):
        held_out = set(names[fold::FOLDS])
        learn = [item for item in items if item.story not in held_out]
        test = [item for item in items if item.story in held_out]
        found.append(_measured(learn, test))
    return found


def split_by_time(items: Sequence[Item]) -> dict[str, float]:
    """Return the F1 of the later stories, with constants of the earlier ones."""
    names = list(dict.fromkeys(item.story for item in items))
    early = set(names[: len(names) // 2])
    learn = [item for item in items if item.story in early]
    return _measured(learn, [item for item in items if item.story not in early])


def _measured(learn: Sequence[Item], test: Sequence[Item]) -> dict[str, float]:
    bars = chosen(learn, BARS)
    bar = max(PLAIN_BARS, key=lambda each: f1_of(plain(learn, each), learn))
    return {
        "f1": f1_of(ours(test, bars), test),
        "plain": f1_of(plain(test, bar), test),
        "bar": bars[0],
    }
