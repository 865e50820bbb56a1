"""The choice of the language the bot speaks to a chat, and of speaking plainly."""

from bot import wording_language as words
from bot.chat.settings.rhythmpanel import back
from bot.delivery.buttons.callback import pack
from bot.delivery.buttons.rows import choice, in_rows
from bot.delivery.html.markup import escape
from bot.language.known import LANGUAGES, own_name
from bot.language.manners import manner_of
from bot.model import Address, Button, Chat, Message

IN_A_ROW = 3
AUTOMATIC = "auto"
"""What a button says that leaves the language to Telegram."""
ON, OFF = "on", "off"


def tongue_keyboard(chat: Chat, to: str, title: str = "") -> Message:
    """Return the choice for a chat; `to` is its address, `title` names it elsewhere.

    The topics of a forum share one language, which whoever asks in one may not expect.
    """
    now = manner_of(chat)
    offered = [
        choice(own_name(code), pack("speak", to, code), chat.speaks == code)
        for code in LANGUAGES
    ]
    rows = in_rows(offered, IN_A_ROW)
    automatic = choice(
        words.BUTTON_AUTOMATIC, pack("speak", to, AUTOMATIC), not chat.speaks
    )
    other = OFF if chat.is_plain else ON
    label = words.BUTTON_PLAIN_OFF if chat.is_plain else words.BUTTON_PLAIN_ON
    form = words.CHOOSE_FOR if title else words.CHOOSE
    html = form.format(language=escape(own_name(now.language)), title=escape(title))
    if Address.parse(to).thread_id:
        html = f"{html}\n\n{words.ALL_TOPICS}"
    plain = Button(label, pack("plain", to, other))
    return Message(html, ((automatic,), *rows, (plain,), back(to)))
