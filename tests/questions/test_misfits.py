import pytest

from bot.questions.misfits import Standing, is_misfit, is_over
from bot.questions.question import read_question
from bot.questions.sight import sight
from bot.questions.spots import Sort
from bot.questions.spotting import seen_in
from tests.fakes.sentence import aimed, sentence


def fitting(question: str, text: str) -> list[str]:
    """Return the numbers of a sentence that may be what is asked for."""
    aim = aimed(question)
    found = (seen for seen in seen_in(aim, sight(aim, sentence(text))) if seen.is_new)
    return [text[each.spot.start : each.spot.end] for each in found]


AGES = [
    ("Toll, 71, sold 3 boats for 9 million crowns.", ["71"]),
    ("The 26-year-old singer won by 40 votes.", ["26"]),
    ("She was 71 years old and had 4 sons.", ["71"]),
    ("A man aged 61 and two dogs were saved.", ["61"]),
    ("Babies aged five to seventeen months were seen.", ["five to seventeen"]),
    ("They are between 5 and 17.", ["5 and 17"]),
    ("She turned 71.", ["71"]),
    ("Youths aged 7–9 years came from 4 towns.", ["7–9"]),
    ("Women of less than 55 and men paid 4 pounds.", ["55"]),
    ("It housed more than 90 travellers, 5 per cent over two years.", []),
    ("It is open to those under the age of 49 living here.", ["49"]),
    ("She is 71.", ["71"]),
    ("Three chemists saw it.", []),
    ("It costs 9.2 million crowns, 4 per cent more.", []),
    ("It was sold in 40 towns to 12,000 people.", []),
    ("It took two to three years.", []),
]


@pytest.mark.parametrize(("text", "expected"), AGES)
def test_an_age_is_told_as_one(text: str, expected: list[str]) -> None:
    assert fitting("How old is the singer?", text) == expected


MEASURED = [
    ("How high is the dam?", "After 19 years it is 242 metres high.", ["242"]),
    ("How high is the dam?", "It rises to 242 m (794 ft).", ["242", "794"]),
    ("How heavy was the bell?", "Insured for 9 million pesos, 4 tonnes.", ["4"]),
    ("How fast was the probe?", "In six years it reached 90 km an hour.", ["90"]),
    ("How deep is the lake?", "Its 2,900 inhabitants fish at 40 metres.", ["40"]),
    ("How long is the bridge?", "The 4 spans are 400 metres long.", ["400"]),
    ("How long did it last?", "In 2 towns it took three and a half hours.", [
        "three and a half"
    ]),
    ("How long did she run?", "She ran 2:08:41 from 9:30 and beat 40.", ["2:08:41"]),
    ("How long has it stood?", "By 1990 it had stood since 1978.", ["1978"]),
    ("How long was it held?", "It was held from 4 August 1915 on.", ["4 August 1915"]),
    ("How many kilometres is it?", "A route of 2000 kilometres.", ["2000"]),
    ("How tall was it?", "It was five-stories high.", ["five"]),
    ("How many years could he get?", "Two sets of books cost him 15 years.", ["15"]),
    ("How big is the stone?", "In five years 80 metres were seen.", ["80"]),
    ("How high is the fine?", "It fined 3 firms 40 million euros.", [
        "40 million euros"
    ]),
    ("How high is inflation?", "It rose to 7.4 per cent.", ["7.4 per cent"]),
]  # fmt: skip


@pytest.mark.parametrize(("question", "text", "expected"), MEASURED)
def test_what_is_measured_has_a_unit_that_fits(
    question: str, text: str, expected: list[str]
) -> None:
    assert fitting(question, text) == expected


COUNTED = [
    ("How many soldiers came?", "For 6.8 hours and 4 degrees 650 troops came.", [
        "650"
    ]),
    ("How many people live there?", "It has 6.8 million.", ["6.8 million"]),
    ("How many tonnes were spilt?", "Ships spilt 6.8 tonnes.", ["6.8"]),
    ("How often do they meet?", "Every four years.", ["four"]),
    ("How many categories are there?", "It is one of the largest.", []),
    ("How many axes are there?", "3) the way the axes lie.", []),
]  # fmt: skip


@pytest.mark.parametrize(("question", "text", "expected"), COUNTED)
def test_what_is_counted_is_no_measure(
    question: str, text: str, expected: list[str]
) -> None:
    assert fitting(question, text) == expected


SUMS = [
    ("How much is the fine for Pling?", "Pling has 90 days.", []),
    ("How much is the fine for Pling?", "It pays 5.9 billion som.", [
        "5.9 billion som"
    ]),
    ("How much did the yacht go for?", "It went to 40 buyers for 3 million.", [
        "3 million"
    ]),
    ("How much did it cost?", "It hit 1.7 million passengers.", []),
    ("How much water did it take?", "Some 40 litres and 12 men.", ["40"]),
    ("How much did rents rise?", "Rents rose by 5.", ["5"]),
    ("How much larger is the star?", "It is 2 to 5 times larger.", ["2 to 5"]),
    ("How much money did he claim?", "He claimed 6 million Lira.", ["6 million"]),
    ("How much did the town grow?", "It grew by 900 people.", ["900"]),
    ("How much rice was lost?", "They lost 900 sacks of rice.", ["900"]),
]  # fmt: skip


@pytest.mark.parametrize(("question", "text", "expected"), SUMS)
def test_a_sum_or_amount_counts_nobody(
    question: str, text: str, expected: list[str]
) -> None:
    assert fitting(question, text) == expected


def test_in_other_languages_units_rule_no_number_out() -> None:
    asked = read_question("Wie viele Soldaten kamen?", ("de",))
    assert not is_misfit(asked, Standing(Sort.NUMBER, "6.8", after=("km",)))


def test_where_no_number_is_asked_for_none_is_ruled_out() -> None:
    asked = read_question("When did she sing?")
    assert not is_misfit(asked, Standing(Sort.CLOCK, "9:30"))
    assert not is_misfit(asked, Standing(Sort.NUMBER, "9"))


OVER = [
    ("When will the opera open again?", "A lamp came down on Friday.", True),
    ("when is the next launch", "The rocket veered off on Sunday.", True),
    ("By when must they stop?", "They agreed on Tuesday.", True),
    ("When will the opera open again?", "It opens on Friday.", False),
    ("When will the judges decide?", "She put it off until Monday.", False),
    ("when is the next launch", "It failed, and they plan one in May.", False),
    ("When did the opera open?", "It opened on Friday.", False),
]


@pytest.mark.parametrize(("question", "text", "is_past"), OVER)
def test_what_was_does_not_tell_when_it_will_be(
    question: str, text: str, *, is_past: bool
) -> None:
    assert is_over(read_question(question), text) is is_past
    assert bool(fitting(question, text)) is not is_past


def test_of_other_languages_it_is_not_known_what_is_to_come() -> None:
    asked = read_question("Wann will sie singen?", ("de",))
    assert not is_over(asked, "Sie was um 9 Uhr da.")
