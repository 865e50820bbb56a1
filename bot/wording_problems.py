"""What is wrong with a feed or a page that cannot be read.

Whoever asks for it hears it in his language. What is kept with a feed or a text is
English, and is said in the reader's language where it is shown, see
`bot.delivery.operators.problems`: a text changed here is not recognised any more
where it was kept before. What an answer's status means stands in `bot.wording_feeds`.
"""

from bot.language.texts import translate

# There was no answer, see bot.sources.fetch
NO_ANSWER = "{host} did not answer within {seconds} seconds."
NAME_UNKNOWN = "The name {host} is not known; check it."
CERTIFICATE = "{host} has no certificate that can be trusted."
NO_CONNECTION = "{host} does not accept connections."
BAD_ADDRESS = "{host} is not a web address that can be read."
BROKEN_OFF = "{host} broke its answer off."
HUNG_UP = "{host} hung up without an answer."
NOT_UNDERSTOOD = "{host} answered in a way that is not understood."
UNREACHABLE = "{host} cannot be reached."
REDIRECTS = "{host} redirects more than {count} times."

# What is not asked for, see bot.sources.fetch and guard
USER_NAME = "The address at {host} holds a user name; leave it out."
NO_ADDRESS = "{address} is not a web address; it must begin with https://"
NOT_PUBLIC = (
    "{host} is not a public address, and only public ones are read. "
    "The operator can allow it: name it in NEWSBRIEF_FETCH_ALLOW."
)
PORT = "Port {port} of {host} is not one that web servers use."

# What was sent cannot be taken, see bot.sources.body
NO_ROOM = "{host} sent much while others did; it is asked again later."
TOO_LARGE = "{host} sent more than {megabytes} MB."
PACKED_OTHERWISE = "{host} packed its answer as “{packing}”, which was not asked."
PACKED_WRONG = "{host} packed its answer in a way that cannot be opened."

# It is no feed, or one that would hurt, see bot.sources.feeds, jsonfeed and excess
WEB_PAGE = "{url} is a web page, not a feed; give the address of its feed."
NO_FEED = "{url} is not a feed that can be read (RSS, Atom or JSON Feed)."
JSON_BROKEN = "{url} is JSON that cannot be read."
JSON_OTHER = "{url} is JSON, but not a JSON Feed."
ENTITIES = "{url} declares XML entities, which feeds have no use for; refused."
TAGS_IN_ENTRIES = "{url} has too many tags in each entry; it is not read."
TAGS = "{url} has too many tags; it is not read."
ATTRIBUTES = "{url} has a tag with too many attributes; it is not read."
NESTED = "{url} has tags nested too deep; it is not read."

# Reading it fails, see bot.jobs.worker, cell and ingest
TOOK_SECONDS = "It took more than {seconds} seconds."
FAILED = "Reading it failed ({kind})."
WORK_FAILED = "reading it failed: {kind} {error}"
WORK_LATE = "reading it took more than {seconds} s"
WORK_LONG = "reading it takes more time than there is for it"
WORK_LARGE = "reading it takes more memory than there is for it"
WORK_LOST = "reading it ended the process that reads"

translate(__name__)
