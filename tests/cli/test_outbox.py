"""`outbox`: what waits and is stuck, why, and the operator's word about it."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot import app
from bot.cli import newsbrief
from bot.cli.outbox import State, _in_words
from bot.clock import SystemClock
from bot.environment import from_environment
from bot.model import Address, Delivery, Ending, Kind, Message, Outcome, Subscription
from bot.store.ledger import Heads
from bot.store.stores import Stores
from tests.store.values import NOON

GROUP = Address(-1001)
NAME = "-1001:0/2026-11-26/0480"
HELD = Outcome(Ending.UNKNOWN, reason="no\x1b[2J answer")


@pytest.fixture(autouse=True)
def at_home(home: Path) -> None:
    """Every command of these tests uses a store of its own."""


def run(*args: str, said: str = "") -> Result:
    return CliRunner().invoke(newsbrief, ["outbox", *args], input=said)


def keep(work: Callable[[Stores], Awaitable[None]]) -> None:
    """Do something with the store the commands will use."""

    async def do() -> None:
        settings = from_environment().settings
        async with app.open_stores(settings, SystemClock()) as stores:
            await work(stores)

    asyncio.run(do())


def stick(*names: str) -> None:
    """Have deliveries of these names to the group held."""

    async def work(stores: Stores) -> None:
        for name in names:
            await add(stores, name)
            (lease,) = await stores.outbox.take(1)
            await stores.outbox.attempt(lease, 0)
            await stores.outbox.settle(lease, HELD)

    keep(work)


async def add(stores: Stores, name: str, address: Address = GROUP) -> None:
    expires = SystemClock().now() + timedelta(hours=1)
    one = Delivery(name, address, Kind.BRIEFING, (Message("x"),), expires)
    await stores.outbox.add(one)


def test_an_empty_outbox_says_so() -> None:
    result = run()
    assert result.stdout == "Waiting: nothing\nSo far: nothing\nStuck: nothing\n"


def test_what_is_stuck_is_listed_with_its_reason_and_what_to_do() -> None:
    stick(NAME)
    keep(lambda stores: add(stores, "one/-1001:0"))
    lines = run().stdout.splitlines()
    assert lines[0] == "Waiting: 1 to be sent, or being sent"
    assert lines[1].startswith("The next in turn has waited ")
    assert lines[2:5] == ["So far: 1 held", "Stuck: 1 held", ""]
    assert lines[5] == NAME
    assert lines[6].startswith("  held since 20")
    assert lines[6].endswith("UTC: no [2J answer")
    assert lines[8].startswith("held: it may have arrived or not")
    assert lines[9].startswith("`outbox resend NAME` sends one again")


def test_the_newest_twenty_are_listed_unless_all_are_wanted() -> None:
    stick(*(f"cast/{number}/-1001:0" for number in range(21)))
    some, every = run().stdout, run("--all").stdout
    assert "cast/0/-1001:0\n" not in some
    assert some.endswith("These are the newest 20; --all lists them all.\n")
    assert "cast/0/-1001:0\n" in every
    assert "--all" not in every


def test_a_script_reads_the_same_as_json() -> None:
    stick(NAME)
    told = json.loads(run("--json").stdout)
    (listed,) = told.pop("listed")
    assert told == {
        "waiting": {"fired": 0, "queued": 0, "later": 0},
        "oldest": None,
        "ended": {"held": 1},
        "halted_until": None,
        "stuck": {"held": 1},
    }
    assert (listed["name"], listed["chat"], listed["state"]) == (NAME, -1001, "held")


def test_a_halt_is_told_while_it_lasts() -> None:
    counts = {"fired": 0, "queued": 2, "later": 0, "sent": 9}
    state = State(counts, Heads(), NOON, {}, ())
    before, after = NOON - timedelta(seconds=1), NOON
    told = "Telegram has told me to send nothing until 2026-11-23 12:00:00 UTC."
    assert told in _in_words(state, before)
    assert "Telegram" not in _in_words(state, after)


def test_why_a_chat_got_nothing_is_said_for_any_day() -> None:
    keep(lambda stores: stores.subscriptions.save(SUBSCRIBED, NOON + timedelta(400)))
    stick(NAME)
    result = run("show", "-1001", "2026-11-26")
    assert result.stdout.startswith(
        "Thursday 26 Nov\nThe 08:00 briefing may have arrived or not: it was handed to "
        "Telegram, and no answer came (no [2J answer)."
    )
    told = json.loads(run("show", "--json", "-1001", "2026-11-26").stdout)
    assert (told["chat"], told["day"]) == (-1001, "2026-11-26")
    assert told["sentences"][0].startswith("The 08:00 briefing may have")
    assert told["deliveries"][0]["record"]["state"] == "held"


SUBSCRIBED = Subscription(GROUP, (480,), "Europe/Vienna")


def test_a_day_that_is_none_is_explained() -> None:
    result = run("show", "5", "someday")
    assert result.exit_code == 1
    assert "“someday” is no day; write today, yesterday or" in result.stderr


def test_a_stuck_delivery_is_sent_again_once() -> None:
    stick(NAME)
    asked = run("resend", NAME, said="y\n")
    again = run("resend", "--yes", NAME)
    assert "held since" in asked.stdout
    assert asked.stdout.endswith("Send it again? [y/N]: y\nDone.\n")
    assert (again.exit_code, again.stdout) == (0, "It is on its way already.\n")
    assert run("--json").stdout.count('"queued": 1') == 1


def test_a_broadcast_is_sent_again_to_the_chat_it_is_stuck_for() -> None:
    stick("cast/b1")
    keep(lambda stores: add(stores, "cast/b1", Address(1001)))
    listed = run().stdout.splitlines()[5]
    assert listed == "-1001:0/cast/b1"
    assert run("resend", "--yes", listed).stdout.endswith("Done.\n")
    assert run("resend", "1001:0/cast/b1").stdout == "It is on its way already.\n"


def test_a_notice_of_a_group_is_found_where_it_was_for() -> None:
    notice = "-1001:0/closed/2026-11-26"
    keep(lambda stores: add(stores, notice, Address(1001)))
    named = run("resend", f"1001:0/{notice}")
    assert named.stdout == "It is on its way already.\n"
    assert run("resend", notice).exit_code == 1


def test_who_is_not_sure_changes_nothing() -> None:
    stick(NAME)
    assert run("resend", NAME, said="n\n").exit_code == 1
    assert '"stuck": {"held": 1}' in run("--json").stdout


def test_a_stuck_delivery_is_let_go_once_and_for_all() -> None:
    stick(NAME)
    done = run("drop", "--yes", NAME).stdout
    assert done.endswith("Done.\n")
    assert "[y/N]" not in done
    again, late = run("drop", NAME), run("resend", NAME)
    assert (again.exit_code, again.stdout) == (0, "It was let go already.\n")
    assert (late.exit_code, late.stderr) == (1, "error: It was let go already.\n")


@pytest.mark.parametrize("name", ["-1001:0/2026-11-26/0481", "nonsense"])
def test_a_name_nobody_knows_is_explained(name: str) -> None:
    stick(NAME)
    result = run("drop", name)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"error: {name} is not known;")
