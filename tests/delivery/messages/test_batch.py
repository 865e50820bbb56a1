from dataclasses import replace

import pytest

from bot.delivery.messages.batch import batch
from bot.delivery.pieces.shown import Piece, showing
from bot.model import Button, Message, Part

PAUSE = ("⏸ Pause a day", "⏸ Pause a week")


def alert(name: str, *, sign: str = "🔕", more: str = "") -> Message:
    stop = Button(f"{sign} Stop telling me", f"1|untrack|{name}")
    return Message(f"<b>{name}</b>\n\n{name} has changed\n\n{more or name}", ((stop,),))


def labels(message: Message) -> list[tuple[str, ...]]:
    return [tuple(button.label for button in row) for row in message.buttons]


def test_one_alert_alone_stays_as_it_is() -> None:
    (message,) = batch([alert("Tern")])
    assert message == alert("Tern")


def test_several_are_numbered_in_one_message_each_with_its_button() -> None:
    (message,) = batch([alert("Tern"), Message("plain"), alert("Gull")])
    assert message.html.startswith(
        "🔔 <b>3 alerts while I kept quiet</b>\n\n<b>1.</b> "
    )
    assert "<b>2.</b> plain\n\n<b>3.</b> <b>Gull</b>" in message.html
    assert labels(message) == [("1 🔕", "3 🔕"), PAUSE]


def test_where_not_all_have_room_each_is_told_by_what_it_is_about() -> None:
    long = "It said so. " * 60
    (message,) = batch([alert(f"Bird {n}", more=long) for n in range(9)])
    assert message.html.count("has changed") == 9
    assert "It said so." not in message.html


def test_what_still_has_no_room_goes_over_and_nothing_is_lost() -> None:
    names = [f"Bird {n} {'x' * 90}" for n in range(40)]
    parts = batch([alert(name) for name in names])
    assert len(parts) > 1
    assert all(any(name in part.html for part in parts) for name in names)
    assert [bool(part.buttons) for part in parts] == [False] * (len(parts) - 1) + [True]


def test_what_was_not_kept_is_owned_up_to() -> None:
    (message,) = batch([alert("Tern")], left_out=3)
    assert message.html.startswith("🔔 <b>4 alerts")
    assert message.html.endswith("And 3 more, which I did not keep.")


def told(name: str, more: str = "") -> Message:
    """An alert of a sentence that another alert has, too."""
    said = "It has 80 ferries."
    html = f"<b>{name}</b>\n\n“{said}”\n\n{more}"
    return showing(Message(html), [Piece(said, Part.SENTENCE, name, said)])


@pytest.mark.parametrize("more", ["", "And more. " * 300])
def test_what_each_alert_shows_is_known_in_its_own_part(more: str) -> None:
    (message,) = batch([told("Tern", more), Message("plain"), told("Gull", more)])
    places = [(s.article_id, message.html[s.start : s.end]) for s in message.shown]
    assert places == [("Tern", "It has 80 ferries."), ("Gull", "It has 80 ferries.")]
    assert message.shown[0].end < message.html.index("plain") < message.shown[1].start


def test_only_what_is_all_silent_comes_without_a_sound() -> None:
    silent = replace(alert("Tern"), is_silent=True)
    assert batch([silent, silent])[0].is_silent
    assert not batch([silent, alert("Gull")])[0].is_silent
