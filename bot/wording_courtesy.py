"""What the bot says to thanks and greetings, and how they are worded.

Words that mean the same stand side by side with bars between. They are compared without
case, accents and marks, and those of every language are understood by everybody.
"""

from bot.language.texts import translate

THANKS = "thanks | thank you | thank you very much | many thanks | thanks a lot | thx"
HELLO = "hello | hi | hey | hello there | good morning | good evening | good day"
WELCOME = "You are welcome."
GREETING = (
    "Hello! Ask me about the news: “How many people were evacuated?” "
    "Or see the newest stories: /latest"
)

translate(__name__)
