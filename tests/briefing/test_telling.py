from bot.briefing.telling import account, in_order, tell
from bot.model import Report
from tests.fakes.reports import figure, report

WIRE = "A ferry with 40 passengers ran aground off Tarn Point on Friday evening."
RADIO = "On Friday evening a ferry carrying 40 passengers ran aground off Tarn Point."
CREW = "Lifeboat crews brought every passenger ashore before midnight."
CAPTAIN = "But he had warned of the sandbank a week earlier."
INQUIRY = "The transport ministry opened an inquiry into the grounding."
BAKERY = "A bakery in the old town has won a prize for its rye bread."


def said(*reports: Report) -> list[str]:
    return [quote.passage.text for quote in tell(reports)]


def test_what_several_sources_say_comes_first_and_once() -> None:
    told = said(
        report("a", BAKERY, WIRE, source="Wire"),
        report("b", RADIO, source="Radio"),
        report("c", INQUIRY, source="Herald"),
    )
    assert told[0] in (WIRE, RADIO)
    assert len({WIRE, RADIO} & set(told)) == 1


def test_every_sentence_keeps_its_source() -> None:
    quotes = tell((report("a", WIRE, source="Wire"), report("c", INQUIRY)))
    assert {quote.passage.text: quote.origin.source for quote in quotes} == {
        WIRE: "Wire",
        INQUIRY: "Courier",
    }


OLD = "Rescuers have found 12 people alive in the mine."
NEW = "By Sunday rescuers had found 15 people alive in the mine."
TWELVE = figure(OLD, "12", 12, counted="people", action="found")
FIFTEEN = figure(NEW, "15", 15, counted="people", action="found")


def test_a_number_that_a_later_day_replaces_is_not_told() -> None:
    told = said(
        report("a", OLD, hours_ago=30, figures=(TWELVE,)),
        report("b", NEW, source="Radio", figures=(FIFTEEN,)),
    )
    assert told == [NEW]


def test_a_number_the_same_source_gives_anew_is_not_told() -> None:
    told = said(
        report("a", OLD, hours_ago=2, figures=(TWELVE,)),
        report("b", NEW, figures=(FIFTEEN,)),
    )
    assert told == [NEW]


def test_two_sources_that_differ_on_one_day_both_stay() -> None:
    told = said(
        report("a", OLD, hours_ago=2, figures=(TWELVE,)),
        report("b", NEW, source="Radio", figures=(FIFTEEN,)),
    )
    assert sorted(told) == sorted([NEW, OLD])


def test_the_same_number_again_replaces_nothing() -> None:
    again = "Twelve people were found alive in the mine, the owner said."
    same = figure(again, "Twelve", 12, counted="people", action="found")
    told = said(
        report("a", OLD, hours_ago=30, figures=(TWELVE,)),
        report("b", again, source="Radio", figures=(same,)),
    )
    assert set(told) == {OLD, again}


def test_a_sentence_that_leans_comes_after_the_one_before_it() -> None:
    told = said(report("a", INQUIRY, CAPTAIN), report("b", WIRE, CREW, source="Wire"))
    assert told.index(INQUIRY) < told.index(CAPTAIN)


def test_a_sentence_that_leans_on_nothing_told_comes_last() -> None:
    assert said(report("a", CAPTAIN), report("b", BAKERY, hours_ago=60))[-1] == CAPTAIN


def test_an_account_is_read_article_by_article() -> None:
    shown = account(
        (
            report("a", WIRE, CREW, source="Wire", hours_ago=1),
            report("b", RADIO, INQUIRY, source="Radio"),
        ),
        3,
    )
    names = [quote.origin.source for quote in shown]
    assert len(shown) == 3
    assert names in (["Radio", "Radio", "Wire"], ["Wire", "Radio", "Radio"])


def test_nothing_in_is_nothing_out() -> None:
    assert tell(()) == ()
    assert in_order(()) == ()
    assert account((report("a"),), 4) == ()
