"""A local Bot API server with a chat page: the same bot, no token, no Telegram.

It knows nothing of the bot. `world` holds who and where, `play` ties the parts
together, `wire` speaks HTTP with the bot, `human` is what people do, `browser` serves
the page.
"""
