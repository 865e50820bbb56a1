"""What asks for all that is new: "news", "what's up", "novedades", and nothing more.

They are understood in every language of ours, whichever the question seems to be in:
one word tells no language. Compared without case, accents and marks.
"""

from functools import cache

from bot.letters import bare
from bot.questions.tongues import codes, news_of

_ENGLISH = (
    "news, the news, latest, the latest, newest, latest news, the latest news, "
    "headlines, the headlines, top stories, what's new, whats new, what is new, "
    "anything new, any news, more news, some news, what's up, whats up, sup, "
    "what's happening, whats happening, what is happening, what's going on, "
    "whats going on, update, updates, any update, any updates, breaking news, "
    "give me the news, show me the news, tell me the news, give me news, show me news"
)


def asks_for_news(text: str) -> bool:
    """Return whether a text asks for what is new, and for nothing in particular."""
    return bare(text) in _known()


@cache
def _known() -> frozenset[str]:
    lists = (_ENGLISH.split(","), *(news_of(code) for code in codes()))
    return frozenset(bare(each) for phrases in lists for each in phrases)
