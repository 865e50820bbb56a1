"""The conversation: what people type and press, and what the bot answers."""
