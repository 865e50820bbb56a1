from bot import wording
from bot.chat.replies.patience import patience
from bot.errors import StoreBusy, StoreReadOnly

FULL = StoreReadOnly("The disk is full: make room in <data>.")


def test_a_reader_hears_only_that_it_takes_a_while() -> None:
    assert patience(StoreBusy("away"), is_operator=True) == wording.STORE_BUSY
    assert patience(FULL, is_operator=False) == wording.STORE_READ_ONLY


def test_an_operator_hears_what_to_do_about_a_store_that_takes_nothing_new() -> None:
    said = patience(FULL, is_operator=True)
    assert said.startswith(wording.STORE_READ_ONLY)
    assert said.endswith("The disk is full: make room in &lt;data&gt;.")
