"""Times are found with their words, and resolved from the day of publication."""

from datetime import date as Date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.text.sentences import segment
from summarizers.times.dates import find_times
from summarizers.types import When

THURSDAY = Date(2024, 5, 16)


def times(text: str, today: Date | None = THURSDAY) -> list[When]:
    document = segment(text, date=today, language="en")
    return [when for s in document.sentences for when in find_times(s, document)]


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("He left on Tuesday.", "on Tuesday", (2024, 5, 14), (2024, 5, 14)),
        ("He left on Thursday.", "on Thursday", (2024, 5, 16), (2024, 5, 16)),
        ("He left last Thursday.", "last Thursday", (2024, 5, 9), (2024, 5, 9)),
        ("He will leave on Friday.", "on Friday", (2024, 5, 17), (2024, 5, 17)),
        ("They meet next Monday.", "next Monday", (2024, 5, 20), (2024, 5, 20)),
        ("He left yesterday.", "yesterday", (2024, 5, 15), (2024, 5, 15)),
        ("He leaves tomorrow.", "tomorrow", (2024, 5, 17), (2024, 5, 17)),
        ("He left last night.", "last night", (2024, 5, 15), (2024, 5, 15)),
        ("He left this morning.", "this morning", (2024, 5, 16), (2024, 5, 16)),
        ("It fell last week.", "last week", (2024, 5, 6), (2024, 5, 12)),
        ("It fell last month.", "last month", (2024, 4, 1), (2024, 4, 30)),
        ("It fell this year.", "this year", (2024, 1, 1), (2024, 12, 31)),
        ("It ends next year.", "next year", (2025, 1, 1), (2025, 12, 31)),
        ("It fell last quarter.", "last quarter", (2024, 1, 1), (2024, 3, 31)),
        ("It fell in 2019.", "in 2019", (2019, 1, 1), (2019, 12, 31)),
        ("It fell since 2019.", "since 2019", (2019, 1, 1), (2024, 5, 16)),
        ("It fell in 2019-21.", "in 2019-21", (2019, 1, 1), (2021, 12, 31)),
        ("It fell in March.", "in March", (2024, 3, 1), (2024, 3, 31)),
        ("It fell in July.", "in July", (2023, 7, 1), (2023, 7, 31)),
        ("It will fall in March.", "in March", (2025, 3, 1), (2025, 3, 31)),
        ("It fell in March 2011.", "in March 2011", (2011, 3, 1), (2011, 3, 31)),
        ("Born on 3 June 1988.", "on 3 June 1988", (1988, 6, 3), (1988, 6, 3)),
        ("Due on June 3rd.", "on June 3rd", (2024, 6, 3), (2024, 6, 3)),
        ("Out on Dec. 28.", "on Dec. 28", (2023, 12, 28), (2023, 12, 28)),
        ("Seen on 2023-11-02.", "2023-11-02", (2023, 11, 2), (2023, 11, 2)),
        ("It rained three days ago.", "three days ago", (2024, 5, 13), (2024, 5, 13)),
        ("Sold two years ago.", "two years ago", (2022, 1, 1), (2022, 12, 31)),
        ("A year ago it fell.", "A year ago", (2023, 1, 1), (2023, 12, 31)),
        (
            "It grew over the past two weeks.",
            "over the past two weeks",
            (2024, 5, 2),
            (2024, 5, 16),
        ),
        (
            "Due in the next 10 days.",
            "in the next 10 days",
            (2024, 5, 16),
            (2024, 5, 26),
        ),
        (
            "It grew over the past month.",
            "over the past month",
            (2024, 4, 16),
            (2024, 5, 16),
        ),
        (
            "It grew in the first half of 2023.",
            "in the first half of 2023",
            (2023, 1, 1),
            (2023, 6, 30),
        ),
        (
            "It grew in the fourth quarter of 2023.",
            "in the fourth quarter of 2023",
            (2023, 10, 1),
            (2023, 12, 31),
        ),
    ],
)
def test_a_time_means_days_counted_from_publication(
    text: str, words: str, start: tuple[int, int, int], end: tuple[int, int, int]
) -> None:
    (when,) = times(text)
    assert (when.words, when.start, when.end) == (words, Date(*start), Date(*end))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "During the first three weeks of the strike, trains stood.",
            "During the first three weeks of the strike",
        ),
        ("Trains stood during the strike.", "during the strike"),
        ("It began at 10:45pm.", "at 10:45pm"),
        ("It began at 5 a.m. EDT.", "at 5 a.m. EDT"),
        ("It was calm in the 1990s.", "in the 1990s"),
        ("It fell in the first quarter.", "in the first quarter"),
        ("It fell in Q3.", "in Q3"),
        ("He left two days later.", "two days later"),
        ("It fell in the following year.", "in the following year"),
        ("It ended on 31 April.", "on 31 April"),
        ("It fell last winter.", "last winter"),
        ("It fell last decade.", "last decade"),
        ("The lot closes in the final half of 2023.", "in the final half of 2023"),
        ("Seen 9999 years ago.", "9999 years ago"),
        ("Gone in the past 40 hours.", "in the past 40 hours"),
    ],
)
def test_what_cannot_be_resolved_keeps_its_words(text: str, words: str) -> None:
    (when,) = times(text)
    assert (when.words, when.start, when.end) == (words, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "He left on Tuesday.",
        "He left on 3 June.",
        "He left in June.",
        "He left yesterday.",
        "He left last week.",
        "He left three days ago.",
        "It grew over the past two weeks.",
    ],
)
def test_without_a_date_of_publication_only_the_words_are_known(text: str) -> None:
    (when,) = times(text, today=None)
    assert when.start is None


def test_the_longer_of_two_overlapping_times_is_kept() -> None:
    assert [w.words for w in times("Seen on Monday, 13 May 2024.")] == [
        "on Monday, 13 May 2024"
    ]
    assert [w.words for w in times("Seen last May 3 2020.")] == ["May 3 2020"]


@given(
    st.lists(
        st.sampled_from(
            [
                "on ",
                "31 ",
                "February ",
                "9999",
                "2019-",
                "the past ",
                "0 ",
                "day",
                "s",
            ].__add__(
                [" ago", "since ", "last ", "year ", "10:45", "pm ", "next ", "a "]
            )
        )
    ).map("".join)
)
def test_every_time_stands_where_it_says(text: str) -> None:
    document = segment(text, date=THURSDAY, language="en")
    for sentence in document.sentences:
        for when in find_times(sentence, document):
            assert when.span.of(text) == when.words


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("It fell over the weekend.", Date(2026, 5, 9), Date(2026, 5, 10)),
        ("It fell last weekend.", Date(2026, 5, 9), Date(2026, 5, 10)),
        ("It will fall at the weekend.", Date(2026, 5, 16), Date(2026, 5, 17)),
        ("It will fall next weekend.", Date(2026, 5, 16), Date(2026, 5, 17)),
        ("It fell this weekend.", None, None),
        ("It fell in the week to 6 May.", Date(2026, 4, 30), Date(2026, 5, 6)),
        (
            "It fell in the three months ended March 31.",
            Date(2026, 1, 1),
            Date(2026, 3, 31),
        ),
        (
            "It fell in the year to 6 May 2024.",
            Date(2023, 5, 7),
            Date(2024, 5, 6),
        ),
    ],
)
def test_weekends_and_stretches_that_end_on_a_day(
    text: str, start: Date | None, end: Date | None
) -> None:
    document = segment(text, date=Date(2026, 5, 15), language="en")
    (when,) = find_times(document.sentences[0], document)
    assert (when.start, when.end) == (start, end)


def test_a_stretch_without_a_year_or_date_keeps_its_words() -> None:
    document = segment("It fell in the week to 6 May.", language="en")
    (when,) = find_times(document.sentences[0], document)
    assert (when.words, when.start) == ("in the week to 6 May", None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It sold out in its opening weekend.", []),
        ("It sold out in its opening week.", ["in its opening week"]),
        ("He was hurt during a season of rain.", ["during a season"]),
        ("He was hurt during the main attack.", ["during the main attack"]),
        ("He was hurt during a season", ["during a season"]),
        ("They saw 12 Mayors and 5 Marchers.", []),
    ],
)
def test_a_time_never_ends_inside_a_word(text: str, words: list[str]) -> None:
    assert [when.words for when in times(text)] == words
