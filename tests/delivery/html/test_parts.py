import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.html.markup import escape, link
from bot.delivery.html.parts import ROOM, Size, fill, measure, pack, shortened
from bot.delivery.html.runs import utf16, visible
from tests.fakes.telegram import takes

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
WORDS = st.lists(
    st.one_of(
        st.sampled_from(["word", "1,234.5", "$4.2", "e\u0301x", FAMILY, "&<>", "end."]),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    ),
    max_size=60,
).map(lambda words: escape(" ".join(words)))
BLOCKS = st.lists(
    st.one_of(
        WORDS,
        WORDS.map("<b>{}</b>".format),
        WORDS.map("<blockquote expandable>{}</blockquote>".format),
        WORDS.map(lambda words: f"<b>1</b> {words} {link('a link', 'http://x.org/')}"),
        st.integers(1, 40).map(lambda n: link("label ", "https://x.org/?a&b") * n),
    ),
    max_size=12,
)


def squeezed(html: str) -> str:
    return re.sub(r"\s+", "", visible(html))


@settings(max_examples=80, deadline=None)
@given(BLOCKS)
def test_every_message_is_one_telegram_takes_and_no_word_is_lost(
    blocks: list[str],
) -> None:
    messages = pack(blocks)
    assert all(takes(html) or not visible(html).strip() for html in messages)
    assert "".join(map(squeezed, messages)) == "".join(map(squeezed, blocks))


@settings(max_examples=80, deadline=None)
@given(BLOCKS, st.integers(20, 90))
def test_long_blocks_are_cut_within_the_limit_and_no_word_is_lost(
    blocks: list[str], limit: int
) -> None:
    messages = pack(blocks, limit, 6)
    assert all(utf16(visible(html)) <= limit for html in messages)
    assert all(takes(html) for html in messages)
    assert "".join(map(squeezed, messages)) == "".join(map(squeezed, blocks))


def test_blocks_share_a_message_while_they_fit() -> None:
    assert pack(["one", "", "two", "three"], 10) == ("one\n\ntwo", "three")


def test_no_blocks_are_no_messages() -> None:
    assert pack(["", " <b></b>"]) == ()


def test_fill_says_which_blocks_end_in_which_message() -> None:
    assert fill(["one", "two three four", "five"], Size(9, 9)) == (
        ("one", (0,)),
        ("two three", ()),
        (" four", (1,)),
        ("five", (2,)),
    )


def test_an_empty_block_ends_nowhere_before_the_first_message() -> None:
    assert fill(["", "one"]) == (("one", (1,)),)


@pytest.mark.parametrize(
    ("html", "limit", "parts"),
    [
        ("One two. Three four five six", 16, ("One two. ", "Three four five ", "six")),
        ("line one here\nline two is", 20, ("line one here\n", "line two is")),
        ("one two three", 9, ("one two ", "three")),
        ("one two three", 7, ("one two", " three")),
        ("<b>one two</b> three", 9, ("<b>one two</b> ", "three")),
        ("<b>one two three</b>", 9, ("<b>one two </b>", "<b>three</b>")),
        ("over $12,345.60", 11, ("over ", "$12,345.60")),
        ("it was 10 000 000", 13, ("it was ", "10 000 000")),
        ("x&lt;y&gt;z&amp;w", 4, ("x&lt;y&gt;", "z&amp;w")),
        (f"abc{FAMILY}{FAMILY}", 12, (f"abc{FAMILY}", FAMILY)),
        ("ab\U0001f44b\U0001f3fd", 4, ("ab", "\U0001f44b\U0001f3fd")),
        ("     one", 4, (" one",)),
        (
            "a\U0001f1e6\U0001f1f9\U0001f1e9\U0001f1ea",
            7,
            ("a\U0001f1e6\U0001f1f9", "\U0001f1e9\U0001f1ea"),
        ),
        ("abcde\u0301", 5, ("abcd", "e\u0301")),
        ("각\u1100\u1161\u11a8", 3, ("각", "\u1100\u1161\u11a8")),
        ("words/a", 5, ("word", "s/a")),
    ],
)
def test_a_long_block_is_cut_where_it_hurts_least(
    html: str, limit: int, parts: tuple[str, ...]
) -> None:
    assert pack([html], limit) == parts


def test_a_link_is_not_cut() -> None:
    html = "before " + link("a label of words", "http://x.org")
    assert pack([html], 20) == ("before ", link("a label of words", "http://x.org"))


def test_a_link_longer_than_a_message_leads_on_from_each_part() -> None:
    html = link("one two three", "http://x.org")
    assert [visible(part) for part in pack([html], 8)] == ["one two ", "three"]
    assert all(part.startswith('<a href="http://x.org">') for part in pack([html], 8))


def test_entities_are_counted_as_telegram_counts_them() -> None:
    html = '<b>a<i>b</i>c</b> <blockquote>x <a href="http://x.org">y</a></blockquote>'
    assert measure(html) == Size(7, 6, len(html))


def test_a_hundred_and_one_bold_words_take_two_messages() -> None:
    assert len(pack(["<b>x</b> y "] * 101, between="")) == 2


def test_many_long_addresses_take_several_messages() -> None:
    blocks = [link("x", "http://x.org/" + "a" * 2000)] * 20
    messages = pack(blocks)
    assert len(messages) == 2
    assert all(measure(html).fits(ROOM) for html in messages)


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("Flood in Ostrand", 16, "Flood in Ostrand"),
        ("Flood in Ostrand", 15, "Flood in Ostra…"),
        ("Flood in Ostrand", 10, "Flood in…"),
        ("about 1,234,567 people", 12, "about…"),
        ("about 1,234,567 people", 17, "about 1,234,567…"),
        ("12,345,678", 8, "…"),
        ("Cafe\u0301 noir", 5, "Caf…"),
    ],
)
def test_a_text_is_shortened_and_no_number_becomes_another(
    text: str, most: int, short: str
) -> None:
    assert shortened(text, most) == short
