"""What the page may do: each act by its name, with the fields it needs."""

from base64 import b64decode
from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.playground.answers import Json, bad
from bot.playground.human import PLACES, Human
from bot.playground.play import Playground

MORNING = time(8)


class Acts:
    """Carries out what people do on the page."""

    def __init__(self, play: Playground) -> None:
        self._play = play
        self._human = Human(play)
        self._acts: Mapping[str, Callable[[Json], object]] = {
            "send": self._send,
            "file": self._file,
            "start": self._start,
            "press": self._press,
            "inline": self._inline,
            "choose": self._choose,
            "react": self._react,
            "locate": self._locate,
            "bot": self._bot,
            "block": self._block,
            "unblock": self._unblock,
            "topic": self._topic,
            "hour": self._hour,
            "tomorrow": self._tomorrow,
        }

    def do(self, wanted: Json) -> object:
        """Return what came of an act, or refuse one that makes no sense."""
        act = self._acts.get(str(wanted.get("act")))
        if act is None:
            reason = f"there is no act {wanted.get('act')!r}"
            raise bad(reason)
        try:
            return act(wanted)
        except (KeyError, TypeError, ValueError) as error:
            reason = f"{wanted.get('act')}: {error} is missing or wrong"
            raise bad(reason) from error

    def _send(self, wanted: Json) -> object:
        text = str(wanted["text"]).strip()
        if not 1 <= len(text) <= 4096:
            raise bad("a message has 1 to 4096 characters")
        return self._human.send(
            wanted["user"],
            wanted["chat"],
            text,
            thread=wanted.get("thread", 0),
            reply_to=wanted.get("reply_to", 0),
        )

    def _file(self, wanted: Json) -> object:
        body = b64decode(str(wanted["body"]), validate=True)
        name = str(wanted["name"])[:255]
        return self._human.send_file(wanted["user"], wanted["chat"], name, body)

    def _start(self, wanted: Json) -> object:
        return self._human.start(wanted["user"], str(wanted.get("payload", "")))

    def _press(self, wanted: Json) -> object:
        return self._human.press(
            wanted["user"], wanted["chat"], wanted["message"], wanted["button"]
        )

    def _inline(self, wanted: Json) -> object:
        return self._human.inline(wanted["user"], wanted["chat"], str(wanted["query"]))

    def _choose(self, wanted: Json) -> object:
        return self._human.choose(
            wanted["user"],
            wanted["chat"],
            wanted["query"],
            wanted["result"],
            thread=wanted.get("thread", 0),
        )

    def _react(self, wanted: Json) -> object:
        self._human.react(
            wanted["user"], wanted["chat"], wanted["message"], str(wanted["emoji"])
        )
        return True

    def _locate(self, wanted: Json) -> object:
        latitude, longitude = PLACES[wanted["place"]]
        return self._human.share_location(
            wanted["user"], wanted["chat"], latitude, longitude
        )

    def _bot(self, wanted: Json) -> object:
        """Do to the bot what its standing in a chat allows."""
        change = {
            "add": self._human.add_bot,
            "remove": self._human.remove_bot,
            "promote": self._human.promote_bot,
            "demote": self._human.demote_bot,
        }[wanted["change"]]
        chat = self._play.world.chat(wanted["chat"])
        if not chat.member(wanted["user"]).may("can_invite_users"):
            raise bad("only an administrator of this chat can do that")
        more = {"payload": wanted["payload"]} if wanted.get("payload") else {}
        change(wanted["user"], chat.id, **more)
        return True

    def _block(self, wanted: Json) -> object:
        self._human.block(wanted["user"])
        return True

    def _unblock(self, wanted: Json) -> object:
        self._human.unblock(wanted["user"])
        return True

    def _topic(self, wanted: Json) -> object:
        title = str(wanted["title"]).strip()
        if not 1 <= len(title) <= 128:
            raise bad("a topic's title has 1 to 128 characters")
        return self._human.create_topic(wanted["user"], wanted["chat"], title).id

    def _hour(self, _wanted: Json) -> object:
        return self._play.jump(timedelta(hours=1)).isoformat()

    def _tomorrow(self, wanted: Json) -> object:
        zone = ZoneInfo(self._play.world.user(wanted["user"]).zone)
        now = self._play.clock.now()
        return self._play.jump(next_morning(now, zone) - now).isoformat()


def next_morning(now: datetime, zone: ZoneInfo) -> datetime:
    """Return 08:00 of tomorrow in this zone."""
    tomorrow = now.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, MORNING, zone).astimezone(now.tzinfo)
