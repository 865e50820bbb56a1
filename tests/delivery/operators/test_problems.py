"""What is wrong with a feed, in the language of the moment."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot import wording_feeds, wording_problems
from bot.delivery.operators.problems import in_words
from bot.language.current import speaking
from bot.language.known import LANGUAGES
from bot.language.texts import of_the_moment, texts_of
from bot.model import Manner

GERMAN = Manner("de")
HUNG_UP = "a.example hung up without an answer."
WORDS = st.text(st.characters(min_codepoint=33, exclude_categories=["Z", "C"]))


def filled(text: str, word: str, words: str) -> str:
    """Return a text with the word in each field, and the words where several may be."""
    fields = dict.fromkeys(re.findall(r"\{(\w+)\}", text), word)
    return text.format(
        **(fields | {"address": words, "error": words, "packing": words})
    )


def test_a_problem_that_was_kept_in_english_is_told_in_the_readers_language() -> None:
    assert in_words(HUNG_UP) == HUNG_UP
    with speaking(GERMAN):
        assert in_words(HUNG_UP) == "a.example hat ohne Antwort aufgelegt."
        assert in_words("a.example asks for a password (401).") == (
            "a.example verlangt ein Passwort (401)."
        )
        assert in_words("a.example has nothing at that address (404).") == (
            "a.example hat unter dieser Adresse nichts (404)."
        )
        assert in_words("a.example answered 418.") == "a.example antwortete mit 418."
        assert in_words("") == ""
        assert in_words("An older Newsbrief said this.") == (
            "An older Newsbrief said this."
        )


def test_a_problem_that_was_found_in_the_readers_language_stays_as_it_is() -> None:
    with speaking(GERMAN):
        said = wording_problems.HUNG_UP.format(host="a.example")
        assert in_words(said) == said


def test_whatever_a_feed_was_kept_with_is_recognised() -> None:
    kept = dict(texts_of(wording_feeds))
    with speaking(GERMAN):
        said = in_words(str(kept["wording_feeds.OWN_BRIEFINGS"]).format(host="a.b"))
        assert said == wording_feeds.OWN_BRIEFINGS.format(host="a.b")
        lost = "a.b has had nothing at that address for 2 weeks (404)."
        assert in_words(lost) == wording_feeds.NOT_FOUND_FOR.format(host="a.b", weeks=2)
        own = str(kept["wording_feeds.OWN_CHANNEL"]).format(name="A Wire")
        assert in_words(own) == wording_feeds.OWN_CHANNEL.format(name="A Wire")
        # What only who adds a feed is told is not kept with one.
        look = "Looking for a feed at a.b took more than 45 seconds."
        assert in_words(look) == look


def told(place: str, word: str, words: str) -> tuple[str, str]:
    """Return what is told of a text that was kept in English, and what should be."""
    text = str(dict(texts_of(wording_problems))[place])
    return in_words(filled(text, word, words)), filled(
        str(of_the_moment(place, text)), word, words
    )


def test_every_text_is_recognised_in_every_language() -> None:
    for language in LANGUAGES:
        with speaking(Manner(language)):
            for place, _ in texts_of(wording_problems):
                said, wanted = told(place, "a.example", "two words")
                assert said == wanted


@given(st.sampled_from(list(dict(texts_of(wording_problems)))), WORDS, st.text())
def test_every_text_is_recognised_whatever_is_filled_in_and_no_other_is(
    place: str, word: str, words: str
) -> None:
    with speaking(GERMAN):
        said, wanted = told(place, word, words)
        assert said == wanted
