"""A name typed in small letters is one if the articles write it large."""

from dataclasses import replace

import pytest

from bot.questions.index import Index
from bot.questions.question import read_question
from bot.questions.reading import read
from bot.questions.smallnames import with_names
from tests.fakes.reports import article

AURELLE = (
    "Fog held the Aurelle for a day. “Nobody on the Aurelle was hurt,” the owner said. "
    "Aurelle tickets stay valid. The mayor praised Captain Holm."
)
HALDEN = "Sea ice held the Halden. It may sail in May. May was warm, said Mayor Toll."


def known(*texts: str, language: str = "en") -> Index:
    index = Index()
    for number, text in enumerate(texts):
        made = article(f"a{number}", text, title="The Mayor Went")
        index.put(replace(made, language=language))
    return index


TYPED = [
    ("how many passengers did the aurelle carry", {"aurell"}),
    ("how many passengers did the Aurelle carry", {"aurell"}),
    ("aurelle?", {"aurell"}),
    ("what did captain holm say", {"holm"}),
    ("how many tickets stay valid", set()),
    ("who is the mayor", set()),
    ("who is mira", set()),
    ("how many of the 12", set()),
]


@pytest.mark.parametrize(("typed", "names"), TYPED)
def test_what_the_news_writes_large_is_a_name_however_typed(
    typed: str, names: set[str]
) -> None:
    index = known(AURELLE, HALDEN)
    assert with_names(read_question(typed), index).names == names


def test_a_word_that_only_begins_sentences_large_is_none() -> None:
    index = known("Tickets stay valid. “Tickets are dear,” he said.")
    assert with_names(read_question("are tickets valid"), index).names == frozenset()


def test_a_name_may_be_written_small_once_by_a_slip() -> None:
    often = " ".join(["Fog held the Aurelle and the Halden."] * 9)
    slip = "Fog held the aurelle and the tug. Fog held the halden and the tug."
    index = known(f"{often} {slip}", "Fog held the halden again.")
    asked = with_names(read_question("where are the aurelle, halden and tug"), index)
    assert asked.names == {"aurell"}


def test_what_was_let_go_tells_no_names() -> None:
    index = known(AURELLE)
    index.drop("a0")
    assert with_names(read_question("where is the aurelle"), index).names == frozenset()


def test_where_all_nouns_are_written_large_letters_tell_no_name() -> None:
    german = known("Der Nebel hielt die Fähre in Ostrand fest.", language="de")
    assert with_names(read_question("where is the fähre"), german).names == frozenset()
    asked = read_question("wo ist die fähre", german.languages)
    assert with_names(asked, known(AURELLE)).names == frozenset()


def test_a_slip_is_mended_and_a_name_known_together() -> None:
    index = known(AURELLE, "The passengers of the Halden were fed.")
    asked, slips = read("how many pasengers did the aurelle carry", index)
    assert [each.spelling for each in slips] == ["passengers"]
    assert asked.names == {"aurell"}
