"""The buttons 👍 and 👎: what a reader likes moves the order of stories a little."""

from bot import wording
from bot import wording_rhythm as words
from bot.briefing.leaning import subjects
from bot.chat.commands.story import same_message
from bot.chat.stories.whole import whole
from bot.chat.typed.topics import subject_name
from bot.chat.values import Desk, Reply, Request, only_pressed
from bot.errors import InputError
from bot.language.lists import joined
from bot.model import DOWN, UP, Vote

_SIGNS = {"1": UP, "-1": DOWN}


async def pressed(desk: Desk, request: Request) -> Reply:
    """Keep a vote, or take it back, and show it in place."""
    story_id, sign = request.arg(0), _SIGNS.get(request.arg(1))
    if sign is None:
        raise InputError(wording.STALE_BUTTON)
    shown = await whole(desk, story_id)
    if shown is None:
        return Reply(notice=wording.ARTICLE_GONE, is_alert=True)
    about = subjects(shown.newest)
    vote = Vote(story_id, request.asker.id, sign, desk.clock.now(), about)
    is_now = await desk.stores.votes.put(request.address, vote, request.update)
    card = await same_message(desk, request, shown)
    named = joined(map(subject_name, about))
    said = {UP: words.LIKED, DOWN: words.DISLIKED, 0: words.VOTE_BACK}[is_now]
    return Reply(edit=card, notice=said.format(about=named))


COMMANDS = (only_pressed("vote", {"vote": pressed}, opens=False),)
