"""Inline mode, as people use it: the bot's name and words typed in any chat.

Each pause of the fingers asks the bot; one of the messages it offers is chosen and sent
in the name of who chose it, "via" the bot.
"""

from bot.playground.answers import Json, bad
from bot.playground.play import Playground
from bot.playground.texts import Content, check_text, read_content

LONGEST = 256
KEPT = 200
"""Queries remembered; older ones can be chosen from no more."""


def ask(play: Playground, user_id: int, chat_id: int, query: str) -> str:
    """Return the number of the query that a user's typing in a chat makes."""
    if len(query) > LONGEST:
        reason = f"an inline query has at most {LONGEST} characters"
        raise bad(reason)
    chat = play.world.chat(chat_id)
    play.query_count += 1
    query_id = f"{user_id}{play.query_count:09d}"
    asked = {"user_id": user_id, "date": play.unix(), "results": {}}
    play.inline = dict([*play.inline.items(), (query_id, asked)][-KEPT:])
    update = {
        "id": query_id,
        "from": play.world.user(user_id).wire(),
        "query": query,
        "offset": "",
        "chat_type": "sender" if chat.id == user_id else chat.type,
    }
    play.updates.put("inline_query", update, user_id)
    return query_id


def chosen(play: Playground, user_id: int, query_id: str, result_id: str) -> Json:
    """Return the message that choosing one of the bot's offers sends."""
    asked = play.inline.get(query_id)
    if asked is None or asked["user_id"] != user_id:
        raise bad("ask the bot again, this was long ago")
    if result_id not in asked["results"]:
        raise bad("the bot has not offered that")
    given = asked["results"][result_id]["input_message_content"]
    content = message_of(given)
    body: Json = {"text": content.text, "via_bot": play.world.bot.wire()}
    if content.entities:
        body["entities"] = [dict(entity) for entity in content.entities]
    if given.get("link_preview_options"):
        body["link_preview_options"] = given["link_preview_options"]
    return body


def message_of(given: Json) -> Content:
    """Return the text of an offered message, or raise why it cannot be sent."""
    text, mode = str(given.get("message_text", "")), str(given.get("parse_mode", ""))
    if not text:
        raise bad("message text is empty")
    return check_text(read_content(text, mode, given.get("entities")))
