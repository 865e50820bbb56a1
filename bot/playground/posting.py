"""Putting messages into chats, and what a message carries from where it stands."""

from dataclasses import dataclass
from typing import Any

from bot.playground.answers import Json, bad
from bot.playground.cast import ANONYMOUS
from bot.playground.messages import quoted
from bot.playground.play import Playground
from bot.playground.world import GENERAL, Chat, Topic, User

FORUM_COLOR = 7322096


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes: a chat, a topic of it, a message it answers."""

    chat: Chat
    thread: int = 0
    reply_to: Json | None = None


def post(play: Playground, place: Place, sender: User | None, body: Json) -> Json:
    """Return the new message; no sender means it is in the chat's own name."""
    chat = place.chat
    chat.last_id += 1
    message: Json = {
        "message_id": chat.last_id,
        **_signed(chat, sender),
        "chat": chat.wire(),
        "date": play.unix(),
        **_placed(play, place),
        **body,
    }
    play.messages.add(chat.id, message)
    play.changed("message", chat_id=chat.id, message=message)
    return message


def edit(
    play: Playground, message: Json, body: Json, *, silently: bool = False
) -> Json:
    """Return the message with this body instead; an edit of buttons leaves no mark."""
    chat_id = message["chat"]["id"]
    for part in ("text", "entities", "caption", "caption_entities"):
        if part in body and body[part] is None:
            message.pop(part, None)
    message |= {key: value for key, value in body.items() if value is not None}
    if "reply_markup" in body and body["reply_markup"] is None:
        message.pop("reply_markup", None)
    if not silently:
        message["edit_date"] = play.unix()
    play.changed("message", chat_id=chat_id, message=message)
    return message


def delete(play: Playground, chat: Chat, message_id: int) -> None:
    """Remove a message."""
    play.messages.remove(chat.id, message_id)
    chat.pinned = [each for each in chat.pinned if each != message_id]
    play.changed("delete", chat_id=chat.id, message_id=message_id)


def find_thread(chat: Chat, thread: int) -> int:
    """Return the topic a message goes to, 0 for none; unknown ones are refused."""
    if not thread:
        return 0
    topic = chat.topics.get(thread)
    if topic is None or topic.deleted or thread == GENERAL:
        raise bad("message thread not found")
    return thread


def find_reply(play: Playground, chat: Chat, wanted: Any) -> Json | None:
    """Return the message a reply answers, or refuse when it is gone."""
    if not wanted:
        return None
    found = play.messages.get(chat.id, int(wanted.get("message_id", 0)))
    if found is None and not wanted.get("allow_sending_without_reply"):
        raise bad("message to be replied not found")
    return found


def topic_message(play: Playground, chat: Chat, topic: Topic) -> Json:
    """Return the service message that opened a topic, which all in it answer."""
    return play.messages.get(chat.id, topic.id) or {
        "message_id": topic.id,
        "chat": chat.wire(),
        "date": play.unix(),
        "message_thread_id": topic.id,
        "is_topic_message": True,
        "forum_topic_created": topic_created(topic.title),
    }


def topic_created(title: str) -> Json:
    """Return what the opening of a topic says."""
    return {"name": title, "icon_color": FORUM_COLOR}


def _signed(chat: Chat, sender: User | None) -> Json:
    if chat.type == "channel":
        return {"sender_chat": chat.wire()}
    if sender is None:
        return {"from": ANONYMOUS.wire(), "sender_chat": chat.wire()}
    return {"from": sender.wire()}


def _placed(play: Playground, place: Place) -> Json:
    thread = place.thread
    made: Json = {}
    if place.reply_to:
        thread = thread or place.reply_to.get("message_thread_id", 0)
        made["reply_to_message"] = quoted(place.reply_to)
    if thread and place.chat.is_forum:
        made |= {"message_thread_id": thread, "is_topic_message": True}
        topic = place.chat.topics[thread]
        opened = topic_message(play, place.chat, topic)
        made.setdefault("reply_to_message", quoted(opened))
    return made
