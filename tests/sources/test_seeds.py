from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import SeedError, SourceError
from bot.sources.seeds import decode, load, parse_seed

WHOLE = """date 2026-11-23
title: The ferry sails
Topics: World, sea
source: Harbour Post
url: https://www.Example.com/ferry?utm_source=x
sample: yes

It sails.
It sails well.

All are glad."""
DAY = datetime(2026, 11, 23, tzinfo=UTC)


def test_a_seed_with_every_field_is_read() -> None:
    article = parse_seed("ferry.txt", WHOLE)
    assert (article.title, article.source) == ("The ferry sails", "Harbour Post")
    assert article.text == "It sails.\nIt sails well.\n\nAll are glad."
    assert (article.published, article.topics) == (DAY, ("world", "sea"))
    assert article.url == "https://www.example.com/ferry"
    assert article.is_sample


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            " date 2026-11-23 It sails.\ntitle: of nobility",
            "It sails.\ntitle: of nobility",
        ),
        ("date 2026-11-23\nIt sails.", "It sails."),
        ("\n\nDATE: 2026-11-23\r\n\r\nIt sails.", "It sails."),
        ("date\t2026-11-23\n\nsource: the police said", "source: the police said"),
    ],
)
def test_a_seed_may_be_just_a_date_and_words(text: str, words: str) -> None:
    article = parse_seed("deep/ferry.txt", text)
    assert (article.text, article.published) == (words, DAY)
    assert (article.source, article.url) == ("ferry.txt", "")
    assert not article.is_sample


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "a.txt, line 1: the date is missing, write `date 2026-11-23` there"),
        (
            "It sails.",
            "a.txt, line 1: the date is missing, write `date 2026-11-23` there",
        ),
        ("\ndate", "a.txt, line 2: the date is missing, write `date 2026-11-23` there"),
        ("dated 2026-11-23", "a.txt, line 1: the date is missing"),
        ("date 2026-11-31\n\nx", "a.txt, line 1: “2026-11-31” is not a day, write"),
        ("date 23.11.2026\n\nx", "a.txt, line 1: “23.11.2026” is not a day, write"),
        ("date ２０２６-11-23\n\nx", "is not a day"),
        ("date 2026-11-23\ntitle: a\ntitle: b", "a.txt, line 3: title is given twice"),
        (
            "date 2026-11-23\nurl: ftp://x",
            "a.txt, line 2: “ftp://x” is not a web address",
        ),
        ("date 2026-11-23\nsample: maybe", "a.txt, line 2: sample is yes or no"),
        ("date 2026-11-23\ntitle: a\n\n \n", "a.txt, line 2: there is no text"),
    ],
)
def test_a_malformed_seed_is_told_with_its_line(text: str, problem: str) -> None:
    with pytest.raises(SeedError) as caught:
        parse_seed("a.txt", text)
    assert str(caught.value).startswith(problem) or problem in str(caught.value)


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_text_is_read_in_the_encodings_people_have(encoding: str) -> None:
    text = "date 2026-11-23\n\nThe café’s price rose to €5, “too much”."
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"\x00" * 500,
        bytes(range(1, 32)) * 5,
        b"caf\xe9 \x81\x8d",
        b"\xff\xfeo",
    ],
)
def test_what_is_not_text_is_refused(content: bytes) -> None:
    with pytest.raises(SourceError, match="this is not a text file"):
        decode(content)


@given(st.binary())
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    with suppress(SourceError):
        assert "\x00" not in decode(content)


def test_folders_are_read_and_bad_files_do_not_stop_good_ones(tmp_path: Path) -> None:
    deep = tmp_path / "deep" / "er"
    deep.mkdir(parents=True)
    (tmp_path / "good.txt").write_text(WHOLE, encoding="utf-8")
    (deep / "good16.txt").write_text("date 2026-11-22\n\nOther.", encoding="utf-16")
    (tmp_path / "again.txt").write_text(WHOLE, encoding="utf-8")
    (tmp_path / "bad.txt").write_text("no date", encoding="utf-8")
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)))
    (tmp_path / "huge.txt").write_bytes(b"x" * 5_000_001)
    (tmp_path / "feeds.opml").write_text("<opml/>", encoding="utf-8")
    (tmp_path / "folder.txt").mkdir()
    loaded = load([tmp_path, tmp_path / "missing.txt", deep / "good16.txt"])
    assert [article.text for article in loaded.articles] == [
        "It sails.\nIt sails well.\n\nAll are glad.",
        "Other.",
    ]
    assert [problem.split(":")[0] for problem in loaded.problems] == [
        "bad.txt, line 1",
        "huge.txt",
        "noise.txt",
        "missing.txt",
    ]
