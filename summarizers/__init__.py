"""Text to data: sentences, summaries, figures and people, each traced to its words."""

from summarizers.sentences import segment
from summarizers.types import Document, Span

__all__ = ["Document", "Span", "segment"]
