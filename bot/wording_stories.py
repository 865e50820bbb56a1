"""What the bot says of stories, of what is new in them, and of following them.

Plain, short and kind, as in `bot.wording`.
"""

from bot.language.texts import Plural, translate

# The commands in Telegram's menu
HINT_STORY = "all of one story: /story [words or number]"
HINT_FOLLOW = "hear what is new: /follow Mira Halden, /follow ferry"
HINT_UNFOLLOW = "stop hearing of it: /unfollow 1"
HINT_FOLLOWING = "all you follow, and how many alerts a day"

# A story, see bot.delivery.messages.storycard
BUTTON_FIGURES = "📊 Figures"
BUTTON_PEOPLE = "👤 People"
BUTTON_TIMELINE = "🗓 Timeline"
BUTTON_NEWS = "🆕 What is new?"
BUTTON_FOLLOW = "🔔 Follow"
BUTTON_UNFOLLOW = "🔕 Stop following"
BUTTON_OPEN = "📰 Open story"
NEW_SINCE = "🆕 <b>New since {when}</b>"
NEW_MORE = Plural(
    "count",
    "And {count} more: press 🗓 Timeline.",
    "And {count} more: press 🗓 Timeline.",
)
NOTHING_NEW = "Nothing new since {when}: <b>{story}</b>"
STORY_FIGURES = "📊 <b>Figures</b>: {story}"
STORY_NO_FIGURES = "The articles of this story give no figures that I can show."
STORY_PEOPLE = "👤 <b>People</b>: {story}"
STORY_NO_PEOPLE = "The articles of this story name nobody that I could make out."
STORY_PEOPLE_FOOT = "Press a number for what somebody said."
STORY_ARTICLES = "📄 <b>Articles</b>: {story}"
BUTTON_MORE_ARTICLES = Plural(
    "count", "📄 {count} more article", "📄 {count} more articles"
)
STORY_TIMELINE = "🗓 <b>Timeline</b>: {story}"
WAS = "before: {before} · {source}"
ELSEWHERE = "{source} · but {other}: {outlet}"
BUTTON_EARLIER = "‹ Earlier"
BUTTON_LATER = "Later ›"
STORIES_HEAD = "<b>Stories</b>"
DAYS_HEAD = "<b>In the news: {days}</b>"
STORIES_FOOT = "Press a number, or write /story 2 or /story ferry."
NO_STORY_ON = (
    "I have no story on “{words}”. Try fewer or other words, or see the newest "
    "with /story."
)
NO_STORY_NUMBER = (
    "There is no story {number} in what I showed here last. /story lists the newest."
)
OTHER_STORIES = "Or did you mean one of these?"

# Following
FOLLOWED_STORY = "🔔 I will tell you here what is new in this story: <b>{words}</b>"
FOLLOWED_PERSON = "🔔 I will tell you here when <b>{words}</b> is in the news."
FOLLOWED_WORDS = "🔔 I will tell you here of each new story with “<b>{words}</b>”."
FOLLOWED_FOOT = "At most {alerts} a day. /following lists all and changes that."
FOLLOW_USAGE = (
    "Write whom or what you want to hear of: /follow Mira Halden, /follow ferry. "
    "Or press 🔔 Follow under a story. /following lists what you follow."
)
FOLLOW_LONG = "Five words at most, please: fewer words find more."
FOLLOW_COMMON = (
    "“{words}” stands in nearly every article. Write a name or a rarer word, "
    "such as /follow ferry."
)
FOLLOWS_FULL = Plural(
    "most",
    "You follow {most} thing, which is as many as I can. /unfollow it first.",
    "You follow {most} things, which is as many as I can. /unfollow one of them first.",
)
STORY_ELSEWHERE = (
    "That story comes from a feed that I read for one chat alone, so I tell of it only "
    "there. Its headline there leads to the source."
)
FOLLOW_GONE = "I no longer keep that story or person."
BUTTON_AS_WORDS = "🔔 Any news with “{words}”"
BUTTON_AS_STORY = "🔔 Only: {story}"
UNFOLLOWED = "🔕 I no longer tell you of: {words}."
UNFOLLOW_GONE = "You do not follow that any more."
NOT_LISTED = (
    "I find no “{words}” in this list. Write the number that stands before it, as in "
    "{command}."
)
FOLLOWING_HEAD = "<b>What you follow</b>"
FOLLOWING_NONE = (
    "You follow nothing here. Write /follow Mira Halden or /follow ferry, or press "
    "🔔 Follow under a story. /track follows a figure."
)
FOLLOWING_FOOT = (
    "Press a number to stop it, or write /unfollow 1. I send at most {alerts} a day; "
    "what is over that comes together in the evening."
)
LISTED = {"story": "📰", "person": "👤", "words": "🔤", "figure": "📈"}
ALERTS = Plural("count", "{count} alert", "{count} alerts")
BUTTON_STOP_NUMBER = "🔕 {number}"
BUTTON_CAP = "Alerts a day: {cap}"
BUTTON_CAPPED = "✓ {cap}"
CAP_QUESTION = "How many alerts a day at most? The rest comes together in the evening."
BUTTON_FOLLOWING = "🔔 Following"

# Alerts, see bot.delivery.messages.alert
ALERT_HEAD = "🔔 <b>{story}</b>"
ALERT_WHY = "You follow {words}."
BUTTON_STOP = "🔕 {words}"
REST_HEAD = Plural(
    "count", "🔔 <b>{count} more today</b>", "🔔 <b>{count} more today</b>"
)
STORY_OVER = (
    "🔔 <b>{words}</b>: nothing new for three days. Should it go on within two weeks, "
    "I will tell you."
)
FIGURE_OVER = "🔔 <b>{words}</b>: no new number for three days."
STORY_MAY_GO_ON = (
    "🔔 A story you follow may go on: <b>{story}</b>\n\n"
    "You follow “{words}”. Is this more of it? Then follow this one too."
)
BUTTON_FOLLOW_THIS = "🔔 Follow this one"

translate(__name__)
