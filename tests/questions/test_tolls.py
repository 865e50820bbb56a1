import pytest

from bot.questions.question import read_question
from bot.questions.tolls import kin_abroad, tells_of_others

OTHERS = [
    ("How many people were rescued?", "310 people were evacuated.", True),
    ("How many people were rescued?", "Rescue crews evacuated 310 people.", True),
    ("How many people were evacuated?", "310 people were evacuated.", False),
    ("How many boats were there?", "310 people were evacuated.", False),
    ("Who was rescued?", "310 people were evacuated.", False),
    ("Wie viele Menschen wurden gerettet?", "310 Menschen wurden verletzt.", True),
    ("Wie viele Menschen wurden verletzt?", "Es gab 310 Verletzte.", False),
    ("¿Cuántas personas fueron evacuadas?", "Murieron cuatro personas.", True),
    ("Combien de morts ?", "Quatre personnes ont été tuées.", False),
    ("Сколько человек погибло?", "Ранены 12 человек.", True),
    ("有多少人受伤？", "12人死亡。", True),
]


@pytest.mark.parametrize(("question", "said", "expected"), OTHERS)
def test_those_something_else_befell_are_told_apart(
    question: str, said: str, expected: bool
) -> None:
    languages = ("en", "de", "es", "fr", "ru", "zh")
    assert tells_of_others(read_question(question, languages), said) is expected


def test_words_for_one_thing_are_kin() -> None:
    wholes, stems = kin_abroad("tote", "de")
    assert any("gestorben".startswith(stem) for stem in (*stems, *wholes))
    assert kin_abroad("haus", "de") == (frozenset(), ())
