"""Messages for those who hear them."""

from bot.delivery.html.plain import plain_html, plainly
from bot.language.current import speaking
from bot.model import Manner, Message, Part, Shown

HTML = "<b>Latest</b>\n<i>81</i> people <a href='https://x.example/'>Gull</a>"
PLAIN = Manner("en", is_plain=True)


def shown(message: Message) -> list[str]:
    return [message.html[each.start : each.end] for each in message.shown]


def test_a_message_stays_as_it_is_where_nothing_else_is_wanted() -> None:
    message = Message(HTML, picture="<svg/>")
    assert plainly(message) is message
    assert plain_html(HTML) == HTML


def test_marks_and_pictures_go_and_links_stay() -> None:
    with speaking(PLAIN):
        plain = plainly(Message(HTML, picture="<svg/>"))
        assert plain.html == "Latest\n81 people <a href='https://x.example/'>Gull</a>"
        assert plain.picture == ""
        assert plain_html(HTML) == plain.html


def test_what_a_message_shows_is_still_found_in_it() -> None:
    start = HTML.index("<i>")
    pieces = (
        Shown(3, 9, Part.TITLE, "x", "Latest"),
        Shown(start, start + len("<i>81</i> people"), Part.SENTENCE, "x", "81 people"),
    )
    with speaking(PLAIN):
        plain = plainly(Message(HTML, shown=pieces))
    assert shown(plain) == ["Latest", "81 people"]
