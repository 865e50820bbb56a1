"""Text to data: sentences, summaries, figures and people, each traced to its words."""

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
    "segment",
    "summarize",
]
