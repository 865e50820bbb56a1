from bot.chat.topics import MOST, listed, nothing_on, offered

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
