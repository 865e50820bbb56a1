"""What comes from Telegram, read into events, and how much of it one may send."""
