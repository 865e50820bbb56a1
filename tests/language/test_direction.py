"""Words of another direction stay in their place."""

from bot import wording
from bot.delivery.pieces.cards import dateline
from bot.language.current import speaking
from bot.language.direction import (
    END,
    ISOLATE,
    LEFT,
    RIGHT,
    from_the_right,
    isolated,
    with_isolated_fields,
)
from bot.model import Manner
from tests.fakes.news import origin

ARABIC = Manner("ar")


def test_names_are_isolated_where_one_reads_from_the_right() -> None:
    assert isolated("Gull") == "Gull"
    assert from_the_right("Gull") == "Gull"
    with speaking(ARABIC):
        assert isolated("Gull") == f"{ISOLATE}Gull{END}"
        assert isolated("") == ""
        assert from_the_right("Gull") == f"{RIGHT}Gull"


def test_what_is_filled_into_a_text_is_isolated() -> None:
    with speaking(ARABIC):
        said = wording.UNTRACKED.format(words="81 people")
        assert f"{ISOLATE}81 people{END}" in said
        assert wording.STORIES.format(count=3) == f"{ISOLATE}3{END} أخبار"
    assert wording.STORIES.format(count=3) == "3 stories"


def test_a_command_keeps_its_stroke_in_front() -> None:
    said = with_isolated_fields("א /story 2 ב /mute football, ג </b>: {x}/y")
    assert said == (
        f"א {LEFT}/story 2{END} ב {LEFT}/mute football{END}, ג </b>: "
        f"{ISOLATE}{{x}}{END}/y"
    )


def test_a_dateline_reads_from_the_right() -> None:
    with speaking(ARABIC):
        said = dateline(origin())
    assert said.startswith(f"{RIGHT}{ISOLATE}Harbour Post{END}، {ISOLATE}")
    assert said.endswith(END)
