"""How things stand and what is wrong, in words, mostly for those who run the bot."""
