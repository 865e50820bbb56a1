"""The buttons 👍 and 👎 under a group's briefing, counted for who looks after it."""

from bot import wording
from bot import wording_proofs as words
from bot import wording_rhythm as signs
from bot.chat.values import Desk, Reply, Request, only_pressed
from bot.errors import InputError
from bot.model import DOWN, UP


async def pressed(desk: Desk, request: Request) -> Reply:
    """Count an opinion, one of each person, in place of the one he had."""
    given = {str(UP): signs.LIKE, str(DOWN): signs.DISLIKE}
    sign = given.get(request.arg(0))
    if sign is None:
        raise InputError(wording.STALE_BUTTON)
    place = request.chat.id, request.message_id
    await desk.stores.reactions.give(*place, request.asker.id, sign)
    return Reply(notice=words.OPINION.format(sign=sign))


COMMANDS = (only_pressed("opinion", {"opinion": pressed}, opens=False),)
