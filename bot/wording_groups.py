"""What the bot says in groups and of them: short answers, threads, reactions."""
