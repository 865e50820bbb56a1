import pytest

from bot.sources.overlong import MOST_ELEMENTS, shortened
from bot.sources.pages import read_page

PARAGRAPH = "<p>The ferry left Ilmer at noon with 310 people on board."


def test_a_page_like_others_stays_as_it_is() -> None:
    page = f"<html><body class='{'a ' * 3_000}'>{PARAGRAPH * 99}"
    assert shortened(page) == page
    assert shortened(page.encode()) == page.encode()


def test_a_tag_with_more_attributes_than_anything_has_loses_them() -> None:
    page = f"<p {'x ' * 2_500}>Ilmer</p><b {'y=1 ' * 2_500}>Tern</b>"
    assert shortened(page) == "<p>Ilmer</p><b>Tern</b>"


def test_a_page_ends_where_it_has_too_many_elements() -> None:
    page = PARAGRAPH * (MOST_ELEMENTS + 3)
    assert shortened(page) == PARAGRAPH * MOST_ELEMENTS


@pytest.mark.parametrize("encoding", ["cp1251", "utf-8"])
def test_letters_of_any_encoding_stay(encoding: str) -> None:
    page = "<p>Паром".encode(encoding)
    assert shortened(page + b"<p>" * MOST_ELEMENTS) == page + b"<p>" * 9_999


def test_a_page_of_marks_alone_is_read_in_time() -> None:
    found = read_page("<html><body>" + "<" * 1_100_000, "https://a.example/")
    assert found is not None
    assert found.date is None
