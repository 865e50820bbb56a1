"""What people do to a message that is there: press its buttons, react to it."""

from collections import Counter

from bot.playground.answers import Json, bad
from bot.playground.messages import quoted
from bot.playground.play import Playground
from bot.playground.world import IN_CHARGE


def press(
    play: Playground, user_id: int, chat_id: int, message_id: int, button: str
) -> str:
    """Return the id of the query that pressing a button makes."""
    message = play.messages.get(chat_id, message_id)
    if message is None:
        raise bad("the message with this button is gone")
    data = _button_data(message, button)
    play.query_count += 1
    query_id = f"{user_id}{play.query_count:09d}"
    asked = {"user_id": user_id, "chat_id": chat_id, "date": play.unix()}
    play.queries[query_id] = asked
    update = {
        "id": query_id,
        "from": play.world.user(user_id).wire(),
        "message": quoted(message),
        "chat_instance": str(chat_id),
        "data": data,
    }
    play.updates.put("callback_query", update, chat_id)
    return query_id


def react(
    play: Playground, user_id: int, chat_id: int, message_id: int, emoji: str
) -> None:
    """React to a post of a channel, or take that back; the bot hears the counts."""
    chat = play.world.chat(chat_id)
    if chat.type != "channel" or not play.messages.get(chat_id, message_id):
        raise bad("only posts of channels have reactions here")
    given = play.reactions.setdefault((chat_id, message_id), {})
    given.pop(user_id, None)
    if emoji:
        given[user_id] = emoji
    if play.world.here(chat).status not in IN_CHARGE:
        return
    counted = {
        "chat": chat.wire(),
        "message_id": message_id,
        "date": play.unix(),
        "reactions": [
            {"type": {"type": "emoji", "emoji": each}, "total_count": count}
            for each, count in Counter(given.values()).most_common()
        ],
    }
    play.updates.put("message_reaction_count", counted, chat_id)


def _button_data(message: Json, button: str) -> str:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    for each in (each for row in rows for each in row):
        if button in (each["text"], each.get("callback_data")):
            if "callback_data" not in each:
                raise bad("this button opens a link")
            return str(each["callback_data"])
    raise bad("the message has no such button")
