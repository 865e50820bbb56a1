"""All keys of the store; docs/storage.md says what is in each.

Words in braces decide where a key lives on a Cluster. Articles and their indexes share
one place, because they are changed together. What belongs to a chat lives in one of 64
shards, so that any one chat's keys can be changed together and chats can be spread.
"""

from zlib import crc32

SHARDS = 64
"""Fixed for ever: a chat's shard must not change while anything of it is stored."""


def shard(chat_id: int) -> int:
    """Return the number of the shard that keeps this chat."""
    return crc32(str(chat_id).encode()) % SHARDS


def _ours(number: int) -> str:
    return f"nb:{{d{number}}}"


def _of(chat_id: int) -> str:
    return _ours(shard(chat_id))


# The service as a whole.


def schema() -> str:
    """Which version of the form everything is stored in."""
    return "nb:{meta}:schema"


def lock(name: str) -> str:
    """Held by the one process that does something alone."""
    return f"nb:{{meta}}:lock:{name}"


def latest() -> str:
    """When somebody last looked at the clock, as it showed then."""
    return "nb:{meta}:latest"


def seen(update_id: int) -> str:
    """Exists for a day after an update was handled."""
    return f"nb:{{seen}}:update:{update_id}"


def probe(number: int) -> str:
    """Written to find out whether the shard's server takes anything in."""
    return f"{_ours(number)}:probe"


def journal(chat_id: int) -> str:
    """All updates of a chat that were taken in and wait."""
    return f"nb:{{seen}}:journal:{chat_id}"


def turns() -> str:
    """Chats with updates that wait, and which process handles them."""
    return "nb:{seen}:turns"


def alive(owner: str) -> str:
    """Exists while a process that handles updates lives."""
    return f"nb:{{seen}}:alive:{owner}"


# Articles, stories and feeds.

INDEX = "nb:{ix}:"
"""What the keys of the index begin with; records name their entries without it."""


def article(article_id: str) -> str:
    """One article with its findings."""
    return f"nb:{{ix}}:article:{article_id}"


def by_time() -> str:
    """Article ids by the moment they were published."""
    return "nb:{ix}:time"


def fading() -> str:
    """Ids, by the same moments, of the articles that go when they are old."""
    return "nb:{ix}:fading"


def by_topic(topic: str) -> str:
    """Ids of a topic's articles by time."""
    return f"nb:{{ix}}:topic:{topic}"


def by_source(source: str) -> str:
    """Ids of a source's articles by time."""
    return f"nb:{{ix}}:source:{source}"


def by_own(feed: str = "") -> str:
    """Ids of the articles only this own feed of a chat brought, or any, by time."""
    return f"nb:{{ix}}:own:{feed}"


def by_story(story_id: str) -> str:
    """Ids of a story's articles by time."""
    return f"nb:{{ix}}:parts:{story_id}"


def many(term: str) -> str:
    """In which articles a term stands, and its weight in each, where they are many."""
    return f"nb:{{ix}}:many:{term}"


def few(bucket: int) -> str:
    """Where terms that stand in few articles do, by term."""
    return f"nb:{{ix}}:few:{bucket}"


def number() -> str:
    """Which number was given last to a version of an article."""
    return "nb:{ix}:number"


def numbers(block: int) -> str:
    """Ids of articles by their numbers, a block of them."""
    return f"nb:{{ix}}:numbers:{block}"


def topics() -> str:
    """Topics by how many articles they have."""
    return "nb:{ix}:topics"


def sources() -> str:
    """Names of sources by how many articles they have."""
    return "nb:{ix}:sources"


def known(bucket: int) -> str:
    """Digests of addresses, texts and entries, and the article each belongs to."""
    return f"nb:{{ix}}:known:{bucket}"


def corrected() -> str:
    """Ids of the articles corrected last, by when we saw it."""
    return "nb:{ix}:corrected"


def floor() -> str:
    """How old the newest article is that went because there was no room."""
    return "nb:{ix}:floor"


def gone() -> str:
    """Ids of undated articles that went, by when a feed listed them last."""
    return "nb:{ix}:gone"


def story(story_id: str) -> str:
    """One story."""
    return f"nb:{{ix}}:story:{story_id}"


def own_stories(feed: str) -> str:
    """Ids of the stories only chats' own feeds tell of, this one among them."""
    return f"nb:{{ix}}:ownstories:{feed}"


def became(story_id: str) -> str:
    """Which story one has become a part of."""
    return f"nb:{{ix}}:became:{story_id}"


def stories(topic: str = "") -> str:
    """Story ids by when they were updated; of one topic, or of all."""
    return f"nb:{{ix}}:stories:{topic}"


def version() -> str:
    """One number that grows with each change of articles, stories or series."""
    return "nb:{ix}:version"


def series(story_id: str) -> str:
    """Which series of the story the figures of its articles belong to."""
    return f"nb:{{ix}}:series:{story_id}"


def trackers(story_id: str) -> str:
    """Who wants to hear of a story's series."""
    return f"nb:{{ix}}:trackers:{story_id}"


def fresh() -> str:
    """Ids of articles whose figures nobody was told of yet, by time."""
    return "nb:{ix}:fresh"


def bell(name: str) -> str:
    """Return where a token lies from when a job is called until a process hears it."""
    return f"nb:{{ix}}:bell:{name}"


def hub(token: str) -> str:
    """One feed that a hub is to tell us of, by the token of the address it calls."""
    return f"nb:{{ix}}:hub:{token}"


def hubs() -> str:
    """Tokens of what hubs tell us, by the address of the feed."""
    return "nb:{ix}:hubs"


def hubs_due() -> str:
    """Tokens by when to look after them next."""
    return "nb:{ix}:hubs:due"


def pushes() -> str:
    """Bodies that hubs have pushed and nobody has read yet."""
    return "nb:{ix}:pushes"


def feeds() -> str:
    """Every feed by its address."""
    return "nb:{ix}:feeds"


def quarantine() -> str:
    """Texts that could not be read, by id."""
    return "nb:{ix}:quarantine"


def feeds_due() -> str:
    """Addresses of feeds by when to ask them again."""
    return "nb:{ix}:feeds:due"


def feeds_ended() -> str:
    """Addresses of feeds that are over and nobody was told of."""
    return "nb:{ix}:feeds:ended"


# Hosts of feeds and pages. They lie with the feeds, because what is due is taken by the
# script that looks at its host; scripts make the name of a host out of an address.


def visit(host: str) -> str:
    """Which feed of a host is being read."""
    return f"nb:{{ix}}:visit:{host}"


def line(host: str) -> str:
    """Exists for as long as the feeds of a host that were put off have to wait."""
    return f"nb:{{ix}}:line:{host}"


def turn(host: str) -> str:
    """Which request a host answers now, or that it is to be left alone."""
    return f"nb:{{ix}}:turn:{host}"


def woes(host: str) -> str:
    """How often in a row a host failed."""
    return f"nb:{{ix}}:woes:{host}"


def pause(host: str) -> str:
    """How many milliseconds a host wants to be left alone after each request."""
    return f"nb:{{ix}}:pause:{host}"


def robots(address: str) -> str:
    """Text of the robots.txt of this address."""
    return f"nb:{{robots}}:{address}"


def owners(url: str) -> str:
    """Ids of the chats that read a feed for themselves."""
    return f"nb:{{ix}}:owners:{url}"


# A chat.


def chat(chat_id: int) -> str:
    """Facts about a chat."""
    return f"{_of(chat_id)}:chat:{chat_id}"


def chats(number: int, kind: str) -> str:
    """Ids of a shard's active chats of one kind."""
    return f"{_ours(number)}:chats:{kind}"


def threads(chat_id: int) -> str:
    """Titles of a forum's topics by thread id."""
    return f"{_of(chat_id)}:threads:{chat_id}"


def manages(user_id: int) -> str:
    """Ids of the chats a user has set up."""
    return f"{_of(user_id)}:manages:{user_id}"


def moved(chat_id: int) -> str:
    """Which id a group has since it became a supergroup."""
    return f"{_of(chat_id)}:moved:{chat_id}"


def aside(chat_id: int) -> str:
    """Due moments of a chat that is stopped, or moving to its new id."""
    return f"{_of(chat_id)}:aside:{chat_id}"


def paused(chat_id: int) -> str:
    """Since when threads of a chat cannot be written to."""
    return f"{_of(chat_id)}:paused:{chat_id}"


def pending(chat_id: int) -> str:
    """Drafts and questions a chat has begun and not finished."""
    return f"{_of(chat_id)}:pending:{chat_id}"


def asked(chat_id: int, user_id: int) -> str:
    """Return where it is kept for minutes what somebody asked last in a chat."""
    return f"{_of(chat_id)}:asked:{chat_id}:{user_id}"


def subscriptions(chat_id: int) -> str:
    """Subscriptions of a chat by thread id."""
    return f"{_of(chat_id)}:subs:{chat_id}"


def tracks(chat_id: int) -> str:
    """Series a chat wants to hear of, by thread and series."""
    return f"{_of(chat_id)}:tracks:{chat_id}"


def own(chat_id: int) -> str:
    """Addresses of the feeds a chat reads for itself, and since when."""
    return f"{_of(chat_id)}:own:{chat_id}"


def told(chat_id: int) -> str:
    """Which stories a chat was told, and in which state."""
    return f"{_of(chat_id)}:told:{chat_id}"


def deliveries(chat_id: int) -> str:
    """Names of a chat's deliveries of the last days."""
    return f"{_of(chat_id)}:deliveries:{chat_id}"


def label(chat_id: int, name: str) -> str:
    """Return what a delivery is called in its shard: names are unique within a chat."""
    return f"{chat_id}|{name}"


# A shard: the way from a due moment to a settled delivery.


def due(number: int) -> str:
    """Addresses by the moment their next slot is due."""
    return f"{_ours(number)}:due"


def fired(number: int) -> str:
    """Slots that were due and wait to be composed."""
    return f"{_ours(number)}:fired"


def queue(number: int) -> str:
    """Names of deliveries that wait to be sent, or are leased."""
    return f"{_ours(number)}:queue"


def delivery(number: int, label: str) -> str:
    """One delivery and how far it got."""
    return f"{_ours(number)}:delivery:{label}"


def later(number: int) -> str:
    """Names of deliveries by the moment they are tried again."""
    return f"{_ours(number)}:later"


def stuck(number: int) -> str:
    """Names of deliveries that were held or given up, by when."""
    return f"{_ours(number)}:stuck"


def tally(number: int) -> str:
    """How many deliveries ended in each way."""
    return f"{_ours(number)}:tally"


# A broadcast. The names of what `delivery.lua` counts begin with that of the tally.


def broadcast(id_: str) -> str:
    """One broadcast: what is said to whom, and its state."""
    return f"nb:{{cast}}:broadcast:{id_}"


def broadcasts() -> str:
    """Ids of all broadcasts by when they were written."""
    return "nb:{cast}:broadcasts"


def casting() -> str:
    """Ids of the broadcasts with something left to do, by when they were started."""
    return "nb:{cast}:casting"


def of_shard(number: int) -> str:
    """Return what a shard's keys begin with, for scripts that walk over its chats."""
    return f"{_ours(number)}:"


def left(number: int, id_: str) -> str:
    """Ids of a shard's chats that are still to get a broadcast."""
    return f"{_ours(number)}:left:{id_}"


def cast_tally(number: int, id_: str) -> str:
    """How many of a broadcast's deliveries ended in each way."""
    return f"{tally(number)}:{id_}"


def outgoing(number: int, id_: str) -> str:
    """Names of a broadcast's deliveries not yet settled."""
    return f"{tally(number)}:{id_}:out"


# Feeds people suggest.


def suggestion(id_: str) -> str:
    """One feed that somebody suggests, and what became of it."""
    return f"nb:{{suggest}}:one:{id_}"


def suggestions() -> str:
    """Numbers of the suggestions that wait for an operator, by when they were made."""
    return "nb:{suggest}:open"


def suggested(chat_id: int) -> str:
    """Numbers of what a person suggested, or of what was suggested in a chat."""
    return f"nb:{{suggest}}:of:{chat_id}"


def looks(user_id: int) -> str:
    """How many addresses a person had us look at within a minute."""
    return f"nb:{{suggest}}:looks:{user_id}"


# Telegram's files and limits.


def picture(digest: str) -> str:
    """Telegram's file_id of the picture of the drawing with this digest."""
    return f"nb:{{pictures}}:{digest}"


def budget() -> str:
    """How fast we may send to everybody, and who waits for it."""
    return "nb:{pace}:budget"


def pace(scope: str) -> str:
    """Until when one chat has had its share, or when its last messages went."""
    return f"nb:{{pace}}:sent:{scope}"


def halt(scope: str) -> str:
    """Until when Telegram has told us to wait: for everybody, or for one chat."""
    return f"nb:{{pace}}:halt:{scope}"
