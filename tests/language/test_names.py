"""What languages are called."""

from bot.language.current import speaking
from bot.language.names import NEWS, name_of, names_of
from bot.model import Manner


def test_a_language_is_called_as_the_reader_calls_it() -> None:
    assert name_of("ar") == "Arabic"
    with speaking(Manner("de")):
        assert name_of("ar") == "Arabisch"


def test_a_code_without_a_name_stays_as_it_is() -> None:
    assert name_of("xx") == "xx"


def test_a_language_is_known_by_any_of_its_names() -> None:
    with speaking(Manner("fr")):
        assert names_of("de") == {"de", "german", "allemand", "deutsch"}


def test_news_are_read_in_one_language_more_than_the_bot_speaks() -> None:
    assert len(NEWS) == 17
    assert "nl" in NEWS
