"""What the bot says to readers, in one place, so that it can be translated.

What it says of deliveries is in `bot.wording_delivery`, and to those who run it in
`bot.wording_operators`.

Plain, short and kind. Names in braces are filled in by the caller, already escaped.
"""

from bot.language.texts import Plural, translate

# Said in briefings, see bot.delivery.messages.render
# Beside a chart's lines, largest first, see bot.delivery.drawing.scale
LARGE_NUMBERS = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))
BRIEFING_DUE = "your {time} briefing"
BRIEFING_ASKED = "your briefing"
BRIEFING_EMPTY = "nothing new to tell you"
BRIEFING_LATE = "This briefing comes {delay} late."
BRIEFING_SKIPPED = Plural(
    "count",
    "Left out, because I could not send it within 12 hours: the briefing of {days}.",
    "Left out, because I could not send them within 12 hours: the briefings of {days}.",
)
BRIEFING_UPDATE = "Update"
BRIEFING_SAMPLE = "sample"
BRIEFING_PAID = "🔒 paid"
BRIEFING_SOURCES = "Sources"
BRIEFING_REWORDED = "reworded"
BRIEFING_UNTITLED = "Without a title"
BRIEFING_FIGURES = "📊 Figures"
BRIEFING_PEOPLE = "👤 People"
BRIEFING_PAGE = "📄 Read on a page"
# Said of a number that a text gives as a bound, when the number's own words do not.
BOUND_WORDS = {
    "about": "about {number}",
    "at_least": "at least {number}",
    "more_than": "more than {number}",
    "at_most": "at most {number}",
    "less_than": "less than {number}",
}

# Chat (bot.chat): commands in Telegram's menu
HINT_START = "see a briefing and set up yours"
HINT_LATEST = "the newest stories: /latest [topic]"
HINT_FIGURES = "key figures and the words behind them: /figures [words]"
HINT_TRACK = "hear it when a figure changes: /track people evacuated"
HINT_UNTRACK = "stop hearing of a figure: /untrack 1"
HINT_PEOPLE = "who said what: /people [name]"
HINT_BRIEF = "a briefing now: /brief [topic]"
HINT_ARTICLE = "one article: /article ID"
HINT_SUBSCRIBE = "a daily briefing: /subscribe 08:00 Vienna"
HINT_UNSUBSCRIBE = "stop the daily briefing"
HINT_SETTINGS = "topics, times, days and zone"
HINT_TOPICS = "choose what you hear about"
HINT_TIME = "choose when: /time 7:30"
HINT_ZONE = "where you are: /zone Vienna"
HINT_SOURCES = "what I read"
HINT_EXPORT = "everything I keep about this chat, as a file"
HINT_FORGET = "erase everything about this chat"
HINT_HELP = "what I can do"
HINT_PRIVACY = "what I keep, and for how long"
HINT_WHY = "why a briefing or a story came or not: /why [{yesterday}, flood]"

# In chat, welcome and help
WELCOME = (
    "👋 I brief you on the news in its sources' own words. "
    "Every sentence is a source's sentence, and every number leads to its words."
)
WELCOME_NEXT = (
    "Would you like this every day? Choose topics and a time, then press Done."
)
WELCOME_GROUP = (
    "👋 Hello! I can post a daily news briefing here. "
    "Only admins of this group can set me up; everyone can ask: try /latest."
)
WELCOME_CHANNEL = (
    "I am now in <b>{title}</b>. When shall I post a briefing there? "
    "Choose topics and a time, then press Done."
)
BOT_DESCRIPTION = (
    "I brief you on the news in its sources' own words, every day at your time. "
    "Every number leads to the sentence it came from. Press Start to see a briefing."
)
BOT_SHORT_DESCRIPTION = (
    "News in its sources' own words. Every number leads to its words."
)
HELP_HEAD = "<b>What I can do</b>"
HELP_TAIL = (
    "Or just ask: “How many people were evacuated?” "
    "I answer with a source's own sentence, or say that I have nothing on that."
)
PRIVACY = (
    "<b>What I keep about this chat</b>\n"
    "Its number and name, the language I speak, your topics, filters, times and time "
    "zone, quiet hours and pauses, your 👍 and 👎 of twelve weeks, what you follow, the"
    " feeds I read only here, and which stories I have already told you, so that "
    "nothing comes twice. Which stories were opened here goes 30 days after the last "
    "one. A feed you suggest goes with your name after two weeks. What became of a "
    "delivery goes after three days, and which articles an answer shows, so that I "
    "can correct it; that there was a delivery goes after seven. Of a channel or "
    "group I count the reactions to my last posts, for a week, and keep what its "
    "editor was shown, for three days.\n"
    "\n"
    "Your last question, or the story you opened last, and whom it told of I keep for "
    "ten minutes, so that you can ask on, and long words you search or ask for a week, "
    "for the buttons below; nothing else you write. In groups I only see commands, "
    "replies to me and mentions.\n"
    "\n"
    "/export gives you everything, /forget erases it."
)

# In chat, stories
LATEST_HEAD = "<b>Latest</b>"
LATEST_TOPIC_HEAD = "<b>Latest: {topic}</b>"
NO_STORIES = (
    "I have no stories yet. As soon as my sources report something, it is here."
)
NO_STORIES_ON = "I have nothing on “{topic}”. My topics are: {topics}."
NO_TOPICS_YET = "none yet"
ARTICLE_USAGE = "Write /article and the article's code, or press a number in /latest."
ARTICLE_GONE = "I no longer keep that article. /latest shows what I have."
STORY_HEAD = "{articles} from {sources}"
STORY_FOOT = "Press a number to open an article."
FIGURES_HEAD = "<b>Key figures</b>"
FIGURES_ON_HEAD = "<b>Key figures: {words}</b>"
NO_FIGURES = "I have no figures yet."
NO_FIGURES_ON = "I have no figures on “{words}”. Try fewer or other words."
FIGURES_FOOT = "Press a number to see the sentence it comes from."
SERIES_BEFORE = "before: {before}"
SERIES_CORRECTED = "corrected"
SERIES_CORRECTED_FROM = "corrected, before: {before}"
BUTTON_PICTURE = "📈 Picture"
BUTTON_DARK = "🌙 Dark picture"
BUTTON_TRACK = "🔔 Tell me when it changes"
BUTTON_UNTRACK = "🔕 Stop telling me"
TRACKED = "🔔 I will tell you here when this changes:\n\n{now}"
TRACK_CHANGED = (
    "🔔 <b>A figure you track has changed</b>: {number} (you chose: {words})"
)
TRACK_CORRECTED = (
    "🔔 <b>A figure you track was corrected</b>: {number} (you chose: {words})"
)
UNTRACKED = "🔕 I no longer tell you of: {words}."
TRACK_GONE = "You do not track that figure any more."
TRACKS_HEAD = "<b>Figures you track</b>"
TRACKS_FOOT = "/untrack 1 stops the first. /following lists all you follow."
NO_TRACKS = (
    "You track no figures here. Write for example /track people evacuated, "
    "or press “{button}” under a figure."
)
NO_SERIES_ON = "I have no figure on “{words}” that I could track. Try fewer words."
TRACKS_FULL = Plural(
    "most",
    "You track {most} figure, which is as many as I can. /untrack it first.",
    "You track {most} figures, which is as many as I can. /untrack one of them first.",
)
FIGURE_GONE = "I no longer keep the article of that figure."
PEOPLE_HEAD = "<b>People in the news</b>"
PEOPLE_ON_HEAD = "<b>People: {words}</b>"
NO_PEOPLE = "I have no people yet."
NO_PEOPLE_ON = "I have nobody by “{words}”."
PEOPLE_FOOT = "Press a number to see what they said and where it stands."
PERSON_DIRECT = "Word for word"
PERSON_REPORTED = "As reported"
PERSON_NO_STATEMENTS = "No statement of theirs in what I keep."
READ_AS = "I read “{word}” as <b>{spelling}</b>."
NO_ANSWER_NEAREST = "I have nothing on that. The nearest I have:"
NO_ANSWER_HINT = "I have nothing on that. The newest stories are in /latest."
NO_ANSWER_YET = (
    "I have found nothing on that yet, but I am still reading through the news I keep. "
    "Please ask again in a minute."
)
ALSO = "Also:"
ANSWER_EARLIER = "Earlier:"
ANSWER_OTHERWISE = "Another source says:"
BUTTON_SET_UP = "⚙️ Set up"
BUTTON_LATEST = "📰 Latest"
BUTTON_ORIGINAL = "Read the original"
BUTTON_SOURCE = "🔎 {number}"

# In chat, settings
PANEL_HEAD = "<b>Daily briefing</b>"
PANEL_HEAD_FOR = "<b>Daily briefing for {title}</b>"
PANEL_OFF = "Not switched on yet: press Done."
PANEL_ON = "On. The next one: {next}."
PANEL_TOPICS = "Topics: {topics}"
PANEL_ALL_TOPICS = "all"
PANEL_TIMES = "Time: {times}"
PANEL_ZONE = "Zone: {zone}, where it is {time} now"
BUTTON_TOPICS = "Topics"
BUTTON_TIME = "Time"
BUTTON_ZONE = "Zone"
BUTTON_DAYS = "Days"
BUTTON_DONE = "✅ Done"
BUTTON_BACK = "‹ Back"
BUTTON_STOP = "Switch off"
BUTTON_ALL_TOPICS = "All topics"
CHOOSE_TOPICS = "Which topics? With none chosen you get all of them."
CHOOSE_TIME = (
    "When? Press one or several, or send me a time such as 7:30, 7pm or 19h30."
)
CHOOSE_DAYS = "On which days?"
CHOOSE_ZONE = "Where are you? Share your location, or send me the name of your city."
CHOOSE_ZONE_FOR = "Which time zone? Send me the name of a city."
BUTTON_SHARE_PLACE = "📍 Share my location"
NEED_A_TIME = "A briefing needs at least one time."
SUBSCRIBED = "✅ Done. Your next briefing comes {next}."
SUBSCRIBED_FOR = "✅ Done. The next briefing in {title} comes {next}."
CONFIRM_ZONE = "It is <b>{time}</b> where you are, right?"
BUTTON_YES = "Yes"
BUTTON_NO_ZONE = "No, change it"
ZONE_CONFIRMED = "Good: {zone}. Your next briefing comes {next}."
ZONE_SET = "Your zone is now {zone}. It is <b>{time}</b> there, right?"
ZONE_UNKNOWN = (
    "I do not know “{words}”. Send me a bigger city nearby, "
    "or a zone name such as Europe/Vienna."
)
ZONE_WHICH = "Which “{words}” do you mean?"
PLACE_UNKNOWN = "I cannot tell the time zone there. Send me the name of a city instead."
TIME_USAGE = "I cannot read “{words}” as a time. Write 7:30, 730, 7pm or 19h30."
TIME_OFFER = "Brief you every day at {time}?"
BUTTON_AT = "At {time}"
SUBSCRIBE_USAGE = (
    "Write for example /subscribe 08:00, /subscribe 7:30 18:00 {weekdays}, "
    "/subscribe 8:00 {weekdays} 10:00 {weekend} or /subscribe 8pm New York {topic}."
)
UNSUBSCRIBED = (
    "Switched off. Your topics and times are kept; /subscribe brings it back."
)
NOT_SUBSCRIBED = "There is no daily briefing here. /subscribe 08:00 starts one."
MANAGED_HEAD = "You also look after:"

# In chat, sources, data
SOURCES_HEAD = "<b>What I read</b>"
NO_SOURCES = "I read no sources yet."
SOURCE_PROBLEM = "⚠️ {title}: {problem}"
SOURCES_UNREAD = "⚠️ {count} could not be read, after three tries, and left out."
FORGET_SURE = (
    "This erases your settings, your subscription and all I know about this chat. "
    "It cannot be undone."
)
BUTTON_FORGET = "Erase everything"
BUTTON_KEEP = "Keep it"
FORGOTTEN = "Erased. Send /start if you want to begin again."
KEPT = "Nothing was erased."
EXPORT_NAME = "newsbrief-export.json"
# What stands under each name in the file, which programs read by its names
EXPORT_ABOUT = {
    "id": "Telegram's number of this chat",
    "chat": "what I know of this chat",
    "threads": "topics of the group",
    "subscriptions": "daily briefings: times, days, topics, filters",
    "tracks": "figures that are tracked",
    "follows": "stories, people and words that are followed",
    "alerts": "how many alerts a day are wanted",
    "alerted": "how many alerts came on the last day",
    "spare": "alerts kept for the evening",
    "read": "stories opened here, to say what is new in them",
    "own_feeds": "feeds read only for this chat",
    "own_before": "addresses these feeds had before",
    "suggestions": "feeds suggested from here",
    "told": "stories already told here",
    "paused": "topics where I may not write now",
    "rhythm": "quiet hours and pauses",
    "votes": "👍 and 👎 given here",
    "held": "alerts that wait for the end of quiet hours",
    "asked": "the last question",
    "pending": "drafts and what buttons need",
    "manages": "chats set up by this person",
    "broadcasts": "messages to all, written by this person",
    "approvals": "whether an editor sees briefings first",
    "proofs": "briefings laid before an editor",
    "reactions": "reactions to my last messages",
    "replies": "answers that can still be corrected",
    "moved_to": "the new number of a group that moved",
    "deliveries": "what was sent here, and what became of it",
}

# In chat, to whoever set a group or channel up, when it cannot be written to
NOTICE_CLOSED = (
    "In <b>{title}</b> {topic} is closed, so I could not post there. Please open it "
    "again, or make me an admin who may manage topics. I will try again tomorrow."
)
NOTICE_MUTED = (
    "I may not write in <b>{title}</b>. Please allow me to send messages there. "
    "I will try again tomorrow."
)
NOTICE_UNPLACED = (
    "In <b>{title}</b> {topic} is gone, so I posted to the chat itself. Write "
    "/subscribe in another topic to have the briefing there."
)
NOTICE_TOPIC = "the topic “{topic}”"
NOTICE_A_TOPIC = "the topic I post to"
NOTICE_UNTITLED = "your chat"

# In chat, when something cannot be done
UNKNOWN_COMMAND = "I do not know /{name}. /help lists what I can do."
ADMINS_ONLY = "Only admins of this chat can do that."
OPERATORS_ONLY = "Only the people who run this bot can do that."
STALE_BUTTON = "This button is too old. Ask again, please."
NOT_YOURS = "Only admins can press this."
SOMETHING_WRONG = (
    "Something went wrong on my side, so this may not have been done. Try again soon."
)
SLOW_DOWN = (
    "That was a lot at once. Give me a few seconds, then ask again; "
    "what you sent just now is left out."
)
STORE_BUSY = (
    "One moment, my storage is busy. I will answer as soon as it is back; "
    "you need not ask again."
)
STORE_READ_ONLY = (
    "Sorry, I cannot keep anything just now: my storage takes nothing new. "
    "I will do this as soon as it does."
)
CONSOLE_HEARS_NOTHING = (
    "The command line can be told nothing later: neither briefings at a set time nor "
    "changes of a figure. Do this in Telegram, or let your own scheduler run: "
    "newsbrief chat /brief"
)

# Numbers of things, said by themselves or put into sentences; a subject's case
STORIES = Plural("count", "{count} story", "{count} stories")
ARTICLES = Plural("count", "{count} article", "{count} articles")
SOURCES = Plural("count", "{count} source", "{count} sources")
FIGURES = Plural("count", "{count} figure", "{count} figures")
CORRECTIONS = Plural("count", "{count} correction", "{count} corrections")
CHATS = Plural("count", "{count} chat", "{count} chats")
FEEDS = Plural("count", "{count} feed", "{count} feeds")
ENTRIES = Plural("count", "{count} entry", "{count} entries")
TEXTS = Plural("count", "{count} text", "{count} texts")
DAYS = Plural("count", "{count} day", "{count} days")
HOURS = Plural("count", "{count} hour", "{count} hours")
MINUTES = Plural("count", "{count} minute", "{count} minutes")
SECONDS = Plural("count", "{count} second", "{count} seconds")
TIMES = Plural("count", "{count} time", "{count} times")
TRIES = Plural("count", "{count} try", "{count} tries")

# Days and moments, see bot.language.calendar
EVERY_DAY = "every day"
MOMENT = "{day} at {time}"

translate(__name__)
