"""The choice who decides what is posted in a chat: the bot, or an editor."""

from bot import wording
from bot import wording_proofs as words
from bot.delivery.buttons.callback import pack
from bot.delivery.buttons.rows import ticked
from bot.delivery.html.markup import escape
from bot.model import Address, Approval, Button, Chat, Message, Rows

LEADS = (15, 30, 60, 120)
"""Minutes before the hour offered as buttons."""


def approval_row(address: Address) -> Rows:
    """Return the row that leads here; nobody edits what only he himself gets."""
    if address.chat_id > 0:
        return ()
    return ((Button(words.BUTTON_APPROVAL, pack("approval", str(address))),),)


def approval_panel(
    address: Address, chat: Chat, approval: Approval | None, *, has_editor: bool
) -> Message:
    """Return the choice, with what holds now."""
    title = escape(chat.title or wording.NOTICE_UNTITLED)
    head = words.CHOICE_HEAD.format(title=title)
    said = _said(approval)
    lines = [head, said]
    if not has_editor:
        lines.append(words.CHOICE_NOBODY.format(title=title))
    rows = _rows(str(address), approval, has_editor=has_editor)
    back = (Button(wording.BUTTON_BACK, pack("panel", str(address))),)
    return Message("\n".join(lines), (*rows, back))


def _said(approval: Approval | None) -> str:
    if not approval:
        return words.CHOICE_ALONE
    silence = words.SILENT_POSTS if approval.posts else words.SILENT_SKIPS
    return words.CHOICE_FIRST.format(minutes=approval.lead, silence=silence)


def _rows(to: str, approval: Approval | None, *, has_editor: bool) -> Rows:
    alone = Button(ticked(words.BUTTON_ALONE, not approval), pack("approve", to, "0"))
    if not approval:
        first = (_choice(to, words.BUTTON_FIRST, Approval(), None),)
        return ((alone,), first) if has_editor else ((alone,),)
    lead, posts = approval.lead, approval.posts
    leads = tuple(
        _choice(
            to, words.BUTTON_LEAD.format(minutes=each), Approval(each, posts), approval
        )
        for each in LEADS
    )
    silences = (
        _choice(to, words.BUTTON_SILENT_SKIPS, Approval(lead, posts=False), approval),
        _choice(to, words.BUTTON_SILENT_POSTS, Approval(lead, posts=True), approval),
    )
    now = Button(ticked(words.BUTTON_FIRST, is_chosen=True), pack("approval", to))
    show = Button(words.BUTTON_NEXT, pack("preview", to))
    return ((alone,), (now,), leads[:2], leads[2:], silences, (show,))


def _choice(to: str, label: str, wish: Approval, now: Approval | None) -> Button:
    data = pack("approve", to, wish.lead, int(wish.posts))
    return Button(ticked(label, wish == now), data)
