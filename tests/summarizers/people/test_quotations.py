"""Quotations keep their speaker across sentences, wherever these were cut."""

from summarizers.people.finding import find_people
from summarizers.people.quotations import Piece, quotations
from summarizers.types import Document, Sentence, Span


def document(*sentences: str) -> Document:
    """Return a document of one paragraph, cut just so."""
    text = " ".join(sentences)
    starts = [text.index(sentence) for sentence in sentences]
    return Document(
        text,
        tuple(
            Sentence(words, Span(start, start + len(words)), 0)
            for words, start in zip(sentences, starts, strict=True)
        ),
    )


def test_a_quotation_over_two_sentences_gives_each_its_piece() -> None:
    found = quotations(document("“We tried it.", "It fell,” Maria Weiss said.", "Yes."))
    assert found == [(Piece(1, 13, 1),), (Piece(0, 8, 1),), ()]


def test_a_mark_that_ends_a_sentence_gives_it_no_piece() -> None:
    found = quotations(document("Maria Weiss said: “", "We tried it all.”"))
    assert found == [(), (Piece(0, 16, 1),)]


def test_a_quotation_cut_in_two_is_one_speakers() -> None:
    (person,) = find_people(document("Maria Weiss said: “We tried it.", "It fell.”"))
    assert [said.text for said in person.statements] == ["We tried it.", "It fell."]
    assert {said.verb for said in person.statements} == {"said"}


def test_words_borrowed_from_somebody_are_no_quotation() -> None:
    assert quotations(document("The “iron mayor” left.")) == [()]


def test_the_title_of_a_book_is_no_quotation() -> None:
    assert quotations(document("Maria Weiss wrote “A Year in the Mountains”.")) == [()]
