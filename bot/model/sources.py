"""What we poll: feeds, what they list, and how long a host is left alone."""

from dataclasses import dataclass
from datetime import datetime


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
    fails, `whole` when its body was last sent rather than called unchanged. One that
    moved has a `first_url`.
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
    first_url: str = ""

    @property
    def known_by(self) -> str:
        """The address by which its entries are known: the first, where it moved."""
        return self.first_url or self.url


@dataclass(frozen=True, slots=True)
class Rest:
    """How long a host is left alone after a request, and whether the host failed."""

    seconds: float = 0.0
    is_failure: bool = False
