"""👍 and 👎 under a story: who pressed what, as a row of buttons.

They stand on the story's own card and not under a briefing, where seven stories would
make fourteen of them. In private a button shows the reader's own vote, in a group how
many gave it; the next press of the same takes it back.
"""

from collections.abc import Iterable
from dataclasses import replace

from bot import wording_rhythm as words
from bot.chat.values import Desk, Request
from bot.delivery.buttons.callback import pack
from bot.model import DOWN, UP, Button, Message, Vote

SIGNS = (UP, DOWN)


async def with_votes(
    desk: Desk, request: Request, card: Message, story_id: str
) -> Message:
    """Return a story's card with its votes."""
    votes = await desk.stores.votes.of(request.address)
    row = vote_row(votes, story_id, is_group=request.chat.kind.is_group)
    return replace(card, buttons=(*card.buttons, row))


def vote_row(
    votes: Iterable[Vote], story_id: str, *, is_group: bool
) -> tuple[Button, ...]:
    """Return the two buttons of a story, with what was pressed so far."""
    given = [vote.sign for vote in votes if vote.story_id == story_id]
    return tuple(
        Button(_label(sign, given.count(sign), is_group), pack("vote", story_id, sign))
        for sign in SIGNS
    )


def _label(sign: int, count: int, is_group: bool) -> str:  # noqa: FBT001  # of a chat
    thumb = words.LIKE if sign == UP else words.DISLIKE
    if not count:
        return thumb
    return f"{thumb} {count}" if is_group else f"✓ {thumb}"
