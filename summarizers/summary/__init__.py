"""Summaries: the sentences that stand for a text, by our method and by others."""
