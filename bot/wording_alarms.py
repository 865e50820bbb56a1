"""What is said of feeds that are silent, fail or are over: to readers and operators.

Plain, short and kind, as in `bot.wording`. Names in braces are escaped by the caller.
"""

from bot.language.texts import translate

# To the people who run it, see bot.delivery.operators.troubles
TOLD_SILENT = (
    "📭 <b>{name}</b> has listed nothing new since {since}; it used to bring {rate}. "
    "Its address still answers, so the publisher may have moved to another one: {url}"
)
TOLD_FAILING = (
    "⚠️ <b>{name}</b> could not be read since {since}. {problem} "
    "I go on trying; look whether it has moved: {url}"
)
RATES = (
    (1.5, 1, "about {number} a day"),
    (1.5 / 7, 7, "about {number} a week"),
    (0.0, 30, "about {number} a month"),
)

# In /sources and at the command line, where nothing is marked up
SILENT_SINCE = "has listed nothing new since {since}."
FAILING_SINCE = "could not be read since {since}; the rest is complete."
STOPPED_WITH = "is over. {problem}"


translate(__name__)
