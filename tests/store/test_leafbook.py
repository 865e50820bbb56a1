import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from bot.store.leafbook import Arrived, LeafBook

FERRY, BUDGET = Arrived(7, "ferry", 900), Arrived(9, "budget", 700)


Open = Callable[..., LeafBook]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Yield what opens the book of one folder, as each process does."""
    with ExitStack() as stack:

        def open_(making: str = "v1") -> LeafBook:
            return stack.enter_context(closing(LeafBook(tmp_path / "deep", making)))

        yield open_


@pytest.fixture
def filled(opened: Open) -> LeafBook:
    book = opened()
    book.put([(FERRY, b"leaf"), (BUDGET, b"other")])
    return book


def test_a_leaf_is_there_after_a_restart(opened: Open, filled: LeafBook) -> None:
    filled.close()
    assert opened().get([FERRY, BUDGET]) == {7: b"leaf", 9: b"other"}


def test_two_processes_share_what_is_kept(opened: Open) -> None:
    one, other = opened(), opened()
    one.put([(FERRY, b"leaf")])
    assert other.get([FERRY]) == {7: b"leaf"}


def test_the_leaf_of_another_version_is_not_found(filled: LeafBook) -> None:
    assert filled.get([FERRY._replace(size=901), BUDGET._replace(id="other")]) == {}
    assert filled.get([Arrived(8, "ferry", 900)]) == {}
    assert filled.get([]) == {}


def test_a_number_has_one_leaf_the_last(filled: LeafBook) -> None:
    filled.put([(FERRY._replace(id="new"), b"new")])
    assert filled.get([FERRY, BUDGET]) == {9: b"other"}


def test_what_is_dropped_is_forgotten(filled: LeafBook) -> None:
    filled.drop([7, 8])
    assert filled.numbers() == {9}


def test_other_code_begins_anew_and_leaves_no_old_file(
    opened: Open, filled: LeafBook, tmp_path: Path
) -> None:
    assert opened("v2").numbers() == frozenset()
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["v2.sqlite"]


def test_nobody_else_may_look_into_its_folder(opened: Open, tmp_path: Path) -> None:
    opened()
    assert (tmp_path / "deep").stat().st_mode & 0o777 == 0o700


def test_a_file_that_is_no_book_is_thrown_away(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "v1.sqlite").write_bytes(b"damaged" * 999)
    book = opened()
    book.put([(FERRY, b"leaf")])
    assert book.numbers() == {7}


def test_a_book_damaged_in_the_middle_is_begun_anew(
    opened: Open, filled: LeafBook, tmp_path: Path
) -> None:
    filled.close()
    path = tmp_path / "deep" / "v1.sqlite"
    path.write_bytes(path.read_bytes()[:4096] + b"#" * 4096)
    book = opened()
    assert book.get([FERRY]) == {}
    book.put([(FERRY, b"leaf")])
    assert book.get([FERRY]) == {7: b"leaf"}


def test_where_no_file_can_be_it_is_done_without(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "deep").write_text("a file in the way")
    book = opened()
    book.put([(FERRY, b"leaf")])
    assert book.get([FERRY]) == {}
    assert book.numbers() == frozenset()


def test_who_finds_it_locked_does_without(filled: LeafBook, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "deep" / "v1.sqlite")) as other:
        other.execute("BEGIN EXCLUSIVE")
        filled.put([(FERRY, b"new")])
        assert filled.get([FERRY]) == {}
    assert filled.get([FERRY]) == {7: b"leaf"}
