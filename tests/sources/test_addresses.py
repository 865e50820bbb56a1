import pytest

from bot.errors import SourceError
from bot.sources.addresses import expand, read_address

VIDEOS = "https://www.youtube.com/feeds/videos.xml"
CHANNEL = "UC0123456789abcdefghij-_"

CASES = {
    # as it was typed
    "https://news.example/rss": ["https://news.example/rss"],
    "HTTP://news.example/rss?a=1&b=2#top": ["HTTP://news.example/rss?a=1&b=2#top"],
    "https://news.example": ["https://news.example"],
    "https://user:word@news.example/": ["https://user:word@news.example/"],
    "https://[broken/": ["https://[broken/"],
    # without a scheme
    "news.example": ["https://news.example", "http://news.example"],
    "news.example:8080/rss": ["https://news.example:8080/rss", "http://news.example:8080/rss"],
    "bücher.example/neu": ["https://bücher.example/neu", "http://bücher.example/neu"],
    # schemes of feeds
    "feed://news.example/rss": ["https://news.example/rss", "http://news.example/rss"],
    "feed:https://news.example/rss": ["https://news.example/rss"],
    "feed://http://news.example/rss": ["http://news.example/rss"],
    "podcast://cast.example/a.xml": ["https://cast.example/a.xml", "http://cast.example/a.xml"],
    # inside a sentence
    "<https://news.example/rss>": ["https://news.example/rss"],
    "Please read https://news.example/rss.": ["https://news.example/rss"],
    "(see https://news.example/a_(b))": ["https://news.example/a_(b)"],
    "[News](https://news.example/rss), thanks!": ["https://news.example/rss"],
    "“https://news.example/rss”": ["https://news.example/rss"],
    "https://news.example/rss_": ["https://news.example/rss_"],
    "Could you add news.example, please?": ["https://news.example", "http://news.example"],
    "Hello world.Please take https://a.example/": ["https://a.example/"],
    # YouTube
    f"https://www.youtube.com/channel/{CHANNEL}": [f"{VIDEOS}?channel_id={CHANNEL}"],
    f"m.youtube.com/channel/{CHANNEL}/videos": [f"{VIDEOS}?channel_id={CHANNEL}"],
    "youtube.com/user/harbour": [f"{VIDEOS}?user=harbour"],
    "https://youtube.com/playlist?list=PLab-1": [f"{VIDEOS}?playlist_id=PLab-1"],
    "https://www.youtube.com/@harbour": ["https://www.youtube.com/@harbour"],
    # Reddit
    "r/harbours": ["https://www.reddit.com/r/harbours/.rss"],
    "/r/harbours/": ["https://www.reddit.com/r/harbours/.rss"],
    "u/ada-l": ["https://www.reddit.com/user/ada-l/.rss"],
    "https://old.reddit.com/r/harbours/top/?t=day": ["https://www.reddit.com/r/harbours/.rss"],
    "https://reddit.com/r/harbours/comments/1a/boats/": ["https://www.reddit.com/r/harbours/.rss"],
    "https://www.reddit.com/r/a+b/.rss": ["https://www.reddit.com/r/a+b/.rss"],
    "https://www.reddit.com/r/harbours/new/.rss": ["https://www.reddit.com/r/harbours/new/.rss"],
    # Mastodon and its kin
    "@ada@mast.example": ["https://mast.example/@ada.rss", "https://mast.example/@ada"],
    "https://mast.example/@ada": ["https://mast.example/@ada.rss", "https://mast.example/@ada"],
    "https://mast.example/@bo@far.example": ["https://far.example/@bo.rss", "https://mast.example/@bo@far.example"],
    # Telegram
    "t.me/harbour": ["https://t.me/s/harbour"],
    "@harbour_post": ["https://t.me/s/harbour_post"],
    "https://t.me/s/harbour": ["https://t.me/s/harbour"],
    "https://t.me/harbour/1234": ["https://t.me/s/harbour"],
    "https://telegram.me/harbour?single": ["https://t.me/s/harbour"],
    # others
    "@ada.sky.example": ["https://bsky.app/profile/ada.sky.example/rss"],
    "https://bsky.app/profile/ada.example/post/3k": ["https://bsky.app/profile/ada.example/rss"],
    "https://medium.com/@ada/on-boats-1a2b": ["https://medium.com/feed/@ada"],
    "https://medium.com/tag/boats": ["https://medium.com/feed/tag/boats"],
    "https://medium.com/harbour-notes": ["https://medium.com/feed/harbour-notes"],
    "https://medium.com/feed/@ada": ["https://medium.com/feed/@ada"],
    "github.com/ada/boats": ["https://github.com/ada/boats/releases.atom", "https://github.com/ada/boats/commits.atom"],
    "https://github.com/ada/boats/tags": ["https://github.com/ada/boats/tags.atom"],
    "https://github.com/ada": ["https://github.com/ada.atom"],
    "https://github.com/ada/boats/issues": ["https://github.com/ada/boats/issues"],
}  # fmt: skip


@pytest.mark.parametrize("typed", CASES)
def test_what_is_typed_becomes_addresses_to_look_at(typed: str) -> None:
    assert read_address(typed) == tuple(CASES[typed])


@pytest.mark.parametrize(
    "typed", ["", "boats", "ada@harbour.example", "12.5", "the @ sign", "..."]
)
def test_where_no_address_is_seen_it_is_said_what_can_be_given(typed: str) -> None:
    with pytest.raises(SourceError, match="Give me the address of a feed or of a site"):
        read_address(typed)


@pytest.mark.parametrize(
    "typed",
    ["https://t.me/+AbCdEf", "t.me/joinchat/AbCdEf", "https://t.me/c/123/4", "t.me/"],
)
def test_what_is_private_on_telegram_is_refused(typed: str) -> None:
    with pytest.raises(SourceError, match="only read public Telegram channels"):
        read_address(typed)


def test_a_page_without_a_rule_leads_nowhere_else() -> None:
    assert expand("https://news.example/about") == ()
    assert expand("https://[broken/") == ()
