"""HTML from values: what is not HTML already is escaped, nothing gives nothing."""

from bot.web.html import Html, el, join, listed, section, table


def test_a_plain_string_is_escaped_and_html_is_not() -> None:
    assert el("p", "<b>", Html("<b>"), None, class_="a&b") == (
        '<p class="a&amp;b">&lt;b&gt;<b></p>'
    )


def test_names_of_attributes_may_have_hyphens_and_none_is_left_out() -> None:
    link = el("link", rel="icon", aria_label="x", href=None)
    assert link == '<link rel="icon" aria-label="x">'


def test_empty_pieces_leave_no_gap() -> None:
    assert join(["a", "", None, "b"], " & ") == "a &amp; b"
    assert join(["a", "b"], el("br")) == "a<br>b"


def test_what_has_nothing_in_it_is_not_there() -> None:
    assert section("Head", "") == listed("ul", ()) == table(("A",), ()) == ""


def test_a_section_has_a_heading_and_a_list_its_items() -> None:
    assert section("Head", listed("ol", [Html("x")], class_="c")) == (
        '<section><h2>Head</h2><ol class="c"><li>x</li></ol></section>'
    )


def test_a_table_names_its_columns_and_rows() -> None:
    shown = table(("Feed", "State"), [("a", "well")])
    assert '<th scope="col">State</th>' in shown
    assert '<th scope="row">a</th><td>well</td>' in shown
