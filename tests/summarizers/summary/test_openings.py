"""What can open a summary is told from what leans on a sentence not shown."""

import pytest

from summarizers.summary.openings import (
    begins_well,
    is_question,
    leans,
    opens_well,
    quotations,
)


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
        ("It was refused by the mayor.", "en"),
        ("It seems broken.", "en"),
        ("He may be ill, but nobody knows.", "en"),
        ('"The dam is safe," he said.', "en"),
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
        ("It was clear on Monday that the dam of Lind would break.", "en"),
        ("It has been more than ten years since the dam broke.", "en"),
        ("It is hard to build a dam.", "en"),
        ("It is just after five, and Ann Bell is in the mud.", "en"),
        ("It turns out the dam is safe.", "en"),
        ("He may be ill, but the singer Ann Bell will tour.", "en"),
        ('"The Dam of Lind" is a hit.', "en"),
        ("Der Bürgermeister lehnte ab.", "de"),
        ("市长拒绝了。", "zh"),
    ],
)
def test_a_sentence_that_names_its_subject_leans_on_none(text: str, code: str) -> None:
    assert not leans(text, code)


@pytest.mark.parametrize(
    "text",
    [
        "The dam broke on Monday and drowned the town.",
        "Rovers beat United.",
        "The dam cost 40 crowns.",
        "It turns out that the dam of Lind was never safe.",
        "代表团昨天到了日内瓦开会讨论和平问题。",
    ],
)
def test_a_sentence_that_says_who_and_what_opens_well(text: str) -> None:
    assert opens_well(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "But the mayor of Lind refused to open the bridge.",
        "Why did the dam of Lind break on Monday?",
        "You will not believe what this cat of Lind did!",
        "Nobody saw him leave.",
        "A bucket stands beside her.",
    ],
)
def test_a_sentence_that_does_not_opens_badly(text: str) -> None:
    assert not opens_well(text, "en")


@pytest.mark.parametrize(
    ("text", "well"),
    [
        ("These pictures show how the dam of Lind broke.", True),
        ("This was it.", False),
        ("These pictures show what, and what for, and why now?", False),
        ("He shows pictures of how the dam of Lind broke.", False),
    ],
)
def test_an_article_may_begin_by_pointing_ahead(text: str, well: bool) -> None:
    assert begins_well(text) is well


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Is the dam safe?", True),
        ("“Is the dam safe?”", True),
        ("هل السد آمن؟", True),
        ("大坝安全吗？", True),
        ("The dam is safe.", False),
    ],
)
def test_a_question_is_told_by_its_mark(text: str, asks: bool) -> None:
    assert is_question(text) is asks


def test_quotations_are_found_in_all_their_marks() -> None:
    text = "“One” and \"two\", «trois», „vier“, 「五」 and ``six''."
    assert quotations(text) == [
        "“One”",
        '"two"',
        "«trois»",
        "„vier“",
        "「五」",
        "``six''",
    ]
