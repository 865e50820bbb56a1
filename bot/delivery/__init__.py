"""Getting briefings to Telegram: what they look like, when they go, how it ended."""
