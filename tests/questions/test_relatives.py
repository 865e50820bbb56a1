from bot.questions.question import read_question
from bot.questions.relatives import Relatives

NEWS = ("sachschaden", "hoch", "zwölf", "verletzt", "bergung", "geborgen", "gestorben")


def relatives(*forms: str) -> Relatives:
    found = Relatives()
    for form in forms or NEWS:
        found.add(form)
    return found


def kin(text: str, term: str) -> frozenset[str]:
    return relatives().of(read_question(text, ("de", "fr")), term)


def test_words_of_one_stem_stand_for_each_other() -> None:
    assert kin("Qui a vu les verletz ?", "verletz") == {"verletzt"}


def test_where_nouns_are_joined_the_last_of_them_stands_for_the_whole() -> None:
    assert kin("Wie hoch ist der Schaden?", "schaden") == {"sachschaden"}
    assert kin("Quel schaden ?", "schaden") == frozenset()


def test_words_for_what_befell_people_stand_for_each_other() -> None:
    assert "gestorben" in kin("Wie viele Tote gibt es?", "tot")


def test_a_short_word_or_a_number_has_no_kin() -> None:
    assert kin("Wie viele Boote 2026?", "boot") == frozenset()
    assert kin("Wie viele Boote 2026?", "2026") == frozenset()


def test_a_word_that_is_gone_is_no_kin() -> None:
    found = relatives()
    found.remove("sachschaden")
    asked = read_question("Wie hoch ist der Schaden?", ("de",))
    assert found.of(asked, "schaden") == frozenset()
