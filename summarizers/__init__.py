"""Text to data: sentences, summaries, figures and people, each traced to its words."""

from summarizers.figures.finding import find_figures
from summarizers.people.finding import find_people
from summarizers.quantities.numbers import read_quantities
from summarizers.summary.select import METHODS, summarize
from summarizers.text.sentences import segment
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
