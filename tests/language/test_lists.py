"""Lists as each language writes them."""

from bot.language.current import speaking
from bot.language.lists import colon, comma, in_a_row, joined, semicolon, stop
from bot.model import Manner


def test_things_of_a_list_stand_behind_each_other() -> None:
    assert joined(["flood", "storm"]) == "flood, storm"
    with speaking(Manner("fa")):
        assert joined(["flood", "storm"]) == "flood، storm"
    with speaking(Manner("ja")):
        assert joined(["洪水", "嵐"]) == "洪水、嵐"


def test_chinese_has_one_comma_between_equals_and_another_for_the_rest() -> None:
    with speaking(Manner("zh")):
        assert (joined(["洪水", "风暴"]), comma()) == ("洪水、风暴", "，")


def test_sentences_stand_behind_each_other_as_close_as_is_usual() -> None:
    assert in_a_row("One.", "", "Two.") == "One. Two."
    assert (colon(), semicolon(), stop()) == (": ", "; ", ".")
    with speaking(Manner("ja")):
        assert in_a_row("一。", "二。") == "一。二。"
        assert (colon(), semicolon(), stop()) == ("：", "；", "。")
