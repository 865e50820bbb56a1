"""Text to data: sentences, summaries, figures and people, each traced to its words."""

from summarizers.figures import find_figures
from summarizers.numbers import read_quantities
from summarizers.people import find_people
from summarizers.select import METHODS, summarize
from summarizers.sentences import segment
from summarizers.types import (
    Document,
    Figure,
    Passage,
    Person,
    Quantity,
    Sentence,
    Span,
    Statement,
    Summary,
    Token,
    When,
)

__all__ = [
    "METHODS",
    "Document",
    "Figure",
    "Passage",
    "Person",
    "Quantity",
    "Sentence",
    "Span",
    "Statement",
    "Summary",
    "Token",
    "When",
    "find_figures",
    "find_people",
    "read_quantities",
    "segment",
    "summarize",
]
