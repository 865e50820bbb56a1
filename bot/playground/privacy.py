"""What the bot may hear in a group: with privacy mode on, only what is meant for it."""

import re

from bot.playground.answers import Json
from bot.playground.messages import said
from bot.playground.world import IN_CHARGE, Chat, User, World

COMMAND = re.compile(r"/\w+(?:@(\w+))?")
SERVICE = (
    "new_chat_members",
    "left_chat_member",
    "new_chat_title",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "forum_topic_created",
    "forum_topic_closed",
    "forum_topic_reopened",
    "forum_topic_edited",
    "pinned_message",
)


def hears(world: World, chat: Chat, message: Json) -> bool:
    """Tell whether the bot is told of this message."""
    here = world.here(chat)
    if chat.type == "private":
        return here.is_present()
    if not here.is_present():
        return False
    if chat.type == "channel" or here.status in IN_CHARGE:
        return True
    return is_meant_for(world.bot, message)


def is_meant_for(bot: User, message: Json) -> bool:
    """Tell whether a group message is for the bot, or was sent with its help.

    Commands, replies and mentions are for it.
    """
    if any(part in message for part in SERVICE):
        return True
    answered = message.get("reply_to_message", {}).get("from", {})
    if bot.id in (answered.get("id"), message.get("via_bot", {}).get("id")):
        return True
    text = said(message)
    command = COMMAND.match(text)
    if command:
        return command[1] is None or command[1].lower() == bot.username.lower()
    return bool(re.search(rf"@{re.escape(bot.username)}\b", text, re.IGNORECASE))
