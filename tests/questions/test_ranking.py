from bot.questions.clueweights import WEIGHTS
from bot.questions.index import Index
from bot.questions.question import read_question
from bot.questions.ranking import is_answered, may_answer, ranked
from tests.fakes.reports import article

FERRY = article(
    "ferry",
    "The ferry Halden sank off Ostrand on Monday. "
    "The ferry sank because a bow door stood open. "
    "Divers rescued 61 passengers.",
    title="Ferry Halden sinks",
)


def answering(question: str) -> list[str]:
    """Return the sentences that may answer, in their order in the article."""
    index = Index()
    index.put(FERRY)
    asked = read_question(question)
    found = ranked(asked, index, index.nearest(asked, 1), WEIGHTS)
    kept = (each.line for each in found if may_answer(asked, each))
    return [line.text for line in sorted(kept, key=lambda line: line.order)]


def test_why_is_answered_by_a_cause() -> None:
    (only,) = answering("Why did the ferry sink?")
    assert "because" in only


def test_how_many_is_answered_by_a_number_or_by_all_its_words() -> None:
    assert answering("How many passengers were on the ferry?") == [
        "Divers rescued 61 passengers."
    ]
    assert answering("How much did the ferry sink?")[:1] == [
        "The ferry Halden sank off Ostrand on Monday."
    ]


def test_where_a_name_asked_about_is_unknown_nothing_answers() -> None:
    assert answering("Who steered the Skarvik ferry?") == []
    assert answering("Who steered the Halden ferry?")


def test_of_nothing_there_is_no_answer() -> None:
    assert not is_answered(read_question("Who sank?"), (), WEIGHTS)
