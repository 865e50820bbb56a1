"""Where a call wants to write, and whether the bot may."""

from bot.playground.answers import Refusal, bad, forbidden, moved
from bot.playground.params import Params
from bot.playground.play import Playground
from bot.playground.posting import Place, find_reply, find_thread
from bot.playground.world import Chat, User


def known_chat(play: Playground, params: Params) -> Chat:
    """Return the chat a call names, if the bot may know of it."""
    chat = play.world.find(params.get("chat_id"))
    refusal = unreachable(play, chat)
    if refusal:
        raise refusal
    return chat


def unreachable(play: Playground, chat: Chat) -> Refusal | None:
    """Return why the bot has no access to a chat at all, None when it has."""
    if chat.migrated_to:
        return moved(chat.migrated_to)
    if chat.deleted:
        return forbidden("the group chat was deleted")
    if chat.type == "private":
        return _private(play.world.user(chat.id), play.world.here(chat).status)
    status = play.world.here(chat).status
    if status == "kicked":
        return forbidden(f"bot was kicked from the {chat.type} chat")
    if status == "left":
        return forbidden(f"bot is not a member of the {chat.type} chat")
    return None


def _private(user: User, status: str) -> Refusal | None:
    if user.deactivated:
        return forbidden("user is deactivated")
    if status == "kicked":
        return forbidden("bot was blocked by the user")
    if status == "left":
        return forbidden("bot can't initiate conversation with a user")
    return None


def place(play: Playground, params: Params, right: str) -> Place:
    """Return where a message of this call goes, or refuse as Telegram does."""
    chat = known_chat(play, params)
    check_speaking(play, chat, right)
    thread = find_thread(chat, params.number("message_thread_id"))
    if thread and chat.topics[thread].closed and not _leads_topics(play, chat):
        raise bad("TOPIC_CLOSED")
    reply = find_reply(play, chat, params.get("reply_parameters"))
    return Place(chat, thread, reply)


def check_speaking(play: Playground, chat: Chat, right: str) -> None:
    """Raise unless the bot may send this kind of message here."""
    here = play.world.here(chat)
    if chat.type == "channel" and not here.may("can_post_messages"):
        raise bad("need administrator rights in the channel chat")
    if here.status == "restricted" and not here.rights.get(right, False):
        kind = right.removeprefix("can_send_").replace("messages", "text messages")
        reason = f"not enough rights to send {kind} to the chat"
        raise bad(reason)


def check_right(play: Playground, chat: Chat, right: str, reason: str) -> None:
    """Raise this reason unless the bot has a right of administrators."""
    if chat.type != "private" and not play.world.here(chat).may(right):
        raise bad(reason)


def _leads_topics(play: Playground, chat: Chat) -> bool:
    return play.world.here(chat).may("can_manage_topics")
