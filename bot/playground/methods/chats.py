"""What the bot asks about chats and their members, and what it does to them."""

from bot.playground.answers import Json, bad
from bot.playground.methods.target import check_right, known_chat
from bot.playground.params import Params
from bot.playground.play import Playground
from bot.playground.posting import Place, post, topic_created
from bot.playground.world import IN_CHARGE, Chat, Member, Topic

NO_PINS = "not enough rights to manage pinned messages in the chat"
TITLE_LIMIT = 128
# Which gifts a chat takes: of no use to a bot, but Telegram always tells.
GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def get_chat(play: Playground, params: Params) -> Json:
    """Return all that is known of a chat."""
    chat = known_chat(play, params)
    full = {
        **chat.wire(),
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(GIFTS, True),
    }
    pinned = [play.messages.get(chat.id, each) for each in chat.pinned]
    if pinned and pinned[-1]:
        full["pinned_message"] = pinned[-1]
    return full


def get_chat_member(play: Playground, params: Params) -> Json:
    """Return what a user is in a chat; those never seen there have left."""
    chat = known_chat(play, params)
    user = play.world.user(params.number("user_id"))
    return chat.member(user.id).wire(user)


def get_chat_administrators(play: Playground, params: Params) -> list[Json]:
    """Return who leads a chat, bots left out as long as they are not asked for."""
    chat = known_chat(play, params)
    if chat.type == "private":
        raise bad("there are no administrators in the private chat")
    listed = [
        (play.world.user(key), member)
        for key, member in chat.members.items()
        if member.status in IN_CHARGE
    ]
    own = play.world.bot.id
    return [
        member.wire(user)
        for user, member in listed
        if not user.is_bot or user.id == own
    ]


def get_chat_member_count(play: Playground, params: Params) -> int:
    """Return how many are in a chat."""
    return len(known_chat(play, params).present())


def leave_chat(play: Playground, params: Params) -> bool:
    """Leave a group or channel; the bot hears of it like of any other change."""
    chat = known_chat(play, params)
    if chat.type == "private":
        raise bad("chat member status can't be changed in private chats")
    change_bot(play, chat, play.world.bot.id, Member("left"))
    return True


def pin_chat_message(play: Playground, params: Params) -> bool:
    """Pin a message on top of its chat."""
    chat = known_chat(play, params)
    _check_pins(play, chat)
    message = play.messages.get(chat.id, params.number("message_id"))
    if message is None:
        raise bad("message to pin not found")
    chat.pinned = [
        *(each for each in chat.pinned if each != message["message_id"]),
        message["message_id"],
    ]
    play.changed("chat", chat_id=chat.id)
    return True


def unpin_chat_message(play: Playground, params: Params) -> bool:
    """Unpin a message, the newest pinned one unless another is named."""
    chat = known_chat(play, params)
    _check_pins(play, chat)
    wanted = params.number("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if wanted not in chat.pinned:
        raise bad("message to unpin not found")
    chat.pinned.remove(wanted)
    play.changed("chat", chat_id=chat.id)
    return True


def unpin_all_chat_messages(play: Playground, params: Params) -> bool:
    """Unpin all messages of a chat."""
    chat = known_chat(play, params)
    _check_pins(play, chat)
    chat.pinned.clear()
    play.changed("chat", chat_id=chat.id)
    return True


def create_forum_topic(play: Playground, params: Params) -> Json:
    """Open a topic in a forum; return it."""
    chat = known_chat(play, params)
    if not chat.is_forum:
        raise bad("the chat is not a forum")
    check_right(play, chat, "can_manage_topics", "not enough rights to create a topic")
    name = params.text("name").strip()
    if not 1 <= len(name) <= TITLE_LIMIT:
        raise bad("TOPIC_TITLE_EMPTY" if not name else "TOPIC_TITLE_INVALID")
    topic = open_topic(play, chat, play.world.bot.id, name)
    return {"message_thread_id": topic.id, **topic_created(name)}


def open_topic(play: Playground, chat: Chat, user_id: int, title: str) -> Topic:
    """Return a new topic, announced by the message that carries its id."""
    topic = Topic(chat.last_id + 1, title)
    chat.topics[topic.id] = topic
    body = {
        "message_thread_id": topic.id,
        "is_topic_message": True,
        "forum_topic_created": topic_created(title),
    }
    post(play, Place(chat), play.world.user(user_id), body)
    play.changed("chat", chat_id=chat.id)
    return topic


def change_bot(play: Playground, chat: Chat, by: int, new: Member) -> None:
    """Give the bot another standing in a chat and let it know."""
    bot = play.world.bot
    old = play.world.here(chat)
    chat.members[bot.id] = new
    update = {
        "chat": chat.wire(),
        "from": play.world.user(by).wire(),
        "date": play.unix(),
        "old_chat_member": old.wire(bot),
        "new_chat_member": new.wire(bot),
    }
    play.updates.put("my_chat_member", update, chat.id)
    play.changed("chat", chat_id=chat.id)


def _check_pins(play: Playground, chat: Chat) -> None:
    right = "can_edit_messages" if chat.type == "channel" else "can_pin_messages"
    check_right(play, chat, right, NO_PINS)
