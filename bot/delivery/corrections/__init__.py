"""What a publisher corrected, in words, and in messages already made."""
