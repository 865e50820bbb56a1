from bot.chat.settings.filterpanel import (
    filter_panel,
    language_keyboard,
    source_keyboard,
    summary,
    token,
)
from bot.language.current import speaking
from bot.model import Address, Filters, Manner, Message, Subscription

FILTERS = Filters(
    words=("flood", "northern bank"),
    not_words=("football",),
    languages=("en", "xx"),
    not_sources=("Daily <Mail>",),
    not_topics=("sport",),
)
WISH = Subscription(Address(7), (480,), "UTC", filters=FILTERS)
BARE = Subscription(Address(7), (480,), "UTC")


def labels(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.buttons]


def data(message: Message) -> list[str]:
    return [button.data for row in message.buttons for button in row]


def test_filters_are_told_in_plain_words() -> None:
    assert summary(FILTERS) == (
        "Only stories with: flood, “northern bank”; Nothing with: football; "
        "Only in: English, xx; Nothing from: Daily <Mail>; Nothing on: sport"
    )
    assert summary(Filters()) == ""


def test_the_panel_takes_each_filter_away_by_a_button() -> None:
    shown = filter_panel(WISH, "6 of 11", title="Morning <Wire>")
    assert "<b>Filters for Morning &lt;Wire&gt;</b>" in shown.html
    assert "Nothing from: Daily &lt;Mail&gt;\n" in shown.html
    assert "\n\n6 of 11\n\n" in shown.html
    assert ["✕ flood", "✕ “northern bank”"] in labels(shown)
    assert f"1|unfilter|7:0|not_words|{token('football')}" in data(shown)
    assert labels(shown)[-2:] == [["Take all away"], ["‹ Back", "✅ Done"]]


def test_without_filters_nothing_can_be_taken_away() -> None:
    shown = filter_panel(BARE)
    assert "None: you get every story" in shown.html
    assert len(shown.buttons) == 3


def test_many_filters_leave_room_for_the_other_buttons() -> None:
    many = Filters(words=tuple(f"w{number}" for number in range(50)))
    shown = filter_panel(Subscription(Address(7), (480,), "UTC", filters=many))
    assert "and 20 more" in shown.html
    assert len(shown.buttons) == 2 + 15 + 2


def test_a_long_filter_is_cut_on_its_button() -> None:
    long = Filters(words=("a very long phrase about the harbour",))
    shown = filter_panel(Subscription(Address(7), (480,), "UTC", filters=long))
    assert labels(shown)[2] == ["✕ “a very long phrase abo…"]


def test_chosen_languages_are_ticked() -> None:
    shown = language_keyboard(WISH)
    assert "✓ English" in labels(shown)[0]
    assert "1|tongue|7:0|en|0" in data(shown)
    assert "1|tongue|7:0|de|1" in data(shown)
    assert ["✓ All languages"] in labels(language_keyboard(BARE))


def test_muted_sources_come_first_and_are_marked() -> None:
    shown = source_keyboard(WISH, ["Gull", "Daily <Mail>"])
    assert labels(shown)[:2] == [["✕ Daily <Mail>", "Gull"], ["All sources"]]
    assert f"1|outlet|7:0|{token('Gull')}|1" in data(shown)
    assert f"1|outlet|7:0|{token('Daily <Mail>')}|0" in data(shown)


def test_a_topic_is_told_in_the_reader_s_language() -> None:
    wish = Subscription(
        Address(7), (480,), "UTC", filters=Filters(not_topics=("middle east",))
    )
    with speaking(Manner("de")):
        shown = filter_panel(wish)
    assert "Naher Osten" in shown.html
    assert any("Naher Osten" in label for row in labels(shown) for label in row)
    assert f"1|unfilter|7:0|not_topics|{token('middle east')}" in data(shown)


def test_read_aloud_a_muted_source_still_says_so() -> None:
    with speaking(Manner("en", is_plain=True)):
        heard = source_keyboard(WISH, ["Gull", "Daily <Mail>"])
    assert labels(heard)[0] == ["✕ Daily <Mail>", "Gull"]
