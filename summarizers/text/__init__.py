"""Texts as sentences and words, and which language they are in."""
