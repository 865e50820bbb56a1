import pytest

from bot.chat.intake.envelope import Envelope, read_envelope

PRIVATE = {"id": 7, "type": "private"}
GROUP = {"id": -1001, "type": "supergroup"}
ADA = {"id": 7}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (
            {"update_id": 1, "message": {"chat": PRIVATE, "from": ADA}},
            Envelope(1, 7, 7, is_private=True),
        ),
        (
            {"update_id": 1, "message": {"chat": GROUP, "from": ADA}},
            Envelope(1, -1001, 7),
        ),
        (
            {
                "update_id": 1,
                "message": {"chat": GROUP, "from": ADA, "sender_chat": GROUP},
            },
            Envelope(1, -1001, -1001),
        ),
        (
            {
                "update_id": 1,
                "callback_query": {"from": ADA, "message": {"chat": GROUP}},
            },
            Envelope(1, -1001, 7, is_press=True),
        ),
        (
            {"update_id": 1, "my_chat_member": {"chat": PRIVATE, "from": ADA}},
            Envelope(1, 7, 7),
        ),
        (
            {"update_id": 1, "inline_query": {"from": ADA, "query": "flood"}},
            Envelope(1, author=7, is_inline=True),
        ),
        (
            {"update_id": 1, "message_reaction_count": {"chat": GROUP}},
            Envelope(1, -1001),
        ),
        ({"update_id": 1, "poll": {"id": "x"}}, Envelope(1)),
        ({"update_id": 1, "message": ["chat"]}, Envelope(1)),
        ({"update_id": 1, "callback_query": None}, Envelope(1, is_press=True)),
        (
            {"update_id": 1, "message": {"chat": {"id": True, "type": []}}},
            Envelope(1),
        ),
    ],
)
def test_the_outside_of_an_update(raw: dict[str, object], expected: Envelope) -> None:
    assert read_envelope(raw) == expected


@pytest.mark.parametrize(
    "raw", [None, [], "update", {}, {"update_id": "1"}, {"update_id": True}]
)
def test_what_has_no_number_is_no_update(raw: object) -> None:
    assert read_envelope(raw) is None
