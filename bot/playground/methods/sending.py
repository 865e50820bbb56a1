"""Messages the bot sends: text, photo, document, location, copies."""

from copy import deepcopy

from bot.playground.answers import Json, bad
from bot.playground.keyboards import read_markup
from bot.playground.messages import said
from bot.playground.methods.target import check_speaking, known_chat, place
from bot.playground.params import Params
from bot.playground.play import Playground
from bot.playground.posting import Place, find_thread, post
from bot.playground.texts import Content, check_caption, check_text, read_content

ACTIONS = (
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
)
# What a copy takes along of the message it repeats.
COPIED = (
    "text",
    "entities",
    "caption",
    "caption_entities",
    "photo",
    "document",
    "location",
)


def send_message(play: Playground, params: Params) -> Json:
    """Send a text; return the message."""
    if not params.text("text"):
        raise bad("message text is empty")
    content = check_text(content_of(play, params, "text", "entities"))
    where = place(play, params, "can_send_messages")
    body: Json = {"text": content.text, **_entities("entities", content)}
    if params.get("link_preview_options"):
        body["link_preview_options"] = params.get("link_preview_options")
    return send(play, params, where, body)


def send_photo(play: Playground, params: Params) -> Json:
    """Send a photo with or without a caption; return the message."""
    where = place(play, params, "can_send_photos")
    body = {"photo": play.files.photo(params), **_caption(play, params)}
    return send(play, params, where, body)


def send_document(play: Playground, params: Params) -> Json:
    """Send a file with or without a caption; return the message."""
    where = place(play, params, "can_send_documents")
    body = {"document": play.files.document(params), **_caption(play, params)}
    return send(play, params, where, body)


def send_location(play: Playground, params: Params) -> Json:
    """Send a point on the map; return the message."""
    where = place(play, params, "can_send_other_messages")
    latitude, longitude = params.real("latitude"), params.real("longitude")
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise bad("wrong latitude or longitude specified")
    point = {"latitude": latitude, "longitude": longitude}
    return send(play, params, where, {"location": point})


def copy_message(play: Playground, params: Params) -> Json:
    """Repeat a message without its origin; return only its new id."""
    source = play.world.find(params.get("from_chat_id"))
    original = play.messages.get(source.id, params.number("message_id"))
    if original is None:
        raise bad("message to copy not found")
    where = place(play, params, "can_send_messages")
    kept = {key: deepcopy(original[key]) for key in COPIED if key in original}
    made = send(play, params, where, kept)
    return {"message_id": made["message_id"]}


def send_chat_action(play: Playground, params: Params) -> bool:
    """Show that the bot is typing, or what else it does."""
    chat = known_chat(play, params)
    check_speaking(play, chat, "can_send_messages")
    action = params.text("action")
    if action not in ACTIONS:
        raise bad("wrong parameter action in request")
    thread = find_thread(chat, params.number("message_thread_id"))
    play.changed("typing", chat_id=chat.id, thread=thread, action=action)
    return True


def send(play: Playground, params: Params, where: Place, body: Json) -> Json:
    """Return the message, posted with its keyboard."""
    markup = read_markup(params.get("reply_markup"), chat_type=where.chat.type)
    if params.flag("protect_content"):
        body["has_protected_content"] = True
    if markup.inline:
        body["reply_markup"] = markup.inline
    if markup.reply:
        removed = markup.reply.get("remove_keyboard", False)
        where.chat.keyboard = None if removed else markup.reply
    message = post(play, where, play.world.bot, body)
    play.ledger.add(message)
    if markup.reply:
        play.changed("keyboard", chat_id=where.chat.id, keyboard=where.chat.keyboard)
    return message


def content_of(play: Playground, params: Params, name: str, listed: str) -> Content:
    """Return the text of a parameter with its entities; a lost one is recorded."""
    content = read_content(
        params.text(name), params.text("parse_mode"), params.get(listed)
    )
    if content.lost:
        chat_id = params.get("chat_id")
        number = chat_id if isinstance(chat_id, int) else 0
        play.limits.record(params.method, number, f"{content.lost} entities lost")
    return content


def _caption(play: Playground, params: Params) -> Json:
    content = check_caption(content_of(play, params, "caption", "caption_entities"))
    if not content.text:
        return {}
    return {"caption": content.text, **_entities("caption_entities", content)}


def _entities(name: str, content: Content) -> Json:
    return {name: entities(content)} if content.entities else {}


def entities(content: Content) -> list[Json]:
    """Return the entities of a text as a message carries them."""
    return [dict(entity) for entity in content.entities]


def is_same(message: Json, content: Content) -> bool:
    """Tell whether a message already says exactly this."""
    known = message.get("entities", message.get("caption_entities", []))
    return said(message) == content.text and known == entities(content)
