"""What the bot says about finding, adding, suggesting and removing feeds.

Plain, short and kind, as in `bot.wording`.
"""

from bot.language.texts import Plural, translate

# Addresses, see bot.sources.addresses and bot.jobs.finding
ADDRESS_UNKNOWN = (
    "I see no address in that. Give me the address of a feed or of a site, a YouTube "
    "channel, r/subreddit, @name@mastodon.server, or a public Telegram channel such as "
    "t.me/name."
)
CHANNEL_PRIVATE = (
    "I can only read public Telegram channels, by their name: t.me/name. "
    "This is an invitation or a private chat."
)
CHANNEL_SHOWS_NOTHING = (
    "{name} shows nothing on the web: it is no public channel, or has switched its "
    "preview off."
)
NO_FEED_THERE = (
    "I found no feed at {host}. Look on the site for a link called RSS, Atom or feed, "
    "and give me its address."
)
OPML_BROKEN = (
    "This is not an OPML file that can be read: it is damaged in line {line}. "
    "Have your feed reader export it once more, please."
)
OPML_OTHER = (
    "This is not an OPML file, which is the form in which feed readers export a list "
    "of feeds."
)
OPML_TITLE = "Newsbrief feeds"
OPML_EMPTY = "This list names no feed that I could read."
OPML_TOO_LONG = Plural(
    "count",
    "This list has {count} feed; I take {most} at once. Split it, please.",
    "This list has {count} feeds; I take {most} at once. Split it, please.",
)
OWN_BRIEFINGS = (
    "What {host} has there are briefings made by a bot like me. I read news where it "
    "comes from: give me the feeds of its sources."
)
OWN_CHANNEL = (
    "In {name} I write myself: what stands there are my own briefings, so I do not "
    "read it. Give me the feeds of its sources."
)
LOOK_TOO_LONG = "Looking for a feed at {host} took more than {seconds:g} seconds."

# What answers other than a feed mean, by their status, see bot.sources.polling
ANSWERS = {
    401: "{host} asks for a password (401).",
    403: "{host} does not let me read that (403).",
    404: "{host} has nothing at that address (404).",
    410: "{host} says that it is gone for good (410).",
    429: "{host} asks me to come less often (429).",
}
ANSWER_BROKEN = "{host} has a fault of its own just now ({status})."
ANSWER_OTHER = "{host} answered {status}."
NOT_FOUND_FOR = Plural(
    "weeks",
    "{host} has had nothing at that address for {weeks} week (404).",
    "{host} has had nothing at that address for {weeks} weeks (404).",
)
HOST_BUSY = (
    "{host} had trouble or asked me to wait, so I leave it alone just now. "
    "Please try again in {span}."
)

# Adding, see bot.chat.commands.feeds
HINT_ADDFEED = "read or suggest a feed: /addfeed ADDRESS"
ADDFEED_USAGE = (
    "Write /addfeed and an address: of a feed or a site, a YouTube channel, "
    "r/subreddit, @name@mastodon.server, or a public Telegram channel such as "
    "t.me/name."
)
NOBODY_APPROVES = (
    "Nobody can approve new feeds here yet: the people who run this bot have to set "
    "NEWSBRIEF_ADMINS first."
)
LOOKS_TOO_MANY = Plural(
    "most",
    (
        "That was {most} address in a minute, which is as many as I look at for"
        " one person. Please try again in a minute."
    ),
    (
        "That was {most} addresses in a minute, which is as many as I look at "
        "for one person. Please try again in a minute."
    ),
)
BRINGS = "{entries}, the newest {span} ago"
BRINGS_JUST_NOW = "{entries}, the newest just now"
CHOOSE_FEED = Plural(
    "count",
    "<b>{host} has {count} feed.</b> Which one?",
    "<b>{host} has {count} feeds.</b> Which one?",
)
BUTTON_ALL_FEEDS = "All {count}"
CHOOSE_WAY = "<b>{name}</b>\n{entries}\n\nFor whom shall I read it?"
BUTTON_OWN = "Only for this chat"
BUTTON_OWN_FOR = "Only for {title}"
BUTTON_EVERYBODY = "✅ For everybody"
BUTTON_SUGGEST = "Suggest for everybody"
FOUND_GONE = "That was too long ago. Send me the address or the file again, please."
KNOWN_TO_ALL = "{name} is among my sources already."
OWN_ADDED = (
    "Added {name}, only for {chat}; its entries are read within a minute. "
    "/feeds shows and removes what is read only here."
)
OWN_HERE = "this chat"
OWN_FULL = (
    "I can read {most} only for {chat}, and that is how many there are. "
    "/feeds removes one."
)
OWN_OFF = "I read no feeds for single chats here."

# Suggesting, see bot.chat.feeds.suggesting
SUGGESTED = (
    "Thank you! I have suggested {name} to the people who run me, and tell you here "
    "what they decide."
)
SUGGESTED_BEFORE = "{name} was suggested already, and waits for a decision."
SUGGESTED_TOO_MANY = Plural(
    "most",
    (
        "You have {most} suggestion waiting, which is as many as I keep for one"
        " person. Wait for a decision, please."
    ),
    (
        "You have {most} suggestions waiting, which is as many as I keep for "
        "one person. Wait for a decision, please."
    ),
)
DECLINED_LATELY = "{name} was suggested lately, and declined."
WHO_ARE_YOU = "You write as the group itself. Suggest it as yourself, please."
ASK_OPERATORS = "<b>{who} suggests a feed</b>\n{feed}\n{url}"
ASK_HEADLINE = "· {title}"
SOMEBODY = "Somebody"
BUTTON_APPROVE = "✅ Add for everybody"
BUTTON_DECLINE = "Decline"
DECISIONS = {
    "added": "✅ Added for everybody: {name}",
    "declined": "Declined: {name}",
}
DECIDED_BEFORE = {
    "open": "Try once more, please.",
    "added": "{name} was added already.",
    "declined": "{name} was declined already.",
}
SUGGESTION_GONE = "That suggestion is gone: decided long ago, or withdrawn."
TOLD_ADDED = "Your suggestion was added: {name}. Its news will come from now on."
TOLD_DECLINED = "The people who run me have declined your suggestion: {name}."
HINT_SUGGESTIONS = "feeds people suggest"
SUGGESTIONS_NONE = "No suggestion waits for you."

# Lists of feeds, see bot.chat.feeds.lists
LIST_FOUND = "<b>A list of {count}</b>; new to me: {fresh}."
BUTTON_ADD_LIST = "✅ Add {fresh}"
BUTTON_OWN_LIST = "Only for this chat"
LIST_KNOWN = "A list of {count}; all of them are among my sources already."
LIST_NOT_FOR_YOU = (
    "This list has {count}. Only the people who run this bot can add a whole list; "
    "suggest single feeds with /addfeed."
)
LIST_ADDED_IN_CHAT = "Added for everybody: {added}."
LIST_OWN_ADDED = "Added {added}, only for this chat. /feeds shows and removes them."
LIST_OWN_PARTLY = (
    "Added {added} of {count}, only for this chat; for the others there is no room: I "
    "can read {most} in all. /feeds shows and removes them."
)
FILE_TOO_LARGE = "This file is larger than {most} MB; a list of feeds is not."
FILE_OTHER = (
    "Of files I can only read lists of feeds (OPML), as feed readers export them. "
    "To have one feed read, send /addfeed and its address."
)
FILE_LOST = "Telegram does not give me this file any more. Send it again, please."
FILE_NOT_HERE = "I can only open files that were sent to me in Telegram."
EXPORT_NAME = "newsbrief-feeds.opml"

# The feeds and what can be done with them, see bot.chat.commands.feedlist
HINT_FEEDS = "the feeds I read, and change them"
FEEDS_HEAD = "<b>Feeds</b> ({count})"
FEEDS_FOOT = (
    "Press a number to change a feed. /feeds {export} sends them all as a file."
)
FEEDS_NONE = "There are no feeds yet. /addfeed ADDRESS adds one."
FEEDS_OWN_FOOT = "Press a number to have that feed no longer read."
BUTTON_OWN_REMOVE = "✕ {number}"
FEEDS_OWN_NONE = (
    "No feed is read only for this chat. /sources shows what I read, "
    "/addfeed ADDRESS adds or suggests a feed."
)
FEEDS_OWN_SHARED = "{name} (read for everybody by now)"
FEEDS_OWN_OTHERS = (
    "Only admins of this chat can change what is read only here. /sources shows it."
)
FEEDS_OWN_REMOVED = "{name} is no longer read for this chat."
FEED_CARD = "<b>{name}</b>\n{url}\n{state}"
FEED_TOPICS = "Topics: {topics}"
FEED_IS_OWN = "Read only for single chats"
FEED_READ = "Read {span} ago"
FEED_UNREAD = "Not read yet"
FEED_PROBLEM = "⚠️ {problem}"
FEED_STOPPED = "⏹ Stopped"
FEED_NEXT = "Next look in {span}"
FEED_NEXT_NOW = "Next look within a minute"
FEED_GONE = "That feed is gone."
FEED_SURE = "Remove <b>{name}</b>? What it brought stays."
FEED_REMOVED = "Removed: {name}"
BUTTON_FEED_STOP = "⏹ Stop"
BUTTON_FEED_RESUME = "▶️ Resume"
BUTTON_FEED_RETRY = "🔄 Try now"
BUTTON_FEED_REMOVE = "🗑 Remove"
BUTTON_FEED_EVERYBODY = "✅ For everybody"
STOPPED_MARK = "⏹"
PROBLEM_MARK = "⚠️"
BUTTON_FEED_BACK = "‹ Back"
OWN_SOURCES_FOR = "<b>Only for {title}</b>"
OWN_SOURCES = "<b>Only for this chat</b>"

# At the command line, see bot.cli.feeds
ADDED = "Added {name}; its entries are read within a minute: {count}."
KNOWN = "{name} is among the feeds already."

translate(__name__)
