"""Lists as each language writes them."""

from bot.language.current import speaking
from bot.language.lists import joined
from bot.model import Manner


def test_things_of_a_list_stand_behind_each_other() -> None:
    assert joined(["flood", "storm"]) == "flood, storm"
    with speaking(Manner("fa")):
        assert joined(["flood", "storm"]) == "flood، storm"
    with speaking(Manner("ja")):
        assert joined(["洪水", "嵐"]) == "洪水、嵐"
