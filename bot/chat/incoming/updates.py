"""Reads Telegram's updates into events, and drops what is nothing for the bot. Pure."""

import re
from collections import Counter
from dataclasses import replace
from typing import Any

from telegram import (
    CallbackQuery,
    ChatMemberUpdated,
    Document,
    Message,
    MessageReactionCountUpdated,
    ReactionTypeEmoji,
    Update,
    User,
)
from telegram import Chat as TelegramChat

from bot.chat.incoming.events import (
    Event,
    Filed,
    Inline,
    Joined,
    Moved,
    Named,
    Placed,
    Plain,
    Pressed,
    Reacted,
    Reopened,
    Typed,
)
from bot.chat.incoming.marked import marked, own_words
from bot.chat.values import Asker, File, Request
from bot.delivery.html.markup import JOINER
from bot.model import Address, Chat, ChatKind

WANTED = (
    "message",
    "callback_query",
    "my_chat_member",
    "inline_query",
    "message_reaction_count",
)
"""The updates asked of Telegram."""

# The word joiner stands in commands that we name (bot.delivery.html.markup) and are
# copied.
_COMMAND = re.compile(
    rf"/{JOINER}?(?P<name>[A-Za-z0-9_]{{1,32}})(?:@(?P<bot>\w+))?(?:\s+|$)"
)
GONE = frozenset({"left", "kicked"})

_READ_OF_PRESSED = (
    "message_id",
    "date",
    "chat",
    "message_thread_id",
    "is_topic_message",
)


def lean(raw: dict[str, Any]) -> dict[str, Any]:
    """Return an update without what nobody reads of the message whose button it is.

    That message comes with all its words, links and buttons: objects of them for a
    briefing took 0.30 ms, of the rest 0.07.
    """
    query = raw.get("callback_query")
    message = query.get("message") if isinstance(query, dict) else None
    if not isinstance(query, dict) or not isinstance(message, dict):
        return raw
    read = {name: message[name] for name in _READ_OF_PRESSED if name in message}
    return {**raw, "callback_query": {**query, "message": read}}


def read_update(update: Update, username: str) -> Event | None:
    """Return what the update means, None when it is nothing for the bot."""
    event = _read(update, username)
    if event is None or isinstance(event, Moved | Named | Reopened | Inline | Reacted):
        return event
    return replace(event, request=replace(event.request, update=update.update_id))


def _read(update: Update, username: str) -> Event | None:
    if update.callback_query:
        return _pressed(update.callback_query)
    if update.inline_query:
        query, asker = update.inline_query, update.inline_query.from_user
        return Inline(query.id, query.query, asker.language_code or "", asker.id)
    if update.my_chat_member:
        return _joined(update.my_chat_member)
    if update.message_reaction_count:
        return _reacted(update.message_reaction_count)
    message = update.message
    if not message or (message.via_bot and _is_us(message.via_bot, username)):
        # What somebody sends with our help is said to the others, not to us.
        return None
    return _message(message, username)


def _reacted(change: MessageReactionCountUpdated) -> Reacted:
    counts: Counter[str] = Counter()
    for each in change.reactions:
        kind = each.type
        emoji = kind.emoji if isinstance(kind, ReactionTypeEmoji) else ""
        counts[emoji] += each.total_count
    return Reacted(change.chat.id, change.message_id, tuple(counts.most_common()))


def _message(message: Message, username: str) -> Event | None:
    if message.migrate_to_chat_id:
        return Moved(message.chat.id, message.migrate_to_chat_id)
    topic = message.forum_topic_created or message.forum_topic_edited
    if topic and topic.name:
        return Named(_address(message), topic.name)
    if message.forum_topic_reopened:
        return Reopened(_address(message))
    return _said(message, username) if _is_said_here(message) else None


def _said(message: Message, username: str) -> Event | None:
    request = _request(message)
    if message.location:
        place = (message.location.latitude, message.location.longitude)
        return Placed(replace(request, place=place))
    if message.document and request.chat.kind is ChatKind.PRIVATE:
        return Filed(replace(request, file=_file(message.document)))
    return _text(message, request, username) if message.text else None


def _file(document: Document) -> File | None:
    """Return the file if it may be a list of feeds; others are nothing for the bot."""
    name, kind = (document.file_name or "").lower(), document.mime_type or ""
    if not (name.endswith((".opml", ".xml")) or "opml" in kind):
        return None
    return File(document.file_id, document.file_size or 0)


def _text(message: Message, request: Request, username: str) -> Event | None:
    text = (message.text or "").strip()
    command = _COMMAND.match(text)
    if command:
        is_ours = (command["bot"] or username).casefold() == username.casefold()
        name = command["name"].lower()
        typed = replace(request, words=text[command.end() :])
        blanks = len(message.text or "") - len((message.text or "").lstrip())
        html = marked(message.text or "", message.entities, blanks + command.end())
        return Typed(name, replace(typed, html=html)) if is_ours else None
    mention = re.compile(rf"@{re.escape(username)}\b", re.IGNORECASE)
    is_private = request.chat.kind is ChatKind.PRIVATE
    own = text if is_private else own_words(message.text or "", message.entities)
    is_named = is_private or bool(mention.search(own))
    if not is_named and not _is_to_us(message, username):
        return None
    words = mention.sub("", own).strip()
    return Plain(replace(request, words=words, is_named=is_named))


def _is_said_here(message: Message) -> bool:
    """Return whether a person of this group wrote it, or the group itself.

    Bots would answer each other for ever; what was forwarded was asked elsewhere. In
    private all is said to us.
    """
    if message.chat.type == ChatKind.PRIVATE:
        return True
    if message.forward_origin or message.is_automatic_forward or message.via_bot:
        return False
    author, speaker = message.from_user, message.sender_chat
    is_group_itself = bool(speaker and speaker.id == message.chat.id)
    return is_group_itself or not (author and author.is_bot)


def _is_to_us(message: Message, username: str) -> bool:
    answered = message.reply_to_message
    # All that is written in a forum's topic answers the message that opened it, which
    # is ours where we made the topic.
    if not answered or answered.forum_topic_created:
        return False
    author = answered.from_user
    return bool(author and _is_us(author, username))


def _is_us(user: User, username: str) -> bool:
    return (user.username or "").casefold() == username.casefold()


def _pressed(query: CallbackQuery) -> Event | None:
    message = query.message
    if not message or query.data is None:
        return None
    thread = message.message_thread_id if isinstance(message, Message) else 0
    in_topic = isinstance(message, Message) and message.is_topic_message
    address = Address(message.chat.id, (thread or 0) if in_topic else 0)
    request = Request(
        _chat(message.chat),
        address,
        _asker(query.from_user),
        message_id=message.message_id,
    )
    return Pressed(query.data, request, query.id, message.message_id)


def _joined(change: ChatMemberUpdated) -> Event:
    chat = _chat(change.chat)
    request = Request(chat, Address(chat.id), _asker(change.from_user))
    new = change.new_chat_member
    can_post = new.status not in GONE
    if chat.kind is ChatKind.CHANNEL:
        can_post = can_post and bool(getattr(new, "can_post_messages", False))
    was_there = change.old_chat_member.status not in GONE
    return Joined(request, can_post, was_there, change.chat.username or "")


def _request(message: Message) -> Request:
    speaks_as_chat = bool(
        message.sender_chat and message.sender_chat.id == message.chat.id
    )
    asker = _asker(message.from_user, is_chat=speaks_as_chat)
    answered = message.reply_to_message
    return Request(
        _chat(message.chat),
        _address(message),
        asker,
        message_id=message.message_id,
        quoted=_quoted(answered) if answered else "",
        topic=_topic(answered) if answered else "",
    )


def _topic(answered: Message) -> str:
    """Return the title of a topic by its first message, which all others answer."""
    opened = answered.forum_topic_created
    return opened.name if opened else ""


def _quoted(message: Message) -> str:
    if message.text:
        return marked(message.text, message.entities)
    return marked(message.caption or "", message.caption_entities)


def _address(message: Message) -> Address:
    thread = message.message_thread_id if message.is_topic_message else 0
    return Address(message.chat.id, thread or 0)


def _chat(chat: TelegramChat) -> Chat:
    title = chat.title or " ".join(filter(None, (chat.first_name, chat.last_name)))
    return Chat(chat.id, ChatKind(chat.type), title)


def _asker(user: User | None, *, is_chat: bool = False) -> Asker:
    if not user:
        return Asker(0, is_chat=is_chat)
    return Asker(user.id, user.first_name, user.language_code or "", is_chat)
