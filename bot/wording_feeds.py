"""What the bot says about finding, adding, suggesting and removing feeds.

Plain, short and kind, as in `bot.wording`.
"""

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
OPML_BROKEN = "This is not an OPML file that can be read: {reason}."
OPML_OTHER = "This is not an OPML file; it begins with <{tag}>."
OPML_TOO_LONG = "This list has {count} feeds; I take {most} at once. Split it, please."
LOOK_TOO_LONG = "Looking for a feed at {host} took more than {seconds:g} seconds."
