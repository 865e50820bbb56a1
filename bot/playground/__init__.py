"""A local Bot API server with a chat page: the same bot, no token, no Telegram.

It knows nothing of the bot. `world` holds who and where, `play` ties the parts
together, `wire` speaks HTTP with the bot, `human` is what people do, `browser` serves
the page. `faults` is what goes wrong, `striking` how that looks to the bot, `script`
both by JSON; `ledger` is the server's own account of what it accepted.
"""
