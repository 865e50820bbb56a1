"""What is cut from a feed, and what is left exactly as it came."""

import pytest

from bot.errors import SourceError
from bot.sources.excess import MOST_DEEP, MOST_TAGS, trimmed
from bot.sources.feeds import read_feed
from bot.sources.jsonfeed import read_json

URL = "https://harbour.example/feed"


def cut(body: str) -> str:
    return trimmed(body.encode(), URL).decode()


def dated(number: int) -> str:
    """An entry that is newer the higher its number."""
    day, hour = number // 24 % 28 + 1, number % 24
    moment = f"2026-{number // 672 + 1:02}-{day:02}T{hour:02}:00:00Z"
    return f"<entry><id>{number}</id><updated>{moment}</updated></entry>"


def atom(*entries: str) -> str:
    head = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour</title>'
    return f"{head}{''.join(entries)}</feed>"


def rss(content: str) -> str:
    return f"<rss version='2.0'><channel><title>T</title>{content}</channel></rss>"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "no markup",
        rss("<item><title>a</title></item>" * 500),
        rss("<item><![CDATA[" + "<b>" * 90_000 + "]]></item>"),
        rss("<!--" + "<item>" * 900 + "-->"),
        rss("<item><description><br><p>Unclosed</description></item>" * 400),
        rss("<item/>" * 9),
    ],
)
def test_a_feed_of_usual_size_is_left_as_it_is(body: str) -> None:
    assert cut(body) == body


def test_of_too_many_entries_the_newest_are_kept_in_their_order() -> None:
    mixed = [dated(number) for number in (*range(300), *range(900, 299, -1))]
    kept = read_feed(atom(*mixed).encode(), url=URL).entries
    assert len(kept) == 500
    assert {int(entry.id.rpartition("/")[2]) for entry in kept} == set(range(401, 901))
    assert kept[0].id.endswith("/900")


def test_dates_of_mail_are_read_as_well() -> None:
    old = "<item><guid>old</guid><pubDate>Mon, 23 Nov 2026 10:00 GMT</pubDate></item>"
    new = old.replace("23", "24").replace("old", "new")
    assert "new" in cut(rss(old * 500 + new))


@pytest.mark.parametrize(
    "date", ["soon", "Mon, 99 Foo 99999 99:99:99 +9999", "2026-99"]
)
def test_where_dates_say_nothing_the_first_are_kept(date: str) -> None:
    items = [f"<item>{n} <pubDate>{date}</pubDate></item>" for n in range(501)]
    assert cut(rss("".join(items))) == rss("".join(items[:500]))


def test_of_a_great_many_the_ends_show_where_the_newest_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.sources.excess.MOST_DATED", 500)
    rising = [dated(number) for number in range(600)]
    assert cut(atom(*rising)) == atom(*rising[100:])
    assert cut(atom(*reversed(rising))) == atom(*reversed(rising[100:]))


def test_a_date_without_its_zone_is_taken_as_utc() -> None:
    items = [f"<item><date>2026-11-{n // 30 + 1:02}</date></item>" for n in range(501)]
    assert "2026-11-17" in cut(rss("".join(items)))


def test_what_rdf_lists_beside_its_entries_goes_with_them() -> None:
    listed = "<items><rdf:Seq>" + "<rdf:li/>" * 9_999 + "</rdf:Seq></items>"
    head = "<rdf:RDF><channel><title>T</title>"
    body = head + listed + "</channel>" + "<rss:item>a</rss:item>" * 900 + "</rdf:RDF>"
    assert cut(body) == head + "<items></items></channel>" + (
        "<rss:item>a</rss:item>" * 500 + "</rdf:RDF>"
    )


def test_entries_that_are_not_closed_are_cut_too() -> None:
    assert cut(rss("<item>" * 9_999)).count("<item>") == 500
    assert cut("<rss>" + "<item>" * 900).count("<item>") == 500


def test_what_is_not_closed_at_all_is_passed_over() -> None:
    assert cut(rss("<item>a</item>" + "<![CDATA[<item>" * 900)).count("<item>") == 901


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-be", "utf-32-be"])
def test_wide_letters_hide_no_entries(encoding: str) -> None:
    body = ("\ufeff" if "-be" in encoding else "") + rss("<item>ö</item>" * 600)
    assert trimmed(body.encode(encoding), URL).decode().count("<item>ö</item>") == 500


def test_wide_letters_of_a_usual_feed_are_left() -> None:
    body = rss("<item>ö</item>").encode("utf-16")
    assert trimmed(body, URL) is body


def test_an_entry_that_is_too_much_is_left_out_and_the_others_kept() -> None:
    good = "<item><title>good</title></item>"
    flood = "<item>" + "<category>x</category>" * MOST_TAGS + "</item>"
    assert cut(rss(good + flood + good)) == rss(good + good)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (rss("<item>" + "<a/>" * MOST_TAGS + "</item>"), "too many tags in each entry"),
        (rss("<a/>" * (2 * MOST_TAGS)), "too many tags"),
        (rss("<a>" * (MOST_DEEP + 1)), "nested too deep"),
        (rss("<item " + "a='' " * 301 + "/>"), "too many attributes"),
    ],
)
def test_what_is_too_much_even_so_is_refused(body: str, reason: str) -> None:
    with pytest.raises(SourceError, match=f"{URL} has .*{reason}; it is not read"):
        cut(body)


def test_a_large_page_is_still_told_to_be_a_page() -> None:
    with pytest.raises(SourceError, match="is a web page, not a feed"):
        read_feed(b"<html><body>" + b"<p>" * 200_000, url=URL)


def test_of_a_json_feed_the_newest_are_kept_too() -> None:
    items = ",".join(
        f'{{"id":"{n}","date_published":"2026-11-{n // 50 + 10}"}}' for n in range(600)
    )
    version = "https://jsonfeed.org/version/1.1"
    body = f'{{"version":"{version}","items":[{items}]}}'
    entries = read_json(body, URL).entries
    assert len(entries) == 500
    assert {int(entry.id) for entry in entries} == set(range(100, 600))


def test_half_a_character_in_json_is_no_character() -> None:
    item = '{"id":"\\ud800","title":"a","url":"https://harbour.example/\\udc00a"}'
    version = "https://jsonfeed.org/version/1.1"
    body = f'{{"version":"{version}","items":[{item}]}}'
    (entry,) = read_json(body, URL).entries
    assert (entry.id, entry.link) == ("?", "https://harbour.example/?a")
