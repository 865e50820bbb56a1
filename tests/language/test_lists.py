"""Lists as each language writes them."""

from bot.language.current import speaking
from bot.language.lists import colon, in_a_row, joined, semicolon, stop
from bot.model import Manner


def test_things_of_a_list_stand_behind_each_other() -> None:
    assert joined(["flood", "storm"]) == "flood, storm"
    with speaking(Manner("fa")):
        assert joined(["flood", "storm"]) == "flood، storm"
    with speaking(Manner("ja")):
        assert joined(["洪水", "嵐"]) == "洪水、嵐"


def test_sentences_stand_behind_each_other_as_close_as_is_usual() -> None:
    assert in_a_row("One.", "", "Two.") == "One. Two."
    assert (colon(), semicolon(), stop()) == (": ", "; ", ".")
    with speaking(Manner("ja")):
        assert in_a_row("一。", "二。") == "一。二。"
        assert (colon(), semicolon(), stop()) == ("：", "；", "。")
