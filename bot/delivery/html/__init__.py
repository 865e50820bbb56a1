"""Telegram's HTML: taken apart, escaped, and made as long as a message may be."""
