"""In other languages a figure tells what is counted, and no more."""

import pytest

from summarizers.figures.finding import read_figures
from summarizers.text.sentences import segment


def test_in_other_languages_a_figure_tells_what_is_counted_and_no_more() -> None:
    text = (
        "Beim letzten Mal kamen 3.000 junge Leute. Der Umsatz sank um 8,5 Prozent. "
        "Gezählt wurden 400 damals."
    )
    figures = read_figures(segment(text, language="de"))
    assert [(f.text, f.counted, f.who, f.about) for f in figures] == [
        ("3.000 junge Leute", "junge Leute", None, None),
        ("8,5 Prozent", None, None, None),
    ]


@pytest.mark.parametrize(
    ("language", "text", "words", "counted"),
    [
        ("ru", "Завод дал 23 тыс. машин.", "23 тыс. машин", "машин"),
        ("es", "Viven 3 millones de personas.", "3 millones de personas", "personas"),
        ("ja", "300人が来た。", "300人", "人"),
        ("de", "Es sind 3 Millionen.", "3 Millionen", None),
        ("zh", "约3成受损。", "约3成", None),
    ],
)
def test_what_is_counted_is_the_word_after_the_number(
    language: str, text: str, words: str, counted: str | None
) -> None:
    (figure,) = read_figures(segment(text, language=language))
    assert (figure.text, figure.counted) == (words, counted)
