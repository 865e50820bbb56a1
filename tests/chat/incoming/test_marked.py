"""Marks typed in Telegram come out as HTML that Telegram reads back as they were."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import MessageEntity

from bot.chat.incoming.marked import marked, own_words
from tests.fakes.telegram import shown

TEXT = "Move 🏠 on Friday"


def mark(kind: str, offset: int, length: int, url: str = "") -> MessageEntity:
    return MessageEntity(kind, offset, length, url=url or None)


@pytest.mark.parametrize(
    ("entities", "html"),
    [
        ([], "Move 🏠 on Friday"),
        ([mark("bold", 11, 6)], "Move 🏠 on <b>Friday</b>"),
        (
            [mark("italic", 0, 7), mark("bold", 5, 5)],
            "<i>Move </i><b><i>🏠</i> on</b> Friday",
        ),
        (
            [mark("bold", 8, 9), mark("code", 11, 6)],
            "Move 🏠 <b>on </b><code>Friday</code>",
        ),
        (
            [mark("text_link", 0, 4, "https://move.example/?a=1&b=2")],
            '<a href="https://move.example/?a=1&amp;b=2">Move</a> 🏠 on Friday',
        ),
        ([mark("text_link", 0, 4, "javascript:alert(1)")], "Move 🏠 on Friday"),
        ([mark("text_link", 0, 4)], "Move 🏠 on Friday"),
        (
            [mark("mention", 0, 4), mark("spoiler", 8, 2)],
            "Move 🏠 <tg-spoiler>on</tg-spoiler> Friday",
        ),
    ],
)
def test_each_mark_keeps_its_words(entities: list[MessageEntity], html: str) -> None:
    assert marked(TEXT, entities) == html


def test_what_stands_before_the_words_is_left_out_with_its_marks() -> None:
    bold = [mark("bold", 0, 17)]
    assert marked("/broadcast  Hello & bye \n", bold, 10) == "<b>Hello</b> &amp; bye"


def test_a_text_of_blanks_is_nothing() -> None:
    assert marked("  ", [mark("bold", 0, 1)]) == ""
    assert marked(" a ", [mark("bold", 0, 1), mark("bold", 2, 1)]) == "a"
    assert marked("", []) == ""


KINDS = st.sampled_from(
    ["bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre"]
)


@settings(deadline=None)
@given(
    st.text(alphabet="ab <&\né中", min_size=1, max_size=12),
    st.lists(st.tuples(KINDS, st.integers(0, 14), st.integers(1, 14)), max_size=6),
)
def test_telegram_takes_it_and_shows_the_words(
    text: str, marks: list[tuple[str, int, int]]
) -> None:
    html = marked(f"x{text}x", [mark(*each) for each in marks])
    words, _ = shown(html)
    assert words == f"x{text}x"


def entity(kind: str, offset: int, length: int) -> MessageEntity:
    return MessageEntity(kind, offset, length)


def test_what_is_quoted_is_not_among_ones_own_words() -> None:
    text = "😀 before “said” between code after"
    marks = [
        entity(MessageEntity.BOLD, 3, 6),
        entity(MessageEntity.CODE, 25, 4),
        entity(MessageEntity.BLOCKQUOTE, 10, 6),
        entity(MessageEntity.PRE, 12, 2),
    ]
    assert own_words(text, marks) == "😀 before between after"
    assert own_words(text, ()) == text
