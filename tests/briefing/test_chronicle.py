from dataclasses import replace
from datetime import timedelta

from bot.briefing.chronicle import chronicle, of_article, since
from bot.model import Correction, Report, Version
from tests.briefing.test_series import sorted_into_series, told
from tests.fakes.clock import NOON
from tests.fakes.reports import report

RAN = "A ferry with 40 passengers ran aground off Tarn Point on Friday."
SAVED = "Lifeboat crews brought all 40 of them ashore before midnight."
CAUSE = "Investigators blame a broken rudder for the accident."
FIRST = report("a", RAN, source="Wire", hours_ago=9)
SECOND = report("b", RAN, SAVED, source="Radio", hours_ago=6)
THIRD = report("c", RAN, source="Post", hours_ago=3)
LAST = report("d", CAUSE, source="Post", hours_ago=1)


def sentences(*reports: Report) -> list[tuple[str, str]]:
    return [(each.origin.article_id, each.sentence) for each in chronicle(reports)]


def test_each_article_adds_what_those_before_it_did_not_say() -> None:
    assert sentences(LAST, THIRD, SECOND, FIRST) == [
        ("a", RAN),
        ("b", SAVED),
        ("d", CAUSE),
    ]


def test_a_sentence_that_leans_on_another_is_no_event() -> None:
    leaning = report("e", "But it was broken by hostile sailors long before that.")
    assert sentences(FIRST, leaning) == [("a", RAN)]


def test_a_figure_that_moved_is_shown_with_what_it_was() -> None:
    old = told("a", "The flood has killed 12 people.", hours_ago=30)
    new = told("b", "15 people have died in the flood.", source="Radio")
    events = chronicle((new, old), sorted_into_series(old, new))
    (first, second) = events
    assert (first.figure, first.day) == (None, old.origin.published.date())
    assert second.figure
    assert second.before
    assert second.figure.figure.text == "15 people"
    assert second.before.figure.text == "12 people"


def test_of_two_that_differ_the_one_that_says_what_was_known_is_no_event() -> None:
    old = told("a", "The flood has killed 12 people.", hours_ago=30)
    same = told("c", "The flood has killed 12 people.", source="Post")
    new = told("b", "15 people have died in the flood.", source="Radio")
    events = chronicle((new, same, old), sorted_into_series(old, same, new))
    assert [each.origin.article_id for each in events] == ["a", "b"]


def test_what_a_source_says_later_on_the_same_day_is_a_change() -> None:
    old = told("a", "The flood has killed 12 people.", hours_ago=30)
    noon = told("b", "15 people have died in the flood.", hours_ago=3)
    late = told("c", "19 people have died in the flood.", hours_ago=1)
    (_, _, event) = chronicle((late, noon, old), sorted_into_series(old, noon, late))
    assert event.before
    assert event.before.figure.text == "15 people"


def test_what_two_sources_say_of_one_day_differs_and_is_no_change() -> None:
    one = told("a", "The flood has killed 12 people.", hours_ago=3, source="Wire")
    two = told("b", "15 people have died in the flood.", hours_ago=1, source="Radio")
    (_, event) = chronicle((one, two), sorted_into_series(one, two))
    assert event.before is None
    assert event.beside
    assert event.beside.origin.source == "Wire"


def test_one_article_adds_what_is_new_to_those_before_it() -> None:
    (event,) = of_article(SECOND, [FIRST])
    assert event.sentence == SAVED
    assert of_article(THIRD, [FIRST, SECOND]) == ()


SEEN = NOON + timedelta(hours=2)
EDIT = Correction("39 passengers", "40 passengers", RAN.replace("40", "39"), RAN)
EDITED = replace(FIRST, versions=(Version(SEEN, 1, 1, (EDIT,)),))


def test_a_correction_is_an_event_of_the_moment_it_was_seen() -> None:
    (_, event) = chronicle([EDITED])
    assert (event.moment, event.correction) == (SEEN, EDIT)


def test_since_somebody_read_are_new_articles_and_later_corrections() -> None:
    events = chronicle((EDITED, SECOND))
    unread = since(events, NOON, {"a"})
    assert [each.origin.article_id for each in unread] == ["b", "a"]
    assert since(events, SEEN, {"a", "b"}) == ()
