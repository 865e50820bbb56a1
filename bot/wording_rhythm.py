"""What the bot says of when it speaks, how much of what, and when it keeps quiet.

Plain, short and kind, as in `bot.wording`.
"""

from bot.language.texts import Plural, translate

# Alerts that had to wait, see bot.delivery.messages.batch
BATCH_HEAD = Plural(
    "count",
    "🔔 <b>{count} alert while I kept quiet</b>",
    "🔔 <b>{count} alerts while I kept quiet</b>",
)
BATCH_MORE = Plural(
    "count",
    "And {count} more, which I did not keep.",
    "And {count} more, which I did not keep.",
)

# Snoozing, see bot.chat.commands.snooze
BUTTON_SNOOZE_DAY = "⏸ Pause a day"
BUTTON_SNOOZE_WEEK = "⏸ Pause a week"

# Said in briefings, see bot.delivery.messages.render
BRIEFING_PAUSED = Plural(
    "days",
    "I kept quiet since {since}. This is the most important of the last day.",
    "I kept quiet since {since}. This is the most important of the last {days} days.",
)
BRIEFING_PAUSED_EMPTY = Plural(
    "days",
    "I kept quiet since {since}. In the last day there was nothing new.",
    "I kept quiet since {since}. In the last {days} days there was nothing new.",
)
BRIEFING_WEEK = "your week"
BRIEFING_WEEK_NOTE = (
    "The most important of the last 7 days, also what you know already."
)

# Chat (bot.chat): commands in Telegram's menu
HINT_SNOOZE = "pause briefings and alerts: /snooze {a_day}"
HINT_RESUME = "end a pause"
HINT_QUIET = "hours without alerts: /quiet 22:00-07:00"
HINT_LENGTH = "how much a briefing tells: /length {short}"

# In chat, settings
BUTTON_LENGTH = "Length"
BUTTON_WEEKEND = "Weekend"
BUTTON_QUIET = "Quiet hours"
BUTTON_SNOOZE = "⏸ Pause"
BUTTON_RESUME = "▶ Resume"
BUTTON_QUIET_OFF = "No quiet hours"
PANEL_LENGTH = "Length: {length}"
PANEL_QUIET = "Quiet hours: {hours}"
PANEL_SNOOZED = "⏸ Paused until {until}"
THE_WEEK = "(the week in one)"
LENGTHS = {"short": "Short", "normal": "Normal", "long": "Long"}
CHOOSE_LENGTH = (
    "How much shall a briefing tell?\n"
    "Short: 3 stories with a sentence each, one screen. Normal: 7 stories, with "
    "figures. Long: 12, with more of each."
)
CHOOSE_WEEKEND = "What shall I send at the weekend ({days})?"
WEEKEND_SAME = "As on other days"
WEEKEND_NONE = "Nothing"
WEEKEND_WEEK = "The week in one ({day})"
NEED_A_WEEKDAY = "Then no day would be left. Choose other days first."
CHOOSE_QUIET = (
    "When shall I keep alerts back? They wait and come in one message afterwards. "
    "Briefings come at your times. For other hours write /quiet 22:30-06:30."
)
QUIET_USAGE = "Write the hours like this: /quiet 22:00-07:00, or /quiet {off}."
QUIET_ON = (
    "Quiet hours: {hours}. Alerts of that time wait and come in one message afterwards."
)
QUIET_OFF = "No quiet hours any more: alerts come at once."
LENGTH_USAGE = "Write /length {short}, /length {normal} or /length {long}."
LENGTH_SET = "Length: {length}. It counts from the next briefing on."

NOT_UNDERSTOOD = "“{word}” is not a time, a day, a place or one of my topics."
TIMES_UNCLEAR = (
    "I cannot tell which time is for which day. Write the days behind their times."
)
TIMES_UNEVEN = (
    "Monday to Friday can have one set of times and the weekend another, but not each "
    "day its own."
)

# In chat, snoozing
CHOOSE_SNOOZE = (
    "How long shall I keep quiet? Your settings stay as they are. "
    "For other times write /snooze {days}."
)
SNOOZE_USAGE = (
    "Write for example /snooze {a_day}, /snooze {days} or /snooze {weeks}; 60 days at "
    "most."
)
SNOOZED = "⏸ I keep quiet until {until}."
SNOOZED_NEXT = "The next briefing comes {next} and tells what mattered meanwhile."
SNOOZED_FOOT = "Alerts wait until then. /resume ends this."
RESUMED = "▶ I am back."
RESUMED_ALERTS = "Alerts that waited come now."
RESUMED_NEXT = "The next briefing comes {next}."
NOT_SNOOZED = "I am not paused here."

# In chat, votes; a notice holds 200 letters
LIKE = "👍"
DISLIKE = "👎"
LIKED = (
    "👍 Noted: stories like this one ({about}) come a little earlier. "
    "Press again to take it back."
)
DISLIKED = (
    "👎 Noted: stories like this one ({about}) come a little later. "
    "Press again to take it back."
)
VOTE_BACK = "Taken back."
# Why a story came or not, see bot.chat.deliveries.explaining
WHY_LIKED = "{who} gave {votes} {about} {when}, so such stories come a little earlier."
WHY_DISLIKED = "{who} gave {votes} {about} {when}, so such stories come a little later."
YOU = "You"
GROUP = "The readers here"
GIVEN = "{sign} to {stories}"
AND = " and "
ON = "on {about}"
OF = "of {about}"
IN = "in {month}"
SINCE = "since {month}"

translate(__name__)
