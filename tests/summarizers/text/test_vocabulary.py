"""What is known of each language stands in a file of its own."""

from importlib.resources import files

from summarizers.text.vocabulary import FURNITURE, LEXICON, read_language

TEXT = """# A made-up language
script: latin
letters: x q
decimal: ,
ordinals: yes

stopwords:
  xa xe
  xi
furniture: xa more, see xe
magnitudes:
  1e3 = xel
  1e6 = xelon*, xel xel
units:
  euro = €, xuro*
  = xound
"""


def test_a_language_is_read_from_its_file() -> None:
    language = read_language("xx", TEXT)
    assert (language.code, language.script) == ("xx", "latin")
    assert language.letters == {"x", "q"}
    assert language.ordinals
    assert language.decimal == ","
    assert language.stopwords == {"xa", "xe", "xi"}
    assert language.furniture == ("xa more", "see xe")
    assert language.magnitudes == {"xel": 1e3, "xelon*": 1e6, "xel xel": 1e6}
    assert language.units == {"€": "euro", "xuro*": "euro", "xound": ""}


def test_a_field_that_a_file_leaves_out_is_empty() -> None:
    language = read_language("xx", "script: latin\n")
    assert not language.ordinals
    assert language.decimal == "."
    assert language.stopwords == frozenset()
    assert language.bounds == {}


def test_every_file_is_a_language() -> None:
    folder = files("summarizers.text") / "lexicon"
    assert [file.name for file in sorted(folder.iterdir(), key=str)] == [
        f"{language.code}.txt" for language in LEXICON
    ]


def test_every_language_has_words_of_its_own() -> None:
    for language in LEXICON:
        assert len(language.stopwords) > 20, language.code
        assert len(language.leaning) > 5, language.code
        assert language.furniture, language.code


def test_furniture_is_known_in_every_language() -> None:
    assert {"read more", "lire aussi", "続きを読む"} <= set(FURNITURE)
