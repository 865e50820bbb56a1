from telegram import Bot

from bot.playground.cast import ADA, BEN
from bot.playground.ledger import most_within
from tests.fixtures.playground import PlayServer


def test_the_fullest_second_is_found_wherever_it_begins() -> None:
    assert most_within([0.0, 0.9, 1.0, 1.5, 1.8, 9.0], 1.0) == 4
    assert most_within([], 1.0) == 0


async def test_the_account_counts_what_was_accepted_and_forgets_nothing(
    playground: PlayServer, client: Bot
) -> None:
    playground.human.start(ADA)
    playground.human.start(BEN)
    sent = await client.send_message(ADA, "same")
    await client.send_message(ADA, "same")
    await client.send_message(BEN, "other")
    await client.delete_message(ADA, sent.message_id)
    ledger = playground.ledger
    assert ledger.counts() == {ADA: 2, BEN: 1}
    assert ledger.copies() == {ADA: 2, BEN: 1}
    assert ledger.entries[0].wire() == {
        "moment": 0.0,
        "chat_id": ADA,
        "thread_id": 0,
        "message_id": 2,
        "digest": "0967115f2813a354",
        "opening": "same",
    }


async def test_the_account_tells_when_each_came(
    playground: PlayServer, client: Bot
) -> None:
    playground.human.start(ADA)
    await client.send_message(ADA, "early")
    playground.clock.advance(5)
    await client.send_message(ADA, "late")
    assert playground.ledger.moments() == [0.0, 5.0]
