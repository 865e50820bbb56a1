"""What the bot says to those who look at a briefing before it is posted.

Names in braces are filled in by the caller, already escaped.
"""

from bot.language.texts import Plural, translate

# On the proof
HEAD = "<b>For {title}, {day} at {time}</b>"
ABOVE = "Above is what I would post there, as it would look."
ABOVE_EDITED = "This list is what I would post; press “{button}” to see how it looks."
STORY = "{number}. {headline}"
STORY_OUT = "<s>{number}. {headline}</s>"
NO_STORIES = "There is nothing new to tell; that is what I would post."
UNTITLED = "Without a title"
SILENCE_POSTS = "If you say nothing until {until}, I post it as it is."
SILENCE_SKIPS = "If you say nothing until {until}, I do not post it."
APPROVED = "✅ Approved for {time}."
APPROVED_LATE = "✅ Approved. I post it now."
SKIPPED = "Left out today: I do not post it."
LAPSED = "Not posted, because nobody approved it in time."
POSTED = "It is posted, or on its way."
ENDED = "There is nothing to post any more."
BUTTON_UP = "{number} ↑"
BUTTON_DOWN = "{number} ↓"
BUTTON_DROP = "{number} ✕"
BUTTON_RESTORE = "Take {number} back in"
BUTTON_APPROVE = "✅ Approve"
BUTTON_NOW = "✅ Post it now"
BUTTON_SKIP = "Skip it today"
BUTTON_REOPEN = "Change it"
BUTTON_SHOW = "👁 Show it so"

COMING = "Here it comes."

# When an editor's press comes too late or does not fit
TOO_LATE = "That briefing is posted or too old, so nothing changes it any more."
NOTHING_LEFT = "All stories are left out. Take one back in, or skip it today."
NOT_NOW = "Press “Change it” first."
MEANWHILE = "Somebody else pressed at the same moment. Look again, please."

# Told to the editor afterwards
WAS_CHANGED = (
    "The briefing for <b>{title}</b> is not quite as you saw it. Since then there was:"
)
STORY_CHANGED = "• changed by its source, and posted as it is now: {headline}"
STORY_GONE = "• gone, so it is left out: {headline}"
WAS_NOT_POSTED = (
    "I did not post the briefing of {day}, {time} in <b>{title}</b>, because nobody "
    "approved it in time. Until {limit} you still can."
)

# Settings
HINT_APPROVAL = "see what I post here before I do"
CHOICE_ELSEWHERE = (
    "Channels and groups can show a briefing to an editor before it is posted. "
    "Open /settings, choose one you look after, and press Preview."
)
BUTTON_APPROVAL = "Preview"
CHOICE_HEAD = "<b>Who decides what is posted in {title}?</b>"
CHOICE_ALONE = "Now: I post by myself, at the time you chose."
CHOICE_FIRST = Plural(
    "minutes",
    (
        "Now: {minutes} minute before the hour I show each briefing to whoever "
        "set me up there. If nobody answers, {silence}."
    ),
    (
        "Now: {minutes} minutes before the hour I show each briefing to whoever"
        " set me up there. If nobody answers, {silence}."
    ),
)
SILENT_POSTS = "I post it as it is"
SILENT_SKIPS = "I do not post it"
CHOICE_NOBODY = (
    "I do not know whom to show it to. Add me to {title} again, and I show it to you."
)
BUTTON_ALONE = "By itself"
BUTTON_FIRST = "After my approval"
BUTTON_LEAD = "{minutes} min before"
BUTTON_SILENT_POSTS = "No answer: post it"
BUTTON_SILENT_SKIPS = "No answer: skip it"
BUTTON_NEXT = "👁 Show the next one"
NONE_YET = Plural(
    "minutes",
    "There is none to see yet. The next one comes {minutes} minute before its hour.",
    "There is none to see yet. The next one comes {minutes} minutes before its hour.",
)

# How briefings were received
HINT_REACTIONS = "how the briefings I posted were received"
RECEIVED = "{when}: {counts}"
NO_REACTIONS = "no reactions yet"
OTHER_REACTIONS = "others"
RECEIVED_HEAD = "<b>Reactions in {title}</b>"
RECEIVED_NOTHING = "I have posted no briefing there in the last three days."
RECEIVED_NOWHERE = (
    "You look after no channel or group with a briefing. Add me to one, choose a time, "
    "and I count how its briefings are received."
)
RECEIVED_CHANNELS = (
    "How briefings were received I tell whoever looks after this chat. "
    "Ask me in a private chat."
)
RECEIVED_UNASKED = (
    "I do not ask there how a briefing was. Press the button below, and each has 👍 "
    "and 👎 under it, which I count for you."
)
BUTTON_ASK = "Put 👍 👎 under briefings: {title}"
BUTTON_ASK_NO_MORE = "No 👍 👎 any more: {title}"
# A notice, which holds 200 letters
OPINION = "{sign} Counted, thank you. Press the other one to change it."

translate(__name__)
