import pytest

from bot.delivery.sending.instead import Post, bare, instead
from bot.model import Address, Button, Ending, Message, Outcome

TOPIC, CHAT = Address(-7, 3), Address(-7)
ROWS = ((Button("1", "1|story|s1"),),)
RICH = Message("<b>a</b> &lt;", ROWS, picture="<svg/>")
WORDS = Message("<b>a</b> &lt;", ROWS)
PLAIN = Message("a &lt;")


@pytest.mark.parametrize(
    ("post", "ending", "other"),
    [
        (Post(TOPIC, RICH, b"png"), Ending.UNPLACED, Post(CHAT, RICH, b"png")),
        (Post(CHAT, RICH), Ending.UNPLACED, None),
        (Post(TOPIC, RICH, b"png"), Ending.REFUSED, Post(TOPIC, WORDS)),
        (Post(TOPIC, RICH, "name"), Ending.MUTED, Post(TOPIC, WORDS)),
        (Post(TOPIC, WORDS), Ending.REFUSED, Post(TOPIC, PLAIN)),
        (Post(TOPIC, WORDS), Ending.MUTED, None),
        (Post(TOPIC, PLAIN), Ending.REFUSED, None),
        (Post(CHAT, WORDS, edits=7), Ending.REFUSED, Post(CHAT, PLAIN, edits=7)),
        (Post(CHAT, WORDS, edits=7), Ending.PAST, None),
        (Post(TOPIC, RICH), Ending.CLOSED, None),
        (Post(TOPIC, RICH), Ending.UNKNOWN, None),
        (Post(TOPIC, RICH), Ending.SENT, None),
        (Post(TOPIC, RICH), Ending.RETRY, None),
    ],
)
def test_what_was_refused_goes_in_a_plainer_form_while_there_is_one(
    post: Post, ending: Ending, other: Post | None
) -> None:
    assert instead(post, Outcome(ending)) == other


def test_bare_is_the_words_alone() -> None:
    assert bare(RICH) == PLAIN
