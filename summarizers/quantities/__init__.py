"""Numbers in a text with their units, in all languages we read."""
