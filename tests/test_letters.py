import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.letters import MARKS, bare, clean, folded, is_mark, visible

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"


@pytest.mark.parametrize(
    "text",
    [
        "A plain line.\nAnd another.",
        "مرحبا بالعالم، هذا نصٌّ عربيٌّ",
        "שָׁלוֹם עוֹלָם\u200f!",
        "नमस्ते दुनिया, क्\u200dष और क्\u200cष",
        "می\u200cخواهم",
        "ภาษาไทยที่นี่",
        f"{FAMILY} \U0001f44b\U0001f3fd \u2764\ufe0f\u200d\U0001f525 1\ufe0f\u20e3",
        f"{SCOTLAND} \U0001f1e6\U0001f1f9",
        "10\u00a0000 and 2\u202f500",
    ],
)
def test_what_people_write_is_untouched(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("safe\u202etxt.exe", "safetxt.exe"),
        ("\u2066a\u2069 \u202bb\u202c", "a b"),
        ("ze\u200bro\ufeff wi\u2060dth\u00ad", "zero width"),
        ("nul\x00 bell\x07 \x85next", "nul bell \nnext"),
        ("lone \ud83d surrogate", "lone  surrogate"),
        ("tags\U000e0041\U000e0042\U0001f3f4\U000e0041", "tags\U0001f3f4"),
        ("al\u200dge\u200cbra", "algebra"),
        ("\u200d\u200dstart", "start"),
        ("क्\u200d\u200d\u200cष", "क्\u200dष"),
        ("x\ufe0f\ufe0e\U000e0100y", "x\ufe0fy"),
        ("one\r\ntwo\rthree\u2028four\tfive", "one\ntwo\nthree\nfour five"),
        ("non\ufffecharacters\U0001ffff", "noncharacters"),
        ("cafe\u0301", "café"),
    ],
)
def test_what_nobody_can_see_is_removed(text: str, left: str) -> None:
    assert clean(text) == left


def test_marks_piled_on_a_letter_are_capped() -> None:
    assert clean("x" + "\u0332" * 50 + "y") == "x" + "\u0332" * MARKS + "y"


@given(st.text(st.characters()))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


# Something unseen at its end keeps a text from the short way.
@given(st.text(st.characters(max_codepoint=0x9FFF, exclude_categories=["Cs"])))
def test_the_short_way_gives_what_the_long_way_gives(text: str) -> None:
    assert clean(text) == clean(f"{text}\u200b")


def test_no_single_letter_changes_on_the_long_way_only() -> None:
    letters = map(chr, range(0xA000))
    assert not [each for each in letters if clean(each) != clean(f"{each}\u200b")]


@given(
    st.text(
        st.sampled_from(
            "ab\u0301\u0332\u200d\u200cक्\ufe0f\U0001f3f4\U000e0067\u1100\u1161"
        )
    )
)
def test_no_pile_of_marks_gets_through(text: str) -> None:
    piled = 0
    for char in clean(text):
        piled = piled + 1 if is_mark(char) or char in "\u200c\u200d" else 0
        assert piled <= 2 * MARKS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Plain”, ä — and more…", "“Plain”, ä — and more…"),
        ("e\u0301 stays as it is written", "e\u0301 stays as it is written"),
        ("fl\u200boo\u00add", "flood"),
        ("\u202eabc\u2066\U000e0041", "abc"),
        ("x" + "\u0301" * 50, "x" + "\u0301" * MARKS),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d👧 ❤\ufe0f\ufe0f", "👩\u200d👧 ❤\ufe0f"),
        ("half \ud800 a letter", "half  a letter"),
    ],
)
def test_what_is_kept_of_a_text_is_what_can_be_seen(text: str, expected: str) -> None:
    assert visible(text) == expected
    assert visible(expected) == expected


def test_accents_case_and_signs_of_direction_do_not_matter_in_what_is_typed() -> None:
    assert folded(" \u2068D\u00cdas\u2069 ") == "dias"
    assert bare("¿Qué  pasó?!") == "que paso"
