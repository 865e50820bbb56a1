from bot.chat.typed.topics import MOST, listed, nothing_on, offered, subject_name
from bot.language.current import speaking
from bot.model import Manner

MANY = [f"topic {number:04}" for number in range(3000)]


def test_of_thousands_the_first_are_offered_and_what_was_chosen_stays() -> None:
    assert offered(MANY) == tuple(MANY[:MOST])
    assert offered(MANY, ["garden", MANY[1]]) == ("garden", *MANY[:MOST])


def test_topics_are_listed_in_their_order_and_it_is_said_that_there_are_more() -> None:
    assert listed(["world", "business"]) == "business, world"
    assert listed([]) == ""
    assert listed(MANY).endswith(", topic 0039, …")


def test_who_asks_for_another_topic_is_told_which_there_are() -> None:
    assert nothing_on("<b>", ["a&b"]) == (
        "I have nothing on “&lt;b&gt;”. My topics are: a&amp;b."
    )


def test_topics_are_listed_by_their_names_in_the_language_of_the_moment() -> None:
    with speaking(Manner("de")):
        assert listed(["world", "business", "harbour"]) == "Welt, Wirtschaft, harbour"


def test_a_subject_of_votes_is_a_topic_or_an_outlet_which_keeps_its_name() -> None:
    with speaking(Manner("de")):
        assert subject_name("world") == "Welt"
        assert subject_name("@world") == "world"
