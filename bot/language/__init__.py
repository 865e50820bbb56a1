"""The interface in the reader's language: which it is, its texts, days and numbers.

What the news says stays in its own words; only what the bot says itself is translated.
"""
