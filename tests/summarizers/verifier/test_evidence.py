"""Values against the text they claim to come from; the text is made up."""

from dataclasses import replace

import pytest

from summarizers.types import Figure, Passage, Person, Span, Statement, When
from summarizers.verifier.evidence import judge_figure, judge_passage, judge_person
from summarizers.verifier.verify import COVERED, Reason

FIRST = "Ann Lee, the mayor, said 40 boats left on Monday."
TEXT = f"{FIRST} Repairs cost about $3.5 million. Nobody was hurt."
PASSAGE = Passage(FIRST, Span(0, 49))
BOATS = Figure(
    low=40.0, high=40.0, bound="exact", span=Span(25, 27), text="40",
    sentence=FIRST, sentence_span=Span(0, 49), counted="boats",
    when=When("on Monday", Span(39, 48)), attribution="the mayor said",
)  # fmt: skip
COST = Figure(
    low=3.5e6, high=3.5e6, bound="about", span=Span(69, 81), text="$3.5 million",
    sentence="Repairs cost about $3.5 million.", sentence_span=Span(50, 82),
    unit="dollar",
)  # fmt: skip
LEE = Person(
    "Ann Lee",
    Span(0, 7),
    (Passage("the mayor", Span(9, 18)),),
    (Span(0, 7),),
    (Statement("40 boats left", Span(25, 38), "said", False, FIRST, Span(0, 49)),),
)


def test_what_stands_in_the_text_is_covered() -> None:
    assert judge_passage(PASSAGE, TEXT) == COVERED
    assert judge_figure(BOATS, TEXT) == COVERED
    assert judge_figure(COST, TEXT) == COVERED
    assert judge_person(LEE, TEXT) == COVERED


def test_a_sentence_of_the_text_at_another_place_is_still_one() -> None:
    assert judge_passage(Passage(FIRST, Span(3, 9)), TEXT) == COVERED
    role = Passage("the mayor", Span(0, 1))
    assert judge_person(replace(LEE, roles=(role,)), TEXT) == COVERED


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (FIRST.replace("40", "90"), Reason.NUMBER),
        (FIRST.replace("Lee", "Loe"), Reason.NAME),
        (FIRST.replace("said", "denied"), Reason.DOUBT),
        (FIRST.replace("Monday", "Friday"), Reason.DATE),
        (FIRST[:38], Reason.DATE),
    ],
)
def test_a_changed_sentence_is_refused(words: str, reason: Reason) -> None:
    assert judge_passage(Passage(words, Span(0, 49)), TEXT).reason is reason
    figure = replace(BOATS, sentence=words)
    assert judge_figure(figure, TEXT).reason is reason
    said = replace(LEE.statements[0], sentence=words)
    assert judge_person(replace(LEE, statements=(said,)), TEXT).reason is reason


@pytest.mark.parametrize(
    ("figure", "reason"),
    [
        (replace(BOATS, text="90"), Reason.NUMBER),
        (replace(BOATS, low=90.0, high=90.0), Reason.NUMBER),
        (replace(BOATS, low=None, high=None), Reason.NUMBER),
        (replace(BOATS, span=Span(20, 22)), Reason.NUMBER),
        (replace(BOATS, sentence_span=Span(30, 79)), Reason.NUMBER),
        (replace(COST, low=3.4e6, high=3.4e6), Reason.NUMBER),
        (replace(BOATS, counted="ships"), Reason.WORDS),
        (replace(BOATS, counted="boat"), Reason.WORDS),
        (replace(BOATS, attribution="police said"), Reason.WORDS),
        (replace(BOATS, who="Ben Lee"), Reason.WORDS),
        (replace(BOATS, about="ship traffic"), Reason.WORDS),
    ],
)
def test_a_changed_figure_is_refused(figure: Figure, reason: Reason) -> None:
    assert judge_figure(figure, TEXT).reason is reason


@pytest.mark.parametrize(
    ("sentence", "words", "low"),
    [
        ("It weighs two dozen tonnes.", "two dozen tonnes", 24.0),
        ("It rose by 3 1/2 percent.", "3 1/2 percent", 3.5),
        ("It took 5½ hours.", "5½ hours", 5.5),
        ("It fell to -0.40 degrees.", "-0.40 degrees", -0.4),
        ("Some 1,200 came.", "1,200", 1200.0),
        ("Half of the 3 million came.", "Half of the 3 million", 1.5e6),
        ("She is 5 ft 10.", "5 ft 10", 1.78),
    ],
)
def test_a_value_may_need_arithmetic(sentence: str, words: str, low: float) -> None:
    start = sentence.index(words)
    figure = Figure(
        low, low, "exact", Span(start, start + len(words)), words,
        sentence, Span(0, len(sentence)),
    )  # fmt: skip
    assert judge_figure(figure, sentence) == COVERED


@pytest.mark.parametrize(
    ("sentence", "words", "counted"),
    [
        ("金曜日の夜に約300人が学校に避難した。", "約300人", "人"),
        ("周五有300人离开了家。", "300人", "人"),
        ("มีผู้อพยพ300คนเมื่อวันศุกร์", "300คน", "คน"),
    ],
)
def test_a_part_needs_no_blanks_where_its_script_has_none(
    sentence: str, words: str, counted: str
) -> None:
    start = sentence.index(words)
    figure = Figure(
        300.0, 300.0, "exact", Span(start, start + len(words)), words,
        sentence, Span(0, len(sentence)), counted=counted,
    )  # fmt: skip
    assert judge_figure(figure, sentence) == COVERED
    assert judge_figure(replace(figure, counted="隻"), sentence).reason is Reason.WORDS


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("در این زلزله ۳۰۰ نفر زخمی شدند.", "۳۰۰ نفر"),
        ("أصيب ٣٠٠ شخص في الزلزال.", "٣٠٠ شخص"),
        ("भूकंप में ३०० लोग घायल हुए।", "३०० लोग"),
    ],
)
def test_a_value_is_known_by_the_digits_of_any_script(
    sentence: str, words: str
) -> None:
    start = sentence.index(words)
    figure = Figure(
        300.0, 300.0, "exact", Span(start, start + len(words)), words,
        sentence, Span(0, len(sentence)),
    )  # fmt: skip
    assert judge_figure(figure, sentence) == COVERED
    wrong = replace(figure, low=500.0, high=500.0)
    assert judge_figure(wrong, sentence).reason is Reason.NUMBER


@pytest.mark.parametrize(
    ("person", "reason"),
    [
        (replace(LEE, name="Ben Lee"), Reason.NAME),
        (replace(LEE, roles=(Passage("the king", Span(9, 18)),)), Reason.WORDS),
        (
            replace(
                LEE,
                statements=(replace(LEE.statements[0], text="90 boats left"),),
            ),
            Reason.WORDS,
        ),
    ],
)
def test_a_changed_person_is_refused(person: Person, reason: Reason) -> None:
    assert judge_person(person, TEXT).reason is reason


def test_an_empty_sentence_says_nothing() -> None:
    assert judge_passage(Passage("", Span(0, 0)), TEXT) == COVERED
