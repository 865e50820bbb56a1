from bot.delivery.html.runs import Run, decode, encode, read, utf16, visible, write

NESTED = '<b>1 <a href="https://x.org/?a&amp;b">one &lt;two&gt;</a></b> three'


def test_html_is_read_as_runs_with_their_tags() -> None:
    link = 'a href="https://x.org/?a&amp;b"'
    assert read(NESTED) == (
        Run("1 ", ("b",)),
        Run("one <two>", ("b", link)),
        Run(" three", ()),
    )


def test_what_was_read_is_written_again() -> None:
    assert write(read(NESTED)) == NESTED


def test_visible_is_what_telegram_shows() -> None:
    assert visible(NESTED) == "1 one <two> three"


def test_length_counts_utf16_units() -> None:
    assert utf16("a\U0001f600é") == 4


def test_encoding_is_undone_even_for_what_looks_encoded() -> None:
    assert decode(encode('&lt; "&amp;quot;" <')) == '&lt; "&amp;quot;" <'


def test_wrong_html_is_read_as_well_as_may_be() -> None:
    assert read("a</b> <i>c") == (Run("a"), Run(" "), Run("c", ("i",)))
