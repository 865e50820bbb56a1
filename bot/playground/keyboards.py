"""Buttons: what a keyboard may hold, checked as Telegram checks it."""

from dataclasses import dataclass

from bot.playground.answers import Json, bad
from bot.playground.links import checked_link

INLINE_LIMIT = 100
ROW_LIMIT = 8
DATA_LIMIT = 64
COPY_LIMIT = 256
STYLES = ("danger", "success", "primary")
# What pressing an inline button may do; each button does exactly one of these.
ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "pay",
)


@dataclass(frozen=True, slots=True)
class Markup:
    """A keyboard: under a message, or (open or closed) instead of the letters."""

    inline: Json | None = None
    reply: Json | None = None


def read_markup(given: Json | None, *, chat_type: str = "private") -> Markup:
    """Return the checked keyboard, or raise what is wrong with it."""
    if given is None:
        return Markup()
    if not isinstance(given, dict):
        raise bad("object expected as reply markup")
    if "inline_keyboard" in given:
        rows = _rows(given["inline_keyboard"], "inline keyboard")
        made = [[_inline(button) for button in row] for row in rows]
        if sum(map(len, made)) > INLINE_LIMIT:
            raise bad("reply markup is too long")
        kept = [row for row in made if row]
        return Markup(inline={"inline_keyboard": kept} if kept else None)
    if "keyboard" in given:
        rows = _rows(given["keyboard"], "keyboard")
        made = [[_key(button, chat_type) for button in row] for row in rows]
        return Markup(reply={**given, "keyboard": made})
    if given.get("remove_keyboard") or given.get("force_reply"):
        return Markup(reply=given)
    raise bad("can't parse reply markup: unknown kind of keyboard")


def read_inline(given: Json | None) -> Json | None:
    """Return the keyboard of an edited message, which can only be an inline one."""
    markup = read_markup(given)
    if markup.reply is not None:
        raise bad("inline keyboard expected")
    return markup.inline


def _rows(rows: object, name: str) -> list[list[object]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        msg = f"can't parse {name}: it must be a list of rows of buttons"
        raise bad(msg)
    if any(len(row) > ROW_LIMIT for row in rows):
        msg = f"playground: a row of the {name} has more than {ROW_LIMIT} buttons"
        raise bad(msg)
    return rows


def _inline(button: object) -> Json:
    if not isinstance(button, dict):
        raise bad(
            "can't parse inline keyboard button: InlineKeyboardButton must be an Object"
        )
    if not str(button.get("text", "")).strip():
        raise bad('can\'t parse inline keyboard button: field "text" must be non-empty')
    actions = [action for action in ACTIONS if action in button]
    if not actions:
        raise bad(
            "can't parse inline keyboard button:"
            " Text buttons are unallowed in the inline keyboard"
        )
    if len(actions) > 1:
        msg = f"playground: an inline button does one thing, not {len(actions)}"
        raise bad(msg)
    if button.get("style", "primary") not in STYLES:
        raise bad("can't parse inline keyboard button: invalid button style specified")
    _check_action(button)
    return button


def _check_action(button: Json) -> None:
    if "callback_data" in button:
        size = len(str(button["callback_data"]).encode())
        if not 1 <= size <= DATA_LIMIT:
            raise bad("BUTTON_DATA_INVALID")
    if "url" in button and not checked_link(str(button["url"])):
        msg = f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL"
        raise bad(msg)
    if "copy_text" in button:
        text = str(button["copy_text"].get("text", ""))
        if not 1 <= len(text) <= COPY_LIMIT:
            raise bad("BUTTON_COPY_TEXT_INVALID")


def _key(button: object, chat_type: str) -> Json:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict) or not str(button.get("text", "")).strip():
        raise bad("can't parse keyboard button: KeyboardButton must have a text")
    if chat_type != "private" and button.get("request_location"):
        raise bad("location can be requested in private chats only")
    if chat_type != "private" and button.get("request_contact"):
        raise bad("phone number can be requested in private chats only")
    return button
