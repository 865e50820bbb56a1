import pytest

from bot.delivery.operators.standing import advice, chats, ended, named, stored
from bot.language.current import speaking
from bot.model import ChatKind, Ending, Manner
from bot.store.vitals import Health

GERMAN = Manner("de")


@pytest.mark.parametrize(
    ("is_kept", "can_write", "said"),
    [
        (True, True, "every write goes to its disk"),
        (False, True, "⚠️ nothing goes to its disk, so a crash loses it"),
        (True, False, "⚠️ it cannot write to its disk: look there at once"),
    ],
)
def test_it_is_told_whether_the_store_keeps_what_is_written(
    is_kept: bool, can_write: bool, said: str
) -> None:
    health = Health(12_340_000, is_kept, can_write)
    assert stored(health) == f"Store: 12.3 MB, {said}"


def test_chats_are_counted_by_their_kinds_in_the_language_of_the_moment() -> None:
    counts = {ChatKind.PRIVATE: 1_200, ChatKind.GROUP: 2, ChatKind.CHANNEL: 1}
    assert chats(counts) == "Chats: 1,200 private, 2 groups, 1 channel"
    assert chats({}) == "Chats: 0"
    with speaking(GERMAN):
        assert chats(counts) == "Chats: 1.200 privat, 2 Gruppen, 1 Kanal"


def test_states_have_names_in_the_language_of_the_moment() -> None:
    assert ended({"sent": 3, "held": 1, "queued": 2}) == "3 sent, 1 held"
    with speaking(GERMAN):
        assert ended({"sent": 3, "held": 1}) == "3 gesendet, 1 ungewiss"
        assert advice("dead").startswith("aufgegeben: ")
    with speaking(Manner("hi")):
        assert advice("dead").endswith("।")
        assert named("a new one") == "a new one"


def test_every_ending_that_is_kept_has_a_name() -> None:
    tried_on = {Ending.RETRY, Ending.UNKNOWN}
    with speaking(GERMAN):
        named_anew = {each for each in Ending if named(each) != each}
    assert named_anew == set(Ending) - tried_on
