"""Text to data: sentences, summaries, figures and people, each traced to its words."""

from summarizers.figures import find_figures, read_figures
from summarizers.numbers import read_quantities
from summarizers.people import find_people
from summarizers.select import METHODS, summarize
from summarizers.sentences import segment
from summarizers.types import Document, Sentence, Span, Summary, Token

__all__ = [
    "METHODS",
    "Document",
    "Sentence",
    "Span",
    "Summary",
    "Token",
    "find_figures",
    "find_people",
    "read_figures",
    "read_quantities",
    "segment",
    "summarize",
]
