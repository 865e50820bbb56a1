from dataclasses import replace
from datetime import UTC, datetime

from bot.chat.settings.panel import (
    coming,
    day_keyboard,
    describe,
    panel,
    time_keyboard,
    topic_keyboard,
)
from bot.language.current import speaking
from bot.model import Address, Manner, Message, Subscription

EVENING = datetime(2026, 11, 21, 18, 42, tzinfo=UTC)
WISH = Subscription(Address(7), (480, 1080), "Europe/Vienna", topics=("world",))


def labels(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.buttons]


def test_a_new_panel_offers_topics_time_and_done_first() -> None:
    shown = panel(WISH, EVENING, is_on=False)
    assert labels(shown) == [
        ["Topics", "Time", "✅ Done"],
        ["Days", "Zone", "Filters"],
        ["🔔 Following", "🌐 Language"],
        ["Length", "Weekend", "Quiet hours"],
    ]
    assert "Not switched on yet" in shown.html


def test_a_panel_that_is_on_says_when_and_can_be_switched_off() -> None:
    shown = panel(WISH, EVENING, is_on=True)
    assert "The next one: Sunday 22 Nov at 08:00" in shown.html
    assert labels(shown)[-1] == ["⏸ Pause", "Switch off"]


def test_a_panel_for_another_chat_names_it_safely() -> None:
    assert (
        "for Wire &lt;1&gt;" in panel(WISH, EVENING, is_on=False, title="Wire <1>").html
    )


def test_the_lines_say_topics_times_and_the_time_there() -> None:
    assert describe(WISH, EVENING) == (
        "Topics: world",
        "Time: 08:00, 18:00, every day",
        "Zone: Europe/Vienna, where it is 19:42 now",
    )


def test_the_next_briefing_is_told_in_local_time() -> None:
    assert coming(WISH, EVENING) == "Sunday 22 Nov at 08:00"


def test_chosen_topics_are_ticked() -> None:
    shown = topic_keyboard(WISH, ["business", "world"])
    assert labels(shown)[:2] == [["business", "✓ world"], ["All topics"]]


def test_of_thousands_of_topics_telegram_takes_the_choice() -> None:
    wish = replace(WISH, topics=("garden", "x" * 60))
    shown = topic_keyboard(wish, [f"topic {number}" for number in range(3000)])
    labels = [button.label for row in shown.buttons for button in row]
    assert labels[0] == "✓ garden"
    assert len(labels) < 100


def test_a_topic_too_long_for_a_button_is_left_out() -> None:
    shown = topic_keyboard(WISH, ["x" * 60, "world"])
    assert labels(shown)[0] == ["✓ world"]


def test_own_times_stand_among_the_offered_ones() -> None:
    wish = Subscription(Address(7), (450,), "UTC")
    assert labels(time_keyboard(wish))[0] == ["06:00", "07:00", "✓ 07:30", "08:00"]


def test_the_days_chosen_are_ticked() -> None:
    wish = Subscription(Address(7), (450,), "UTC", days=(5, 6))
    assert labels(day_keyboard(wish))[0] == ["Every day", "Mon-Fri", "✓ Sat, Sun"]


def test_topics_are_shown_in_the_reader_s_language_and_carried_as_they_are() -> None:
    with speaking(Manner("de")):
        shown = topic_keyboard(WISH, ("world", "harbour"))
        assert describe(WISH, EVENING)[0] == "Themen: Welt"
    assert labels(shown)[0] == ["✓ Welt", "harbour"]
    assert shown.buttons[0][0].data == "1|topic|7:0|world|0"
