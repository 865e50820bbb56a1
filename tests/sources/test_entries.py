import pytest

from bot.model import Entry
from bot.sources.entries import distinct, text_of, title_of, topics_of

DAY = "https://blog.example/2026/11/22.html"


def entry(id_: str, link: str, title: str = "", text: str = "") -> Entry:
    return Entry(id_, link, title, text, None)


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        ("Fish &amp; <b>chips</b>", "text/html", "Fish & chips"),
        ("<i>literal</i>", "text/plain", "<i>literal</i>"),
        ("Nice <gorilla> here", "text/html", "Nice <gorilla> here"),
        ("A<B and 5 < 6", "text/html", "A<B and 5 < 6"),
        ("<em>Base64</em>", "application/octet-stream", "Base64"),
        ("One\n two", "text/plain", "One two"),
    ],
)
def test_a_title_loses_markup_and_nothing_else(
    value: str, kind: str, expected: str
) -> None:
    assert title_of(value, kind) == expected


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        ("<p>One</p><p>Two</p>", "application/xhtml+xml", "One\n\nTwo"),
        ("One\n\nTwo &lt;3", "text/html", "One\n\nTwo <3"),
        ("<p>as it stands</p>", "text/plain", "<p>as it stands</p>"),
        ("<![CDATA[]]>One", "text/html", "One"),
    ],
)
def test_a_text_keeps_its_paragraphs(value: str, kind: str, expected: str) -> None:
    assert text_of(value, kind) == expected


def test_topics_are_named_once() -> None:
    assert topics_of(["Sea", " sea ", "", "Ships"]) == ("sea", "ships")


def test_entries_with_pages_of_their_own_stay_as_they_are() -> None:
    entries = (entry("1", "https://a.example/1"), entry("2", "https://a.example/2"))
    assert distinct(entries) == entries


def test_entries_of_one_page_are_told_by_their_marks() -> None:
    first, second = distinct(
        (entry("1", DAY + "#a1", "One"), entry("2", DAY + "#a2", "Two"))
    )
    assert (first.link, second.link) == (DAY + "#a1", DAY + "#a2")
    assert first.is_part
    assert second.is_part


def test_entries_that_share_all_of_their_address_are_given_marks() -> None:
    same = DAY + "#a1"
    found = distinct((entry("1", same, "", "One"), entry("1", same, "", "Two")))
    assert len({each.link for each in found}) == 2
    assert all(each.link.startswith(DAY + "#") for each in found)
    homes = distinct((entry("1", "https://a.example/"), entry("2", "http://a.example")))
    assert homes[0].is_part is False


def test_the_same_entry_listed_twice_is_one() -> None:
    entries = (entry("1", DAY, "One"), entry("1", DAY, "One"))
    assert distinct(entries) == entries


def test_entries_without_a_link_are_no_parts() -> None:
    entries = (entry("1", "", "One"), entry("2", "", "Two"))
    assert distinct(entries) == entries


def test_a_topic_is_not_a_book() -> None:
    assert topics_of(["Sea" * 100_000]) == (("sea" * 34)[:100],)
