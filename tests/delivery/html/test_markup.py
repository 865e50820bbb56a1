import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.delivery.html.markup import (
    JOINER,
    bold,
    escape,
    line,
    link,
    ours,
    plain,
    safe_url,
    visible,
)
from bot.letters import clean
from tests.fakes.telegram import found, shown

TRICKY = st.text(
    st.one_of(
        st.sampled_from("<>&\"'/@#$:._-|`*[]() \n"),
        st.sampled_from("abstop0179é\u05d0\u0627\u0915\u094d\u200d\u0301\U0001f600日"),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    "text",
    ["<b>bold</b>", "</a>&lt;&amp;", "]]> *_`[x](y)`", '"quoted" & more', "a < b > c"],
)
def test_a_sources_words_are_shown_as_they_are(text: str) -> None:
    assert shown(escape(text)) == (text, [])


@pytest.mark.parametrize(
    "text",
    [
        "/stop",
        "Send (/stop) or ./stop@newsbot now",
        "\u0301/stop ·/start //stop </stop>",
        "@somebody and .@gif",
        "tg://resolve?domain=x HTTP+tg://x ton://a",
    ],
)
def test_a_sources_words_become_no_command_or_mention(text: str) -> None:
    escaped, kinds = shown(escape(text))
    assert escaped.replace(JOINER, "") == clean(text)
    assert kinds == []
    assert found(escaped) <= {"Hashtag"}


@pytest.mark.parametrize(
    "text", ["and/or 1/2 km/h", "a@b.org", "https://x.org/a/b", "10:30", "s/he"]
)
def test_ordinary_slashes_and_addresses_are_left_alone(text: str) -> None:
    assert escape(text) == text


@settings(max_examples=200, deadline=None)
@given(TRICKY)
@example("\u0301/a")
def test_telegram_reads_only_words_in_what_was_escaped(text: str) -> None:
    escaped, kinds = shown(escape(text))
    assert escaped.replace(JOINER, "") == clean(text)
    assert kinds == []
    assert not found(escaped) & {"BotCommand", "Mention", "TextUrl"}


def test_a_line_has_no_line_breaks() -> None:
    assert line(" one\n\n two\tthree ") == "one two three"


def test_bold_of_nothing_is_nothing() -> None:
    assert bold(" \u200b ") == ""
    assert bold("a<b") == "<b>a&lt;b</b>"


def test_a_link_shows_its_label_and_leads_to_its_address() -> None:
    html = link("A <b> &", 'https://x.org/a?b="c"&d=1')
    assert shown(html) == ("A <b> &", ["TextUrl"])
    assert html == ('<a href="https://x.org/a?b=%22c%22&amp;d=1">A &lt;b&gt; &amp;</a>')


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "tg://resolve?domain=x",
        "//host.org/x",
        "ftp://x.org/",
        "http:///x",
        "http://localhost:8080/",
        "http://user@x.org/",
        "http://x.org:99999/",
        "http://[::1",
        "http://x .org/",
        "http://a\u2025b.org\u2100/",
        "http://" + "ü" * 70 + ".org/",
        "http://x.org/" + "a" * 2048,
    ],
)
def test_an_unsafe_address_leaves_only_the_label(url: str) -> None:
    assert link("label", url) == "label"


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("HTTP://X.org/A", "http://x.org/A"),
        (" https://x.org/a b ", "https://x.org/a%20b"),
        ("https://x.org/\u202ea", "https://x.org/a"),
        ("http://127.0.0.1:8080/a/x#f3", "http://127.0.0.1:8080/a/x#f3"),
        ("http://[::1]:80/", "http://[::1]:80/"),
        ("http://аpple.com", "http://xn--pple-43d.com"),
        ("http://x.org/%C3%A9?q=é", "http://x.org/%C3%A9?q=%C3%A9"),
    ],
)
def test_a_safe_address_is_plain_ascii(url: str, address: str) -> None:
    assert safe_url(url) == address


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.text(max_size=40),
        st.builds("http{}://{}/{}".format, st.sampled_from(["", "s"]), TRICKY, TRICKY),
    )
)
def test_telegram_keeps_every_link_we_make(url: str) -> None:
    html = link("label", url)
    assert shown(html) == ("label", ["TextUrl"] if "<a " in html else [])


def test_plain_text_names_the_address_of_a_link() -> None:
    html = f"<b>{link('one', 'https://x.org/1?a&b')} two</b> /{JOINER}x {link('3', 'http://y.org')}"
    assert plain(html) == "one (https://x.org/1?a&b) two /x 3 (http://y.org)"


def test_links_side_by_side_keep_their_addresses() -> None:
    html = link("a", "http://x.org") + link("b", "http://y.org")
    assert plain(html) == "a (http://x.org)b (http://y.org)"


def test_words_stay_in_normal_form() -> None:
    assert visible(escape("e\u0301")) == unicodedata.normalize("NFC", "e\u0301")


def test_our_own_sentences_keep_what_holds_words_of_another_direction() -> None:
    held = "\u2068/stop <b>\u2069"
    assert escape(held) == "/\u2060stop &lt;b&gt;"
    assert ours(held) == "\u2068/\u2060stop &lt;b&gt;\u2069"
