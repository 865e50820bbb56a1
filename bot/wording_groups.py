"""What the bot says in groups and of them: short answers, threads, reactions.

Names in braces are filled in by the caller, already escaped.
"""

# Answers in groups
BUTTON_MORE = "More"
ANSWER_LONG = "The sentence that answers is a long one. It stands in “{title}”."
ENOUGH = (
    "That is a lot of questions at once, so I am quiet here for a minute. "
    "In a private chat I answer all of them."
)
