from dataclasses import replace
from datetime import timedelta

from bot.briefing.chronicle import Event, chronicle
from bot.briefing.following import News
from bot.briefing.tracking import Change
from bot.delivery.html.markup import visible
from bot.delivery.messages.alert import (
    again_message,
    alert,
    message,
    over_message,
    rest,
)
from bot.model import (
    Address,
    Correction,
    Follow,
    Message,
    Report,
    Story,
    Subject,
    Track,
    Version,
    follow_id,
)
from tests.briefing.test_series import sorted_into_series, told
from tests.fakes.clock import NOON
from tests.fakes.reports import report
from tests.fakes.telegram import faults

RAN = "A ferry with 40 passengers ran aground off Tarn Point on Friday."
FERRY = report("a", RAN, source="Wire", title="Ferry <aground>")


def follow(subject: Subject, words: str) -> Follow:
    id_ = follow_id(subject, words)
    return Follow(id_, Address(5), subject, "s", words, NOON)


STORY = follow(Subject.STORY, "Ferry aground")
POINT = follow(Subject.WORDS, "Tarn Point")


def shown(made: Message) -> list[str]:
    assert faults(made.html) == []
    return visible(made.html).split("\n\n")


def labels(made: Message) -> list[str]:
    return [button.label for row in made.buttons for button in row]


def test_an_alert_says_what_is_new_who_says_so_and_why_it_comes() -> None:
    made = alert(News((POINT,), FERRY, sentence=RAN))
    assert shown(made) == [
        "🔔 Ferry <aground>",
        f"“{RAN}” Wire, 23 Nov 2026",
        "You follow Tarn Point.",
    ]
    assert labels(made) == ["📰 Open story", "🔕 Tarn Point"]
    assert made.buttons[1][0].data == f"1|unfollow|{POINT.id}"


def test_a_title_alone_comes_with_its_source() -> None:
    long = follow(Subject.WORDS, "a very long row of words here")
    made = alert(News((long, POINT), FERRY))
    assert shown(made)[1:] == [
        "Wire, 23 Nov 2026",
        "You follow a very long row of words here, Tarn Point.",
    ]
    assert labels(made)[1] == "🔕 a very long row of word…"


def of_story(*reports: Report) -> list[str]:
    events = chronicle(reports, sorted_into_series(*reports))
    return shown(message(News((STORY,), reports[-1], events[-1])))


def test_a_figure_that_moved_comes_with_what_it_was() -> None:
    old = told("a", "The flood has killed 12 people.", hours_ago=30)
    new = told("b", "15 people have died in the flood.", source="Radio")
    assert of_story(old, new)[1] == (
        "15 people have died in the flood\nbefore: 12 people · Radio, 23 Nov"
    )


def test_a_figure_on_which_sources_differ_comes_with_both() -> None:
    one = told("a", "The flood has killed 12 people.", hours_ago=3, source="Wire")
    two = told("b", "15 people have died in the flood.", source="Radio")
    assert of_story(one, two)[1] == (
        "15 people have died in the flood\nRadio, 23 Nov · but 12 people: Wire, 23 Nov"
    )


def test_another_number_stands_in_the_middle_of_the_line_as_it_would_there() -> None:
    old = told("a", "Nearly 12 people have died in the flood.", hours_ago=30)
    new = told("b", "15 people have died in the flood.", source="Radio")
    assert "before: nearly 12 people · Radio" in of_story(old, new)[1]
    one = told("a", "About 12 people have died.", hours_ago=3, source="Wire")
    two = told("b", "15 people have died in the flood.", source="Radio")
    assert "but about 12 people: Wire" in of_story(one, two)[1]


def test_a_correction_says_what_it_was_and_when_it_was_seen() -> None:
    edit = Correction("39 passengers", "40 passengers", RAN.replace("40", "39"), RAN)
    seen = NOON + timedelta(hours=1)
    edited = replace(FERRY, versions=(Version(seen, 1, 1, (edit,)),))
    assert of_story(edited)[1] == (
        "✏️ Corrected 23 Nov 2026, 13:00 UTC: 40 passengers, not 39 passengers.\n"
        f"“{RAN}” Wire, 23 Nov"
    )


def test_a_figure_that_is_tracked_has_its_own_message() -> None:
    old = told("a", "The flood has killed 12 people.", hours_ago=30)
    new = told("b", "15 people have died in the flood.", source="Radio")
    (series,) = sorted_into_series(old, new)
    track = Track(Address(5), series.id, "s", "12 people", NOON)
    made = message(Change(track, series, series.newest))
    assert shown(made)[0].startswith("🔔 A figure you track has changed")


def test_what_is_over_is_a_line_with_its_story() -> None:
    track = Track(Address(5), "x", "s", "12 people", NOON)
    for made, words in (
        (over_message("Ferry", STORY), "Ferry: nothing new for three days."),
        (over_message("12 people", track), "12 people: no new number for three days."),
    ):
        assert words in shown(made)[0]
        assert made.buttons[0][0].data == "1|story|s"


def test_what_may_go_on_is_asked_with_both_stories_and_a_button_to_follow() -> None:
    new = Story("t", "Ferry <again>", ("b",), (), NOON)
    made = again_message(new, STORY)
    assert shown(made) == [
        "🔔 A story you follow may go on: Ferry <again>",
        "You follow “Ferry aground”. Is this more of it? Then follow this one too.",
    ]
    assert [button.data for (button,) in made.buttons] == [
        "1|story|t",
        "1|follow|story|t",
        f"1|unfollow|{STORY.id}",
    ]


def test_the_rest_of_a_day_is_one_silent_message_of_numbered_lines() -> None:
    bare = Message("🔔 <b>Bare</b>\n\nmore")
    made = rest([alert(News((POINT,), FERRY, sentence=RAN)), bare])
    (one,) = made
    assert shown(one) == ["🔔 2 more today", "1. Ferry <aground>\n2. Bare"]
    assert labels(one) == ["1"]
    assert one.is_silent


def test_a_figure_of_the_rest_is_told_with_its_number_and_where_that_stands() -> None:
    old = told("a", "The flood has killed 12 people.", hours_ago=30)
    new = told("b", "15 people have died in the flood.", source="Radio")
    (series,) = sorted_into_series(old, new)
    track = Track(Address(5), series.id, "s", "people killed", NOON)
    (made,) = rest([message(Change(track, series, series.newest))])
    assert shown(made)[-1] == (
        "1. A figure you track has changed: 15 people (you chose: people killed)"
    )
    (number,) = made.shown
    assert made.html[number.start : number.end] == "<b>15 people</b>"


def test_a_title_with_a_number_that_was_corrected_says_so_once() -> None:
    new = RAN.replace("40", "41")
    edit = Correction("40 passengers", "41 passengers", RAN, new)
    made = report("a", new, source="Wire", title="40 in ferry")
    corrected = replace(made, versions=(Version(NOON, 1, 1, (edit,)),))
    mark = "✏️ Corrected 23 Nov 2026, 12:00 UTC: 41 passengers, not 40 passengers."
    first, *_ = shown(alert(News((POINT,), corrected, sentence=new)))
    assert first == f"🔔 40 in ferry\n{mark}"
    (told,) = rest([alert(News((POINT,), corrected, sentence=new))])
    assert shown(told)[1] == f"1. 40 in ferry\n{mark}"
    assert [each.said for each in told.shown] == ["40 in ferry"]
    event = Event(NOON, made.origin, new, correction=edit)
    first, *_ = shown(alert(News((STORY,), corrected, event)))
    assert first == "🔔 40 in ferry"
