import pytest

from bot.delivery.standing import stored
from bot.store.vitals import Health


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
