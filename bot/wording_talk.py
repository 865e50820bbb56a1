"""What the bot says where it is not clear what is asked, or nothing is.

And how that is worded: words that mean the same stand side by side with bars between,
compared without case, accents and marks; those of every language are understood by
everybody.
"""

from bot.language.texts import translate

TESTS = (
    "test | testing | ping | you there | are you there | anybody there "
    "| is anybody there | are you alive | are you working | is this working "
    "| does this work"
)
INSULTS = (
    "idiot | stupid | dumb | moron | useless | shit | bullshit | crap | fuck "
    "| fuck you | fuck off | shut up | you suck | this sucks | asshole | wtf | loser "
    "| bad bot | you are garbage | piece of shit"
)
AROUND_INSULTS = (
    "you | u | ur | your | youre | are | r | is | so | such | very | really | fucking "
    "| damn | totally | completely | a | an | the | it | its | this | that | what | of "
    "| and"
)
VAGUE = (
    "yes | yeah | yep | no | nope | maybe | hm | hmm | huh | oops | idk | i don't know "
    "| whatever | so what"
)

HERE = "I am here. Ask me about the news, or see the newest stories: /latest"
SORRY = (
    "I am sorry that I was no help. Ask once more in other words, perhaps with a name, "
    "and I will look again. What I can do: /help"
)
LAUGHED = "Glad that made you smile."
EMOJI = "🙂 Ask me about the news whenever you like. The newest stories: /latest"
UNCLEAR = (
    "I am not sure what you mean. Ask me in a few words: "
    "“How many people were evacuated?” What else I can do: /help"
)
PHONE = "That looks like a phone number. I only read the news, and call nobody."
LINK = (
    "I do not open links that are sent to me. If I should read a site's news, "
    "write /addfeed and the link behind it."
)

# Questions that lean on what was said before
WHOM = "Whom do you mean?"
WHOM_UNKNOWN = "I am not sure whom you mean. Please ask again with the name."

# Questions of two halves, of which one has no answer
HALF_UNKNOWN = "On “{half}” I have nothing."

translate(__name__)
