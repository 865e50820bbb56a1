"""What befalls a chat while the bot is sending: people block it, groups move on."""

from collections.abc import Callable, Mapping

from bot.playground.human import Human
from bot.playground.play import Playground
from bot.playground.world import GENERAL, Chat


class Mishaps:
    """Lets things befall chats, each done by who may do it there."""

    def __init__(self, play: Playground) -> None:
        self._play = play
        self._human = Human(play)
        self.acts: Mapping[str, Callable[[int], object]] = {
            "block": self._human.block,
            "deactivate": self._human.deactivate,
            "delete_chat": self._human.delete_chat,
            "kick": self._kick,
            "demote": self._demote,
            "migrate": self._migrate,
            "close_topics": self._close_topics,
            "delete_topics": self._delete_topics,
        }

    def _kick(self, chat_id: int) -> None:
        self._human.remove_bot(_owner(self._chat(chat_id)), chat_id)

    def _demote(self, chat_id: int) -> None:
        self._human.demote_bot(_owner(self._chat(chat_id)), chat_id)

    def _migrate(self, chat_id: int) -> None:
        self._human.migrate(_owner(self._chat(chat_id)), chat_id)

    def _close_topics(self, chat_id: int) -> None:
        self._set_topics(self._chat(chat_id), "closed")

    def _delete_topics(self, chat_id: int) -> None:
        self._set_topics(self._chat(chat_id), "deleted")

    def _set_topics(self, chat: Chat, state: str) -> None:
        for thread in chat.topics:
            if thread != GENERAL:
                self._human.set_topic(_owner(chat), chat.id, thread, state=state)

    def _chat(self, chat_id: int) -> Chat:
        return self._play.world.chat(chat_id)


def _owner(chat: Chat) -> int:
    """Return who made a chat; in a private one, whose it is."""
    made = (key for key, each in chat.members.items() if each.status == "creator")
    return next(made, chat.id)
