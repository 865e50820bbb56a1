"""Who replies to what came, how that arrives, and how much is said in a group."""
