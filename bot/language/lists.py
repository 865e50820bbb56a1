"""Lists in the language of the moment."""

from collections.abc import Iterable

from bot.language.current import manner

_COMMAS = {"ar": "، ", "fa": "، ", "zh": "，", "ja": "、"}
# What stands between equals, where that is another.
_EQUALS = {"zh": "、"}
_STOPS = {"ar": "؛ ", "fa": "؛ ", "zh": "；", "ja": "；"}
_COLONS = {"fr": " : ", "zh": "：", "ja": "："}
_ENDS = {"hi": "।", "zh": "。", "ja": "。"}
_CLOSE = frozenset({"ja", "zh"})
"""Languages that put no blank between sentences."""


def comma() -> str:
    """Return what stands before something said besides: ", "."""
    return _COMMAS.get(manner().language, ", ")


def semicolon() -> str:
    """Return what stands between lists: "; "."""
    return _STOPS.get(manner().language, "; ")


def colon() -> str:
    """Return what stands behind what is then explained: ": "."""
    return _COLONS.get(manner().language, ": ")


def stop() -> str:
    """Return what ends a sentence: "."."""
    return _ENDS.get(manner().language, ".")


def in_a_row(*sentences: str) -> str:
    """Return our own sentences behind each other; empty ones are left out."""
    between = "" if manner().language in _CLOSE else " "
    return between.join(filter(None, sentences))


def joined(words: Iterable[str]) -> str:
    """Return words as a list: "flood, storm"."""
    return _EQUALS.get(manner().language, comma()).join(words)
