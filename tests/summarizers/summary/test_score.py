"""Our method tells what the article keeps coming back to, early and once."""

from summarizers.summary.salience import Traits
from summarizers.summary.score import choose, read
from summarizers.text.sentences import segment

RIVER = """The river Alm flooded the town of Lind on Monday.
A choir sang songs.
The flood of the river Alm on Monday destroyed the old bridge of Lind and forty houses.
Engineers said the old bridge over the Alm in Lind cannot be repaired after the flood.
The mayor wants money for the bridge and the houses."""


def test_a_sentence_beside_the_point_gives_way_to_later_ones() -> None:
    assert choose(segment(RIVER), 60)[:2] == (0, 2)


def test_the_choice_ends_at_twice_the_budget() -> None:
    document = segment("Rain fell on the hills. " * 20)
    assert len(choose(document, 10)) == 4


def test_the_same_words_again_are_worth_little() -> None:
    text = (
        "The dam of Lind broke. The dam of Lind broke. Farmers lost cattle and barns. "
        "The cattle and barns of the farmers are lost."
    )
    assert choose(segment(text), 60)[:2] == (0, 2)


def test_a_sentence_too_long_for_the_budget_gives_way() -> None:
    text = f"The dam {'and the wall ' * 20}broke. The dam broke on Monday."
    assert choose(segment(text), 8)[0] == 1


def test_a_lead_a_little_long_for_a_small_budget_stays_first() -> None:
    lead = f"The dam of Lind broke on Monday {'near the mill ' * 8}and drowned 14 men."
    text = f"{lead} The dam is old. The mill is safe."
    assert choose(segment(text), 15)[0] == 0


def test_the_weights_decide_what_counts() -> None:
    text = "The old dam of Lind broke on Monday. Trains ran at 14:20."
    assert choose(segment(text), 60)[0] == 0
    assert choose(segment(text), 60, Traits(digit=9.0, always=-9.0))[0] == 1


def test_the_title_says_what_matters() -> None:
    text = "Rain fell on the hills. A choir sang in the town. Boats lay in the harbour."
    document = segment(text, title="Boats in the harbour of Lind, boats on the hill")
    words = read(document).traits()
    assert words["boat"].votes > words["choir"].votes


def test_nothing_gives_nothing() -> None:
    assert choose(segment(""), 60) == ()
