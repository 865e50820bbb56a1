"""What people type behind commands, read: words, times, zones, topics, filters."""
