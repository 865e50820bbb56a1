"""What the bot says to thanks and greetings, and how they are worded.

And what people say who have not learned to write a command.

Words that mean the same stand side by side with bars between. They are compared without
case, accents and marks, and those of every language are understood by everybody.
"""

from bot.language.texts import translate

THANKS = (
    "thanks | thank you | thank you very much | thank you so much | many thanks "
    "| thanks a lot | thx | ty | cheers | ok thanks | great, thanks"
)
HELLO = (
    "hello | hi | hey | hello there | hi there | good morning | good evening "
    "| good day | how are you | how r u"
)
HELP = (
    "help | what can you do | commands | how does this work | who are you "
    "| what are you | are you a bot | are you human | what is this"
)
STOP = "stop | unsubscribe | stop it | leave me alone"
WELCOME = "You are welcome."
GREETING = (
    "Hello! Ask me about the news: “How many people were evacuated?” "
    "Or see the newest stories: /latest"
)

translate(__name__)
