"""What the bot says of itself: commands by scope and language, descriptions, menu."""

import re
from dataclasses import dataclass, field

from bot.playground.answers import Json, bad
from bot.playground.world import Chat, Member

NAME = re.compile(r"[a-z0-9_]{1,32}")
LANGUAGE = re.compile(r"[a-z]{2}|")
MOST = 100
DESCRIPTION_LIMIT = 256
TEXT_LIMITS = {"name": 64, "description": 512, "short_description": 120}
SCOPES = (
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
)


@dataclass(slots=True)
class Profile:
    """Commands by "scope:language", and texts by "kind:language"."""

    commands: dict[str, list[Json]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    menu_button: Json = field(default_factory=lambda: {"type": "commands"})

    def set_commands(self, scope: Json | None, language: str, given: object) -> None:
        """Keep the commands of one scope and language."""
        key = command_key(scope, language)
        self.commands[key] = [_command(each) for each in _listed(given)]

    def get_commands(self, scope: Json | None, language: str) -> list[Json]:
        """Return the commands of exactly this scope and language."""
        return self.commands.get(command_key(scope, language), [])

    def delete_commands(self, scope: Json | None, language: str) -> None:
        """Forget the commands of this scope and language."""
        self.commands.pop(command_key(scope, language), None)

    def menu(self, chat: Chat, user_id: int, language: str) -> list[Json]:
        """Return the commands a user is offered in a chat: the narrowest scope wins."""
        for scope in _scopes(chat, user_id, chat.member(user_id)):
            for spoken in (language, ""):
                if self.commands.get(f"{scope}:{spoken}"):
                    return self.commands[f"{scope}:{spoken}"]
        return []

    def set_text(self, kind: str, language: str, text: str) -> None:
        """Keep a description in one language."""
        if len(text) > TEXT_LIMITS[kind]:
            msg = f"bot {kind.replace('_', ' ')} is too long"
            raise bad(msg)
        self.texts[f"{kind}:{_checked(language)}"] = text

    def get_text(self, kind: str, language: str) -> str:
        """Return a description in this language, else in the general one."""
        return self.texts.get(f"{kind}:{language}", self.texts.get(f"{kind}:", ""))


def command_key(scope: Json | None, language: str) -> str:
    """Return the name under which the commands of a scope are kept."""
    kind = (scope or {}).get("type", "default")
    if kind not in SCOPES:
        raise bad("can't parse BotCommandScope: unsupported type specified")
    where = [str((scope or {})[part]) for part in _needed(str(kind), scope or {})]
    return ":".join([":".join([str(kind), *where]), _checked(language)])


def _needed(kind: str, scope: Json) -> list[str]:
    parts = ["chat_id"] if kind.startswith("chat") else []
    parts += ["user_id"] if kind == "chat_member" else []
    for part in parts:
        if part not in scope:
            msg = f"can't parse BotCommandScope: field {part!r} is missing"
            raise bad(msg)
    return parts


def _checked(language: str) -> str:
    if not LANGUAGE.fullmatch(language):
        raise bad("invalid language code specified")
    return language


def _listed(given: object) -> list[object]:
    if not isinstance(given, list):
        raise bad("can't parse commands list: expected an Array of BotCommand")
    if len(given) > MOST:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    return given


def _command(given: object) -> Json:
    if not isinstance(given, dict) or not given.keys() >= {"command", "description"}:
        raise bad("can't parse commands list: expected an Array of BotCommand")
    name = str(given["command"]).removeprefix("/")
    if not NAME.fullmatch(name):
        raise bad("BOT_COMMAND_INVALID")
    if not 1 <= len(str(given["description"])) <= DESCRIPTION_LIMIT:
        raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": str(given["description"])}


def _scopes(chat: Chat, user_id: int, member: Member) -> list[str]:
    if chat.type == "private":
        return [f"chat:{chat.id}", "all_private_chats", "default"]
    leads = member.status in ("creator", "administrator")
    return [
        f"chat_member:{chat.id}:{user_id}",
        *([f"chat_administrators:{chat.id}"] if leads else []),
        f"chat:{chat.id}",
        *(["all_chat_administrators"] if leads else []),
        "all_group_chats",
        "default",
    ]
