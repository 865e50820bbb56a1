from dataclasses import replace
from datetime import timedelta

import pytest

from bot.briefing.stories import OVER, Candidate, alone, candidate, goes_on, place
from bot.model import Article, Report
from summarizers import segment
from tests.fakes.clock import NOON
from tests.fakes.reports import article, report

DAM_BREAKS = article(
    "dam-1",
    "A dam above the town of Velhaven gave way early on Tuesday and sent a wall "
    "of water through the Orrin valley, killing at least 14 people. Rescue teams "
    "from Morland reached the lower streets of Velhaven by boat and took 230 "
    "residents from roofs. Engineers had warned the Orrin Water Board in March "
    "that the spillway was cracked. Governor Tilde Aske declared a state of "
    "emergency for the valley and asked the army for helicopters. More rain is "
    "forecast for the night.",
    title="Dam bursts above Velhaven, at least 14 dead",
    hours_ago=6,
)
DAM_AFTER = article(
    "dam-2",
    "Governor Tilde Aske has promised an inquiry into the Orrin Water Board "
    "after the collapse of a dam left 14 dead in Velhaven. The board knew since "
    "spring that the spillway was cracked, according to letters seen by this "
    "newspaper. Soldiers flew families out of the valley on Tuesday evening "
    "while boats went on searching the flooded streets. Velhaven's schools will "
    "stay shut for the rest of the week.",
    title="Aske promises inquiry into Velhaven disaster",
)
RIVER_FLOOD = article(
    "river-1",
    "The river Sull burst its banks at Kestrel Bridge on Tuesday, killing at "
    "least 14 people and driving hundreds from their homes. Rescue teams "
    "searched the flooded streets of Kestrel Bridge by boat and took residents "
    "from roofs. Mayor Jon Habe declared a state of emergency in Sull County. "
    "More rain is forecast for the night, and engineers from Dorrin are watching "
    "a second dam upstream.",
    title="Flood kills at least 14 in Kestrel Bridge",
)
FIRST_MATCH = article(
    "match-1",
    "Harrow City beat Lindmoor Rovers 3-1 at Pell Park on Saturday to go top of "
    "the league. Striker Ola Brandt scored twice in the first half before "
    "Lindmoor pulled one back from a corner. Coach Emil Sand said Harrow had "
    "shown patience. A crowd of 31,000 saw the match.",
    title="Harrow City go top with win over Lindmoor",
    hours_ago=2,
)
OTHER_MATCH = article(
    "match-2",
    "Kellin United beat Port Aster 2-0 at Quay Road on Saturday to stay in the "
    "league. Striker Sam Weir scored twice in the second half from corners. "
    "Coach Lena Frost said United had shown patience. A crowd of 18,000 saw the "
    "match.",
    title="Kellin United stay up with win over Port Aster",
)
DAM_MONTHS_LATER = article(
    "dam-3",
    "The Orrin Water Board is to blame for the dam that burst above Velhaven, says "
    "the inquiry that Governor Tilde Aske had promised. The board knew since March "
    "that the spillway was cracked and warned nobody in the Orrin valley, where the "
    "water killed at least 14 people.",
    title="Inquiry blames Water Board for Velhaven dam disaster",
)
STRIKE = article(
    "strike",
    "The teachers of Morland will get 5.2 percent more pay, and the strike ends. "
    "Teachers in Port Aster and in Morland's valleys had wanted 8 percent, said Ulla "
    "Berg of the Teachers' Union.",
    title="Teachers' strike in Morland ends with 5.2 percent more",
)
RATES_ASTER = article(
    "rates-aster",
    "The central bank of Morland raised its main rate from 4 percent to 4.25 percent. "
    "Shares in Port Aster closed 1.1 percent lower after Ida Rehn, who leads Morland's "
    "bank, had spoken.",
    title="Morland's central bank lifts its rate to 4.25 percent",
)
RATES = article(
    "rates",
    "The Morland central bank raised its key rate to 4.5 percent on Tuesday. "
    "Bank chief Ida Rehn said prices were still rising faster than wages in "
    "Morland.",
    title="Morland raises rates again",
)
ALL = [DAM_BREAKS, RIVER_FLOOD, FIRST_MATCH, OTHER_MATCH, RATES]


def kept(one: Article) -> Report:
    """Return the report of an article whose summary is its first two sentences."""
    lines = [sentence.text for sentence in segment(one.text).sentences[:2]]
    made = report(one.id, *lines, title=one.title)
    return replace(made, origin=one.origin)


def joined(one: Article, others: list[Article]) -> str | None:
    near = [candidate(other.id, [kept(other)]) for other in others if other is not one]
    return place(alone(one), near)


def test_a_later_report_in_other_words_joins_its_story() -> None:
    assert joined(DAM_AFTER, ALL) == "dam-1"


def test_the_order_of_arrival_does_not_matter() -> None:
    assert joined(DAM_BREAKS, [DAM_AFTER, RIVER_FLOOD, RATES]) == "dam-2"


def test_it_joins_with_nothing_else_at_hand() -> None:
    assert joined(DAM_AFTER, [DAM_BREAKS]) == "dam-1"


@pytest.mark.parametrize(
    ("one", "other"),
    [(RIVER_FLOOD, DAM_BREAKS), (OTHER_MATCH, FIRST_MATCH), (RATES, DAM_BREAKS)],
    ids=["floods", "matches", "same country"],
)
def test_two_events_of_a_kind_are_two_stories(one: Article, other: Article) -> None:
    assert joined(one, [other]) is None
    assert joined(one, ALL) is None


def test_a_round_up_joins_no_story_though_it_tells_of_the_event() -> None:
    near = [candidate("dam-1", [kept(DAM_BREAKS)])]
    assert place(replace(alone(DAM_AFTER), is_round_up=True), near) is None


def test_an_article_with_no_story_at_hand_begins_one() -> None:
    assert joined(DAM_BREAKS, []) is None


def test_a_story_of_last_week_is_over() -> None:
    later = replace(DAM_AFTER, published=NOON + timedelta(days=7))
    assert joined(later, ALL) is None


def shifted(one: Article, days: int) -> Candidate:
    moment = NOON + timedelta(days=days)
    return candidate(one.id, [kept(replace(one, published=moment))])


def test_a_story_goes_on_in_the_one_most_like_it_however_late() -> None:
    later = [shifted(each, 60) for each in (DAM_MONTHS_LATER, RIVER_FLOOD, STRIKE)]
    assert goes_on(shifted(DAM_BREAKS, 0), later) == "dam-3"
    assert goes_on(shifted(DAM_BREAKS, 0), later[1:]) is None


def test_a_country_a_town_and_numbers_alike_do_not_make_a_story_go_on() -> None:
    assert goes_on(shifted(RATES_ASTER, 0), [shifted(STRIKE, 5)]) is None


def test_a_story_does_not_go_on_in_one_that_began_before_it_was_over() -> None:
    over, later = shifted(DAM_BREAKS, 0), shifted(DAM_MONTHS_LATER, 4)
    assert goes_on(over, [later]) == "dam-3"
    assert goes_on(over, [replace(later, begun=over.updated + OVER)]) is None


def test_of_two_equally_like_stories_the_later_id_is_taken_every_time() -> None:
    near = [candidate(name, [kept(DAM_BREAKS)]) for name in ("story-a", "story-b")]
    assert place(alone(DAM_AFTER), near) == "story-b"
    assert place(alone(DAM_AFTER), near[::-1]) == "story-b"


def test_short_headlines_join_by_their_words_alone() -> None:
    one = article("h1", "", title="Velhaven dam collapse: governor orders inquiry")
    two = article("h2", "", title="Inquiry ordered into collapse of Velhaven dam")
    near = [candidate("h1", [kept(one)]), candidate("rates", [kept(RATES)])]
    assert place(alone(two), near) == "h1"


def test_an_article_without_words_begins_a_story() -> None:
    empty = article("empty", "…")
    assert place(alone(empty), [candidate("dam-1", [kept(DAM_BREAKS)])]) is None
