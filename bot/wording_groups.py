"""What the bot says in groups and of them: short answers, threads, reactions.

Names in braces are filled in by the caller, already escaped.
"""

from bot.language.texts import Plural, translate

# Answers in groups
BUTTON_MORE = "More"
ANSWER_LONG = "The sentence that answers is a long one. It stands in “{title}”."
ASK = "Yes? Write your question behind my name: “How many people were evacuated?”"
NOTHING = "I have nothing on that."
ENOUGH = (
    "That is a lot of questions at once, so I am quiet here for a minute. "
    "In a private chat I answer all of them."
)

# Threads of a forum
HINT_THREADS = "give each topic of this group its own news"
THREADS_HEAD = "<b>News by topic in {title}</b>"
THREADS_NONE = "No topic of this group has its own briefing yet."
THREAD = "• {thread}: {news}"
THREADS_FOOT = (
    "Press a name to change its news and its hour, or + to open a topic for more. "
    "In any topic /subscribe does the same."
)
THREADS_ALL_THERE = "All my topics have one."
THREADS_NOT_HERE = "Groups with topics can have news by topic. Write /threads in one."
THREAD_GENERAL = "the group itself"
THREAD_UNNAMED = "topic {number}"
BUTTON_THREAD = "+ {topic}"
BUTTON_ALL_THREADS = "+ One for each"
THREAD_OPENED = "Opened. The first briefing comes {next}."
THREAD_NO_RIGHT = (
    "I may not open topics here. Make me an admin who may manage topics, "
    "then press again."
)
THREAD_NO_FORUM = (
    "This group has no topics. Turn them on in its settings, then press again."
)
THREAD_WAIT = Plural(
    "seconds",
    "Telegram wants me to wait a little. Press again in {seconds} second.",
    "Telegram wants me to wait a little. Press again in {seconds} seconds.",
)
THREAD_FAILED = "Telegram did not open it. Look whether it is there, then press again."
THREAD_DOUBTFUL = (
    "I may have opened that topic already. If it is there, write /subscribe in it; "
    "if not, press again."
)

translate(__name__)
