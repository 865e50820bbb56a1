from datetime import UTC, datetime

import pytest

from bot.questions.lines import Line, Where
from bot.questions.question import read_question
from bot.questions.tolls import kin_abroad, lacks_toll, tells_of_others
from summarizers.types import Span

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


def line(text: str, **where: Where) -> Line:
    noon = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
    return Line(
        "a", "", noon, "en", text, Span(0, len(text)), 1, where, frozenset(), 1.0,
        tells_role=False, is_said=False,
    )  # fmt: skip


LED = [
    ("How many people died?", line("The number is 14.", die=Where.NOWHERE), True),
    ("How many people died?", line("The number is 14.", die=Where.ARTICLE), True),
    ("How many people died?", line("The number is 14.", die=Where.BEFORE), False),
    ("How many people died?", line("The number is 14.", die=Where.TITLE), False),
    ("How many people died?", line("14 were killed.", die=Where.NOWHERE), False),
    ("How many are missing?", line("Farmers lost 300 cattle.", miss=Where.KIN), True),
    ("How many boats came?", line("The number is 14.", boat=Where.NOWHERE), False),
    ("When did they die?", line("It was on Monday.", die=Where.NOWHERE), False),
]


@pytest.mark.parametrize(("question", "said", "expected"), LED)
def test_a_number_of_dead_is_led_by_a_word_of_death(
    question: str, said: Line, expected: bool
) -> None:
    assert lacks_toll(read_question(question), said) is expected
