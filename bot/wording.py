"""Everything the bot says to people, in one place, so that it can be translated.

Plain, short and kind. Names in braces are filled in by the caller, already escaped.
"""

# Briefings (bot.delivery.render)

# Chat (bot.chat)
