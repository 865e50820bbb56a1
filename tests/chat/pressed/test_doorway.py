import re

import pytest

from bot.chat.pressed.doorway import LIMIT, OPENED, carried, link

BASE = "https://t.me/newsbrief_bot"


@pytest.mark.parametrize("data", ["1|story|qu3kib35ng", "1|curve|a1|b2|dark", "ü", ""])
def test_a_link_carries_what_the_button_carried(data: str) -> None:
    payload = link("newsbrief_bot", data).removeprefix(f"{BASE}?start=")
    assert re.fullmatch(r"b_[A-Za-z0-9_-]*", payload)
    assert len(payload) <= LIMIT
    assert carried(payload) == data


def test_what_is_too_long_for_a_link_opens_the_bot_alone() -> None:
    assert link("newsbrief_bot", "x" * 46) != BASE
    assert link("newsbrief_bot", "x" * 47) == BASE


@pytest.mark.parametrize("letters", ["a", "_w", "é", "=", "w7"])
def test_a_payload_of_somebody_elses_carries_nothing(letters: str) -> None:
    assert carried(OPENED + letters) == ""
