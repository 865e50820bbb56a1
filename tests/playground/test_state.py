import json
from datetime import timedelta
from pathlib import Path

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from bot.playground.cast import ADA, FORUM, GROUP
from bot.playground.play import Playground
from bot.playground.state import dump, load, save
from tests.fakes.clock import NOON
from tests.fixtures.playground import PlayServer, StillClock
from tests.playground.test_sending import PNG


async def test_a_restarted_playground_goes_on_where_it_was(
    playground: PlayServer, client: Bot, tmp_path: Path
) -> None:
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("1", callback_data="s1")]])
    playground.human.start(ADA)
    playground.human.add_bot(ADA, GROUP)
    await client.set_my_commands([("help", "What I can do")])
    await client.send_message(ADA, "stories", reply_markup=keys)
    await client.send_photo(ADA, PNG)
    playground.play.jump(timedelta(hours=5))
    save(playground.play, tmp_path / "state.json")

    after = Playground(StillClock())
    assert load(after, tmp_path / "state.json")
    assert dump(after) == dump(playground.play)
    assert after.clock.now() == playground.clock.now()
    assert after.world.chat(FORUM).topics == playground.world.chat(FORUM).topics
    assert after.files.get(next(iter(dump(after)["files"]))["file_id"]).body == PNG


def test_the_clock_never_shows_an_earlier_time_than_before(tmp_path: Path) -> None:
    before = Playground(StillClock())
    before.jump(timedelta(hours=1))
    before.clock.jump(timedelta(hours=2))
    save(before, tmp_path / "state.json")
    after = Playground(StillClock())
    load(after, tmp_path / "state.json")
    assert after.clock.now() == before.clock.now()
    later = Playground(StillClock(NOON + timedelta(days=2)))
    load(later, tmp_path / "state.json")
    assert later.clock.now() == NOON + timedelta(days=2, hours=1)


def test_without_a_state_the_world_is_fresh(tmp_path: Path) -> None:
    play = Playground(StillClock())
    assert not load(play, tmp_path / "state.json")


def test_a_state_of_another_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    path.write_text(json.dumps({"version": 0}), encoding="utf-8")
    assert not load(Playground(StillClock()), path)
