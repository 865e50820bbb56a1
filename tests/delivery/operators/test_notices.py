from bot.delivery.operators.notices import feed_over
from bot.language.current import speaking
from bot.model import Feed, Manner


def test_a_feed_without_a_title_is_called_by_its_address() -> None:
    feed = Feed("https://a.example/?a=1&b", problem="<Gone>.")
    assert feed_over(feed).html.startswith(
        "<b>https://a.example/?a=1&amp;b</b> is not read any more: &lt;Gone&gt;."
    )


def test_why_a_feed_is_over_is_told_in_the_language_of_who_reads_it() -> None:
    feed = Feed(
        "https://a.example/", problem="a.example says that it is gone for good (410)."
    )
    with speaking(Manner("de")):
        assert "a.example sagt, dass es das endgültig nicht" in feed_over(feed).html
