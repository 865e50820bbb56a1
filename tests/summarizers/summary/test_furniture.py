"""What stands around an article is told from the article."""

import pytest

from summarizers import segment
from summarizers.summary.furniture import is_furniture, surroundings


@pytest.mark.parametrize(
    "text",
    [
        "Read more about the flood of Lind.",
        "This article is for subscribers only.",
        "This story has been updated.",
        "Already a subscriber?",
        "Here is what we know so far about the flood.",
        "Welcome to our newsletter about Lind.",
        "HOST: Good evening and welcome to the programme.",
        "MINISTER A. BELL: Thank you very much for having me.",
        "For questions call 555-0142.",
        "Example's Ann Bell contributed to this report.",
        "Editor’s note: The dam was closed in 1999.",
        "That’s it for today from Lind.",
        "点击更多内容。",
        "By Ann Bell.",
    ],
)
def test_what_speaks_to_the_reader_is_furniture(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "“Thank you very much,” the mayor of Lind said.",
        "'Good morning, Lind' is the most heard programme of Orland.",
        "For more than ten years nobody looked at the dam.",
        "This article of the law forbids dams.",
        "By Monday the water had fallen.",
        "By far the most people of Lind, Ost and Pell in Orland live on the coast.",
        "Hereford has a dam.",
        "Mayor Bell said: Thank you very much.",
    ],
)
def test_what_reports_is_none(text: str) -> None:
    assert not is_furniture(text)


def _around(text: str) -> list[str]:
    return [sentence.text for sentence in surroundings(segment(text).sentences)]


def test_a_short_paragraph_is_a_notice_as_a_whole() -> None:
    text = "Editor's note: The dam is old. It broke.\n\nThe mill is dry. It burns."
    assert _around(text) == ["Editor's note: The dam is old.", "It broke."]


@pytest.mark.parametrize(
    "credit", ["Example Images", "Getty", "J. Doe/Example", "EPA Handout"]
)
def test_a_credit_makes_a_caption(credit: str) -> None:
    assert _around(f"Men dig at the dam. {credit}") == ["Men dig at the dam.", credit]


@pytest.mark.parametrize(
    "tail", ["The images are old.", "Ann Bell", "Where the images come from"]
)
def test_other_tails_make_none(tail: str) -> None:
    assert _around(f"Men dig at the dam. {tail}") == []
