"""What publishers say to their readers beside the news; pure data, as expressions.

Each is matched at the beginning of a sentence, whatever the case. Phrases that are
words and nothing else stand with their language in the vocabulary.
"""

NOTICES = (
    # About the text itself.
    r"(?:correction|clarification|disclaimer)s?\b",
    r"editor(?:['’]s|s['’]?) note",
    r"this (?:article|story|post|report|page|content) "
    r"(?:has been|was (?:first|originally|updated|corrected|amended)|is for|contains"
    r"|is developing|originally|first)",
    r"this is a (?:developing|breaking) (?:news )?story",
    r"no part of this",
    r"contact:",
    r"about the author",
    r"the (?:views|opinions) expressed",
    # To the reader.
    r"good (?:morning|afternoon|evening|night)\b",
    r"welcome to\b",
    r"thank(?:s| you) (?:for|very|so)\b",
    r"that(?:'s|’s| is) (?:all|it) (?:for|from)\b",
    r"here(?:'s|’s| is| are)\b",
    r"you can (?:follow|read|watch|find|listen)\b",
    r"you(?:'re|’re| are) (?:receiving|reading)\b",
    r"(?:was|were) th(?:is|ese) (?:email|article|newsletter|story)\b",
    r"(?:already|not) an? (?:subscriber|member)\b",
    r"subscribe\b",
    r"(?:sign|log) (?:up|in)\b",
    r"register (?:now|here|to|for)\b",
    r"follow (?:us|our)\b",
    r"(?:like|join|tell|email|contact) us\b",
    r"view (?:in|this|online)\b",
    r"listen to\b",
    r"for (?:questions|enquiries|inquiries"
    r"|(?:more|further) (?:information|details|news)|help,? (?:call|contact|visit))\b",
    r"(?:阅读|查看|点击)(?:更多|全文|此处)",
)

CREDITED = r"\bcontributed (?:to this|reporting)\b"
"""What a sentence says that names those who helped, wherever it stands."""

AGENCIES = (
    r"\b(?:images?|photos?|pictures?|photograph(?:s|er)?|getty|ap|afp|reuters|dpa|epa"
    r"|alamy|shutterstock|handout|courtesy)\b|\w/\w"
)
"""What a credit under a picture has in it."""
