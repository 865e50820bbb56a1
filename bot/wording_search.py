"""What the bot says about searching, in its own chat and in others' (inline mode).

Plain, short and kind, as in `bot.wording`.
"""

from bot.language.texts import translate

HINT_SEARCH = "find stories: /search flood -football"
USAGE = (
    "Write what you look for: /search flood. "
    'Words in quotation marks stand together: /search "northern bank". '
    "A minus leaves out: /search flood -football"
)
HEAD = "<b>Search: {words}</b>"
MENDED = "Did you mean <b>{spelling}</b>? I find nothing on “{word}”."
FOOT = "Press a number to open a story."
IN_TOPIC = "topic: {value}"
FROM_SOURCE = "outlet: {value}"
PERIODS = {
    0: "any time",
    1: "the last 24 hours",
    7: "the last 7 days",
    30: "the last 30 days",
}

BUTTON_TOPIC = "Topic"
BUTTON_SOURCE = "Outlet"
BUTTON_PERIOD = "When"
BUTTON_CHOSEN = "✓ {value}"
BUTTON_COUNTED = "{value} ({count})"
BUTTON_ALL_TOPICS = "All topics"
BUTTON_ALL_SOURCES = "All outlets"
BUTTON_PERIODS = {
    0: "Any time",
    1: "Last 24 hours",
    7: "Last 7 days",
    30: "Last 30 days",
}
BUTTON_LOOSE = "Without quotation marks and minus"
CHOOSE_TOPIC = "Which topic? These are the ones your search has found stories on."
CHOOSE_SOURCE = "Which outlet? These are the ones your search has found stories of."
CHOOSE_PERIOD = "How old may the stories be?"

NOTHING = "I have nothing on “{words}”."
NOTHING_WITHIN = "I have nothing on “{words}” with {bounds}."
# What to do then: whether there is less to ask for, and whether something comes near
NEXT = {
    (True, True): "Try it with less, or open the nearest I have:",
    (True, False): "Try it with less:",
    (False, True): "The nearest I have:",
    (False, False): "Try other or fewer words. The newest stories are in /latest.",
}

# In other chats, where somebody writes the bot's name and some words
OPEN_BOT = "Read more, or get a daily briefing"
OPEN_BOT_NOTHING = "I find nothing on that. Open Newsbrief"
SHARED_ALSO = "Also: {outlets}"

translate(__name__)
