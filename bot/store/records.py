"""Chats, feeds, stories and deliveries to the text that is stored, and back.

Parts a reader does not know are passed over, so that two versions can use one store.
"""

import json
from dataclasses import asdict, fields, replace
from datetime import date as Date
from datetime import datetime

from bot.model import (
    Address,
    Chat,
    ChatKind,
    Delivery,
    Feed,
    Filters,
    Kind,
    Length,
    Slot,
    Story,
    Subscription,
)
from bot.store.codec import Raw, dumps, feeds_of, feeds_text, moment_of, text_of
from bot.store.edits import pack_edits, unpack_edits
from bot.store.messages import pack_message, unpack_message
from bot.store.plain import Plain

_FEED_MOMENTS = ("due", "checked", "spoke", "failing", "whole")
_FEED_TUPLES = ("topics", "skip_hours", "skip_days")


def score(moment: datetime) -> str:
    """Return a moment as the number it is sorted by."""
    return repr(moment.timestamp())


def words_of(raw: Raw) -> dict[str, str]:
    """Return a hash as text."""
    return {text_of(name): text_of(value) for name, value in raw.items()}


def pack_chat(chat: Chat) -> dict[str, str]:
    """Return the fields of a chat's hash."""
    return {
        "kind": chat.kind.value,
        "title": chat.title,
        "language": chat.language,
        "zone": chat.zone,
        "manager": str(chat.manager),
        "active": "1" if chat.is_active else "",
        "speaks": chat.speaks,
        "plain": "1" if chat.is_plain else "",
    }


def unpack_chat(chat_id: int, raw: Raw) -> Chat | None:
    """Return the chat whose hash this is; None for an empty one."""
    if not raw:
        return None
    word = words_of(raw)
    return Chat(
        id=chat_id,
        kind=ChatKind(word["kind"]),
        title=word["title"],
        language=word["language"],
        zone=word["zone"],
        manager=int(word["manager"]),
        is_active=word["active"] == "1",
        speaks=word.get("speaks", ""),
        is_plain=word.get("plain") == "1",
    )


def pack_subscription(subscription: Subscription) -> str:
    """Return a subscription as text; its address is where it is stored."""
    return dumps(
        {
            "times": subscription.times,
            "zone": subscription.zone,
            "days": subscription.days,
            "topics": subscription.topics,
            "filters": pack_filters(subscription.filters),
            **pack_rhythm(subscription),
        }
    )


def unpack_subscription(address: Address, raw: bytes | str) -> Subscription:
    """Return the subscription of this address."""
    plain = json.loads(raw)
    subscription = Subscription(
        address,
        tuple(plain["times"]),
        plain["zone"],
        tuple(plain["days"]),
        tuple(plain["topics"]),
        unpack_filters(plain.get("filters")),
    )
    return unpack_rhythm(subscription, plain)


def pack_rhythm(subscription: Subscription) -> dict[str, Plain]:
    """Return weekend and length by name, also where nothing is asked of them.

    What a record does not name is kept as it was before, so all of it is named.
    """
    return {
        "weekend": subscription.weekend,
        "weekly": int(subscription.is_weekly),
        "length": subscription.length.value,
        "asks": int(subscription.asks),
    }


def unpack_rhythm(subscription: Subscription, plain: Plain) -> Subscription:
    """Return the subscription with what these names say; an older record says none."""
    length = plain.get("length")
    return replace(
        subscription,
        weekend=tuple(plain.get("weekend", ())),
        is_weekly=bool(plain.get("weekly")),
        length=Length(length) if length in set(Length) else Length.NORMAL,
        asks=bool(plain.get("asks")),
    )


def pack_filters(filters: Filters) -> dict[str, Plain]:
    """Return the filters by name, without those that ask nothing."""
    plain = asdict(filters)
    return {name: each for name, each in plain.items() if each}


def unpack_filters(plain: Plain) -> Filters:
    """Return the filters of these names; those of a newer version are passed over."""
    known = {field.name for field in fields(Filters)}
    return Filters(
        **{name: tuple(each) for name, each in (plain or {}).items() if name in known}
    )


def pack_feed(feed: Feed) -> str:
    """Return a feed as text."""
    plain = asdict(feed)
    for name in _FEED_MOMENTS:
        plain[name] = plain[name].timestamp() if plain[name] else None
    return dumps(plain)


def unpack_feed(raw: bytes | str) -> Feed:
    """Return the feed this text keeps."""
    known = {field.name for field in fields(Feed)}
    plain = {name: part for name, part in json.loads(raw).items() if name in known}
    for name in _FEED_TUPLES:
        plain[name] = tuple(plain.get(name, ()))
    for name in _FEED_MOMENTS:
        # A version before had fewer of them.
        raw_moment = plain.get(name)
        plain[name] = None if raw_moment is None else moment_of(raw_moment)
    return Feed(**plain)


def pack_story(story: Story) -> dict[str, str]:
    """Return the fields of a story's hash."""
    return {
        "headline": story.headline,
        "articles": dumps(story.article_ids),
        "topics": dumps(story.topics),
        "updated": score(story.updated),
        "feeds": feeds_text(story.feeds),
    }


def unpack_story(story_id: str, raw: Raw) -> Story | None:
    """Return the story whose hash this is; None for an empty one."""
    if not raw:
        return None
    word = words_of(raw)
    return Story(
        story_id,
        word["headline"],
        tuple(json.loads(word["articles"])),
        tuple(json.loads(word["topics"])),
        moment_of(word["updated"]),
        feeds_of(word.get("feeds", "")),
    )


def pack_slot(slot: Slot) -> str:
    """Return a slot as text."""
    return f"{slot.address}|{slot.day.isoformat()}|{slot.minute}|{score(slot.due)}"


def unpack_slot(raw: bytes | str) -> Slot:
    """Return the slot this text keeps."""
    text = raw.decode() if isinstance(raw, bytes) else raw
    address, day, minute, due, *_ = text.split("|")
    return Slot(
        Address.parse(address), Date.fromisoformat(day), int(minute), moment_of(due)
    )


def pack_delivery(delivery: Delivery) -> dict[str, str]:
    """Return the fields of a delivery's hash that do not change."""
    return {
        "address": str(delivery.address),
        "kind": delivery.kind.value,
        "messages": dumps([pack_message(message) for message in delivery.messages]),
        "parts": str(len(delivery.messages)),
        "expires": score(delivery.expires),
        "told": dumps(dict(delivery.told)),
        **({"cast": delivery.cast} if delivery.cast else {}),
        **({"content": delivery.content} if delivery.content else {}),
        **(pack_edits(delivery) if delivery.edits else {}),
    }


def unpack_delivery(label: str, raw: Raw) -> Delivery:
    """Return the delivery whose hash this is."""
    word = words_of(raw)
    delivery = Delivery(
        label.partition("|")[2],
        Address.parse(word["address"]),
        kind_of(word["kind"]),
        tuple(
            unpack_message(plain) for plain in json.loads(word.get("messages", "[]"))
        ),
        moment_of(word["expires"]),
        json.loads(word.get("told", "{}")),
        word.get("cast", ""),
        word.get("content", ""),
    )
    return unpack_edits(delivery, word) if "edited" in word else delivery


def kind_of(word: str) -> Kind:
    """Return the kind of this name; a newer version's is treated as a briefing.

    That is the kind never sent twice, whatever happens.
    """
    return Kind(word) if word in set(Kind) else Kind.BRIEFING
