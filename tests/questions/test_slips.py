import pytest

from bot.questions.index import Index
from bot.questions.question import read_question
from bot.questions.slips import Slip, slips_in, without_slips
from tests.fakes.reports import article

FERRY = article(
    "ferry",
    "The Halden sank at night. Divers searched the harbour for passengers.",
    title="Ferry sinks",
)


def slips(text: str) -> tuple[Slip, ...]:
    index = Index()
    index.put(FERRY)
    return slips_in(read_question(text), index)


MENDED = [
    ("How many pasengers were there?", Slip("pasengers", "passengers")),
    ("Pasengers of the Halden?", Slip("Pasengers", "Passengers")),
    ("What happened that nigth?", Slip("nigth", "night")),
]


@pytest.mark.parametrize(("text", "slip"), MENDED)
def test_a_slip_is_put_right_by_the_words_of_the_news(text: str, slip: Slip) -> None:
    assert slips(text) == (slip,)


LEFT = [
    pytest.param("Where is the harbour?", id="known"),
    pytest.param("Who swam to the vessel?", id="another word for a known one"),
    pytest.param("Where is Haldem?", id="a name may be another's"),
    pytest.param("What did the sea do?", id="short"),
    pytest.param("How public was it?", id="a common word nobody used"),
    pytest.param("Was it a zeppelin?", id="like nothing known"),
]


@pytest.mark.parametrize("text", LEFT)
def test_what_may_be_meant_as_it_is_written_stays(text: str) -> None:
    assert slips(text) == ()


def test_a_question_is_read_with_its_slips_put_right() -> None:
    text = without_slips("Which nigth?", (Slip("nigth", "night"),))
    assert text == "Which night?"


def test_a_slip_is_mended_as_a_word_and_not_within_another() -> None:
    slips = (Slip("peolpe", "people"),)
    said = "How many peolpe, and which peolpeton?"
    assert without_slips(said, slips) == "How many people, and which peolpeton?"


def test_another_ending_in_another_language_is_no_slip() -> None:
    index = Index()
    index.put(FERRY)
    assert (
        slips_in(read_question("Wie viele Pasengers waren es?", ("de",)), index) == ()
    )
