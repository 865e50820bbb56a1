"""The people and places a fresh playground starts with.

Cleo runs the bot: the demo names `CLEO` as its administrator.
"""

from bot.playground.world import GENERAL, Chat, Member, Topic, User, World

BOT = 4_200_000_001
TOKEN = f"{BOT}:playground-plays-telegram-no-secret"
ADA = 1001
BEN = 1002
CLEO = 1003
GROUP = -1001000000001
FORUM = -1001000000002
CHANNEL = -1001000000003
WORLD_TOPIC = 2
MARKETS_TOPIC = 3
# Telegram's own account, in whose name anonymous administrators write.
ANONYMOUS = User(1087968824, "Group", "GroupAnonymousBot", is_bot=True)


def fresh_world() -> World:
    """Return the world of the demo, before anyone has said a word."""
    world = World(User(BOT, "Newsbrief", "newsbrief_bot", is_bot=True))
    world.users[ANONYMOUS.id] = ANONYMOUS
    world.add_user(User(ADA, "Ada", "ada", "en", "Europe/London"))
    world.add_user(User(BEN, "Ben", "ben", "de", "Europe/Berlin"))
    world.add_user(User(CLEO, "Cleo", "cleo", "en", "America/New_York"))
    owner = Member("creator")
    world.add_chat(
        Chat(
            GROUP,
            "supergroup",
            "Reading Circle",
            members={ADA: owner, BEN: Member("member")},
        )
    )
    topics = {
        GENERAL: Topic(GENERAL, "General"),
        WORLD_TOPIC: Topic(WORLD_TOPIC, "World"),
        MARKETS_TOPIC: Topic(MARKETS_TOPIC, "Markets"),
    }
    forum = Chat(FORUM, "supergroup", "Newsroom", is_forum=True, topics=topics)
    forum.members = {
        CLEO: Member("creator"),
        ADA: Member("member"),
        BEN: Member("member"),
    }
    forum.last_id = MARKETS_TOPIC
    world.add_chat(forum)
    channel = Chat(CHANNEL, "channel", "Morning Wire", "morning_wire")
    channel.members = {
        CLEO: Member("creator"),
        ADA: Member("member"),
        BEN: Member("member"),
    }
    world.add_chat(channel)
    return world
