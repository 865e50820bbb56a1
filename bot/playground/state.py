"""Keeping the playground in a file, so that a restarted demo goes on where it was."""

import json
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path

from bot.playground.answers import Json
from bot.playground.play import Playground
from bot.playground.profile import Profile
from bot.playground.world import Chat, Member, Topic, User

VERSION = 1


def dump(play: Playground) -> Json:
    """Return everything that must outlive a restart, ready for JSON."""
    return {
        "version": VERSION,
        "shift_seconds": play.shift.total_seconds(),
        "now": play.clock.now().isoformat(),
        "users": [asdict(user) for user in play.world.users.values()],
        "chats": [asdict(chat) for chat in play.world.chats.values()],
        "messages": play.messages.dump(),
        "files": play.files.dump(),
        "profile": asdict(play.profile),
        "updates": play.updates.dump(),
        "queries": play.queries,
        "query_count": play.query_count,
    }


def restore(play: Playground, kept: Json) -> None:
    """Put back what `dump` gave, and set the clock as far ahead as it was.

    Even a clock that starts at a moment of its own never shows an earlier time than the
    last messages do.
    """
    play.jump(timedelta(seconds=kept["shift_seconds"]))
    play.jump(datetime.fromisoformat(kept["now"]) - play.clock.now())
    play.world.users = {each["id"]: User(**each) for each in kept["users"]}
    play.world.bot = play.world.users[play.world.bot.id]
    play.world.chats = {each["id"]: _chat(each) for each in kept["chats"]}
    play.messages.load(kept["messages"])
    play.files.load(kept["files"])
    play.profile = Profile(**kept["profile"])
    play.updates.load(kept["updates"])
    play.queries = kept["queries"]
    play.query_count = kept["query_count"]


def save(play: Playground, path: Path) -> None:
    """Write the state to a file, which is whole at every moment."""
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(dump(play), ensure_ascii=False), encoding="utf-8")
    fresh.replace(path)


def load(play: Playground, path: Path) -> bool:
    """Return whether there was a state of this version to go on from."""
    if not path.exists():
        return False
    kept = json.loads(path.read_text(encoding="utf-8"))
    if kept.get("version") != VERSION:
        return False
    restore(play, kept)
    return True


def _chat(kept: Json) -> Chat:
    members = {int(key): Member(**each) for key, each in kept["members"].items()}
    topics = {int(key): Topic(**each) for key, each in kept["topics"].items()}
    return Chat(**{**kept, "members": members, "topics": topics})
