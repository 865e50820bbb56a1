"""The bot's own numbers in the language of the moment; the news has its own words."""

from babel.numbers import format_decimal

from bot.language.current import manner


def number(value: int) -> str:
    """Return a number with its grouping: "2,480", in German "2.480"."""
    return format_decimal(value, locale=manner().language)
