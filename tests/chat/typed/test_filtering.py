"""What somebody writes behind /filter and /mute, read as it is meant."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.briefing.wanting import Part
from bot.chat.typed.filtering import Known, read_filters, read_list, read_muted
from bot.errors import InputError
from bot.language.current import speaking
from bot.model import Manner

KNOWN = Known(
    ("Daily Mail", "Harbour Post", "Evening Post", "Blatt"), ("world", "Sport")
)

READ = [
    ("flood", ["words flood"]),
    ("+flood -football", ["words flood", "not_words football"]),
    ('+"northern bank"', ["words northern bank"]),
    ("-“royal  family”", ["not_words royal family"]),
    ("–football", ["not_words football"]),
    ("- football", ["not_words football"]),
    ("flood, storm", ["words flood", "words storm"]),
    ("far-right", ["words far-right"]),
    ("lang:en,de", ["languages en", "languages de"]),
    ("language: German", ["languages de"]),
    ('source:"Daily Mail", blatt', ["sources Daily Mail", "sources Blatt"]),
    ("-source:mail", ["not_sources Daily Mail"]),
    ("-from:https://www.tern.example/rss", ["not_sources tern.example"]),
    ("+source:tern.example", ["sources tern.example"]),
    ("-topic:sport +topic:WORLD", ["not_topics Sport", "topics world"]),
    ("word:flood -words:a,b", ["words flood", "not_words a", "not_words b"]),
    ('"flood', ["words flood"]),
    ("地震", ["words 地震"]),
    ("地震、「東京 湾」", ["words 地震", "words 東京 湾"]),
    ("سیل، توفان", ["words سیل", "words توفان"]),
    ("lang：ja，zh", ["languages ja", "languages zh"]),
    ("language: Deutsch", ["languages de"]),
]


@pytest.mark.parametrize(("text", "found"), READ)
def test_filters_are_read(text: str, found: list[str]) -> None:
    assert [f"{part.kind} {part.value}" for part in read_filters(text, KNOWN)] == found


REFUSED = [
    ("", "Write for example /filter"),
    ("moods:calm", "I do not know “moods:”"),
    ("lang:xx", "I do not know the language “xx”"),
    ("-lang:de", "choosing others: lang:en,de"),
    ("source:Gazette", "I read no source called “Gazette”. Some I read: Daily Mail"),
    ('-source:"the . gazette"', "I read no source called"),
    ('source:"//["', "I read no source called"),
    ("-source:post", "Several sources fit “post”: Harbour Post, Evening Post"),
    ("topic:dykes", "“dykes” is none of my topics. They are: Sport, world."),
    ("source: ", "Something is missing after “source:”"),
]


@pytest.mark.parametrize(("text", "complaint"), REFUSED)
def test_what_cannot_be_understood_gets_a_sentence(text: str, complaint: str) -> None:
    with pytest.raises(InputError) as refusal:
        read_filters(text, KNOWN)
    assert complaint in str(refusal.value)


def test_a_list_has_words_and_phrases_between_commas() -> None:
    found = read_list("flood, “northern  bank”;\n storm,, ", "not_words")
    assert [part.value for part in found] == ["flood", "northern bank", "storm"]
    assert {part.kind for part in found} == {"not_words"}


def test_to_mute_a_name_is_to_mute_the_source_the_topic_or_the_word() -> None:
    assert read_muted("daily mail, sport, royal family", KNOWN) == (
        Part("not_sources", "Daily Mail"),
        Part("not_topics", "Sport"),
        Part("not_words", "royal family"),
    )


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet='ab +-–"“”,:/.[]source lang\n', max_size=40))
def test_whatever_is_written_is_read_or_refused_in_words(text: str) -> None:
    with suppress(InputError):
        assert read_filters(text, KNOWN)


def test_a_topic_may_be_named_in_the_reader_s_language() -> None:
    with speaking(Manner("de")):
        assert read_filters("-topic:welt", KNOWN) == (Part("not_topics", "world"),)
        assert read_muted("Welt, Hafen", KNOWN) == (
            Part("not_topics", "world"),
            Part("not_words", "Hafen"),
        )
