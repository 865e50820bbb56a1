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
from bot.model.chats import Address, Chat, ChatKind, Manner
from bot.model.contents import Content, Mark
from bot.model.deliveries import Delivery, Ending, Kind, Outcome
from bot.model.editions import GENERATOR, Edition, EditionPart, Reference, edition_path
from bot.model.follows import Follow, Subject, follow_id
from bot.model.messages import Button, Message, Part, Rows, Shown
from bot.model.proofs import Approval, Chosen, Proof, ProofState, Received
from bot.model.sources import Entry, Feed, Rest
from bot.model.stories import CitedFigure, Quote, Story, series_id
from bot.model.subjects import About, Someone
from bot.model.subscriptions import (
    EVERY_DAY,
    Filters,
    Length,
    Quiet,
    Rhythm,
    Slot,
    Subscription,
    Track,
)
from bot.model.votes import DOWN, LASTS, UP, Vote
from bot.model.weekends import WEEKEND, weekend_of

__all__ = [
    "DOWN",
    "EVERY_DAY",
    "GENERATOR",
    "LASTS",
    "UP",
    "WEEKEND",
    "About",
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
    "Content",
    "Correction",
    "Delivery",
    "Edition",
    "EditionPart",
    "Ending",
    "Entry",
    "Feed",
    "Filters",
    "Findings",
    "Follow",
    "Kind",
    "Length",
    "Listed",
    "Manner",
    "Mark",
    "Message",
    "Origin",
    "Outcome",
    "Part",
    "Proof",
    "ProofState",
    "Quiet",
    "Quote",
    "Received",
    "Reference",
    "Report",
    "Rest",
    "Rhythm",
    "Rows",
    "Shown",
    "Slot",
    "Someone",
    "Story",
    "Subject",
    "Subscription",
    "Track",
    "Version",
    "Vote",
    "edition_path",
    "follow_id",
    "series_id",
    "weekend_of",
]
