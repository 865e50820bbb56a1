import pytest

from bot.questions.question import read_question
from bot.questions.wants import Wants

KINDS = [
    ("How many boats were lost?", Wants.COUNT),
    ("and how many are still missing?", Wants.COUNT),
    ("What was the death toll?", Wants.COUNT),
    ("how much did it cost", Wants.MONEY),
    ("What was the total cost?", Wants.MONEY),
    ("What percentage voted?", Wants.SHARE),
    ("how many % voted", Wants.SHARE),
    ("How long did it last?", Wants.DURATION),
    ("How far is it to Odell?", Wants.LENGTH),
    ("How old is the mayor?", Wants.SIZE),
    ("Who is Mira Toll?", Wants.PERSON),
    ("What did Mira Toll say about it?", Wants.STATEMENT),
    ("When did it happen?", Wants.TIME),
    ("In which year was it built?", Wants.TIME),
    ("Where did it sink?", Wants.PLACE),
    ("Why did the ferry sink?", Wants.CAUSE),
    ("What caused the wreck?", Wants.CAUSE),
    ("Did the ferry sink?", Wants.ANYTHING),
    ("What's the latest death toll?", Wants.COUNT),
    ("How much is the fine for Pling?", Wants.MONEY),
    ("how much did the yacht go for", Wants.MONEY),
    ("how much is a ticket", Wants.MONEY),
    ("How much does an elephant weigh?", Wants.AMOUNT),
    ("did they find out why it sank", Wants.CAUSE),
    ("ferry Halden cause", Wants.CAUSE),
    ("how high is inflation in elland", Wants.AMOUNT),
    ("how high is the jobless rate", Wants.AMOUNT),
    ("how high is the dam", Wants.LENGTH),
    ("how much did the price of oil increase", Wants.AMOUNT),
    ("By how much did rents rise?", Wants.AMOUNT),
    ("How much of its income is from tin?", Wants.AMOUNT),
    ("How big is a full size flag?", Wants.SIZE),
    ("How much of the cargo was saved?", Wants.AMOUNT),
    ("Ostrand inflation", Wants.AMOUNT),
    ("Ferry ticket, price per head?", Wants.MONEY),
    ("What ransom did they want?", Wants.MONEY),
    ("Until when is the harbour closed?", Wants.TIME),
    ("The harbour was closed when?", Wants.TIME),
    ("Which captain was blamed?", Wants.NAME),
    ("Which town is nearest?", Wants.PLACE),
    ("How did the owner react?", Wants.STATEMENT),
    ("What was the minister's comment?", Wants.STATEMENT),
    ("What happened to the ferry?", Wants.EVENT),
    ("What's new in Ostrand?", Wants.EVENT),
    ("What went wrong at the launch?", Wants.EVENT),
    ("What's the latest on the ferry?", Wants.EVENT),
    ("Anything new from Halden?", Wants.EVENT),
    ("What is the new law?", Wants.ANYTHING),
    ("ferry", Wants.ANYTHING),
]


@pytest.mark.parametrize(("text", "wants"), KINDS)
def test_the_opening_tells_what_is_wanted(text: str, wants: Wants) -> None:
    assert read_question(text).wants is wants


def test_a_number_answers_how_many_and_not_who() -> None:
    assert Wants.COUNT.is_amount
    assert not Wants.PERSON.is_amount


NAMES = [
    ("Who is Mira Toll?", {"mira", "toll"}),
    ("Was Halden safe?", {"halden"}),
    ("who is mira toll?", set()),
    ("WHO IS MIRA TOLL", set()),
    ("WHO WON THE MARATHON OF BELMAR?", set()),
    ("What did I miss?", set()),
    ("Halden?", set()),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_words_written_large_are_names(text: str, names: set[str]) -> None:
    assert read_question(text).names == names


def test_words_of_asking_do_not_count() -> None:
    asked = read_question("How many  boats sank today,\nboats of Ostrand?")
    assert asked.terms == ("boat", "sink", "ostrand")


ASKED_OF = [
    ("What did Ida Holm say about it?", {"ida", "holm"}, ("ida", "holm")),
    ("How did the owner react to the ban?", {"owner"}, ("owner", "ban")),
    ("What plans are there for the harbour?", set(), ("plan", "harbour")),
    ("What happened to the boats?", set(), ("boat",)),
    ("How many boats sank?", set(), ("boat", "sink")),
]


@pytest.mark.parametrize(("text", "speaker", "terms"), ASKED_OF)
def test_who_is_asked_about_is_told_from_what_he_spoke_of(
    text: str, speaker: set[str], terms: tuple[str, ...]
) -> None:
    asked = read_question(text)
    assert (set(asked.speaker), asked.terms) == (speaker, terms)


FOCUS = [
    ("How many young boats sank?", ("young", "boat", "sink")),
    ("How many people were moved out?", ("peopl",)),
    ("What percentage of the votes did she get?", ("vot",)),
    ("How many of the boats sank?", ("boat", "sink")),
    ("How many old red wooden fishing boats sank?", ("old", "red", "wooden", "fish")),
    ("Who is Mira Toll?", ()),
]


@pytest.mark.parametrize(("text", "focus"), FOCUS)
def test_what_is_counted_stands_between_how_many_and_the_verb(
    text: str, focus: tuple[str, ...]
) -> None:
    assert read_question(text).focus == focus


def test_words_count_in_the_language_of_the_question() -> None:
    asked = read_question("Wie viele Schiffe sind vor Ostrand gesunken?", ("en", "de"))
    assert "sind" not in asked.terms


def test_a_question_of_no_known_language_is_read_as_english() -> None:
    assert read_question("Ostrand?", ("de", "fr")).terms == ("ostrand",)


def test_capitals_throughout_change_nothing() -> None:
    loud, quiet = map(read_question, ("WHO WON THE RACE?", "who won the race?"))
    assert (loud.wants, loud.terms) == (quiet.wants, quiet.terms)
    assert read_question("NATO?").text == "NATO?"
