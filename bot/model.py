"""The values that travel between the rooms of the bot."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from datetime import datetime
from enum import StrEnum
from hashlib import blake2s

from summarizers.types import Figure, Passage, Person


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed lists; untrusted and short-lived.

    `source` is whose words these are where the feed only passes them on; `is_part` is
    whether the link's page holds other entries too; one that is whole has no
    more text on its page.
    """

    id: str
    link: str
    title: str
    text: str
    published: datetime | None
    topics: tuple[str, ...] = ()
    language: str = ""
    source: str = ""
    is_part: bool = False
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Feed:
    """A source we poll, what its server told us last, and when to ask again.

    `interval` is how many seconds were chosen for the next look and `gap` how many
    usually pass between two new entries (0: not known yet); `spoke` is when the newest
    entry was published, or else found. `hub` and `self_url` are what the feed says of
    WebSub. An own feed is one no operator added for everybody; `told_silent` is whether
    its present silence was told.

    `pause` is its longest pause between two entries, in seconds, and `known` of how
    many entries that is known (10 at most).

    `wish` is how many seconds between two looks the feed asks for; it wants none in its
    `skip_hours` (UTC) and on its `skip_days` (Monday 0). `failing` is since when it
    fails, `whole` when its body was last sent rather than called unchanged.
    """

    url: str
    title: str = ""
    topics: tuple[str, ...] = ()
    etag: str = ""
    modified: str = ""
    body_hash: str = ""
    due: datetime | None = None
    checked: datetime | None = None
    failures: int = 0
    problem: str = ""
    is_stopped: bool = False
    interval: int = 0
    gap: float = 0.0
    spoke: datetime | None = None
    hub: str = ""
    self_url: str = ""
    is_own: bool = False
    told_silent: bool = False
    pause: float = 0.0
    known: int = 0
    wish: int = 0
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()
    failing: datetime | None = None
    whole: datetime | None = None


@dataclass(frozen=True, slots=True)
class Rest:
    """How long a host is left alone after a request, and whether the host failed."""

    seconds: float = 0.0
    is_failure: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Where words come from: the article without its text."""

    article_id: str
    title: str
    source: str
    url: str
    published: datetime
    is_sample: bool = False
    is_paywalled: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """A text we keep, with its date and origin.

    `feed` is the address of the chat's own feed that brought it; "" is for everybody.
    """

    id: str
    title: str
    text: str
    source: str
    url: str
    published: datetime
    topics: tuple[str, ...] = ()
    language: str = "en"
    is_sample: bool = False
    feed: str = ""
    is_paywalled: bool = False

    @property
    def origin(self) -> Origin:
        """The article without its text."""
        return Origin(
            self.id,
            self.title,
            self.source,
            self.url,
            self.published,
            self.is_sample,
            self.is_paywalled,
        )


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in an article's text; every span points into that text."""

    summary: tuple[Passage, ...] = ()
    figures: tuple[Figure, ...] = ()
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """How a feed lists an article: a name for the entry, a digest of what it gave."""

    mark: str
    digest: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure before and after its publisher changed it, with both sentences.

    A figure that went has no words after, one that came has none before. `earlier` is
    what it was before that, newest first, where it was changed several times.
    """

    before: str
    after: str
    old_sentence: str
    new_sentence: str
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """What a publisher changed in an article, and when we saw it.

    `added` and `removed` are numbers of sentences.
    """

    seen: datetime
    added: int = 0
    removed: int = 0
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """An article as it is kept: origin, topics, story and findings, no text.

    `feeds` are the own feeds that brought it; without any it is for everybody.
    `versions` are the last changes its publisher made, oldest first.
    """

    origin: Origin
    topics: tuple[str, ...]
    findings: Findings
    story_id: str
    language: str = "en"
    feeds: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()

    def is_for(self, owned: Collection[str]) -> bool:
        """Return whether a chat that reads these feeds for itself may see it."""
        return not self.feeds or any(feed in owned for feed in self.feeds)


@dataclass(frozen=True, slots=True)
class Story:
    """The articles that report one event, newest first.

    `feeds` are chats' own feeds, when nothing but these tells of it.
    """

    id: str
    headline: str
    article_ids: tuple[str, ...]
    topics: tuple[str, ...]
    updated: datetime
    feeds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A source's sentence, letter for letter, with its origin.

    `reworded` are other words for it that the verifier has accepted, or nothing.
    """

    passage: Passage
    origin: Origin
    reworded: str = ""


@dataclass(frozen=True, slots=True)
class CitedFigure:
    """A figure with the article that says so; `number` is its place in that article."""

    figure: Figure
    origin: Origin
    number: int


def series_id(article_id: str, number: int) -> str:
    """Return the name of the series that a figure of an article begins."""
    return blake2s(f"{article_id} {number}".encode(), digest_size=5).hexdigest()


class ChatKind(StrEnum):
    """The kinds of chat Telegram has."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"

    @property
    def is_group(self) -> bool:
        """Whether several people write here."""
        return self in (ChatKind.GROUP, ChatKind.SUPERGROUP)


@dataclass(frozen=True, slots=True)
class Chat:
    """Where Telegram delivers, and what we know of it.

    `manager` is the user who set a channel or group up and may change it from a private
    chat; `zone` is the IANA zone last chosen here.
    """

    id: int
    kind: ChatKind
    title: str = ""
    language: str = ""
    zone: str = ""
    manager: int = 0
    is_active: bool = True


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """A chat, or one topic of a forum; `thread_id` 0 means no topic."""

    chat_id: int
    thread_id: int = 0

    def __str__(self) -> str:
        return f"{self.chat_id}:{self.thread_id}"

    @classmethod
    def parse(cls, text: str) -> "Address":
        """Return the address that `str` wrote."""
        chat, _, thread = text.partition(":")
        return cls(int(chat), int(thread or 0))


EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a subscription wants of the news beside its topics; nothing wants all.

    Words are words or phrases, languages their two letters, sources an outlet's name or
    the name of its site; what begins with `not_` is not wanted.
    """

    words: tuple[str, ...] = ()
    not_words: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    not_sources: tuple[str, ...] = ()
    not_topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subscription:
    """An address, its daily times, its topics and its filters.

    `times` are minutes after local midnight, ascending; `days` are weekdays, Monday 0;
    no topics means all of them.
    """

    address: Address
    times: tuple[int, ...]
    zone: str
    days: tuple[int, ...] = EVERY_DAY
    topics: tuple[str, ...] = ()
    filters: Filters = Filters()


@dataclass(frozen=True, slots=True)
class Track:
    """A series an address wants to hear of when it changes.

    `words` are those of the figure it was chosen by; `since` is when; `seen` are the
    articles that were shown then.
    """

    address: Address
    series_id: str
    story_id: str
    words: str
    since: datetime
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """One due moment of one subscription; its name makes the delivery unique."""

    address: Address
    day: Date
    minute: int
    due: datetime

    @property
    def name(self) -> str:
        """The same slot has the same name in every process and at every try."""
        return f"{self.address}/{self.day.isoformat()}/{self.minute:04d}"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One story in a briefing; `fingerprint` changes when there is something new.

    `corrections` are the figures that were others when the reader was told of them.
    """

    story_id: str
    headline: str
    sentences: tuple[Quote, ...]
    figures: tuple[CitedFigure, ...]
    origins: tuple[Origin, ...]
    fingerprint: str
    is_update: bool = False
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Briefing:
    """The stories, sentences and figures for one slot, or asked for in chat.

    `minute` is the local time it was due (None when asked for); `late` is how many
    minutes late it is sent; `skipped` are earlier days given up on.
    """

    day: Date
    chapters: tuple[Chapter, ...]
    minute: int | None = None
    late: int = 0
    skipped: tuple[Date, ...] = ()
    topics: tuple[str, ...] = ()

    @property
    def told(self) -> dict[str, str]:
        """Story ids and fingerprints to remember once this was delivered."""
        return {chapter.story_id: chapter.fingerprint for chapter in self.chapters}


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: it calls back with `data`, or opens `url`."""

    label: str
    data: str = ""
    url: str = ""


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A message ready for Telegram: its HTML and its rows of buttons.

    `picture` is a drawing, as an SVG, to be shown above the words.
    """

    html: str
    buttons: Rows = ()
    is_silent: bool = False
    picture: str = ""


class Kind(StrEnum):
    """Why a delivery is made; it decides its lane and what an unknown outcome means."""

    BRIEFING = "briefing"
    BROADCAST = "broadcast"
    ALERT = "alert"


@dataclass(frozen=True, slots=True)
class Delivery:
    """The messages of one briefing or broadcast on their way to one address.

    The name makes it unique; `told` is remembered for the address once all parts were
    sent. After `expires` it is not worth sending any more. `cast` names its broadcast.
    """

    name: str
    address: Address
    kind: Kind
    messages: tuple[Message, ...]
    expires: datetime
    told: Mapping[str, str] = field(default_factory=dict)
    cast: str = ""


class Ending(StrEnum):
    """How an attempt to send one message ended; each has an effect of its own."""

    SENT = "sent"
    RETRY = "retry"  # Telegram surely did not take it; `after` seconds from now
    UNKNOWN = "unknown"  # it was written, and no answer came
    EXPIRED = "expired"  # it was not worth sending any more
    # The chat is over for us until it comes back.
    BLOCKED = "blocked"  # its reader blocked us
    KICKED = "kicked"  # we were thrown out of the group or channel
    UNSTARTED = "unstarted"  # its reader has not started us, so we may not write first
    GONE = "gone"  # there is no such chat
    # The chat is over for ever.
    DEACTIVATED = "deactivated"  # the reader's account was deleted
    DELETED = "deleted"  # the group was deleted
    MOVED = "moved"  # the group became a supergroup with id `moved_to`
    # Only the address cannot be written to.
    UNPLACED = "unplaced"  # its topic was deleted: the message goes without it
    CLOSED = "closed"  # its topic is closed
    MUTED = "muted"  # we have no right to write there
    REFUSED = "refused"  # Telegram will never take this message


@dataclass(frozen=True, slots=True)
class Outcome:
    """The ending of an attempt and what follows from it."""

    ending: Ending
    message_id: int = 0
    after: float = 0.0
    is_flood: bool = False
    moved_to: int = 0
    reason: str = ""
