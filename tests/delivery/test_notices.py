from bot.delivery.notices import feed_over
from bot.model import Feed


def test_a_feed_without_a_title_is_called_by_its_address() -> None:
    feed = Feed("https://a.example/?a=1&b", problem="<Gone>.")
    assert feed_over(feed).html.startswith(
        "<b>https://a.example/?a=1&amp;b</b> is not read any more: &lt;Gone&gt;."
    )
