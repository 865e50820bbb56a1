"""Texts for those who hear them: without pictures, and without what only decorates."""

import re

_PICTURE = (
    "[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
    "[\ufe0f\u200d\U0001f3fb-\U0001f3ff]*"
)
# A thumb says something by itself, and screen readers say what.
_SAYS = "\U0001f44d\U0001f44e"
_PICTURES = re.compile(rf"(?:(?![{_SAYS}]){_PICTURE})+ ?")
_MARK = re.compile(
    r"</?(?:b|i|u|s|em|strong|blockquote|code|pre|tg-spoiler)(?: [a-z]+)?>"
)


def without_pictures(text: str) -> str:
    """Return one of our texts without emoji, arrows and ticks; thumbs stay.

    One that is nothing else stays as it is: screen readers have a word for it.
    """
    bare = _PICTURES.sub("", text)
    return bare if re.search(r"\w", bare) else text


def marks(html: str) -> list[re.Match[str]]:
    """Return the tags of a message's HTML that only decorate; links are none."""
    return list(_MARK.finditer(html))
