"""The way of a delivery: taken, in its turn, said to Telegram, and settled."""
