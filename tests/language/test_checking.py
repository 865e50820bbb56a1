"""What is found wrong in a translation."""

import pytest

from bot.language.checking import faults
from bot.language.texts import Plural

MANY = Plural("count", "{count} story", "{count} stories")


@pytest.mark.parametrize(
    ("english", "said", "fault"),
    [
        ("Hello", " ", "it is missing"),
        ("Hello {name}", "Hallo", "it lacks {name}"),
        ("Hello", "Hallo {name}", "it has {name}, which nobody fills in"),
        ("Hello", "Hallo {", "it has a brace that belongs to nothing"),
        ("<b>Hello</b>", "Hallo", "its tags differ: [] instead of ['</b>', '<b>']"),
        ("Write /time", "Schreib", "its commands differ: [] instead of ['/time']"),
        ("`feeds list`", "Liste", "its commands to type differ: [] instead of"),
        ("🔔 Follow", "Folgen", "its pictures differ: [] instead of ['🔔']"),
        ("One\ntwo", "Eins zwei", "its lines differ: [] instead of"),
        (" and ", "und", "it begins or ends with other blanks"),
    ],
)
def test_what_rules_can_tell_is_told(english: str, said: str, fault: str) -> None:
    (found,) = faults("wording.HELLO", english, [said])
    assert found.startswith(fault)


def test_a_sound_translation_has_no_fault() -> None:
    text = "🔔 <b>{name}</b>: write /time {now}"
    said = "🔔 <b>{name}</b>: schreib /time {now}"
    assert list(faults("wording.HELLO", text, [said])) == []


def test_what_telegram_does_not_take_is_too_long() -> None:
    found = list(faults("wording.BUTTON_GO", "Go", ["x" * 65]))
    assert found == ["it has 65 letters, and 64 are taken"]
    assert list(faults("wording.HELLO", "Go", ["x" * 65])) == []


def test_a_form_may_say_its_number_in_words() -> None:
    assert list(faults("wording.STORIES", MANY, ["eine", "{count} zwei"])) == []
