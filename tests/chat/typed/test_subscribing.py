import pytest

from bot import wording, wording_search, wording_topics, wording_typed
from bot.chat.typed.subscribing import LONGEST_TOPIC, Wish, read_wish
from bot.chat.typed.zones import read_zone
from bot.errors import InputError
from bot.language.current import speaking
from bot.language.known import LANGUAGES
from bot.model import Manner

TOPICS = frozenset({"world", "business"})


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("08:00", Wish(times=(480,))),
        ("", Wish()),
        (
            "08:00 Europe/Vienna world, business",
            Wish((480,), (), ("Europe/Vienna",), ("world", "business")),
        ),
        ("7:30 and 18:00", Wish(times=(450, 1080))),
        (
            "8 pm New York weekdays",
            Wish((1200,), (0, 1, 2, 3, 4), ("America/New_York",)),
        ),
        ("at 7:15 on sat and sun", Wish((435,), (5, 6))),
        ("World 9:00", Wish(times=(540,), topics=("world",))),
    ],
)
def test_a_line_is_read_in_any_order(words: str, wish: Wish) -> None:
    assert read_wish(words, TOPICS) == wish


WEEK = (0, 1, 2, 3, 4)
EVERY = (0, 1, 2, 3, 4, 5, 6)


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("08:00 weekdays 10:00 weekends", Wish((480,), EVERY, weekend=(600,))),
        ("weekends 10:00, weekdays 8:00", Wish((480,), EVERY, weekend=(600,))),
        (
            "7 pm and 8:00 Mon-Fri Vienna 10 am sun",
            Wish((480, 1140), (*WEEK, 6), ("Europe/Vienna",), weekend=(600,)),
        ),
        ("8:00 Mon 8:00 Tue 9:00 Sat", Wish((480,), (0, 1, 5), weekend=(540,))),
        ("8:00 Mon 8:00 Sat", Wish((480,), (0, 5))),
        ("8:00 Sat 8:00 Sun", Wish((480,), (5, 6))),
        ("8:00 every day", Wish((480,), EVERY)),
        ("7:30 weekdays and 18:00", Wish((450, 1080), WEEK)),
        ("weekdays 8:00 and weekends", Wish((480,), EVERY)),
    ],
)
def test_a_weekend_may_have_other_times(words: str, wish: Wish) -> None:
    assert read_wish(words, TOPICS) == wish


@pytest.mark.parametrize(
    "words",
    [
        "weekdays 8:00 10:00 weekends",
        "8:00 every day 10:00 weekends",
        "8:00 weekdays 10:00 weekends 12:00",
    ],
)
def test_times_without_clear_days_are_asked_for_again(words: str) -> None:
    with pytest.raises(InputError, match="cannot tell which time is for which day"):
        read_wish(words, TOPICS)


@pytest.mark.parametrize("words", ["8:00 Mon 9:00 Tue", "8:00 Mon-Sat 10:00 Sun"])
def test_a_day_of_its_own_is_no_weekend(words: str) -> None:
    with pytest.raises(InputError, match="but not each day its own"):
        read_wish(words, TOPICS)


def test_a_bare_hour_remembers_the_evening() -> None:
    assert read_wish("7", TOPICS) == Wish(times=(420,), evening=1140)


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("8:00 all", Wish(times=(480,), is_all=True)),
        ("Everything, 8:00", Wish(times=(480,), is_all=True)),
        ("8:00 all topics weekdays", Wish((480,), WEEK, is_all=True)),
        ("all weekdays 8:00", Wish((480,), WEEK)),
        ("all weekdays 8:00 all", Wish((480,), WEEK, is_all=True)),
        ("all world", Wish(topics=("world",), is_all=True)),
    ],
)
def test_all_topics_are_asked_for_in_words(words: str, wish: Wish) -> None:
    assert read_wish(words, {*TOPICS, "all"}) == wish


def test_what_is_not_understood_is_named() -> None:
    with pytest.raises(InputError, match="“gardening” is not a time, a day, a place"):
        read_wish("08:00 gardening", TOPICS)


@pytest.mark.parametrize(
    ("language", "place"),
    [
        ("en", "London"),
        ("en", "In Salah"),
        ("en", "Friday Harbor"),
        ("en", "Vila Bela da Santissima Trindade"),
        ("es", "Mar del Plata"),
        ("de", "Mo i Rana"),
    ],
)
def test_what_is_known_as_a_place_alone_is_one_in_a_line(
    language: str, place: str
) -> None:
    with speaking(Manner(language)):
        wish = Wish(times=(480,), zones=read_zone(place), topics=("world",))
        assert wish.zones
        assert read_wish(f"in {place} 8:00 world", TOPICS) == wish


def test_topics_are_named_in_the_reader_s_language_in_several_words_too() -> None:
    topics = ("world", "middle east", "new york", "food")
    with speaking(Manner("de")):
        wish = read_wish("8:00 Welt, naher Osten, New York", topics)
        assert wish.topics == ("world", "middle east")
        assert wish.zones == ("America/New_York",)
        assert read_wish("essen und trinken", topics) == Wish(topics=("food",))
    assert read_wish("8:00 middle east", topics).topics == ("middle east",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_we_call_all_topics_is_read_as_all(language: str) -> None:
    with speaking(Manner(language)):
        said = wording_typed.ALL_TOPICS.split("|")
        shown = [wording.PANEL_ALL_TOPICS, wording_search.BUTTON_ALL_TOPICS]
        for words in (*said, *shown):
            assert len(words.split()) <= LONGEST_TOPIC
            assert read_wish(words, TOPICS) == Wish(is_all=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_of_a_topic_is_too_long_or_reads_as_a_time_a_day_or_a_place(
    language: str,
) -> None:
    with speaking(Manner(language)):
        for topic, name in wording_topics.NAMES.items():
            assert len(name.split()) <= LONGEST_TOPIC
            assert read_wish(name, (topic,)) == Wish(topics=(topic,))
