from datetime import UTC, datetime

import pytest

from bot.chat.typed.zones import guess_zone, local_time, read_zone, zone_at
from bot.language.current import speaking
from bot.model import Manner


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Europe/Vienna", "Europe/Vienna"),
        ("europe/vienna", "Europe/Vienna"),
        ("Vienna", "Europe/Vienna"),
        ("new york", "America/New_York"),
        ("Graz", "Europe/Vienna"),
        ("München", "Europe/Berlin"),
        ("São Paulo", "America/Sao_Paulo"),
        ("Mumbai", "Asia/Kolkata"),
        ("UTC", "UTC"),
    ],
)
def test_a_zone_is_found_by_name_and_by_city(words: str, zone: str) -> None:
    assert read_zone(words) == (zone,)


def test_a_city_that_exists_twice_gives_both() -> None:
    assert set(read_zone("Portland")) == {"America/Los_Angeles", "America/New_York"}


@pytest.mark.parametrize("words", ["", "   ", "Atlantis", "the news", "🙂"])
def test_an_unknown_place_gives_nothing(words: str) -> None:
    assert read_zone(words) == ()


def test_a_shared_place_gives_its_zone() -> None:
    assert zone_at(48.21, 16.37) == "Europe/Vienna"


@pytest.mark.parametrize(
    ("language", "zone"),
    [("de", "Europe/Berlin"), ("de-AT", "Europe/Berlin"), ("en", "UTC"), ("", "UTC")],
)
def test_a_language_at_home_in_one_zone_suggests_it(language: str, zone: str) -> None:
    assert guess_zone(language, "UTC") == zone


def test_local_time_follows_the_zone() -> None:
    moment = datetime(2026, 11, 21, 18, 42, tzinfo=UTC)
    assert local_time(moment, "Europe/Vienna") == "19:42"


@pytest.mark.parametrize(
    ("language", "words", "zone"),
    [
        ("ru", "Вена", "Europe/Vienna"),
        ("uk", "Київ", "Europe/Kyiv"),
        ("ar", "برلين", "Europe/Berlin"),
        ("ja", "東京", "Asia/Tokyo"),
        ("tr", "Viyana", "Europe/Vienna"),
    ],
)
def test_a_city_is_found_by_its_name_in_the_readers_language(
    language: str, words: str, zone: str
) -> None:
    with speaking(Manner(language)):
        assert read_zone(words) == (zone,)
