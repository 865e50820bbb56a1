"""Ages are told from counts, however a text gives them."""

import pytest

from tests.fixtures.quantities import readings, values


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ms Okoro, 51, has led the choir.", "51"),
        ("Her brother, 44, sings too.", "44"),
        ("She turned 40 on Monday.", "40"),
        ("Le Clos, who turns 23 in April, won.", "23"),
        ("She will turn up, turning 40.", "40"),
        ("He is 35.", "35"),
        ("She was only 12 when they moved.", "12"),
        ("He will be 35 by the end of May.", "35"),
        ("Life expectancy for men rose to 81.2.", "81.2"),
        ("Children under 16 may enter.", "under 16"),
        ("Nobody over 65 was asked.", "over 65"),
        ("The patient is a 87 yo man.", "87 yo"),
        ("A 28 - year - old won.", "28 - year - old"),
        ("Children aged between 5 and 12 came.", "between 5 and 12"),
        ("It is for people aged 18 to 30.", "18 to 30"),
        ("Men aged 18-35 from Tunis may not go.", "18-35"),
        ("Ages 5-12 only.", "5-12"),
    ],
)
def test_a_number_beside_a_person_is_an_age(text: str, words: str) -> None:
    assert [(words, "year of age")] == [(w, unit) for w, _, unit in values(text)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("He turned 40 homes into flats.", None),
        ("It is 35.", None),
        ("She is 5 points ahead.", None),
        ("People over 500 islands felt it.", None),
        ("Rovers, 250, lead.", None),
        ("Life expectancy in 40 states rose.", None),
        ("Turning 300, the tree fell.", None),
    ],
)
def test_other_numbers_are_no_ages(text: str, unit: str | None) -> None:
    assert [found for _, _, found in values(text)] == [unit]


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("A woman in her 70s fell.", "70s", 70, 79),
        ("A man in his mid-30s fell.", "30s", 30, 39),
        ("A man in his late forties fell.", "forties", 40, 49),
        ("The over-65s gained.", "over-65s", 65, None),
        ("The under-21s drew.", "under-21s", None, 21),
    ],
)
def test_a_decade_of_life_is_a_range_of_ages(
    text: str, words: str, low: float | None, high: float | None
) -> None:
    assert readings(text) == [(words, low, high, "year of age")]


@pytest.mark.parametrize(
    "text", ["It was quiet in the 70s.", "The forties were hard.", "The 747s flew."]
)
def test_a_decade_of_the_calendar_is_no_age(text: str) -> None:
    assert values(text) == []


def test_a_second_age_needs_no_word_of_its_own() -> None:
    assert values("The twins aged 4 and 6 survived.") == [
        ("4", 4, "year of age"),
        ("6", 6, "year of age"),
    ]
    assert values("Sheep aged 4 and 6 goats survived.")[1] == ("6", 6, None)
