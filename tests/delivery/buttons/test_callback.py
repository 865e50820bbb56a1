import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.buttons.callback import fits, pack, parse


def test_what_was_packed_is_read_back() -> None:
    assert parse(pack("figure", "k3m9", 2)) == ("figure", ("k3m9", "2"))


def test_an_action_needs_no_arguments() -> None:
    assert parse(pack("settings")) == ("settings", ())


def test_an_empty_argument_is_kept() -> None:
    assert parse(pack("figures", 0, "")) == ("figures", ("0", ""))


def test_data_over_64_bytes_is_refused() -> None:
    with pytest.raises(ValueError, match="64 bytes, not 67"):
        pack("latest", "é" * 29)


@pytest.mark.parametrize(("action", "arg"), [("Bad", ""), ("", ""), ("ok", "a|b")])
def test_what_could_not_be_read_back_is_refused(action: str, arg: str) -> None:
    with pytest.raises(ValueError, match="no part holds a bar"):
        pack(action, arg)


@pytest.mark.parametrize(
    ("topic", "is_held"), [("world", True), ("é" * 29, False), ("a|b", False)]
)
def test_what_a_button_can_carry_is_known_before(topic: str, is_held: bool) -> None:
    assert fits("latest", 0, topic) is is_held


@pytest.mark.parametrize("data", ["", "1", "1|", "0|story|x", "2|story|x", "story|x"])
def test_data_of_another_version_or_hand_is_none(data: str) -> None:
    assert parse(data) is None


@given(st.text())
def test_garbage_never_raises(data: str) -> None:
    assert parse(data) is None or data.startswith("1|")
