from bot.delivery.buttons.numbers import numbered_stories
from bot.model import Button, Message


def test_only_numbers_that_open_stories_count() -> None:
    first = Message("", ((Button("1", "1|story|s1"), Button("2", "1|story|s2")),))
    others = (
        Button("3", "1|article|a3"),
        Button("📰 Open story", "1|story|s4"),
        Button("5", url="https://post.example"),
        Button("6", "1|story"),
    )
    second = Message("", (others, (Button("7", "1|story|s7"),)))
    assert numbered_stories((first, second)) == {1: "s1", 2: "s2", 7: "s7"}
