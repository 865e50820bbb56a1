"""Every method the server knows: its parameters, and the function that plays it.

The parameters are those of Bot API 10.1, written `name:type`, with `!` where one must
be given. A test compares them with the published specification.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.playground.methods import chats, editing, inline, own, sending
from bot.playground.params import Params
from bot.playground.play import Playground

Answer = Callable[[Playground, Params], object]


@dataclass(frozen=True, slots=True)
class Method:
    """A method of the Bot API; only `getUpdates` waits."""

    name: str
    answer: Answer
    schema: str = ""


METHODS = (
    Method("getMe", own.get_me),
    Method("logOut", own.done),
    Method("close", own.done),
    Method(
        "getUpdates",
        own.get_updates,
        "offset:int limit:int timeout:int allowed_updates:json",
    ),
    Method(
        "setWebhook",
        own.set_webhook,
        "url:str! certificate:file ip_address:str max_connections:int "
        "allowed_updates:json drop_pending_updates:bool secret_token:str",
    ),
    Method(
        "deleteWebhook",
        own.delete_webhook,
        "drop_pending_updates:bool",
    ),
    Method("getWebhookInfo", own.get_webhook_info),
    Method(
        "setMyCommands",
        own.set_my_commands,
        "commands:json! scope:json language_code:str",
    ),
    Method(
        "getMyCommands",
        own.get_my_commands,
        "scope:json language_code:str",
    ),
    Method(
        "deleteMyCommands",
        own.delete_my_commands,
        "scope:json language_code:str",
    ),
    Method(
        "setMyName",
        own.set_my_name,
        "name:str language_code:str",
    ),
    Method(
        "getMyName",
        own.get_my_name,
        "language_code:str",
    ),
    Method(
        "setMyDescription",
        own.set_my_description,
        "description:str language_code:str",
    ),
    Method(
        "getMyDescription",
        own.get_my_description,
        "language_code:str",
    ),
    Method(
        "setMyShortDescription",
        own.set_my_short_description,
        "short_description:str language_code:str",
    ),
    Method(
        "getMyShortDescription",
        own.get_my_short_description,
        "language_code:str",
    ),
    Method(
        "setChatMenuButton",
        own.set_chat_menu_button,
        "chat_id:int menu_button:json",
    ),
    Method(
        "getChatMenuButton",
        own.get_chat_menu_button,
        "chat_id:int",
    ),
    Method(
        "setMyDefaultAdministratorRights",
        own.done,
        "rights:json for_channels:bool",
    ),
    Method(
        "getFile",
        own.get_file,
        "file_id:str!",
    ),
    Method(
        "sendMessage",
        sending.send_message,
        "business_connection_id:str chat_id:id! message_thread_id:int "
        "direct_messages_topic_id:int text:str! parse_mode:str entities:json "
        "link_preview_options:json disable_notification:bool protect_content:bool "
        "allow_paid_broadcast:bool message_effect_id:str "
        "suggested_post_parameters:json reply_parameters:json reply_markup:json",
    ),
    Method(
        "sendPhoto",
        sending.send_photo,
        "business_connection_id:str chat_id:id! message_thread_id:int "
        "direct_messages_topic_id:int photo:file! caption:str parse_mode:str "
        "caption_entities:json show_caption_above_media:bool has_spoiler:bool "
        "disable_notification:bool protect_content:bool allow_paid_broadcast:bool "
        "message_effect_id:str suggested_post_parameters:json reply_parameters:json "
        "reply_markup:json",
    ),
    Method(
        "sendDocument",
        sending.send_document,
        "business_connection_id:str chat_id:id! message_thread_id:int "
        "direct_messages_topic_id:int document:file! thumbnail:file caption:str "
        "parse_mode:str caption_entities:json disable_content_type_detection:bool "
        "disable_notification:bool protect_content:bool allow_paid_broadcast:bool "
        "message_effect_id:str suggested_post_parameters:json reply_parameters:json "
        "reply_markup:json",
    ),
    Method(
        "sendLocation",
        sending.send_location,
        "business_connection_id:str chat_id:id! message_thread_id:int "
        "direct_messages_topic_id:int latitude:float! longitude:float! "
        "horizontal_accuracy:float live_period:int heading:int "
        "proximity_alert_radius:int disable_notification:bool protect_content:bool "
        "allow_paid_broadcast:bool message_effect_id:str "
        "suggested_post_parameters:json reply_parameters:json reply_markup:json",
    ),
    Method(
        "copyMessage",
        sending.copy_message,
        "chat_id:id! message_thread_id:int direct_messages_topic_id:int "
        "from_chat_id:id! message_id:int! video_start_timestamp:int caption:str "
        "parse_mode:str caption_entities:json show_caption_above_media:bool "
        "disable_notification:bool protect_content:bool allow_paid_broadcast:bool "
        "message_effect_id:str suggested_post_parameters:json reply_parameters:json "
        "reply_markup:json",
    ),
    Method(
        "sendChatAction",
        sending.send_chat_action,
        "business_connection_id:str chat_id:id! message_thread_id:int action:str!",
    ),
    Method(
        "editMessageText",
        editing.edit_message_text,
        "business_connection_id:str chat_id:id message_id:int inline_message_id:str "
        "text:str parse_mode:str entities:json link_preview_options:json "
        "rich_message:json reply_markup:json",
    ),
    Method(
        "editMessageCaption",
        editing.edit_message_caption,
        "business_connection_id:str chat_id:id message_id:int inline_message_id:str "
        "caption:str parse_mode:str caption_entities:json "
        "show_caption_above_media:bool reply_markup:json",
    ),
    Method(
        "editMessageReplyMarkup",
        editing.edit_message_reply_markup,
        "business_connection_id:str chat_id:id message_id:int inline_message_id:str "
        "reply_markup:json",
    ),
    Method(
        "deleteMessage",
        editing.delete_message,
        "chat_id:id! message_id:int!",
    ),
    Method(
        "deleteMessages",
        editing.delete_messages,
        "chat_id:id! message_ids:json!",
    ),
    Method(
        "answerCallbackQuery",
        editing.answer_callback_query,
        "callback_query_id:str! text:str show_alert:bool url:str cache_time:int",
    ),
    Method(
        "answerInlineQuery",
        inline.answer_inline_query,
        "inline_query_id:str! results:json! cache_time:int is_personal:bool "
        "next_offset:str button:json",
    ),
    Method(
        "getChat",
        chats.get_chat,
        "chat_id:id!",
    ),
    Method(
        "getChatMember",
        chats.get_chat_member,
        "chat_id:id! user_id:int!",
    ),
    Method(
        "getChatAdministrators",
        chats.get_chat_administrators,
        "chat_id:id! return_bots:bool",
    ),
    Method(
        "getChatMemberCount",
        chats.get_chat_member_count,
        "chat_id:id!",
    ),
    Method(
        "leaveChat",
        chats.leave_chat,
        "chat_id:id!",
    ),
    Method(
        "pinChatMessage",
        chats.pin_chat_message,
        "business_connection_id:str chat_id:id! message_id:int! "
        "disable_notification:bool",
    ),
    Method(
        "unpinChatMessage",
        chats.unpin_chat_message,
        "business_connection_id:str chat_id:id! message_id:int",
    ),
    Method(
        "unpinAllChatMessages",
        chats.unpin_all_chat_messages,
        "chat_id:id!",
    ),
    Method(
        "createForumTopic",
        chats.create_forum_topic,
        "chat_id:id! name:str! icon_color:int icon_custom_emoji_id:str",
    ),
)

BY_NAME: Mapping[str, Method] = {method.name.lower(): method for method in METHODS}


def find_method(name: str) -> Method | None:
    """Return the method of this name in any case, None when there is none."""
    return BY_NAME.get(name.lower())
