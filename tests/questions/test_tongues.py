import pytest

from bot.language.known import LANGUAGES
from bot.questions.question import read_question
from bot.questions.tongues import (
    TOLLS,
    befalls,
    codes,
    language_of,
    lowered,
    tolls_of,
    tongue,
)
from bot.questions.wants import Wants

KINDS = [
    ("Wie viele Menschen starben in Elland?", "de", Wants.COUNT),
    ("Wann öffnet der Hafen?", "de", Wants.TIME),
    ("Wer ist Mira Toll?", "de", Wants.PERSON),
    ("Combien de personnes ont été sauvées ?", "fr", Wants.COUNT),
    ("Pourquoi le pont est-il fermé ?", "fr", Wants.CAUSE),
    ("¿Cuántas personas murieron?", "es", Wants.COUNT),
    ("¿Dónde se hundió el barco?", "es", Wants.PLACE),
    ("Quanti feriti ci sono stati?", "it", Wants.COUNT),
    ("Quantas pessoas morreram?", "pt", Wants.COUNT),
    ("Ile osób zginęło?", "pl", Wants.COUNT),
    ("Скільки людей загинуло?", "uk", Wants.COUNT),
    ("Сколько человек погибло?", "ru", Wants.COUNT),
    ("Kaç kişi öldü?", "tr", Wants.COUNT),
    ("كم عدد القتلى؟", "ar", Wants.COUNT),
    ("כמה בני אדם נהרגו?", "he", Wants.COUNT),
    ("چند نفر کشته شدند؟", "fa", Wants.COUNT),
    ("कितने लोग मारे गए?", "hi", Wants.COUNT),
    ("有多少人死亡？", "zh", Wants.COUNT),
    ("何人が亡くなりましたか？", "ja", Wants.COUNT),
]


@pytest.mark.parametrize(("text", "code", "wants"), KINDS)
def test_a_question_is_read_in_its_own_language(
    text: str, code: str, wants: Wants
) -> None:
    asked = read_question(text, ("en", code))
    assert (asked.language, asked.wants) == (code, wants)


def test_every_language_of_the_interface_can_be_asked_in() -> None:
    assert {*codes(), "en"} == set(LANGUAGES)


@pytest.mark.parametrize("code", codes())
def test_each_language_has_its_words_of_asking(code: str) -> None:
    known = tongue(code)
    assert known is not None
    kinds = {wants for wants, _ in known.kinds}
    assert {Wants.COUNT, Wants.TIME, Wants.PERSON, Wants.PLACE, Wants.CAUSE} <= kinds


def test_a_language_we_do_not_know_has_no_words() -> None:
    assert tongue("nl") is None


def test_a_question_without_a_word_that_tells_is_in_the_language_of_the_news() -> None:
    assert language_of("Elland Hafen", ("de",)) == "de"
    assert language_of("Elland Hafen", ("en", "de")) == "en"
    assert language_of("Elland", ()) == "en"


def test_a_language_that_is_read_but_not_spoken_keeps_its_function_words() -> None:
    asked = read_question("Wat is er met de haven gebeurd?", ("nl", "en"))
    assert asked.language == "nl"
    assert "de" not in asked.terms


def test_news_in_a_language_we_do_not_know_is_asked_of_in_english() -> None:
    assert language_of("Elland hamn", ("sv",)) == "en"
    assert language_of("Elland", ("",)) == "en"


def test_letters_tell_the_language_where_no_word_does() -> None:
    assert language_of("אלנד", ("en", "de")) == "he"


def test_english_is_taken_for_english_among_other_news() -> None:
    assert language_of("How many people die in Elland?", ("de", "en")) == "en"


def test_words_of_asking_are_no_words_to_look_for() -> None:
    asked = read_question("Wie viele Boote sind gesunken?", ("de",))
    assert asked.terms == ("boot", "gesunken")
    assert asked.focus == ("boot",)


def test_where_all_nouns_are_written_large_none_is_taken_for_a_name() -> None:
    assert not read_question("Wann öffnet der Hafen von Elland?", ("de",)).names
    assert read_question("Quand ouvre le port d'Elland ?", ("fr",)).names == {"elland"}


def test_small_letters_stand_where_the_large_ones_stood() -> None:
    assert lowered("L’Été") == "l'été"
    assert lowered("İzmir") == "İzmir"


@pytest.mark.parametrize("code", codes())
def test_no_word_tells_of_two_things_that_befall_people(code: str) -> None:
    table = tolls_of(code)
    assert set(table) == set(TOLLS)
    words = [word for words in table.values() for word in words]
    assert len(words) == len(set(words))


def test_a_language_we_do_not_know_tells_of_nothing() -> None:
    assert befalls("12 Menschen starben.", "de") == {"killed"}
    assert befalls("12 mensen zijn gedood.", "nl") == frozenset()
