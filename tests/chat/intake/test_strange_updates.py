"""Anything that is JSON may come as an update; the next good one is handled."""

import asyncio
import json
from itertools import count
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.playground.cast import ADA, BEN
from tests.fixtures.talk import Talk

numbers = count(1)
plain = (
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats()
    | st.text(st.characters(), max_size=20)
)
anything = st.recursive(
    plain,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
WHO = {"id": ADA, "is_bot": False, "first_name": "Ada"}
THERE = {"id": ADA, "type": "private", "first_name": "Ada"}
SAID = {"message_id": 1, "date": 1, "chat": THERE, "from": WHO, "text": "/help"}
REACTED = {
    "chat": THERE,
    "message_id": 1,
    "date": 1,
    "reactions": [{"type": {"type": "emoji", "emoji": "👍"}, "total_count": 2}],
}
PRESS = {"id": "1", "from": WHO, "message": SAID, "chat_instance": "1", "data": "1|x"}
MEMBER = {"user": {"id": 9, "is_bot": True, "first_name": "B"}, "status": "member"}
JOINED = {
    "chat": THERE,
    "from": WHO,
    "date": 1,
    "old_chat_member": MEMBER,
    "new_chat_member": MEMBER,
}
INLINE = {"id": "1", "from": WHO, "query": "flood", "offset": ""}
KINDS: dict[str, dict[str, Any]] = {
    "message": SAID,
    "callback_query": PRESS,
    "my_chat_member": JOINED,
    "inline_query": INLINE,
    "message_reaction_count": REACTED,
}
PLACES = [
    (kind, *path)
    for kind, body in KINDS.items()
    for path in [(), *((name,) for name in body)]
] + [
    ("message", "chat", "id"),
    ("message", "chat", "type"),
    ("message", "from", "id"),
    ("callback_query", "message", "chat"),
    ("callback_query", "message", "message_id"),
    ("my_chat_member", "new_chat_member", "status"),
]


def spoilt(place: tuple[str, ...], value: object) -> dict[str, Any]:
    """Return an update with this value at this place."""
    update: dict[str, Any] = json.loads(json.dumps({place[0]: KINDS[place[0]]}))
    inner = update
    for name in place[:-1]:
        inner = inner[name]
    inner[place[-1]] = value
    return update


spoilt_updates = st.builds(spoilt, st.sampled_from(PLACES), anything)
pressed = st.builds(
    spoilt,
    st.just(("callback_query", "data")),
    st.text(max_size=64) | st.from_regex(r"1\|[a-z]{2,8}(\|[^|]{0,12}){0,3}"),
)
wild = st.dictionaries(
    st.sampled_from([*KINDS, "poll", "edited_message"]) | st.text(),
    anything,
    max_size=3,
)
updates = st.lists(spoilt_updates | pressed | wild, min_size=1, max_size=6)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(updates)
async def test_whatever_comes_the_next_good_update_is_handled(
    talk: Talk, strange: list[dict[str, Any]]
) -> None:
    talk.server.human.start(BEN)
    said = len(talk.server.from_bot(BEN))
    numbered = [{**each, "update_id": next(numbers)} for each in strange]
    who = {"id": BEN, "is_bot": False, "first_name": "Ben"}
    there = {"id": BEN, "type": "private", "first_name": "Ben"}
    good = {"message_id": 9, "date": 1, "chat": there, "from": who, "text": "/help"}
    async with asyncio.timeout(30):
        await talk.intake.handle(numbered)
        await talk.intake.handle([{"update_id": next(numbers), "message": good}])
    talk.desk.clock.advance(60)  # type: ignore[attr-defined]  # the desk's is a fake
    assert len(talk.server.from_bot(BEN)) == said + 1
