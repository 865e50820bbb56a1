"""Names carry particles, initials and nicknames; things named after people are none."""

import pytest

from summarizers.people.finding import find_people
from summarizers.people.forenames import plain
from summarizers.text.sentences import segment


def names(text: str) -> list[str]:
    return [person.name for person in find_people(segment(text, language="en"))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ursula van der Meer, the minister, left.", "Ursula van der Meer"),
        ("Sheikh Tamim bin Khalid al-Nasr left.", "Tamim bin Khalid al-Nasr"),
        ("Siobhán O'Brien-Kerr, 41, left.", "Siobhán O'Brien-Kerr"),
        ("J. R. Okafor, a chemist, left.", "J. R. Okafor"),
        ("T.S. Lindgren, who is 40, left.", "T.S. Lindgren"),
        ("Bob Ortega Jr. of Nevada left.", "Bob Ortega Jr."),
        ("Geraldine A. Ferro won.", "Geraldine A. Ferro"),
        ('Dwayne "The Hammer" Pruitt left.', 'Dwayne "The Hammer" Pruitt'),
        ("Theresa May left.", "Theresa May"),
        ("They met Peter White-Long there.", "Peter White-Long"),
        ("Kim Jong-un left.", "Kim Jong-un"),
        ("Nagy Béla won.", "Nagy Béla"),
        ("Secretary of State John Kerr left.", "John Kerr"),
        ("Minister of Justice Orla Mbeki left.", "Orla Mbeki"),
        ("Secretary of State Obuya Kerr left.", "Obuya Kerr"),
        ("On Monday Maria Weiss left.", "Maria Weiss"),
        ("The footballer Pelinho left.", "Pelinho"),
        ("Dean Devlin, a writer, left.", "Dean Devlin"),
        ("Denzil Trew lost his shop. Trew said so.", "Denzil Trew"),
        ("Oduya Trew ran. Trew, 19, won.", "Oduya Trew"),
        ("Prince Harald left.", "Harald"),
        ("Briton Alex Dow left.", "Alex Dow"),
    ],
)
def test_a_name_is_taken_whole_and_without_its_titles(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Goldman Sachs and Johnson & Johnson cut jobs.",
        "Hurricane Katrina and Storm Eunice hit the coast.",
        "The Queen Mary 2 met the USS Gerald Ford.",
        "Megan's Law and the Marshall Plan were praised.",
        "They lived in St. Louis and Charlotte.",
        "He walked in San Antonio near Thomas Kerr.",
        "Real Sociedad won, and Sociedad sang.",
        "The newspaper Al Akhbar and the retailer Porsche said so.",
        "Orla Kerr, a town in Ohio, slept.",
        "The owner Ardent sold it.",
        "The Louis Vuitton yacht sank.",
        "FLOOD HITS TOM LUND AS MAYOR MARIA WEISS QUITS",
        "maria weiss, the mayor, said so.",
        "Mr Speaker called for order.",
        "Find Cayman said so.",
        "Charles de Gaulle's Airport grew.",
        "The Obamas came.",
        "Kern- said so.",
        "Kern “The",
        "Mr. Jr. left.",
        "Anja de",
    ],
)
def test_things_named_after_people_are_no_people(text: str) -> None:
    assert names(text) == []


def test_a_sentence_too_long_for_prose_is_not_read() -> None:
    assert names("Maria Weiss came, " + "and came " * 300) == []


@pytest.mark.parametrize(
    ("word", "same"),
    [("Pelé", "pele"), ("D’Angelo", "d'angelo"), ("Øye", "oye"), ("MOOR", "moor")],
)
def test_accents_and_case_do_not_count(word: str, same: str) -> None:
    assert plain(word) == same
