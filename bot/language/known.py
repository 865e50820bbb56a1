"""The languages the bot speaks."""

from functools import cache

from babel import Locale

ENGLISH = "en"
LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "pl", "uk", "ru", "tr", "ar", "he", "fa", "hi",
    "zh", "ja",
)  # fmt: skip
"""Codes of ISO 639-1, as Telegram gives them for a reader's own language."""
# Babel knows it too, but reads 5 ms of a language's dates and numbers for the answer.
_RIGHT_TO_LEFT = frozenset({"ar", "he", "fa"})


def spoken(code: str) -> str:
    """Return which of the languages suits a code such as "pt-br"; "" for no code.

    Somebody whose language the bot does not speak is spoken to in English.
    """
    short = code.lower().replace("_", "-").split("-")[0]
    if not short or short in LANGUAGES:
        return short
    # What Telegram, or a browser, may still call by its older code.
    return {"iw": "he"}.get(short, ENGLISH)


def best(accepted: str) -> str:
    """Return which language suits a browser's Accept-Language, best first wins."""
    wished = []
    for place, each in enumerate(accepted[:500].split(",")):
        code, _, rest = each.strip().partition(";")
        weight = rest.strip().removeprefix("q=")
        try:
            wished.append((-float(weight or 1), place, code.strip()))
        except ValueError:
            continue
    codes = (spoken(code) for weight, _, code in sorted(wished) if weight < 0)
    return next((code for code in codes if code), ENGLISH)


@cache
def own_name(code: str) -> str:
    """Return what speakers of the language call it: "Deutsch"."""
    name = Locale.parse(code).get_display_name(code) or code
    return name[:1].upper() + name[1:]


def is_right_to_left(code: str) -> bool:
    """Whether the language, one the bot speaks, is written from right to left."""
    return code in _RIGHT_TO_LEFT
