from datetime import UTC, datetime

from bot.sources.feeds import read_feed
from bot.sources.preview import read_preview

HEAD = """<!DOCTYPE html><html><head><title>Harbour Post – Telegram</title></head><body>
<div class="tgme_channel_info">
<div class="tgme_channel_info_header_title">
<span dir="auto">Harbour Post <i class="emoji"><b>⚓</b></i></span></div></div>
<section class="tgme_channel_history js-message_history">"""
HIDDEN = """<div class="media_not_supported_cont">
<div class="message_media_not_supported_wrap">
<div class="message_media_not_supported"><div class="message_media_not_supported_label">
Please open Telegram to view this post</div></div></div></div>"""


def wrap(number: int, inner: str, kind: str = "", time: str = "09:30:00+02:00") -> str:
    return f"""<div class="tgme_widget_message_wrap js-widget_message_wrap">
<div class="tgme_widget_message {kind} js-widget_message" data-post="harbour/{number}">
<div class="tgme_widget_message_bubble">
<div class="tgme_widget_message_author"><a><span>Harbour Post</span></a></div>
{inner}{HIDDEN}
<div class="tgme_widget_message_footer">
<span class="tgme_widget_message_views">1.2K</span>
<a class="tgme_widget_message_date" href="https://t.me/harbour/{number}">
<time datetime="2026-11-25T{time}" class="time">09:30</time></a>
</div></div></div></div>"""


def text(words: str) -> str:
    return f'<div class="tgme_widget_message_text js-message_text">{words}</div>'


def read(*posts: str) -> list[tuple[str, str]]:
    found = read_preview("".join((HEAD, *posts, "</section></body></html>")).encode())
    return [(entry.title, entry.text) for entry in found.entries]


def test_a_channel_is_read_as_a_feed_newest_first() -> None:
    page = HEAD + wrap(7, text("The ferry is late.")) + wrap(8, text("It has come."))
    found = read_feed(page.encode(), url="https://t.me/s/harbour")
    assert found.title == "Harbour Post ⚓"
    assert [entry.link for entry in found.entries] == [
        "https://t.me/harbour/8",
        "https://t.me/harbour/7",
    ]
    assert found.entries[1].title == found.entries[1].text == "The ferry is late."
    assert found.entries[1].published == datetime(2026, 11, 25, 7, 30, tzinfo=UTC)
    assert found.entries[1].is_whole


def test_links_bold_words_and_emoji_are_read_as_they_are_shown() -> None:
    words = (
        '<b>Ferries <i class="emoji" style="background:url(x)"><b>⛴</b></i> stop</b>'
        '<br/><br/>See <a href="https://harbour.example/f?a=1&amp;b=2">the notice</a>:'
        "<br/>pier 4 &amp; 5, <tg-spoiler>closed</tg-spoiler>."
    )
    assert read(wrap(1, text(words))) == [
        ("Ferries ⛴ stop", "Ferries ⛴ stop\n\nSee the notice:\npier 4 & 5, closed.")
    ]


def test_the_words_a_post_answers_are_not_its_own() -> None:
    answered = """<a class="tgme_widget_message_reply user-color-5">
<span class="tgme_widget_message_author_name">Harbour Post</span>
<div class="tgme_widget_message_text js-message_reply_text">40 boats lost</div></a>"""
    assert read(wrap(1, answered + text("Only 4 boats."))) == [
        ("Only 4 boats.", "Only 4 boats.")
    ]


def test_a_forwarded_post_says_whose_words_it_has() -> None:
    origin = """<div class="tgme_widget_message_forwarded_from">Forwarded from
<a class="tgme_widget_message_forwarded_from_name"><span dir="auto">Tern &amp; Co</span>
</a></div>"""
    assert read(wrap(1, origin + text("The pier burns."))) == [
        ("The pier burns. (forwarded from Tern & Co)", "The pier burns.")
    ]


def test_of_a_poll_only_the_question_is_taken() -> None:
    poll = """<div class="tgme_widget_message_poll">
<div class="tgme_widget_message_poll_question">Shall the pier stay?</div>
<div class="tgme_widget_message_poll_option_percent">73%</div>
<div class="tgme_widget_message_poll_option_text">Yes</div></div>"""
    assert read(wrap(1, poll)) == [("Shall the pier stay?", "Shall the pier stay?")]


def test_what_has_no_words_or_is_no_post_is_passed_over() -> None:
    photo = (
        '<a class="tgme_widget_message_photo_wrap" href="https://t.me/harbour/1"></a>'
    )
    pinned = text("Harbour Post pinned a photo")
    nameless = wrap(3, text("Lost")).replace('data-post="harbour/3"', "")
    posts = (wrap(1, photo), wrap(2, pinned, "service_message"), nameless)
    assert read(*posts) == []


def test_the_length_of_a_video_is_no_moment() -> None:
    video = '<time class="message_video_duration js-message_video_duration">0:42</time>'
    body = HEAD + wrap(1, video + text("See the seals."))
    (entry,) = read_preview(body.encode()).entries
    assert entry.published == datetime(2026, 11, 25, 7, 30, tzinfo=UTC)


def test_a_post_whose_moment_cannot_be_read_has_none() -> None:
    body = HEAD + wrap(1, text("See the seals."), time="soon")
    assert read_preview(body.encode()).entries[0].published is None


def test_a_long_first_paragraph_makes_a_short_title() -> None:
    ((title, _),) = read(wrap(1, text("boats, " * 40)))
    assert title.endswith("boats…")
    assert len(title) < 122


def test_a_channel_without_posts_and_title_is_read_too() -> None:
    found = read_preview(b'<html><div class="tgme_channel_info"></div></html>')
    assert (found.title, found.entries) == ("", ())
