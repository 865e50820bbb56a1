"""Newsbrief: a Telegram bot that briefs you on the news in its sources' own words."""
