"""What is wrong with a feed or a text, said in the language of the moment.

It is kept in English, as it was found by what speaks to nobody: in all stores, also
those written before there were other languages.
"""

from collections.abc import Iterator
from functools import cache

from bot import wording_feeds, wording_problems
from bot.language.retold import Template, retold, templates
from bot.language.texts import Text, texts_of

# Of the texts on feeds those that are kept with one, see bot.sources.polling and feeds
# and bot.chat.feeds.ownchannels.
_KEPT = ("ANSWER", "NOT_FOUND_FOR", "OWN_BRIEFINGS", "OWN_CHANNEL")
_OF_SEVERAL_WORDS = ("address", "error", "name", "packing")


def in_words(problem: str) -> str:
    """Return a problem that was kept, in the language of the moment where it is known.

    Without markup; "" for none.
    """
    return retold(problem, _known())


@cache
def _known() -> tuple[Template, ...]:
    return templates(_kept(), _OF_SEVERAL_WORDS)


def _kept() -> Iterator[tuple[str, Text]]:
    yield from texts_of(wording_problems)
    for place, text in texts_of(wording_feeds):
        if place.partition(".")[2].startswith(_KEPT):
            yield place, text
