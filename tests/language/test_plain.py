"""Texts without emoji."""

import pytest

from bot.language.plain import marks, without_pictures


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("🔔 Follow", "Follow"),
        ("⚙️ Set up", "Set up"),
        ("✅ Done. It comes.", "Done. It comes."),
        ("🔒 paid", "paid"),
        ("⏸ Pause, ▶ Resume", "Pause, Resume"),
        ("👍 Noted", "👍 Noted"),
        ("👍", "👍"),
        ("📰", "📰"),
        ("‹ Earlier", "‹ Earlier"),
        ("{number} ↑", "{number} ↑"),
        ("✓ {value}", "✓ {value}"),
        ("“Ferry” · 3 stories – “x”", "“Ferry” · 3 stories – “x”"),
    ],
)
def test_emoji_go_and_what_says_something_stays(text: str, bare: str) -> None:
    assert without_pictures(text) == bare


def test_tags_that_only_decorate_are_found_and_links_are_not() -> None:
    html = '<b>81</b> <a href="https://x.example/">Gull</a> <blockquote expandable>'
    assert [each[0] for each in marks(html)] == [
        "<b>",
        "</b>",
        "<blockquote expandable>",
    ]
