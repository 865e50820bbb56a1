import pytest

from bot.briefing.contrasts import is_contrast, places_of


def differ(one: str, other: str) -> bool:
    return is_contrast(places_of(one, "en"), places_of(other, "en"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("arrested on suspicion of theft", "arrested on suspicion of arson"),
        ("have received a first dose", "have received a second dose"),
        ("exports to Vessaly came to", "exports to Tarvo came to"),
        ("a duty on steel", "the duty on grain"),
    ],
)
def test_another_word_in_the_same_place_is_a_contrast(one: str, other: str) -> None:
    assert differ(one, other)
    assert differ(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("killed in the quake", "died in the earthquake"),
        ("stood at Hexton on Friday", "rose at Hexton on Sunday"),
        ("suspicion of theft", "suspicion of theft and arson"),
        ("a dose of vaccine", "vaccine, a dose"),
        ("of the people in and around the town", "of the people there"),
        ("arrested in Linz", ""),
        ("a law on pensions for pilots", "a pensions law"),
    ],
)
def test_other_words_for_one_thing_or_in_other_places_are_none(
    one: str, other: str
) -> None:
    assert not differ(one, other)


def test_a_place_is_named_by_its_neighbours() -> None:
    assert places_of("suspicion of theft", "en") == {
        "suspicion of …": frozenset({"theft"}),
    }
    assert places_of("a second dose", "en") == {
        "second …": frozenset({"dos"}),
        "… dos": frozenset({"second"}),
    }
