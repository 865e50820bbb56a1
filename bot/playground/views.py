"""The world as the page needs it."""

from bot.playground.answers import Json
from bot.playground.human import PLACES
from bot.playground.play import Playground
from bot.playground.world import Chat, User

SHOWN_MESSAGES = 300
SHOWN_CALLS = 200


def everything(play: Playground) -> Json:
    """Return the whole state of the page."""
    bot = play.world.bot
    return {
        "now": play.clock.now().isoformat(),
        "bot": {
            "id": bot.id,
            "name": bot.first_name,
            "username": bot.username,
            "description": play.profile.get_text("description", ""),
        },
        "users": [person(user) for user in play.world.people()],
        "places": list(PLACES),
        "chats": [
            {**chat_view(play, chat), "messages": shown_messages(play, chat)}
            for chat in play.world.chats.values()
        ],
        "calls": [call.wire() for call in play.calls.latest(SHOWN_CALLS)],
    }


def shown_messages(play: Playground, chat: Chat) -> list[Json]:
    """Return the newest messages of a chat, oldest first."""
    return list(play.messages.of(chat.id)[-SHOWN_MESSAGES:])


def person(user: User) -> Json:
    """Return a user as the page shows one."""
    return {
        "id": user.id,
        "name": user.first_name,
        "language": user.language,
        "zone": user.zone,
    }


def chat_view(play: Playground, chat: Chat) -> Json:
    """Return a chat with everything but its messages."""
    here = chat.member(play.world.bot.id)
    return {
        "id": chat.id,
        "type": chat.type,
        "title": chat.title,
        "is_forum": chat.is_forum,
        "gone": chat.deleted or bool(chat.migrated_to),
        "topics": [
            {"id": topic.id, "title": topic.title, "closed": topic.closed}
            for topic in chat.topics.values()
            if not topic.deleted
        ],
        "members": {str(key): each.status for key, each in chat.members.items()},
        "bot": here.status,
        "keyboard": chat.keyboard,
        "pinned": chat.pinned,
        "menus": {
            str(user.id): play.profile.menu(chat, user.id, user.language)
            for user in play.world.people()
        },
    }
