"""What the pages say, of articles, stories and briefings; see `bot.wording`."""

from bot.language.texts import Plural, translate

SITE = "Newsbrief"
CLAIM = "The news in its sources’ own words"
FRONT = "Front page"
SKIP = "Skip to the text"
FOOT = (
    "Every sentence here is a source’s own, letter for letter, and leads to its place "
    "in the article. No account, no tracker, no script."
)
UNTITLED = "Without a title"
SAMPLE = "Sample: invented, to show what Newsbrief does."
FIGURES = "By the numbers"
PEOPLE = "People"
ORIGINAL = "Read the original"
CORRECTIONS = "Corrected by the publisher"

# An article
LEGEND = (
    "Word for word as published. Underlined: the sentences of the summary. "
    "Marked: the figures."
)
PAID = (
    "The publisher asks for money to read this article. "
    "Here is only what it gives freely."
)

# A story
STORY_META = "{articles} from {sources} · updated {when}"
CURVES = "How the figures moved"
CURVE_NUMBERS = "The same in numbers"
SAID = "Who said what"
SAID_REPORTED = "as reported"
TIMELINE = "How it went"
ARTICLES = "The articles"
WHOLE = "The whole story"
CORRECTED_HERE = "Corrected"

# A briefing
BRIEFING_OF = "The briefing of {day}"
BRIEFING_ON = "{topic}: the briefing of {day}"
BRIEFING_PRIVATE = "A briefing of {day}"
BRIEFING_META = "{stories} · put together {when}"
BRIEFING_LOST = Plural(
    "count",
    (
        "{count} sentence or figure of this briefing changed or went since, and"
        " is not shown any more."
    ),
    (
        "{count} sentences and figures of this briefing changed or went since, "
        "and are not shown any more."
    ),
)
BRIEFING_GONE = "Nothing of this briefing is kept any more."
UPDATE = "Update"
EARLIER = "The day before"
LATER = "The day after"

# Topics, the front page, and feeds to subscribe to
ALL_TOPICS = "All topics"
ABOUT = (
    "Newsbrief reads the feeds of many outlets, puts together what they report of one "
    "event, and tells it in their own sentences. Every number leads to the words it "
    "was read from. Where sources differ, both say so."
)
BRIEFINGS = "Briefings"
BRIEFINGS_NONE = "The first briefing comes here tomorrow morning."
TOPICS = "Topics"
SUBSCRIBE = "Subscribe"
SUBSCRIBE_HOW = (
    "One item a day, in any feed reader: {rss} or {json}. Or let the bot bring it to "
    "Telegram at your time."
)
OPEN_BOT = "Open @{bot} in Telegram"
FEED_TITLE = "Newsbrief: {topic}"
FEED_ABOUT = "Each morning the news on “{topic}” in its sources’ own words."
FEED_ABOUT_ALL = "Each morning the news in its sources’ own words."

# Instead of a page
GONE = (
    "This is no longer here",
    "Newsbrief keeps articles for some weeks. "
    "Ask the bot for /latest to see what it has now.",
)
BUSY = ("One moment, please", "The store is busy just now. Load this page again soon.")

# The operator's page
OPERATE = "How the service is doing"
OPERATE_META = "{when} · nothing can be changed here"
OPERATE_REFUSED = (
    "This page is for those who run Newsbrief. Any user name will do; "
    "the password is NEWSBRIEF_PAGE_SECRET."
)
WAITING = "What waits"
TODAY = "Deliveries since {when}"
SO_FAR = "Deliveries so far"
NONE_YET = "None yet."
STUCK = "What is stuck, and why"
STUCK_NONE = "Nothing is stuck."
STUCK_MORE = Plural(
    "count",
    "This is the newest {count}; `outbox --all` lists them all.",
    "These are the newest {count}; `outbox --all` lists them all.",
)
STUCK_HOW = "Decide with /status in the chat with the bot, or with `outbox`."
COLUMNS_STUCK = ("Delivery", "State", "Since", "Reason")
ADVICE = "What to do"
FEEDS = "Feeds"
FEEDS_COUNT = "{count}, {failing} with a problem"
FEEDS_SHOWN = Plural(
    "shown",
    "{shown} is listed, those with a problem first; `feeds list` has all.",
    "{shown} are listed, those with a problem first; `feeds list` has all.",
)
COLUMNS_FEEDS = ("Feed", "State", "Last read well", "Next", "Failures")
FEED_OK = "well"
FEED_NEVER = "not yet"
FEED_NO_NEXT = "not any more"
FEED_NOW = "now"
FEED_BEFORE = "before {when}"
QUARANTINE = "Texts left alone"
QUARANTINE_HOW = (
    "Each failed three times to be read. `feeds retry` has them tried again when "
    "their feeds bring them next."
)
COLUMNS_QUARANTINE = ("Text", "Why")
COLUMNS_COUNTS = ("Ending", "Count")
HOLDINGS = "What is kept"

translate(__name__)
