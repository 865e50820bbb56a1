"""Sentences that cannot be shown by themselves are told from those that can."""

import pytest

from summarizers.fitness import has_letters, leans, stands_alone


@pytest.mark.parametrize(
    "text",
    [
        "The council approved the budget on Tuesday.",
        '"We are ready," the mayor said.',
        "Is the bridge safe after the flood?",
        "GENEVA (Example) - The talks resumed on Monday.",
        "By Monday the river had fallen by a metre.",
        'The screen measures 27" from edge to edge.',
        "El río subió dos metros en una noche.",
        "代表团昨天到了日内瓦。",
        "The river rose again.[3]",
        "She watched the match and said: “It was fair.”",
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
        "The bridge (built in 1912 is closed now.",
        "不行。",
    ],
)
def test_furniture_and_fragments_do_not(text: str) -> None:
    assert not stands_alone(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("But he refused to go.", "en"),
        ("However, it failed.", "en"),
        ("“He is right,” Ann Bell said.", "en"),
        ('"Wir gehen", sagte er.', "de"),
        ("He's ready.", "en"),
        ("It’s over.", "en"),
        ("On the other hand, taxes fell.", "en"),
        ("The council, in turn, raised its offer.", "en"),
        ("This was refused by the mayor.", "en"),
        ('"We were lucky," he added.', "en"),
        ("“We were lucky.”", "en"),
        ("Doch er lehnte ab.", "de"),
        ("Mais elle a refusé.", "fr"),
        ("Однако он отказался.", "ru"),
        ("但他拒绝了。", "zh"),
        ("しかし彼は断った。", "ja"),
    ],
)
def test_a_sentence_leans_on_the_one_before(text: str, code: str) -> None:
    assert leans(text, code)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The mayor refused to go.", "en"),
        ("This week the mayor refused.", "en"),
        ('"We were lucky," the mayor of Lind said.', "en"),
        ("Butter is dear.", "en"),
        ("81 people were freed.", "en"),
        ("...", "en"),
        ("Der Bürgermeister lehnte ab.", "de"),
        ("市长拒绝了。", "zh"),
    ],
)
def test_a_sentence_that_names_its_subject_leans_on_none(text: str, code: str) -> None:
    assert not leans(text, code)


@pytest.mark.parametrize(
    ("text", "said"), [("Yes", True), ("12 !?", False), ("", False)]
)
def test_only_letters_say_anything(text: str, said: bool) -> None:
    assert has_letters(text) is said
