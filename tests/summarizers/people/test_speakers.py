"""Statements go to the one person who is said to say them, or to nobody."""

import pytest

from summarizers.people.finding import find_people
from summarizers.text.sentences import segment


def said(text: str) -> dict[str, list[str]]:
    people = find_people(segment(text, language="en"))
    return {p.name: [s.text for s in p.statements] for p in people if p.statements}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor, Maria Weiss, said the dam would hold.", ["the dam would hold"]),
        ("Their aide, Cpl. Maria Weiss, said it would hold.", ["it would hold"]),
        ("Mayor Maria Weiss came. The mayor said it would hold.", ["it would hold"]),
        (
            "“It will hold,” Maria Weiss said, “for a year.”",
            ["It will hold,", "for a year."],
        ),
        (
            "“We tried. It will hold,” Maria Weiss said.",
            ["We tried. It will hold,"],
        ),
        (
            "“It will hold,” Maria Weiss said. “We are sure.”",
            ["It will hold,", "We are sure."],
        ),
        ("Maria Weiss came. “It will hold,” said she.", ["It will hold,"]),
        ("According to Maria Weiss, it would hold.", ["it would hold"]),
        ("According to Maria Weiss, a mayor, it would hold.", ["it would hold"]),
        ("According to Maria Weiss, who came, it would hold.", ["it would hold"]),
        ("It will hold, according to Maria Weiss.", ["It will hold"]),
        ("“It will hold,” according to Maria Weiss.", ["It will hold,"]),
        ("Nobody sings like Maria Weiss. She said it holds well.", ["it holds well"]),
        ("Maria Weiss came. She added that it would hold.", ["it would hold"]),
        (
            "Maria Weiss said it would hold. She added that it was safe.",
            ["it would hold", "it was safe"],
        ),
        (
            "Maria Weiss said that Tom Lund had left. She added that it was safe.",
            ["Tom Lund had left", "it was safe"],
        ),
        (
            "Mr Lund met the actress Maria Weiss. She said it would hold.",
            ["it would hold"],
        ),
    ],
)
def test_words_go_to_their_speaker(text: str, words: list[str]) -> None:
    assert said(text) == {"Maria Weiss": words}


@pytest.mark.parametrize(
    "text",
    [
        "Maria Weiss came. It rained. She said it would hold.",
        "Maria Weiss came with her lawyer. She said it would hold.",
        "Maria Weiss came. When the driver came, she said it would hold.",
        "Maria Weiss met Peter Kern. She said it would hold.",
        "Mr Weiss came. She said it would hold.",
        "Maria Weiss's lawyer said it would hold.",
        "A spokesman for Maria Weiss said it would hold.",
        "The firm of Maria Weiss, a bank, said it would hold.",
        "Maria Weiss and Tom Lund said it would hold.",
        "The lawsuit Maria Weiss said it would hold.",
        "Maria Weiss-led groups said it would hold.",
        "Maria Weiss was told that it would hold.",
        "Maria Weiss did not say that it would hold.",
        "Maria Weiss never said that it would hold.",
        "Maria Weiss would say that it would hold.",
        "Maria Weiss didn't say that it would hold.",
        "Maria Weiss refused to say that it would hold.",
        "If Maria Weiss said that it would hold, fine.",
        "Maria Weiss reported from Lyon on Sunday night.",
        "Maria Weiss reported and wrote this for us.",
        "The price, which Maria Weiss promises will hold, rose.",
        "Maria Weiss agreed the dam would hold.",
        "Maria Weiss said so.",
        "Maria Weiss claimed a fifth title in Lyon.",
        "“It will hold.” Maria Weiss came.",
        "Maria Weiss came. “It will hold.”",
        "“It will hold,” people say of Maria Weiss.",
        "“It will hold,” a driver told Maria Weiss.",
        "“It will hold,” said the bank of Maria Weiss.",
        "The mayor, a friend of Maria Weiss, said it would hold.",
        "Tom Lund sang. They met Maria Weiss. She said it would hold.",
        "Tom Lund sang. Maria Weiss's house fell. She said it would hold.",
        "Maria Weiss sang. Kerr said no. She said it would hold.",
        "Many Maria Weiss fans said it would hold.",
        "Maria Weiss hasn't said that it would hold.",
        "Maria Weiss still hasn’t said that it would hold.",
        "On a sunny Friday, Maria Weiss said.",
        "According to the lawyer of Maria Weiss, it would hold.",
        "According to Maria Weiss.",
        "According to, Maria Weiss came to hold it.",
        "Asked about Maria Weiss, she said it would hold.",
    ],
)
def test_an_unclear_or_denied_saying_is_nobodys(text: str) -> None:
    assert said(text) == {}


def test_a_speaker_of_before_makes_she_unclear() -> None:
    text = "Maria Weiss said it would hold. Anna Kern came. She said that it was safe."
    assert said(text) == {"Maria Weiss": ["it would hold"]}


def test_a_quotation_in_a_new_paragraph_is_not_run_on() -> None:
    text = "“It will hold,” Maria Weiss said.\n\n“Nobody asked us.”"
    assert said(text) == {"Maria Weiss": ["It will hold,"]}


@pytest.mark.parametrize(
    ("text", "words", "direct"),
    [
        ("Maria Weiss warned of a flood in May.", "of a flood in May", False),
        ("Maria Weiss denied claims that it fell.", "claims that it fell", False),
        (
            "Maria Weiss said last week that it fell down.",
            "it fell down",
            False,
        ),
        ("Maria Weiss said it fell, and Tom wept.", "it fell, and Tom wept", False),
        ("Maria Weiss told Tom and Eva it would fall.", "it would fall", False),
        (
            "Maria Weiss said it had fallen, and Tom Lund said it had not.",
            "it had fallen",
            False,
        ),
        (
            "Maria Weiss said it was “far too old to hold”.",
            "it was “far too old to hold”",
            False,
        ),
        ("Maria Weiss told them on Friday: “It will hold.”", "It will hold.", True),
        ("Maria Weiss said: 'It'll hold, I say.'", "It'll hold, I say.", True),
        ("Maria Weiss said: ``It will hold.''", "It will hold.", True),
        ("Maria Weiss said: it will hold.", "it will hold", False),
        ("Maria Weiss said ‘it’ll hold, I think’.", "it’ll hold, I think", True),
        ("Maria Weiss said “it will hold”.", "it will hold", True),
        (
            "Maria Weiss said the “strongest dam of all” would hold.",
            "the “strongest dam of all” would hold",
            False,
        ),
    ],
)
def test_only_words_of_their_own_in_marks_are_direct(
    text: str, words: str, direct: bool
) -> None:
    (person, *_) = find_people(segment(text, language="en"))
    assert [(s.text, s.direct) for s in person.statements] == [(words, direct)]


def test_who_was_quoted_in_a_speech_is_not_meant_by_she() -> None:
    text = "“I met Anna Kern,” said Maria Weiss. She said that it was safe."
    assert said(text) == {"Maria Weiss": ["I met Anna Kern,", "it was safe"]}
