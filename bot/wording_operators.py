"""What the bot says to the people who run it: broadcasts, and how it is doing.

Plain, short and kind, as in `bot.wording`.
"""

from bot.language.texts import Plural, translate

# Their commands in Telegram's menu
HINT_BROADCAST = "send a message to every chat"
HINT_STATUS = "how the service is doing"

# Broadcasts, see bot.chat.commands.broadcast and bot.delivery.operators.progress
BROADCAST_USAGE = (
    "Write /broadcast and the message to send, or answer a message with /broadcast to "
    "send its text. You see it first, and who gets it."
)
BROADCAST_AT_WORK = "<b>Broadcasts at work</b>"
BROADCAST_CHOOSE = (
    "<b>That is how it will look.</b> Who shall get it?\n"
    "All {count} would take {duration}."
)
BROADCAST_CHOOSE_TOPIC = (
    "Who gets which topic? Chats that get all topics are counted with each."
)
BROADCAST_NO_TOPICS = "Nobody has a daily briefing yet, so there is no topic to choose."
BROADCAST_SURE = "Send it to <b>{reach}</b>: {count}? It takes {duration}."
BROADCAST_SURE_SILENT = "It makes no sound."
BROADCAST_NOBODY = "There is nobody in “{reach}” to send it to."
BROADCAST_REACH = {
    "all": "everyone",
    "private": "people",
    "groups": "groups",
    "channels": "channels",
    "topic": "who gets “{topic}”",
}
BUTTON_TO_ALL = "All ({count})"
BUTTON_TO_PRIVATE = "People ({count})"
BUTTON_TO_GROUPS = "Groups ({count})"
BUTTON_TO_CHANNELS = "Channels ({count})"
BUTTON_TO_TOPIC = "By topic …"
BUTTON_ONE_TOPIC = "{topic} ({count})"
BUTTON_SILENT = "🔕 Without a sound"
BUTTON_LOUD = "🔔 With a sound"
BUTTON_SEND_TO = "✅ Send to {count}"
BUTTON_CANCEL = "Cancel"
BUTTON_PAUSE = "⏸ Pause"
BUTTON_RESUME = "▶️ Resume"
BUTTON_CANCEL_REST = "⏹ Cancel the rest"
BUTTON_SHOW = "{number}"
BROADCAST_CANCELLED = "Cancelled; nothing was sent."
BROADCAST_STALE = "That preview is too old. Write /broadcast again."
BROADCAST_TOO_LONG = Plural(
    "limit",
    "That is too long for one message; keep it under {limit} letter.",
    "That is too long for one message; keep it under {limit} letters.",
)
BROADCAST_SENT_ALREADY = "It was sent already, and goes to nobody twice."
BROADCAST_STATES = {
    "draft": "not sent",
    "running": "on its way",
    "paused": "paused",
    "cancelled": "cancelled",
    "done": "finished",
}
BROADCAST_HEAD = "📣 <b>Broadcast to {reach}: {state}</b>"
BROADCAST_TEXT = "“{text}”"
BROADCAST_SENT = "Sent: {sent} of {recipients}"
BROADCAST_LEFT = "Still to go: {count}, {duration}"
BROADCAST_WAITS = "Still to go: {count}"
BROADCAST_NOT_SENT = "Not delivered: {count}"
BROADCAST_ENDINGS = {
    "blocked": "blocked me",
    "kicked": "removed me",
    "unstarted": "have not started me",
    "gone": "blocked me, or are gone",
    "deactivated": "deleted their account",
    "deleted": "were deleted",
    "skipped": "left before their turn",
    "held": "unknown: Telegram did not answer, so it is not sent again",
    "closed": "have closed the topic, or do not let me write",
    "muted": "do not let me write",
    "refused": "refused by Telegram",
    "dead": "given up after several tries",
    "late": "too late to send it",
    "expired": "too late to send it",
    "cancelled": "cancelled before their turn",
    "dropped": "let go by an operator",
}
BROADCAST_ENDED_ELSE = "ended as “{state}”"
BROADCAST_CANCEL_REASON = "the broadcast was cancelled"
ABOUT_DAYS = Plural("count", "about {count} day", "about {count} days")
ABOUT_HOURS = Plural("count", "about {count} hour", "about {count} hours")
ABOUT_MINUTES = Plural("count", "about {count} minute", "about {count} minutes")
ABOUT_SECONDS = Plural("count", "about {count} second", "about {count} seconds")
DURATION_SHORTEST = "a moment"

# What feeds do by themselves, see bot.delivery.operators.notices
FEED_OVER = """\
{name} is not read any more: {problem}
{url}
If it has a new address, add that with /addfeed."""

# How the service is doing, see bot.chat.commands.status and
# bot.delivery.operators.standing
STATUS_HEAD = "<b>Status</b>"
STATUS_CHATS = "Chats: {chats}"
STATUS_KINDS = {
    "private": Plural("count", "{count} private", "{count} private"),
    "group": Plural("count", "{count} group", "{count} groups"),
    "supergroup": Plural("count", "{count} supergroup", "{count} supergroups"),
    "channel": Plural("count", "{count} channel", "{count} channels"),
}
STATUS_SUBSCRIPTIONS = "Daily briefings: {count}"
STATUS_ARTICLES = "Articles: {count}"
STATUS_FEEDS = "Feeds: {count}, failing: {failing}"
STATUS_DELIVERIES = "So far: {states}"
STATUS_WAITING = "Waiting: {places}"
STATUS_NOTHING = "nothing"
STATUS_PLACES = {
    "fired": "to be put together",
    "queued": "to be sent, or being sent",
    "later": "to be tried again",
}
# How a delivery ended; in English by the names that `newsbrief outbox` takes
STATUS_STATES = {
    "sent": "sent",
    "held": "held",
    "dead": "dead",
    "expired": "expired",
    "moved": "moved",
    "refused": "refused",
    "blocked": "blocked",
    "kicked": "kicked",
    "unstarted": "unstarted",
    "gone": "gone",
    "deactivated": "deactivated",
    "deleted": "deleted",
    "unplaced": "unplaced",
    "closed": "closed",
    "muted": "muted",
    "past": "past",
    "dropped": "dropped",
    "cancelled": "cancelled",
}
STATUS_OLDEST = "The next in turn has waited {span}."
STATUS_STORE = "Store: {memory:,.1f} MB, {kept}"
STATUS_KEPT = "every write goes to its disk"
STATUS_NOT_KEPT = "⚠️ nothing goes to its disk, so a crash loses it"
STATUS_CANNOT_WRITE = "⚠️ it cannot write to its disk: look there at once"
STATUS_USAGE = "Write /status CHAT DAY, for example /status 1001 2026-11-26."

translate(__name__)
