"""Texts for those who hear them: without pictures, and without what only decorates."""

import re

# Ticks, crosses and arrows on buttons are no pictures: they say what is chosen, and
# what a press does.
_PICTURE = (
    "[\u231a-\u23ff\u25b6\u2600-\u26ff\u2705\u270f\u2728\u274c\u2753-\u2757\u2764"
    "\U0001f000-\U0001faff][\ufe0f\u200d\U0001f3fb-\U0001f3ff]*"
)
# A thumb says something by itself, and screen readers say what.
_SAYS = "\U0001f44d\U0001f44e"
_PICTURES = re.compile(rf"(?:(?![{_SAYS}]){_PICTURE})+ ?")
_MARK = re.compile(
    r"</?(?:b|i|u|s|em|strong|blockquote|code|pre|tg-spoiler)(?: [a-z]+)?>"
)


def without_pictures(text: str) -> str:
    """Return one of our texts without emoji; thumbs stay.

    One that is nothing else stays as it is: screen readers have a word for it.
    """
    bare = _PICTURES.sub("", text)
    return bare if re.search(r"\w", bare) else text


def marks(html: str) -> list[re.Match[str]]:
    """Return the tags of a message's HTML that only decorate; links are none."""
    return list(_MARK.finditer(html))
