"""Who there is and where they talk: users, chats, members with their rights, topics."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.playground.answers import Json, bad

GENERAL = 1
PRESENT = {"creator", "administrator", "member", "restricted"}
IN_CHARGE = {"creator", "administrator"}
# What an administrator may do, as a freshly promoted bot gets it.
GROUP_RIGHTS = {
    "can_be_edited": False,
    "is_anonymous": False,
    "can_manage_chat": True,
    "can_delete_messages": True,
    "can_manage_video_chats": True,
    "can_restrict_members": True,
    "can_promote_members": False,
    "can_change_info": True,
    "can_invite_users": True,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
    "can_pin_messages": True,
    "can_manage_topics": True,
}
GROUPS_ONLY = ("can_pin_messages", "can_manage_topics")
CHANNEL_RIGHTS = {
    **{key: on for key, on in GROUP_RIGHTS.items() if key not in GROUPS_ONLY},
    "can_post_messages": True,
    "can_edit_messages": True,
}
SPEAKING = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


@dataclass(slots=True)
class User:
    """A person, or the bot."""

    id: int
    first_name: str
    username: str = ""
    language: str = "en"
    zone: str = "UTC"
    is_bot: bool = False
    deactivated: bool = False

    def wire(self) -> Json:
        """Return the user as Telegram writes one."""
        user: Json = {
            "id": self.id,
            "is_bot": self.is_bot,
            "first_name": self.first_name,
        }
        if self.username:
            user["username"] = self.username
        if not self.is_bot:
            user["language_code"] = self.language
        return user


@dataclass(slots=True)
class Member:
    """What someone is in a chat."""

    status: str
    rights: dict[str, bool] = field(default_factory=dict)

    def is_present(self) -> bool:
        """Tell whether they are in the chat."""
        return self.status in PRESENT

    def may(self, right: str) -> bool:
        """Tell whether they have this right of an administrator."""
        return self.status == "creator" or (
            self.status == "administrator" and self.rights.get(right, False)
        )

    def wire(self, user: User) -> Json:
        """Return the member as Telegram writes one."""
        made: Json = {"user": user.wire(), "status": self.status}
        if self.status == "creator":
            made["is_anonymous"] = False
        elif self.status == "administrator":
            made |= self.rights
        elif self.status == "restricted":
            spoken = {right: self.rights.get(right, False) for right in SPEAKING}
            made |= {"is_member": True, **spoken, "until_date": 0}
        elif self.status == "kicked":
            made["until_date"] = 0
        return made


@dataclass(slots=True)
class Topic:
    """One subject of a forum; its id is the message that opened it."""

    id: int
    title: str
    closed: bool = False
    deleted: bool = False


@dataclass(slots=True)
class Chat:
    """A private chat, group, supergroup or channel, as the server keeps it."""

    id: int
    type: str
    title: str
    username: str = ""
    is_forum: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    last_id: int = 0
    migrated_to: int = 0
    deleted: bool = False
    # The reply keyboard that is open, and the button beside the input field.
    keyboard: Json | None = None
    menu_button: Json | None = None

    def wire(self) -> Json:
        """Return the chat as it stands in messages."""
        name = "first_name" if self.type == "private" else "title"
        chat: Json = {"id": self.id, "type": self.type, name: self.title}
        if self.username:
            chat["username"] = self.username
        if self.is_forum:
            chat["is_forum"] = True
        return chat

    def member(self, user_id: int) -> Member:
        """Return what this user is here; strangers have left."""
        return self.members.get(user_id, Member("left"))

    def present(self) -> list[int]:
        """Return the ids of those who are in the chat."""
        return [key for key, member in self.members.items() if member.is_present()]

    def rights(self) -> dict[str, bool]:
        """Return what a new administrator may do here."""
        return dict(CHANNEL_RIGHTS if self.type == "channel" else GROUP_RIGHTS)


class World:
    """All users and chats, found by their ids."""

    def __init__(self, bot: User) -> None:
        self.bot = bot
        self.users: dict[int, User] = {bot.id: bot}
        self.chats: dict[int, Chat] = {}

    def people(self) -> Iterator[User]:
        """Yield everyone but the bot."""
        return (user for user in self.users.values() if not user.is_bot)

    def add_user(self, user: User) -> User:
        """Return the new user, whose private chat with the bot is not yet started."""
        members = {user.id: Member("member"), self.bot.id: Member("left")}
        self.users[user.id] = user
        self.chats[user.id] = Chat(
            user.id, "private", user.first_name, user.username, members=members
        )
        return user

    def add_chat(self, chat: Chat) -> Chat:
        """Return the chat, now known."""
        self.chats[chat.id] = chat
        return chat

    def chat(self, chat_id: int) -> Chat:
        """Return the chat of this id, or refuse as Telegram does."""
        if chat_id not in self.chats:
            raise bad("chat not found")
        return self.chats[chat_id]

    def find(self, wanted: int | str) -> Chat:
        """Return the chat by its id or by a public @name."""
        if isinstance(wanted, int):
            return self.chat(wanted)
        name = wanted.removeprefix("@").lower()
        for chat in self.chats.values():
            if chat.type != "private" and name and chat.username.lower() == name:
                return chat
        raise bad("chat not found")

    def here(self, chat: Chat) -> Member:
        """Return what the bot is in a chat."""
        return chat.member(self.bot.id)

    def user(self, user_id: int) -> User:
        """Return the user of this id, or refuse as Telegram does."""
        if user_id not in self.users:
            raise bad("user not found")
        return self.users[user_id]
