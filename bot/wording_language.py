"""What the bot says of the language it speaks, and of speaking plainly.

Plain, short and kind, as in `bot.wording`. Names in braces are escaped by the caller.
"""

from bot.language.texts import translate

HINT_LANGUAGE = "the language I speak: /language Deutsch"
HINT_PLAIN = "words without emoji and bold, for screen readers: /plain {on}"

BUTTON_LANGUAGE = "🌐 Language"
BUTTON_AUTOMATIC = "As in Telegram"
BUTTON_PLAIN_ON = "Without emoji and bold"
BUTTON_PLAIN_OFF = "With emoji and bold"
CHOOSE = (
    "🌐 <b>I speak {language} here.</b> Which language shall I speak? "
    "The news itself stays in its own words."
)
CHOOSE_FOR = (
    "🌐 <b>In {title} I speak {language}.</b> Which language shall I speak there? "
    "The news itself stays in its own words."
)
ALL_TOPICS = "It holds for all topics of this group."
UNKNOWN = "I do not speak “{words}”. I speak: {languages}."
NOW = "From now on I speak {language} here."
PLAIN_IS_ON = (
    "From now on I write without emoji and bold here, for whoever has my messages "
    "read out. Links stay, so that every sentence leads to its source."
)
PLAIN_IS_OFF = "From now on I write with emoji and bold here."
PLAIN_USAGE = "Write /plain {on} or /plain {off}."

translate(__name__)
