"""What becomes of a message that Telegram may or may not have taken. Pure.

Telegram has no key that would make a repeated send harmless. So when a request was
written and no answer came, one of two faults has to be chosen: the message may come
twice, or not at all. A briefing or broadcast is held: the next briefing carries its
stories, and an operator sees it. An alert is sent again: nothing else would ever tell
its reader. So is an edit, which made twice shows the same.
"""

from bot.model import Kind

HOLD, RESEND = "hold", "resend"


def resent(briefings: str = HOLD) -> frozenset[Kind]:
    """Return the kinds that are sent again; an operator decides about briefings."""
    policy = {
        Kind.BRIEFING: briefings,
        Kind.BROADCAST: HOLD,
        Kind.ALERT: RESEND,
        Kind.EDIT: RESEND,
    }
    return frozenset(kind for kind in policy if policy[kind] == RESEND)
