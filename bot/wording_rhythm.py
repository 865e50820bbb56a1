"""What the bot says of when it speaks, how much of what, and when it keeps quiet.

Plain, short and kind, as in `bot.wording`.
"""

# Alerts that had to wait, see bot.delivery.batch
BATCH_HEAD = "🔔 <b>{count} alerts while I kept quiet</b>"
BATCH_MORE = "And {count} more, which I did not keep."

# Snoozing, see bot.chat.commands.snooze
BUTTON_SNOOZE_DAY = "⏸ A day"
BUTTON_SNOOZE_WEEK = "⏸ A week"

# Said in briefings, see bot.delivery.render
BRIEFING_PAUSED = (
    "I kept quiet since {since}. This is the most important of the last {days} days."
)
BRIEFING_PAUSED_EMPTY = (
    "I kept quiet since {since}. In the last {days} days there was nothing new."
)
BRIEFING_WEEK = "your week"
BRIEFING_WEEK_NOTE = (
    "The most important of the last 7 days, also what you know already."
)
