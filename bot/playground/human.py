"""What people do: write, press, add the bot and throw it out, block it, open topics.

Tests and the page play the people through this; the bot hears of it only by updates.
"""

from bot.playground.answers import Json, bad
from bot.playground.detect import detect
from bot.playground.inline import ask, chosen
from bot.playground.messages import quoted_deep
from bot.playground.methods.chats import change_bot, open_topic
from bot.playground.params import Upload
from bot.playground.play import Playground
from bot.playground.posting import Place, delete, edit, find_reply, post
from bot.playground.pressing import press, react
from bot.playground.privacy import hears
from bot.playground.world import Chat, Member, Topic, User

PLACES = {
    "Vienna": (48.2082, 16.3738),
    "London": (51.5072, -0.1276),
    "New York": (40.7128, -74.006),
    "São Paulo": (-23.5505, -46.6333),
    "Delhi": (28.6139, 77.209),
    "Tokyo": (35.6764, 139.65),
    "Sydney": (-33.8688, 151.2093),
}


class Human:
    """The people of a playground, each act named by who does it."""

    def __init__(self, play: Playground) -> None:
        self._play = play

    # Private chat

    def start(self, user_id: int, payload: str = "") -> Json:
        """Return the /start message of a user who opens the bot, by a link or not."""
        return self.send(user_id, user_id, f"/start {payload}".strip())

    def block(self, user_id: int) -> None:
        """Let a user stop and block the bot."""
        self._set_private(user_id, "kicked")

    def unblock(self, user_id: int) -> None:
        """Let a user take the bot back."""
        self._set_private(user_id, "member")

    def deactivate(self, user_id: int) -> None:
        """Let a user delete their account."""
        self._play.world.user(user_id).deactivated = True

    # Messages

    def send(  # noqa: PLR0913 - a message has that many sides
        self,
        user_id: int,
        chat_id: int,
        text: str,
        *,
        thread: int = 0,
        reply_to: int = 0,
        anonymous: bool = False,
    ) -> Json:
        """Return the text a user has sent; in a channel it is a post."""
        place = self._place(chat_id, thread, reply_to)
        body: Json = {"text": text}
        entities = detect(text)
        if entities:
            body["entities"] = entities
        return self._say(user_id, place, body, anonymous=anonymous)

    def send_file(
        self, user_id: int, chat_id: int, name: str, body: bytes, kind: str = ""
    ) -> Json:
        """Return the document a user has sent; `kind` is its media type."""
        upload = Upload(name, kind or "application/octet-stream", body)
        document = self._play.files.brought(upload)
        return self._say(user_id, self._place(chat_id), {"document": document})

    def share_location(
        self, user_id: int, chat_id: int, latitude: float, longitude: float
    ) -> Json:
        """Return the location a user has sent."""
        point = {"latitude": latitude, "longitude": longitude}
        return self._say(user_id, self._place(chat_id), {"location": point})

    def edit(self, user_id: int, chat_id: int, message_id: int, text: str) -> Json:
        """Return a user's own message after they changed it."""
        chat = self._play.world.chat(chat_id)
        message = self._play.messages.get(chat_id, message_id)
        author = (message or {}).get("from", {}).get("id", user_id)
        if message is None or author != user_id:
            raise bad("only your own messages can be edited")
        edit(self._play, message, {"text": text, "entities": detect(text) or None})
        kind = "edited_channel_post" if chat.type == "channel" else "edited_message"
        self._tell(chat, kind, message)
        return message

    def delete(self, chat_id: int, message_id: int) -> None:
        """Remove a message; the bot does not hear of it."""
        delete(self._play, self._play.world.chat(chat_id), message_id)

    def press(self, user_id: int, chat_id: int, message_id: int, button: str) -> str:
        """Return the id of the query that pressing a button makes.

        The button is named by its text or its callback_data.
        """
        return press(self._play, user_id, chat_id, message_id, button)

    def inline(self, user_id: int, chat_id: int, query: str) -> str:
        """Return the id of the query that typing behind the bot's name makes."""
        return ask(self._play, user_id, chat_id, query)

    def choose(
        self, user_id: int, chat_id: int, query: str, result: str, *, thread: int = 0
    ) -> Json:
        """Return what a user has sent by choosing one of the bot's offers."""
        body = chosen(self._play, user_id, query, result)
        return self._say(user_id, self._place(chat_id, thread), body)

    def react(self, user_id: int, chat_id: int, message_id: int, emoji: str) -> None:
        """Let a user react to a post of a channel; the bot hears the counts.

        Without an emoji the reaction is taken back.
        """
        react(self._play, user_id, chat_id, message_id, emoji)

    # Groups and channels

    def add_bot(self, user_id: int, chat_id: int, payload: str = "") -> None:
        """Let a user add the bot: to a group as member, to a channel as administrator.

        A payload comes from a `?startgroup=` link and is sent as a command.
        """
        chat = self._play.world.chat(chat_id)
        if chat.type == "channel":
            change_bot(
                self._play, chat, user_id, Member("administrator", chat.rights())
            )
            return
        change_bot(self._play, chat, user_id, Member("member"))
        joined = {"new_chat_members": [self._play.world.bot.wire()]}
        self._say(user_id, Place(chat), joined)
        if payload:
            name = self._play.world.bot.username
            self.send(user_id, chat_id, f"/start@{name} {payload}")

    def remove_bot(self, user_id: int, chat_id: int) -> None:
        """Let an administrator throw the bot out."""
        chat = self._play.world.chat(chat_id)
        change_bot(self._play, chat, user_id, Member("kicked"))
        if chat.type != "channel":
            left = {"left_chat_member": self._play.world.bot.wire()}
            post(self._play, Place(chat), self._play.world.user(user_id), left)

    def promote_bot(self, user_id: int, chat_id: int, **rights: bool) -> None:
        """Let an administrator promote the bot, with the usual rights but these."""
        chat = self._play.world.chat(chat_id)
        new = Member("administrator", {**chat.rights(), **rights})
        change_bot(self._play, chat, user_id, new)

    def demote_bot(self, user_id: int, chat_id: int) -> None:
        """Let an administrator make the bot a plain member."""
        change_bot(
            self._play, self._play.world.chat(chat_id), user_id, Member("member")
        )

    def restrict_bot(self, user_id: int, chat_id: int, **rights: bool) -> None:
        """Let an administrator silence the bot but for the rights named."""
        chat = self._play.world.chat(chat_id)
        change_bot(self._play, chat, user_id, Member("restricted", rights))

    def join(self, user_id: int, chat_id: int, status: str = "member") -> None:
        """Let a user join a group or channel, or be given a standing there."""
        chat = self._play.world.chat(chat_id)
        was_present = chat.member(user_id).is_present()
        rights = chat.rights() if status == "administrator" else {}
        chat.members[user_id] = Member(status, rights)
        self._play.changed("chat", chat_id=chat_id)
        if chat.type != "channel" and not was_present:
            user = self._play.world.user(user_id)
            self._say(user_id, Place(chat), {"new_chat_members": [user.wire()]})

    def leave(self, user_id: int, chat_id: int) -> None:
        """Let a user leave a group or channel."""
        chat = self._play.world.chat(chat_id)
        user = self._play.world.user(user_id)
        if chat.type != "channel":
            self._say(user_id, Place(chat), {"left_chat_member": user.wire()})
        chat.members[user_id] = Member("left")
        self._play.changed("chat", chat_id=chat_id)

    def create_topic(self, user_id: int, chat_id: int, title: str) -> Topic:
        """Return a topic a user has opened in a forum."""
        chat = self._play.world.chat(chat_id)
        if not chat.is_forum:
            raise bad("the chat is not a forum")
        topic = open_topic(self._play, chat, user_id, title)
        opened = self._play.messages.get(chat_id, topic.id) or {}
        self._tell(chat, "message", opened)
        return topic

    def set_topic(self, user_id: int, chat_id: int, thread: int, *, state: str) -> None:
        """Let a user set a topic "closed", "open" or "deleted"."""
        chat = self._play.world.chat(chat_id)
        topic = chat.topics[thread]
        topic.closed, topic.deleted = state == "closed", state == "deleted"
        self._play.changed("chat", chat_id=chat_id)
        word = {"closed": "forum_topic_closed", "open": "forum_topic_reopened"}
        if state in word:
            self._say(user_id, Place(chat, thread), {word[state]: {}})

    def migrate(self, user_id: int, chat_id: int) -> Chat:
        """Return the supergroup a group becomes; the old chat stays as a signpost."""
        play = self._play
        old = play.world.chat(chat_id)
        new = Chat(
            -1000000000000 + chat_id,
            "supergroup",
            old.title,
            members=dict(old.members),
        )
        play.world.add_chat(new)
        self._say(user_id, Place(old), {"migrate_to_chat_id": new.id})
        old.migrated_to = new.id
        self._say(user_id, Place(new), {"migrate_from_chat_id": old.id})
        play.changed("chat", chat_id=new.id)
        return new

    def delete_chat(self, chat_id: int) -> None:
        """Let a group be gone for ever."""
        self._play.world.chat(chat_id).deleted = True
        self._play.changed("chat", chat_id=chat_id)

    # New people and places

    def new_user(self, user: User) -> User:
        """Return a user new to this world."""
        return self._play.world.add_user(user)

    def new_group(self, user_id: int, title: str, kind: str = "group") -> Chat:
        """Return a new group, supergroup or channel of this user."""
        lowest = min(self._play.world.chats)
        taken = lowest - 1 if kind != "group" else min([-1, *self._groups()]) - 1
        members = {user_id: Member("creator")}
        chat = self._play.world.add_chat(Chat(taken, kind, title, members=members))
        self._play.changed("chat", chat_id=chat.id)
        return chat

    def _groups(self) -> list[int]:
        return [
            chat.id for chat in self._play.world.chats.values() if chat.type == "group"
        ]

    def _place(self, chat_id: int, thread: int = 0, reply_to: int = 0) -> Place:
        chat = self._play.world.chat(chat_id)
        wanted = {"message_id": reply_to} if reply_to else None
        return Place(
            chat, thread if thread > 1 else 0, find_reply(self._play, chat, wanted)
        )

    def _say(
        self, user_id: int, place: Place, body: Json, *, anonymous: bool = False
    ) -> Json:
        chat = place.chat
        self._check_member(user_id, chat)
        if chat.type == "private":
            self._open_private(chat)
        sender = None if anonymous else self._play.world.user(user_id)
        message = post(self._play, place, sender, body)
        kind = "channel_post" if chat.type == "channel" else "message"
        self._tell(chat, kind, message)
        return message

    def _check_member(self, user_id: int, chat: Chat) -> None:
        member = chat.member(user_id)
        if not member.is_present():
            raise bad("you are not in this chat")
        if chat.type == "channel" and not member.may("can_post_messages"):
            raise bad("only administrators post in a channel")

    def _open_private(self, chat: Chat) -> None:
        """Start the bot by writing to it, or take it back after a block."""
        status = self._play.world.here(chat).status
        if status == "kicked":
            self.unblock(chat.id)
        elif status == "left":
            chat.members[self._play.world.bot.id] = Member("member")
            self._play.changed("chat", chat_id=chat.id)

    def _set_private(self, user_id: int, status: str) -> None:
        chat = self._play.world.chat(user_id)
        change_bot(self._play, chat, user_id, Member(status))

    def _tell(self, chat: Chat, kind: str, message: Json) -> None:
        if hears(self._play.world, chat, message):
            self._play.updates.put(kind, quoted_deep(message), chat.id)
