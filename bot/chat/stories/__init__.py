"""What of the news is shown to who asks: stories, series, what a search finds."""
