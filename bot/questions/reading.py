"""Reads what somebody typed as the news lets it be read: slips mended, names known."""

from typing import NamedTuple

from bot.questions.index import Index
from bot.questions.question import Question, read_question
from bot.questions.slips import Slip, slips_in, without_slips
from bot.questions.smallnames import with_names


class Reading(NamedTuple):
    """A question, and the words of it that are read otherwise than they are written."""

    asked: Question
    slips: tuple[Slip, ...] = ()


def read(text: str, index: Index) -> Reading:
    """Return what somebody asks who may be answered from this index."""
    asked = read_question(text, index.languages)
    slips = slips_in(asked, index)
    if slips:
        asked = read_question(without_slips(asked.text, slips), index.languages)
    return Reading(with_names(asked, index), slips)
