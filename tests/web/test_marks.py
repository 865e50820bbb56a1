"""Marks: whatever overlaps, the words stay and the HTML is well formed."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.marks import Mark, mark
from summarizers.types import Span


class Reader(HTMLParser):
    """Reads HTML back: the text, the text inside each class, and the ids."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[tuple[str, str]] = []
        self.text = ""
        self.inside: dict[str, str] = {}
        self.ids: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.stack.append((tag, given.get("class") or ""))
        if "id" in given:
            self.ids.append(given["id"] or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        for _, style in self.stack:
            self.inside[style] = self.inside.get(style, "") + data


@pytest.mark.parametrize(
    ("marks", "html"),
    [
        ([], "a &lt;b&gt; c"),
        ([Mark(Span(2, 5), "mark", id="f1")], 'a <mark id="f1">&lt;b&gt;</mark> c'),
        (
            [Mark(Span(0, 5), "span", "s"), Mark(Span(2, 5), "mark")],
            '<span class="s">a <mark>&lt;b&gt;</mark></span> c',
        ),
        (
            [Mark(Span(0, 3), "mark", id="f1"), Mark(Span(2, 5), "mark", id="f2")],
            '<mark id="f1">a <mark id="f2">&lt;</mark></mark><mark>b&gt;</mark> c',
        ),
        ([Mark(Span(0, 1), "p"), Mark(Span(6, 7), "p")], "<p>a</p> &lt;b&gt; <p>c</p>"),
        ([Mark(Span(3, 3), "mark", id="f1")], "a &lt;b&gt; c"),
        ([Mark(Span(6, 99), "p"), Mark(Span(50, 99), "p")], "a &lt;b&gt; <p>c</p>"),
    ],
)
def test_marks_are_put_around_their_words(marks: list[Mark], html: str) -> None:
    assert mark("a <b> c", marks) == html


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(st.characters(exclude_characters="\r\0"), max_size=30))
    place = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(place, place), max_size=8))
    return text, [
        Mark(Span(min(pair), max(pair)), "mark", f"m{number}", f"f{number}")
        for number, pair in enumerate(pairs)
    ]


@given(marked())
def test_any_marks_keep_text_nesting_and_words(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    read = Reader(mark(text, marks))
    words = {m.style: m.span.of(text) for m in marks if m.span.of(text)}
    assert read.text == text
    assert read.stack == []
    assert read.inside == words
    assert sorted(read.ids) == sorted(m.id for m in marks if m.style in words)


def test_thousands_of_marks_take_no_time() -> None:
    text = "ab " * 5_000
    marks = [Mark(Span(n, n + 2), "mark", id=f"f{n}") for n in range(0, 15_000, 3)]
    assert mark(text, marks).count("<mark") == 5_000
