"""Lists in the language of the moment."""

from collections.abc import Iterable

from bot.language.current import manner

_COMMAS = {"ar": "، ", "fa": "، ", "zh": "、", "ja": "、"}


def comma() -> str:
    """Return what stands between the things of a list: ", "."""
    return _COMMAS.get(manner().language, ", ")


def joined(words: Iterable[str]) -> str:
    """Return words as a list: "flood, storm"."""
    return comma().join(words)
