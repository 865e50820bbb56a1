"""Sentences that were kept in English, in the language of the moment."""

from bot import wording, wording_feeds, wording_problems
from bot.language.current import speaking
from bot.language.retold import Template, retold, templates
from bot.language.texts import texts_of
from bot.model import Manner

GERMAN = Manner("de")


def known(*names: str, free: tuple[str, ...] = ()) -> tuple[Template, ...]:
    every = {
        place: text
        for module in (wording, wording_feeds, wording_problems)
        for place, text in texts_of(module)
    }
    return templates([(name, every[name]) for name in names], free)


BROKEN = "wording_problems.BROKEN_OFF"
ODD = "wording_problems.NOT_UNDERSTOOD"
OTHER = "wording_feeds.ANSWER_OTHER"
FAILED = "wording_problems.WORK_FAILED"
LOST = "wording_feeds.NOT_FOUND_FOR"


def test_a_sentence_is_recognised_by_what_it_was_made_of_and_told_anew() -> None:
    with speaking(GERMAN):
        said = retold("news.example broke its answer off.", known(BROKEN))
    assert said == "news.example hat die Antwort abgebrochen."


def test_in_english_it_stays_as_it_is() -> None:
    assert retold("a.example broke its answer off.", known(BROKEN)) == (
        "a.example broke its answer off."
    )


def test_what_is_not_recognised_as_a_whole_stays_as_it_is() -> None:
    with speaking(GERMAN):
        for said in (
            "",
            "It hangs.",
            "a.example broke its answer off. And",
            "I {host}",
        ):
            assert retold(said, known(BROKEN)) == said


def test_signs_of_expressions_in_a_text_stand_for_themselves() -> None:
    with speaking(GERMAN):
        said = "Reading it failed (OSError)X"
        assert retold(said, known("wording_problems.FAILED")) == said
        assert retold(said[:-1] + ".", known("wording_problems.FAILED")) == (
            "Das Lesen ist fehlgeschlagen (OSError)."
        )


def test_of_two_texts_that_fit_the_one_with_more_letters_of_its_own_is_meant() -> None:
    sentence = "a.example answered in.that"
    with speaking(GERMAN):
        both = known(OTHER, ODD, free=("status",))
        assert retold("a.example answered in a way that is not understood.", both) == (
            "a.example hat auf eine Art geantwortet, die ich nicht verstehe."
        )
        assert retold(f"{sentence}.", both) == "a.example antwortete mit in.that."


def test_only_a_free_field_holds_several_words_or_lines() -> None:
    sentence = "reading it failed: KeyError a b\nc broke its answer off."
    with speaking(GERMAN):
        assert retold(sentence, known(BROKEN)) == sentence
        assert retold(sentence, known(FAILED)) == sentence
        assert retold(sentence, known(BROKEN, FAILED, free=("error",))) == (
            "das Lesen ist fehlgeschlagen: KeyError a b\nc broke its answer off."
        )


def test_a_number_takes_the_form_its_language_wants() -> None:
    lost = known(LOST)
    with speaking(Manner("ru")):
        said = [
            retold(
                f"a.example has had nothing at that address for {weeks} (404).", lost
            )
            for weeks in ("1 week", "2 weeks", "1,005 weeks", "ten weeks")
        ]
    assert said == [
        "a.example: по этому адресу ничего нет уже 1 неделю (404).",
        "a.example: по этому адресу ничего нет уже 2 недели (404).",
        "a.example: по этому адресу ничего нет уже 1\u00a0005 недель (404).",
        "a.example has had nothing at that address for ten weeks (404).",
    ]
