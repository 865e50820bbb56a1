"""Feeds as people add, suggest, list and remove them."""
