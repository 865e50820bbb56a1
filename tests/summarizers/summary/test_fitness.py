"""Sentences that cannot be shown by themselves are told from those that can."""

import pytest

from summarizers import segment
from summarizers.summary.fitness import fit, has_letters, stands_alone


@pytest.mark.parametrize(
    "text",
    [
        "The council approved the budget on Tuesday.",
        '"We are ready," the mayor said.',
        "Is the bridge safe after the flood?",
        "GENEVA (Example) - The talks resumed on Monday.",
        "By Monday the river had fallen by a metre.",
        "Lind: The river had fallen by a metre.",
        'The screen measures 27" from edge to edge.',
        "El río subió dos metros en una noche.",
        "代表团昨天到了日内瓦。",
        "The river rose again.[3]",
        "She watched the match and said: “It was fair.”",
        "„Wir gehen jetzt“, sagte die Bürgermeisterin.",
        "„Idziemy teraz”, powiedziała Anna Nowak.",
        "”Vi går nu”, sade borgmästaren i Lind.",
        "The ‘Queen of Lind’ didn’t sail on Monday.",
    ],
)
def test_a_whole_sentence_stands_alone(text: str) -> None:
    assert stands_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "Read more: What the council decided on Tuesday.",
        "READ ALSO: The bridge is closed for a year.",
        "► Watch: The mayor explains the plan in full.",
        "Photo: A boat passes the flooded market.",
        "© 2024 Example Media. All rights reserved.",
        "Sign up for our newsletter to get it all.",
        "Lesen Sie auch: Was der Rat beschlossen hat.",
        "Lire aussi : Ce que le conseil a décidé.",
        "Читайте также: что решил совет во вторник.",
        "Reporting by Ann Bell; editing by Tom Marsh.",
        "By Ann Bell and Tom Marsh, Staff Writers.",
        "GENEVA (Example) —",
        "What the council decided on Tuesday",
        "Here is what we know so far:",
        "- The bridge is closed for a year.",
        "3. The bridge is closed for a year.",
        "He agreed.",
        "Monday, March 9, 2015.",
        "HOW TO CROSS THE BRIDGE.",
        'We are ready," the mayor said on Tuesday.',
        "“We are ready, the mayor said on Tuesday.",
        "„Wir gehen jetzt, sagte die Bürgermeisterin.",
        "We are ready,” the mayor said on Tuesday.",
        "‘We are ready, the mayor said on Tuesday.",
        "The bridge (built in 1912 is closed now.",
        "不行。",
        "Present: Bell (chair), Marsh, Otto and Calder.",
        "Don't miss: kite surfing.",
        "Best time : May to June .",
    ],
)
def test_furniture_and_fragments_do_not(text: str) -> None:
    assert not stands_alone(text)


@pytest.mark.parametrize(
    ("text", "said"), [("Yes", True), ("12 !?", False), ("", False)]
)
def test_only_letters_say_anything(text: str, said: bool) -> None:
    assert has_letters(text) is said


def _fit(text: str) -> list[str]:
    return [sentence.text for sentence in fit(segment(text))]


def test_a_notice_goes_with_all_it_says() -> None:
    text = (
        "Correction: The number was wrong. It is 42, not 24.\n\nThe dam of Lind broke."
    )
    assert _fit(text) == ["The dam of Lind broke."]


def test_a_caption_goes_with_its_credit() -> None:
    text = "A boat passes the mill of Lind. Example Images\n\nThe dam of Lind broke."
    assert _fit(text) == ["The dam of Lind broke."]


def test_a_long_paragraph_is_no_notice_for_its_first_words() -> None:
    text = "Welcome to Lind. The dam is old. The mill is dry. The mayor has no money."
    assert _fit(text) == [
        "The dam is old.",
        "The mill is dry.",
        "The mayor has no money.",
    ]


def test_a_text_in_large_letters_gives_its_sentences() -> None:
    text = "FLOOD IN LIND\n\nTHE DAM OF LIND BROKE ON MONDAY.\n\nREAD MORE: THE MILL."
    assert _fit(text) == ["THE DAM OF LIND BROKE ON MONDAY."]


def test_a_text_without_sentences_gives_what_it_has() -> None:
    assert _fit("Flood in Lind\n\n***") == ["Flood in Lind"]
