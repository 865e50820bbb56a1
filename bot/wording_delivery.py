"""What the bot says about deliveries: why one came or not, and what is stuck.

Plain, short and kind, as in `bot.wording`.
"""

from bot.language.texts import translate

# Why something came or not, see bot.chat.deliveries.reasons
BRIEFING = "The {time} briefing"
BRIEFING_IN = "The {time} briefing in topic {topic}"
ALERT = "The message of {time} about a figure you track"
MESSAGE = "The message of {time}"
EDIT = "The correction of what was sent, at {time},"
NOTHING = "A daily briefing"
SENT = "{what} was sent at {time}."
SENT_LATE = "{what} was sent at {time}, {span} after it was due."
QUEUED = "{what} has been ready since {added} and waits for its turn."
HALTED = "Telegram has told me to send nothing until {time}."
LEASED = "{what} is being sent at this moment."
ATTEMPTED = "{what} was handed to Telegram, whose answer has not come yet."
LATER = "{what} could not be sent yet ({reason}); the next try is at {again}."
HELD = (
    "{what} may have arrived or not: it was handed to Telegram, and no answer came "
    "({reason}). So that nothing comes twice it has been held since {time}."
)
HELD_STORIES = "The next briefing brings its stories in any case."
DEAD = "{what} was given up at {time}, after {tries}: {reason}."
REFUSED = "{what} was not sent ({time}): {reason}."
GONE = "{what} was not sent, as this chat cannot be reached any more: {reason}."
CLOSED = "{what} was not sent, as I may not write there: {reason}."
PAST = (
    "{what} was not made, as the message is gone ({reason}); the next briefing has it."
)
MOVED = "{what} was sent on to the group's new number."
DROPPED = "{what} was stopped at {time} by the people who run me ({reason})."
OTHER = "{what} ended at {time} as “{state}”: {reason}."
FORGOTTEN = (
    "{what} was ready at {time}. What became of it I remember for three days only."
)
READY = "It was ready at {added}."
READY_DUE = "It was due at {due} and ready at {added}."
NEXT = "The next one comes at {next}."
PARTS = "{done} of its {parts} parts had been sent before."
PUT_OFF = "It was put off {times}, last because: {reason}."
RESENT = "The people who run me had it sent again at {time}."
NOT_DUE = "{what} is not due yet; it comes at {time}."
DUE = "{what} has been due since {time}, and nobody has begun it yet."
COMPOSING = "{what} was due at {time} and is being put together."
STOPPED = "{what} was not made, as I send nothing here since {time}: {how}."
STOPPED_HOW = {
    "blocked": "I was blocked",
    "kicked": "I was removed from this chat",
    "deactivated": "the reader's account was deleted",
    "deleted": "the group was deleted",
}
STOPPED_SOMEHOW = "I was blocked or removed, or the chat is gone"
SNOOZED = "{what} is left out, as I was asked to keep quiet from {since} to {until}."
HELD_ALERTS = "{alerts} of a quiet time, to come in one message: {until}."
MUTED = "On a {weekday} no briefing is wanted here, but {days}."
NONE = "There is no daily briefing here. /subscribe 08:00 starts one."
UNKNOWN = (
    "{what} was never made. Either it was set up after that time, or "
    "I could not write here then, or I was not running in the twelve hours that "
    "followed."
)
UNKNOWN_IN_TOPIC = (
    "{what} was never made. Either there was nothing new, which I do not say in each "
    "of several topics, or it was set up after that time, or I could not write here "
    "then, or I was not running in the twelve hours that followed."
)
TOO_OLD = "I remember seven days of what I sent, and that day is longer ago."
USAGE = "Write /why, /why {yesterday}, or a day such as /why 2026-11-26."
MOVED_CHAT = "This group has become a supergroup; its new number is {chat}."

# What a fault on the way to Telegram is called in a chat
FAULTS = {
    "NotSent": "Telegram could not be reached",
    "AnswerLost": "the connection broke or timed out",
    "Flooded": "Telegram asked me to wait",
    "RetryAfter": "Telegram asked me to wait",
}

# What our own records say of a delivery: kept in English, and recognised by these texts
REASONS = (
    "it was too late to send it",
    "waits for its turn",
    "given back",
    "the chat is gone",
    "the reader has blocked the bot",
    "the bot was removed, or may not post",
    "the broadcast was cancelled",
    "its record cannot be read: {error}",
)
LET_GO = "let go; it was {state}: {reason}"
# What Telegram's refusals mean, by how they end a delivery
REFUSALS = {
    "blocked": "the reader has blocked me",
    "kicked": "I was removed from the chat",
    "unstarted": "the reader has not started me",
    "deactivated": "the reader's account was deleted",
    "deleted": "the group was deleted",
    "gone": "there is no such chat any more",
    "unplaced": "the topic was deleted",
    "closed": "the topic is closed",
    "muted": "the right to post is missing",
    "past": "it was deleted, or is too old",
}
# What an operator sees behind it: the program's own words
RAW = "{cause} ({raw})"

# What is stuck, see bot.chat.commands.status and bot.cli.outbox
STUCK = "⚠️ Stuck: {states}"
ONE = "{number}. <code>{name}</code> {state} since {time}: {reason}"
MORE = "The newest {count}; newsbrief outbox --all lists them all."
BUTTON_RESEND = "🔁 Send {number} again"
BUTTON_DROP = "Let {number} go"
BUTTON_SURE = "Send it again"
SURE = (
    "<code>{name}</code> may have arrived already; then it comes twice. "
    "Shall I send it again?"
)
# What it means that a delivery is stuck in this state, and what to do about it
MEANS = {
    "held": "it may have arrived or not, as Telegram's answer got lost",
    "dead": "given up after several tries",
    "refused": "Telegram does not take it, or it was too late",
    "closed": "I may not write there",
    "muted": "I have no right to write there",
    "expired": "it was too late to send it",
}
REMEDIES = {
    "held": "if it is not in the chat, send it again; otherwise let it go",
    "dead": "mend what the reason names, and send it again or let it go",
    "refused": "mend what the reason names, if you can; otherwise let it go",
    "closed": "have an admin there let me write; let this one go",
    "muted": "have an admin there let me write; let this one go",
    "expired": "see what kept the sender from running; let this one go",
}
DECIDED = {
    "done": "Done.",
    "queued": "It is on its way already.",
    "leased": "It is on its way already.",
    "attempted": "It is on its way already.",
    "later": "It is on its way already.",
    "sent": "It was sent already.",
    "dropped": "It was let go already.",
    "changed": "It got stuck once more since; look at it again.",
    "empty": "Its text is not kept, so it cannot be sent again.",
    "forgotten": "It is no longer kept.",
}
OTHERWISE = "It is not stuck any more ({state})."

translate(__name__)
