from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.model import Entry
from bot.sources.listing import listings, newest

LATE = datetime(2026, 11, 1, tzinfo=UTC)
FEED = "https://news.example/rss"
ENTRY = Entry("n7", "https://news.example/flood", "Flood", "Eighty are dead.", None)


def digest(entry: Entry) -> str:
    (found,) = listings(FEED, [entry])
    return found.digest


def mark(entry: Entry, *others: Entry) -> str:
    return listings(FEED, [entry, *others])[0].mark


@pytest.mark.parametrize(
    "change",
    [
        {"published": datetime(2026, 11, 1, tzinfo=UTC)},
        {"link": "https://news.example/flood?utm_source=rss"},
        {"text": "Eighty \n ARE dead."},
    ],
    ids=["date", "link", "blanks"],
)
def test_what_readers_never_see_is_no_change(change: dict[str, object]) -> None:
    changed = replace(ENTRY, **change)  # type: ignore[arg-type]  # any field
    assert digest(changed) == digest(ENTRY)
    assert mark(changed) == mark(ENTRY)


@pytest.mark.parametrize("change", [{"title": "Floods"}, {"text": "Ninety are dead."}])
def test_other_words_are_a_change_of_the_same_entry(change: dict[str, str]) -> None:
    changed = replace(ENTRY, **change)  # type: ignore[arg-type]  # a text
    assert digest(changed) != digest(ENTRY)
    assert mark(changed) == mark(ENTRY)


def test_an_entry_keeps_its_name_at_another_address() -> None:
    assert mark(replace(ENTRY, link="https://news.example/2")) == mark(ENTRY)


def test_two_feeds_with_one_name_for_two_entries_are_told_apart() -> None:
    (other,) = listings("https://other.example/rss", [ENTRY])
    assert other.mark != mark(ENTRY)


def test_where_all_have_one_name_the_address_tells_them_apart() -> None:
    other = replace(ENTRY, link="https://news.example/2")
    first, second = listings(FEED, [ENTRY, other])
    assert first.mark != second.mark
    assert mark(other, ENTRY) == second.mark


def test_without_name_and_address_the_words_tell_entries_apart() -> None:
    bare = replace(ENTRY, id="", link="")
    first, second = listings(FEED, [bare, replace(bare, title="Floods")])
    assert first.mark != second.mark


def test_entries_that_share_a_page_are_told_apart_by_their_part() -> None:
    parts = [
        replace(ENTRY, id=url, link=url, is_part=True)
        for url in ("https://news.example/day#one", "https://news.example/day#two")
    ]
    first, second = listings(FEED, parts)
    assert first.mark != second.mark


def test_of_an_entry_listed_in_several_versions_the_newest_counts() -> None:
    late = replace(ENTRY, text="Ninety are dead.", published=LATE)
    early = replace(ENTRY, published=LATE - timedelta(hours=1))
    other = replace(ENTRY, id="n8", link="https://news.example/gulls")
    for entries in ([ENTRY, early, late, other], [late, ENTRY, other, early]):
        pairs = newest(zip(entries, listings(FEED, entries), strict=True))
        assert [entry for entry, _ in pairs] == [late, other]


def test_of_versions_without_dates_the_first_counts() -> None:
    entries = [ENTRY, replace(ENTRY, text="Ninety are dead.")]
    pairs = newest(zip(entries, listings(FEED, entries), strict=True))
    assert [entry for entry, _ in pairs] == [ENTRY]
