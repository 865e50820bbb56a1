"""Values as JSON: every field by its name, spans as pairs."""

from datetime import date as Date

import pytest

from bot.cli.forms import form
from summarizers.types import Figure, Person, Span, Statement, When


def test_a_figure_has_every_field_by_its_name() -> None:
    when = When("in May", Span(9, 15), Date(2026, 5, 1), Date(2026, 5, 31))
    found = Figure(
        5, 5, "exact", Span(0, 1), "5", "5 boats in May.", Span(0, 15), when=when
    )
    assert form(found) == {
        "low": 5,
        "high": 5,
        "bound": "exact",
        "span": [0, 1],
        "text": "5",
        "sentence": "5 boats in May.",
        "sentence_span": [0, 15],
        "unit": None,
        "counted": None,
        "modifier": None,
        "who": None,
        "action": None,
        "when": {
            "words": "in May",
            "span": [9, 15],
            "start": "2026-05-01",
            "end": "2026-05-31",
        },
        "where": None,
        "attribution": None,
        "about": None,
        "trend": None,
        "previous": None,
    }


def test_a_person_has_mentions_and_statements() -> None:
    statement = Statement("so", Span(5, 7), "said", True, "A said so.", Span(0, 10))
    person = Person("A", Span(0, 1), mentions=(Span(0, 1),), statements=(statement,))
    assert form((person,)) == [
        {
            "name": "A",
            "span": [0, 1],
            "roles": [],
            "mentions": [[0, 1]],
            "statements": [
                {
                    "text": "so",
                    "span": [5, 7],
                    "verb": "said",
                    "direct": True,
                    "sentence": "A said so.",
                    "sentence_span": [0, 10],
                }
            ],
        }
    ]


def test_what_has_no_form_is_refused() -> None:
    with pytest.raises(TypeError, match="no JSON form for set"):
        form({1})
