"""What the bot says of figures that their publisher corrected; see `bot.wording`."""

CORRECTED = "✏️ Corrected {when}: {words}"
NOT = "{after}, not {before}."
NOW = "Now: “{sentence}”"
BEFORE = "Before: “{sentence}”"
