"""Where a question says "she", and what it says with a name in that place."""

import pytest

from bot.questions.pronouns import pronoun_in, with_name
from bot.questions.question import read_question

NAMED = [
    ("what did she say", "en", "what did Ines Moor say", "she"),
    ("Where is he from?", "en", "Where is Ines Moor from?", "he"),
    ("how many votes did he get", "en", "how many votes did Ines Moor get", "he"),
    ("Why's he angry?", "en", "Why's Ines Moor angry?", "he"),
    ("Was sagte sie?", "de", "Was sagte Ines Moor?", "she"),
    ("¿Qué dijo ella?", "es", "¿Qué dijo Ines Moor?", "she"),
    ("¿Qué dijo?", "es", "¿Qué dijo Ines Moor?", ""),
    ("Qu'a-t-elle dit ?", "fr", "Qu'a-t-Ines Moor dit ?", "she"),
    ("Cosa ha detto?", "it", "Cosa ha detto Ines Moor?", ""),
    ("O que ela disse?", "pt", "O que Ines Moor disse?", "she"),
    ("Co powiedziała?", "pl", "Co powiedziała Ines Moor?", ""),
    ("Что она сказала?", "ru", "Что Ines Moor сказала?", "she"),
    ("Що він сказав?", "uk", "Що Ines Moor сказав?", "he"),
    ("O ne dedi?", "tr", "Ines Moor ne dedi?", ""),
    ("ماذا قالت هي؟", "ar", "ماذا قالت Ines Moor؟", "she"),
    ("او چه گفت؟", "fa", "Ines Moor چه گفت؟", ""),
    ("מה היא אמרה?", "he", "מה Ines Moor אמרה?", "she"),
    ("उसने क्या कहा?", "hi", "Ines Moor क्या कहा?", ""),
    ("彼女は何と言いましたか", "ja", "Ines Moorは何と言いましたか", "she"),
    ("他说了什么？", "zh", "Ines Moor说了什么？", "he"),
]


@pytest.mark.parametrize(("text", "code", "named", "word"), NAMED)
def test_a_name_takes_the_place_of_who_was_named_before(
    text: str, code: str, named: str, word: str
) -> None:
    asked = read_question(text, ("en", code))
    meant = pronoun_in(asked)
    assert meant
    assert meant.word == word
    assert with_name(asked, meant, "Ines Moor") == named


NOBODY = [
    ("did the minister say why he went", "en"),
    ("What did Mira Toll say about her plan?", "en"),
    ("What did they say?", "en"),
    ("How many boats sank?", "en"),
    ("Wann sank sie?", "de"),
    ("Wann öffnet die Schleuse?", "de"),
    ("其他人说了什么", "zh"),
]


@pytest.mark.parametrize(("text", "code"), NOBODY)
def test_who_is_in_the_question_or_is_a_thing_is_nobody_before_it(
    text: str, code: str
) -> None:
    assert pronoun_in(read_question(text, ("en", code))) is None
