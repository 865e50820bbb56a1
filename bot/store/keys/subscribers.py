"""A chat: its facts, its wishes and what it was told."""

from bot.store.keys.shards import home, place


def chat(chat_id: int) -> str:
    """Facts about a chat."""
    return f"{home(chat_id)}:chat:{chat_id}"


def chats(number: int, kind: str) -> str:
    """Ids of a shard's active chats of one kind."""
    return f"{place(number)}:chats:{kind}"


def threads(chat_id: int) -> str:
    """Titles of a forum's topics by thread id."""
    return f"{home(chat_id)}:threads:{chat_id}"


def manages(user_id: int) -> str:
    """Ids of the chats a user has set up."""
    return f"{home(user_id)}:manages:{user_id}"


def moved(chat_id: int) -> str:
    """Which id a group has since it became a supergroup."""
    return f"{home(chat_id)}:moved:{chat_id}"


def aside(chat_id: int) -> str:
    """Due moments of a chat that is stopped, or moving to its new id."""
    return f"{home(chat_id)}:aside:{chat_id}"


def paused(chat_id: int) -> str:
    """Since when threads of a chat cannot be written to."""
    return f"{home(chat_id)}:paused:{chat_id}"


def pending(chat_id: int) -> str:
    """Drafts and questions a chat has begun and not finished."""
    return f"{home(chat_id)}:pending:{chat_id}"


def asked(chat_id: int, user_id: int) -> str:
    """Last question somebody asked in a chat, kept for minutes."""
    return f"{home(chat_id)}:asked:{chat_id}:{user_id}"


def askers(chat_id: int) -> str:
    """Ids of those whose last question in a chat is kept."""
    return f"{home(chat_id)}:askers:{chat_id}"


def subscriptions(chat_id: int) -> str:
    """Subscriptions of a chat by thread id."""
    return f"{home(chat_id)}:subs:{chat_id}"


def tracks(chat_id: int) -> str:
    """Series a chat wants to hear of, by thread and series."""
    return f"{home(chat_id)}:tracks:{chat_id}"


def follows(chat_id: int) -> str:
    """Stories, people and words a chat follows, by thread and a short name."""
    return f"{home(chat_id)}:follows:{chat_id}"


def read(chat_id: int) -> str:
    """Which articles of a story a chat was shown last, and when."""
    return f"{home(chat_id)}:read:{chat_id}"


def caps(chat_id: int) -> str:
    """How many alerts a day a chat wants, by thread, where it said so."""
    return f"{home(chat_id)}:caps:{chat_id}"


def alerted(chat_id: int) -> str:
    """How many alerts a chat has had, by thread and local day."""
    return f"{home(chat_id)}:alerted:{chat_id}"


def spare(chat_id: int) -> str:
    """Alerts over a chat's number, by thread and name."""
    return f"{home(chat_id)}:spare:{chat_id}"


def own(chat_id: int) -> str:
    """Addresses of the feeds a chat reads for itself, and since when."""
    return f"{home(chat_id)}:own:{chat_id}"


def own_before(chat_id: int) -> str:
    """Addresses the feeds had before that a chat reads for itself, by the present."""
    return f"{home(chat_id)}:before:{chat_id}"


def rhythm(chat_id: int) -> str:
    """Quiet hours and snoozes of a chat, by thread."""
    return f"{home(chat_id)}:rhythm:{chat_id}"


def votes(chat_id: int) -> str:
    """Votes of a chat's readers, by thread, story and reader."""
    return f"{home(chat_id)}:votes:{chat_id}"


def held(chat_id: int) -> str:
    """Alerts a chat is to have later, by thread and what they are about."""
    return f"{home(chat_id)}:held:{chat_id}"


def spared(chat_id: int) -> str:
    """Names of a chat's alerts that were kept for later, by when."""
    return f"{home(chat_id)}:spared:{chat_id}"


def told(chat_id: int) -> str:
    """Which stories a chat was told, and in which state."""
    return f"{home(chat_id)}:told:{chat_id}"


def deliveries(chat_id: int) -> str:
    """Names of a chat's deliveries of the last days."""
    return f"{home(chat_id)}:deliveries:{chat_id}"


def replies(chat_id: int) -> str:
    """Names of a chat's answers that show articles, by when they were sent."""
    return f"{home(chat_id)}:replies:{chat_id}"


def approvals(chat_id: int) -> str:
    """How editors want to see a chat's briefings first, by thread."""
    return f"{home(chat_id)}:approvals:{chat_id}"


def proof(chat_id: int) -> str:
    """Briefings of a chat that were laid before its editor, by slot."""
    return f"{home(chat_id)}:proof:{chat_id}"


def proofs(number: int) -> str:
    """Addresses by when to look at their proofs next."""
    return f"{place(number)}:proofs"


def reactions(chat_id: int) -> str:
    """How many reactions of each kind the last posts of a chat have."""
    return f"{home(chat_id)}:reactions:{chat_id}"
