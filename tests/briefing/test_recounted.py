"""Numbers that changed in sentences that otherwise stay letter for letter."""

import pytest

from bot.briefing.recounted import recounted

SHUT = "The bridge stays closed for three weeks, until 12 May."
LONG = "Divers worked for two days and 20 minutes."


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ([SHUT], [SHUT], []),
        ([SHUT], [SHUT.replace("three", "four")], [("three weeks", "four weeks")]),
        ([SHUT], [SHUT.replace("three weeks", "a year")], []),
        ([SHUT], [SHUT.replace("bridge", "road").replace("three", "four")], []),
        ([LONG], [LONG.replace("20", "40")], [("20 minutes", "40 minutes")]),
        ([LONG], [LONG.replace("20", "40"), LONG.replace("20", "50")], []),
        ([LONG, SHUT], [SHUT], []),
        ([SHUT], [LONG, SHUT.replace("12 May", "13 May")], []),
    ],
)
def test_a_number_is_corrected_where_nothing_else_changed(
    old: list[str], new: list[str], found: list[tuple[str, str]]
) -> None:
    made = recounted(old, new, "en")
    assert [(each.before, each.after) for each in made] == found


def test_a_correction_holds_both_sentences() -> None:
    now = SHUT.replace("three", "four")
    (made,) = recounted([SHUT], [now], "en")
    assert (made.old_sentence, made.new_sentence) == (SHUT, now)
