"""Each case: what is on record, and every sentence it makes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from datetime import date as Date

import pytest

from bot.chat.deliveries.reasons import headline, read_day, why, zone_of
from bot.model import (
    Address,
    Chat,
    ChatKind,
    Kind,
    Message,
    Rhythm,
    Slot,
    Subscription,
)
from bot.store.chats import Stopped
from bot.store.facts import Facts
from bot.store.held import Hold
from bot.store.trails import Record, Trail

DAY = Date(2026, 11, 26)  # a Thursday
SEVEN = datetime(2026, 11, 26, 7, tzinfo=UTC)  # 08:00 in Vienna
NINE = SEVEN + timedelta(hours=2)
HOUR = timedelta(hours=1)
ADDRESS = Address(5)
EIGHT_O_CLOCK = Subscription(ADDRESS, (480,), "Europe/Vienna")
NAME = "5:0/2026-11-26/0480"
SLOT = Slot(ADDRESS, DAY, 480, SEVEN)


def plan(next_due: datetime | None = SEVEN + 24 * HOUR, **changed: object) -> Facts:
    """A chat with a briefing at eight."""
    return Facts(plans=((replace(EIGHT_O_CLOCK, **changed), next_due),))  # type: ignore[arg-type]  # a field of it


def trail(state: str, reason: str = "no answer", **changed: object) -> Trail:
    """The 08:00 briefing of the day, settled three seconds after eight."""
    since = SEVEN + timedelta(seconds=3)
    record = Record(NAME, ADDRESS, state, reason, since)
    made = Trail(
        NAME, SEVEN + timedelta(seconds=1), record, expires=SEVEN + 12 * HOUR, parts=1
    )
    return replace(made, **changed)  # type: ignore[arg-type]  # a field of it


def with_trail(made: Trail, **changed: object) -> Facts:
    return replace(plan(), trails=(made,), **changed)  # type: ignore[arg-type]  # a field of it


ONE = "The 08:00 briefing"
SENT = f"{ONE} was sent at 08:00:03"
PUT = f"{ONE} has been ready since 08:00:01 and waits for its turn."
HELD = (
    f"{ONE} may have arrived or not: it was handed to Telegram, and no answer came "
    "(no answer). So that nothing comes twice it has been held since 08:00:03."
)
WAS = "It was due at 08:00 and ready at 08:00:01."
STORIES = "The next briefing brings its stories in any case."
UNKNOWN = (
    f"{ONE} was never made. Either it was set up after that time, or "
    "I could not write here then, or I was not running in the twelve hours that "
    "followed."
)


@pytest.mark.parametrize(
    ("made", "sentences"),
    [
        (
            trail("sent", message_ids=(123,)),
            [f"{SENT}.", WAS],
        ),
        (
            trail("sent", parts=2, part=1, message_ids=(12, 13), waits=2, waited="x"),
            [
                f"{SENT}.",
                WAS,
                "It was put off 2 times, last because: x.",
            ],
        ),
        (trail("queued"), [PUT]),
        (trail("leased"), [f"{ONE} is being sent at this moment.", WAS]),
        (
            trail("attempted"),
            [f"{ONE} was handed to Telegram, whose answer has not come yet.", WAS],
        ),
        (
            trail("later", "flood", waits=1, waited="flood", again=NINE),
            [
                f"{ONE} could not be sent yet (flood); the next try is at 10:00.",
                WAS,
                "It was put off 1 time, last because: flood.",
            ],
        ),
        (trail("held"), [HELD, STORIES, WAS]),
        (
            trail("held", parts=3, part=2),
            [HELD, STORIES, WAS, "2 of its 3 parts had been sent before."],
        ),
        (
            trail("dead", "refused", tries=5),
            [f"{ONE} was given up at 08:00:03, after 5 tries: refused.", WAS],
        ),
        (
            trail("refused", "it was too late to send it"),
            [f"{ONE} was not sent (08:00:03): it was too late to send it.", WAS],
        ),
        (
            trail("gone", "x"),
            [f"{ONE} was not sent, as this chat cannot be reached any more: x.", WAS],
        ),
        (
            trail("closed", "topic closed"),
            [f"{ONE} was not sent, as I may not write there: topic closed.", WAS],
        ),
        (trail("moved"), [f"{ONE} was sent on to the group's new number.", WAS]),
        (
            trail("dropped", "let go"),
            [f"{ONE} was stopped at 08:00:03 by the people who run me (let go).", WAS],
        ),
        (
            trail("cancelled", "no more"),
            [f"{ONE} was stopped at 08:00:03 by the people who run me (no more).", WAS],
        ),
        (trail("later on", "x"), [f"{ONE} ended at 08:00:03 as “later on”: x.", WAS]),
        (
            trail("queued", resent=NINE),
            [PUT, "The people who run me had it sent again at 10:00."],
        ),
        (
            trail("sent", record=None),
            [
                f"{ONE} was ready at 08:00:01. "
                "What became of it I remember for three days only."
            ],
        ),
    ],
    ids=lambda value: "",
)  # fmt: skip
def test_what_became_of_a_briefing_is_told(made: Trail, sentences: list[str]) -> None:
    assert list(why(with_trail(made), DAY, NINE)) == sentences


@pytest.mark.parametrize(
    ("facts", "now", "sentence"),
    [
        (
            plan(SEVEN), SEVEN - HOUR,
            f"{ONE} is not due yet; it comes at 08:00.",
        ),
        (
            replace(plan(), composing=(SLOT,)), NINE,
            f"{ONE} was due at 08:00 and is being put together.",
        ),
        (
            plan(SEVEN), NINE,
            f"{ONE} has been due since 08:00, and nobody has begun it yet.",
        ),
        (plan(SEVEN - timedelta(milliseconds=2)), NINE,
            f"{ONE} has been due since 08:00, and nobody has begun it yet."),
        (plan(), NINE, UNKNOWN),
        (plan(None), NINE, UNKNOWN),
        (
            plan(None), NINE + timedelta(days=8),
            "I remember seven days of what I sent, and that day is longer ago.",
        ),
        (
            replace(plan(None), stopped=Stopped(SEVEN - 24 * HOUR, "blocked")), NINE,
            f"{ONE} was not made, as I send nothing here since 25 Nov, 08:00: "
            "I was blocked.",
        ),
        (replace(plan(None), stopped=Stopped(SEVEN + HOUR, "blocked")), NINE, UNKNOWN),
        (
            plan(None, days=(0, 1, 2)), NINE,
            "On a Thursday no briefing is wanted here, but Mon-Wed.",
        ),
        (Facts(), NINE,
            "There is no daily briefing here. /subscribe 08:00 starts one."),
        (
            Facts(), NINE + timedelta(days=8),
            "I remember seven days of what I sent, and that day is longer ago.",
        ),
        (
            Facts(stopped=Stopped(SEVEN)), NINE,
            "A daily briefing was not made, as I send nothing here since 07:00: "
            "I was blocked or removed, or the chat is gone.",
        ),
    ],
    ids=lambda value: "",
)  # fmt: skip
def test_why_there_was_no_briefing_is_told(
    facts: Facts, now: datetime, sentence: str
) -> None:
    assert why(facts, DAY, now) == (sentence,)


def test_on_a_day_without_a_briefing_the_next_one_is_named() -> None:
    assert why(plan(SEVEN + 96 * HOUR, days=(0, 1, 2)), DAY, NINE) == (
        "On a Thursday no briefing is wanted here, but Mon-Wed.",
        "The next one comes at 30 Nov, 08:00.",
    )


def test_a_halt_explains_what_waits() -> None:
    halted = with_trail(trail("queued"), halted=NINE + timedelta(seconds=30))
    expected = (PUT, "Telegram has told me to send nothing until 10:00:30.")
    assert why(halted, DAY, NINE) == expected
    assert why(replace(halted, halted=SEVEN), DAY, NINE) == (PUT,)


def test_a_chat_that_moved_says_where() -> None:
    (moved, _) = why(Facts(moved_to=-1005), DAY, NINE)
    assert moved == "This group has become a supergroup; its new number is -1005."


def test_a_briefing_at_a_time_that_is_no_longer_set_is_told_too() -> None:
    earlier = trail("sent", name="5:0/2026-11-26/0420", message_ids=(1,))
    other_day = trail("sent", name="5:0/2026-11-25/0480")
    facts = replace(plan(SEVEN), trails=(earlier, other_day))
    assert why(facts, DAY, SEVEN - HOUR) == (
        "The 08:00 briefing is not due yet; it comes at 08:00.",
        "The 07:00 briefing was sent at 08:00:03.",
        WAS,
    )


def test_other_messages_of_the_day_are_named_by_when_they_were_made() -> None:
    alert = trail("queued", name="track/5:0/s/a", kind=Kind.ALERT)
    cast = trail("sent", name="cast/x/5:0", kind=Kind.BROADCAST, message_ids=(9,))
    held = trail("held", name="cast/y/5:0", kind=Kind.BROADCAST)
    yesterday = replace(cast, name="cast/z/5:0", added=SEVEN - 24 * HOUR)
    told = why(replace(Facts(), trails=(alert, cast, held, yesterday)), DAY, NINE)
    assert told[0].startswith("The message of 07:00 about a figure you track has been")
    put = "It was ready at 07:00:01."
    assert told[1:3] == ("The message of 07:00 was sent at 07:00:03.", put)
    assert told[3].startswith("The message of 07:00 may have arrived")
    assert told[4:] == (put,)


def test_an_edit_is_called_a_correction() -> None:
    reason = "BadRequest: Message to edit not found"
    name = f"{NAME}/edit/0b1c"
    edit = trail("past", reason, name=name, kind=Kind.EDIT)
    said = why(replace(Facts(), trails=(edit,)), DAY, NINE)
    assert said[0] == (
        "The correction of what was sent, at 07:00, was not made, as the message "
        "is gone (it was deleted, or is too old); the next briefing has it."
    )


@pytest.mark.parametrize("name", ["-1001:0/closed/2026-11-26", "cast-over/b1"])
def test_what_is_told_at_once_is_no_change_of_a_figure(name: str) -> None:
    notice = trail("queued", name=name, kind=Kind.ALERT)
    told = why(replace(Facts(), trails=(notice,)), DAY, NINE)
    assert told[0].startswith("The message of 07:00 has been ready")


def test_a_briefing_that_was_sent_again_does_not_say_how_late_it_was() -> None:
    again = trail("sent", name="5:0/2026-11-26/0420", message_ids=(1,), resent=SEVEN)
    told = why(replace(Facts(), trails=(again,)), DAY, NINE)
    assert told[0] == "The 07:00 briefing was sent at 07:00:03."


def test_a_topic_of_a_forum_is_named() -> None:
    facts = plan(SEVEN, address=Address(-5, 12))
    assert why(facts, DAY, SEVEN - HOUR) == (
        "The 08:00 briefing in topic 12 is not due yet; it comes at 08:00.",
    )


def test_times_are_told_where_the_chat_is() -> None:
    assert zone_of(plan()).key == "Europe/Vienna"
    at_home = Chat(5, ChatKind.PRIVATE, zone="Asia/Tokyo")
    assert zone_of(Facts(chat=at_home)).key == "Asia/Tokyo"
    assert zone_of(Facts(chat=replace(at_home, zone=""))).key == "UTC"


@pytest.mark.parametrize(
    ("word", "day"),
    [
        ("", DAY), ("Today", DAY), ("yesterday", Date(2026, 11, 25)),
        ("2026-02-01", Date(2026, 2, 1)), ("2026-02-30", None), ("monday", None),
    ],
)  # fmt: skip
def test_a_day_is_read_by_name_or_date(word: str, day: Date | None) -> None:
    assert read_day(word, DAY) == day


def test_a_day_is_headed_as_one_says_it() -> None:
    assert headline(DAY) == "Thursday 26 Nov"


def test_in_one_topic_of_several_nothing_may_have_been_new() -> None:
    topics = [
        (replace(EIGHT_O_CLOCK, address=Address(-7, thread)), NINE + HOUR)
        for thread in (3, 4)
    ]
    told = why(replace(Facts(), plans=tuple(topics)), DAY, NINE)
    assert len(told) == 2
    assert all("nothing new, which I do not say in each" in each for each in told)


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("AnswerLost: ServerDisconnectedError", "the connection broke or timed out"),
        ("NotSent: ClientConnectorError", "Telegram could not be reached"),
        ("BadRequest: Message is too long", "Message is too long"),
        ("given back", "given back"),
    ],
)
def test_a_fault_is_told_in_words_of_people(reason: str, said: str) -> None:
    told = why(with_trail(trail("held", reason)), DAY, NINE)
    assert f"no answer came ({said})" in told[0]


SNOOZE = Rhythm(None, SEVEN - HOUR, SEVEN + 23 * HOUR)


def test_a_slot_of_a_snooze_was_left_out_as_asked() -> None:
    facts = replace(plan(), rhythms={ADDRESS: SNOOZE})
    assert why(facts, DAY, NINE) == (
        f"{ONE} is left out, as I was asked to keep quiet from 07:00 to 27 Nov, 07:00.",
    )


def test_a_weekend_s_own_time_is_asked_after() -> None:
    facts = plan(weekend=(600,))
    (said,) = why(facts, Date(2026, 11, 28), NINE)
    assert said == "The 10:00 briefing is not due yet; it comes at 10:00."


def test_alerts_that_wait_are_counted_on_their_day() -> None:
    hold = Hold(ADDRESS, SEVEN + 23 * HOUR, (Message("a"), Message("b")), 1)
    facts = Facts(held=(hold,))
    assert why(facts, DAY, NINE)[0] == (
        "3 alerts of a quiet time, to come in one message: 27 Nov, 06:00."
    )
    assert len(why(facts, DAY - timedelta(days=1), NINE)) == 1
