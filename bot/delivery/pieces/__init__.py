"""The pieces all messages are made of, and which of them shows whose sentence."""
