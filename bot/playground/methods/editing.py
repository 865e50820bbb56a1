"""Changing and removing what was sent, and answering presses."""

from bot.playground.answers import Json, bad
from bot.playground.keyboards import read_inline
from bot.playground.methods.sending import content_of, entities, is_same
from bot.playground.methods.target import check_right, known_chat
from bot.playground.params import Params
from bot.playground.play import Playground
from bot.playground.posting import delete, edit
from bot.playground.texts import Content, check_caption, check_text
from bot.playground.world import Chat

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are"
    " exactly the same as a current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
ANSWER_LIMIT = 200
ANSWER_SECONDS = 15 * 60
DELETABLE_SECONDS = 48 * 3600
MOST_DELETED = 100


def edit_message_text(play: Playground, params: Params) -> Json:
    """Say something else in a message; return it."""
    if not params.text("text"):
        raise bad("message text is empty")
    content = check_text(content_of(play, params, "text", "entities"))
    message = _own(play, params)
    if "text" not in message:
        raise bad("there is no text in the message to edit")
    preview = params.get("link_preview_options")
    body = {"text": content.text, "entities": entities(content) or None}
    if preview:
        body["link_preview_options"] = preview
    return _edited(play, params, message, (content, body))


def edit_message_caption(play: Playground, params: Params) -> Json:
    """Give a photo or document another caption; return the message."""
    content = check_caption(content_of(play, params, "caption", "caption_entities"))
    message = _own(play, params)
    if not {"photo", "document"} & message.keys():
        raise bad("there is no caption in the message to edit")
    body = {
        "caption": content.text or None,
        "caption_entities": entities(content) or None,
    }
    return _edited(play, params, message, (content, body))


def edit_message_reply_markup(play: Playground, params: Params) -> Json:
    """Put other buttons under a message; return it."""
    message = _own(play, params)
    markup = read_inline(params.get("reply_markup"))
    if markup == message.get("reply_markup"):
        raise bad(NOT_MODIFIED)
    return edit(play, message, {"reply_markup": markup}, silently=True)


def delete_message(play: Playground, params: Params) -> bool:
    """Remove a message."""
    chat = known_chat(play, params)
    _delete(play, chat, params.number("message_id"))
    return True


def delete_messages(play: Playground, params: Params) -> bool:
    """Remove many messages; those that are gone already are passed over."""
    chat = known_chat(play, params)
    ids = [int(each) for each in params.get("message_ids")]
    if not 1 <= len(ids) <= MOST_DELETED:
        raise bad("too many message identifiers specified")
    for message_id in ids:
        if play.messages.get(chat.id, message_id):
            _delete(play, chat, message_id)
    return True


def answer_callback_query(play: Playground, params: Params) -> bool:
    """Tell the one who pressed a button what came of it."""
    query = play.queries.get(params.text("callback_query_id"))
    if query is None or play.unix() - query["date"] > ANSWER_SECONDS:
        raise bad(TOO_OLD)
    text = params.text("text")
    if len(text) > ANSWER_LIMIT:
        raise bad("MESSAGE_TOO_LONG")
    query["answer"] = text
    play.changed(
        "answer",
        query_id=params.text("callback_query_id"),
        user_id=query["user_id"],
        text=text,
        alert=params.flag("show_alert"),
        url=params.text("url"),
    )
    return True


def _edited(
    play: Playground, params: Params, message: Json, new: tuple[Content, Json]
) -> Json:
    content, body = new
    markup = read_inline(params.get("reply_markup"))
    if is_same(message, content) and markup == message.get("reply_markup"):
        raise bad(NOT_MODIFIED)
    return edit(play, message, {**body, "reply_markup": markup})


def _own(play: Playground, params: Params) -> Json:
    if params.get("inline_message_id"):
        raise bad("MESSAGE_ID_INVALID")
    if params.get("chat_id") is None:
        raise bad("chat_id is empty")
    chat = known_chat(play, params)
    message = play.messages.get(chat.id, params.number("message_id"))
    if message is None:
        raise bad("message to edit not found")
    author = message.get("from", {}).get("id")
    if author != play.world.bot.id and chat.type != "channel":
        raise bad("message can't be edited")
    return message


def _delete(play: Playground, chat: Chat, message_id: int) -> None:
    message = play.messages.get(chat.id, message_id)
    if message is None:
        raise bad("message to delete not found")
    if play.unix() - message["date"] > DELETABLE_SECONDS:
        raise bad("message can't be deleted for everyone")
    if message.get("from", {}).get("id") != play.world.bot.id:
        check_right(play, chat, "can_delete_messages", "message can't be deleted")
    delete(play, chat, message_id)
