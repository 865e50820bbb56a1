"""What people may type behind commands: "off", "a day", "weekdays".

Words that mean the same stand side by side with bars between; the one that is written
in our own texts comes first. English is understood by everybody, the language of the
moment as well (`bot.chat.typed.words`). What is typed is compared without case and
accents. A key of a filter is one word without blanks.
"""

from bot.language.texts import translate

ON = "on | yes"
OFF = "off | no | none | never"
TODAY = "today"
YESTERDAY = "yesterday"
EXPORT = "export"
LENGTHS = {"short": "short", "normal": "normal", "long": "long"}

# How long something lasts, with a number before it or with one of ONE before or behind
UNITS = {
    "hour": "hour | hours",
    "day": "day | days",
    "week": "week | weeks",
    "month": "month | months",
}
ONE = "a | an | one"
LASTING = "for"

# Hours: "from 22:00 to 7:00"; what is AROUND them says nothing by itself
BETWEEN = "to | until | till | and"
AROUND = "from"
TIMES = {"noon": "noon | midday", "midnight": "midnight"}

# Behind /subscribe; FILLERS are passed over
DAYS = {
    "daily": "daily | everyday | every day",
    "weekdays": "weekdays | workdays",
    "weekend": "weekends | weekend",
}
ALL_TOPICS = "all | all topics | every topic | everything"
FILLERS = "at | and | in | on | every | day | o'clock"

# What stands before a colon behind /filter
KEYS = {
    "words": "word | words",
    "languages": "lang | language | languages",
    "sources": "source | sources | from",
    "topics": "topic | topics",
}

# Examples, to be read like anything that is typed
A_DAY = "a day"
THREE_DAYS = "3 days"
TWO_WEEKS = "2 weeks"

translate(__name__)
