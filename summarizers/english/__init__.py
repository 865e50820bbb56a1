"""What English words are, and the phrases they make."""
