import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.paragraphs import clean, one_line, paragraphs, plain_paragraphs


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("One.<div>Two.</div>Three.", "One.\n\nTwo.\n\nThree."),
        ("One<br>two<br><br>three", "One\ntwo\nthree"),
        ("<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo"),
        ("<p>One\n   <b>two</b>\tthree</p>", "One two three"),
        ("<p>5 &lt; 6 &amp;amp; more</p>", "5 < 6 &amp; more"),
        ("5 < 6", "5 < 6"),
        ("<p>12\u00a0000 people</p>", "12\u00a0000 people"),
        ("<p>One</p><script>alert(1)</script><style>p {}</style>", "One"),
        ("<table><tr><td>One</td><td>two</td></tr></table>", "One two"),
        ("One <!-- two --> three", "One three"),
        ("", ""),
        ("<img src=x>", ""),
        ("<p>unclosed <b>words", "unclosed words"),
        ("<p>\x00NUL\x07</p>", "NUL"),
        ("</div></div>after", "after"),
    ],
)
def test_html_becomes_paragraphs(markup: str, expected: str) -> None:
    assert paragraphs(markup) == expected


def test_deep_nesting_ends() -> None:
    assert "deep" not in paragraphs("<div>" * 100_000 + "deep")[:1]


def test_plain_text_keeps_its_paragraphs_and_lines() -> None:
    assert plain_paragraphs(" One \n\n \n\n two\nthree ") == "One\n\ntwo\nthree"


def test_a_title_is_one_clean_line() -> None:
    assert one_line(" Fish &amp;  chips\n\x00 ") == "Fish & chips"


@given(st.text())
def test_no_control_character_stays(text: str) -> None:
    assert not set(clean(text)) & set("\x00\x01\x7f\x9f\ud800\ufffe")


@given(st.text())
def test_paragraphs_are_never_empty(text: str) -> None:
    assert "" not in paragraphs(f"<p>{text}</p>x").split("\n\n")


def test_what_is_written_as_a_reference_is_cleaned_like_the_rest() -> None:
    assert paragraphs("<p>a&#8238;b&#x200b;c&#xE0041;&#1;</p>") == "abc"
