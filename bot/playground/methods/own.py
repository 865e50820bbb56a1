"""What the bot asks and says about itself: name, commands, descriptions, updates."""

from bot.playground.answers import Json, bad
from bot.playground.params import Params
from bot.playground.play import Playground
from bot.playground.updates import Webhook

HTTPS_ONLY = "bad webhook: An HTTPS URL must be provided for webhook"
SECRET_RULE = "bad webhook: secret token contains unallowed characters"  # noqa: S105 - an error text
SECRET_ALPHABET = set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
)
LOOPBACK = ("http://127.0.0.1:", "http://127.0.0.1/", "http://localhost:")


def get_me(play: Playground, _params: Params) -> Json:
    """Return the bot itself."""
    return {
        **play.world.bot.wire(),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


def done(_play: Playground, _params: Params) -> bool:
    """Agree; there is nothing to do here."""
    return True


async def get_updates(play: Playground, params: Params) -> list[Json]:
    """Return what has happened since, waiting for it if need be."""
    play.updates.allow(params.get("allowed_updates"))
    return await play.updates.poll(
        params.number("offset"),
        params.number("limit", 100),
        params.number("timeout"),
    )


def set_webhook(play: Playground, params: Params) -> bool:
    """Post updates to an address from now on; https, or http on this machine."""
    url = params.text("url")
    secret = params.text("secret_token")
    if not url:
        return delete_webhook(play, params)
    if not url.startswith(("https://", *LOOPBACK)):
        raise bad(HTTPS_ONLY)
    if len(secret) > 256 or set(secret) - SECRET_ALPHABET:
        raise bad(SECRET_RULE)
    connections = params.number("max_connections", 40)
    if not 1 <= connections <= 100:
        raise bad("bad webhook: max_connections must be from 1 to 100")
    play.updates.allow(params.get("allowed_updates"))
    _drop(play, params)
    play.updates.set_webhook(Webhook(url, secret, connections))
    return True


def delete_webhook(play: Playground, params: Params) -> bool:
    """Keep updates for polling again."""
    _drop(play, params)
    play.updates.set_webhook(None)
    return True


def get_webhook_info(play: Playground, _params: Params) -> Json:
    """Return where updates go and how that went."""
    hook = play.updates.webhook or Webhook("")
    info: Json = {
        "url": hook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(play.updates.pending),
    }
    if hook.url:
        info["max_connections"] = hook.connections
    if hook.error:
        info |= {
            "last_error_date": hook.error_date,
            "last_error_message": hook.error,
        }
    if play.updates.allowed:
        info["allowed_updates"] = list(play.updates.allowed)
    return info


def set_my_commands(play: Playground, params: Params) -> bool:
    """Offer these commands in a scope and language."""
    play.profile.set_commands(
        params.get("scope"), params.text("language_code"), params.get("commands")
    )
    play.changed("menu")
    return True


def get_my_commands(play: Playground, params: Params) -> list[Json]:
    """Return the commands offered in exactly this scope and language."""
    return play.profile.get_commands(params.get("scope"), params.text("language_code"))


def delete_my_commands(play: Playground, params: Params) -> bool:
    """Offer no commands of its own in a scope and language."""
    play.profile.delete_commands(params.get("scope"), params.text("language_code"))
    play.changed("menu")
    return True


def set_my_name(play: Playground, params: Params) -> bool:
    """Take another name in one language."""
    play.profile.set_text("name", params.text("language_code"), params.text("name"))
    return True


def get_my_name(play: Playground, params: Params) -> Json:
    """Return the name in a language."""
    kept = play.profile.get_text("name", params.text("language_code"))
    return {"name": kept or play.world.bot.first_name}


def set_my_description(play: Playground, params: Params) -> bool:
    """Say what the bot does, for its empty chat."""
    play.profile.set_text(
        "description", params.text("language_code"), params.text("description")
    )
    play.changed("menu")
    return True


def get_my_description(play: Playground, params: Params) -> Json:
    """Return what the bot says in its empty chat."""
    language = params.text("language_code")
    return {"description": play.profile.get_text("description", language)}


def set_my_short_description(play: Playground, params: Params) -> bool:
    """Say in one line what the bot does."""
    play.profile.set_text(
        "short_description",
        params.text("language_code"),
        params.text("short_description"),
    )
    return True


def get_my_short_description(play: Playground, params: Params) -> Json:
    """Return the one line."""
    language = params.text("language_code")
    return {"short_description": play.profile.get_text("short_description", language)}


def set_chat_menu_button(play: Playground, params: Params) -> bool:
    """Put another button beside the input field, of one chat or of all."""
    button = params.get("menu_button") or {"type": "default"}
    if button.get("type") not in ("commands", "web_app", "default"):
        raise bad("can't parse menu button: unsupported type specified")
    if params.get("chat_id") is None:
        play.profile.menu_button = button
    else:
        play.world.chat(params.number("chat_id")).menu_button = button
    return True


def get_chat_menu_button(play: Playground, params: Params) -> Json:
    """Return the button beside the input field."""
    chat_id = params.get("chat_id")
    own = play.world.chat(int(chat_id)).menu_button if chat_id is not None else None
    return own or play.profile.menu_button


def get_file(play: Playground, params: Params) -> Json:
    """Return where a file can be fetched."""
    stored = play.files.get(params.text("file_id"))
    return {**stored.wire(), "file_path": f"files/{stored.file_id}"}


def _drop(play: Playground, params: Params) -> None:
    if params.flag("drop_pending_updates"):
        play.updates.pending.clear()
