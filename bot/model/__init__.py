"""The values that travel between the rooms of the bot, under one roof.

Everybody takes them from here: in which part a value lies is the package's own affair.
"""

from bot.model.articles import (
    Article,
    Correction,
    Findings,
    Listed,
    Origin,
    Report,
    Version,
)
from bot.model.briefings import Briefing, Chapter
from bot.model.chats import Address, Chat, ChatKind
from bot.model.contents import Content, Mark
from bot.model.deliveries import Delivery, Ending, Kind, Outcome
from bot.model.messages import Button, Message, Part, Rows, Shown
from bot.model.sources import Entry, Feed, Rest
from bot.model.stories import CitedFigure, Quote, Story, series_id
from bot.model.subscriptions import EVERY_DAY, Filters, Slot, Subscription, Track

__all__ = [
    "EVERY_DAY",
    "Address",
    "Article",
    "Briefing",
    "Button",
    "Chapter",
    "Chat",
    "ChatKind",
    "CitedFigure",
    "Content",
    "Correction",
    "Delivery",
    "Ending",
    "Entry",
    "Feed",
    "Filters",
    "Findings",
    "Kind",
    "Listed",
    "Mark",
    "Message",
    "Origin",
    "Outcome",
    "Part",
    "Quote",
    "Report",
    "Rest",
    "Rows",
    "Shown",
    "Slot",
    "Story",
    "Subscription",
    "Track",
    "Version",
    "series_id",
]
