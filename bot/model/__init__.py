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
from bot.model.deliveries import Delivery, Ending, Kind, Outcome
from bot.model.messages import Button, Message, Rows
from bot.model.proofs import Approval, Chosen, Proof, ProofState, Received
from bot.model.sources import Entry, Feed, Rest
from bot.model.stories import CitedFigure, Quote, Story, series_id
from bot.model.subscriptions import EVERY_DAY, Filters, Slot, Subscription, Track

__all__ = [
    "EVERY_DAY",
    "Address",
    "Approval",
    "Article",
    "Briefing",
    "Button",
    "Chapter",
    "Chat",
    "ChatKind",
    "Chosen",
    "CitedFigure",
    "Correction",
    "Delivery",
    "Ending",
    "Entry",
    "Feed",
    "Filters",
    "Findings",
    "Kind",
    "Listed",
    "Message",
    "Origin",
    "Outcome",
    "Proof",
    "ProofState",
    "Quote",
    "Received",
    "Report",
    "Rest",
    "Rows",
    "Slot",
    "Story",
    "Subscription",
    "Track",
    "Version",
    "series_id",
]
