from dataclasses import replace
from datetime import timedelta

import pytest

from bot import wording
from bot.chat.memo import Memo
from bot.chat.replies.asking import question
from bot.chat.replies.router import Router
from bot.chat.values import Desk
from bot.jobs.analysis import analyse
from bot.model import Button, Chat, Findings
from bot.store import keys
from bot.store.connection import Redis
from tests.fakes.clock import FakeClock
from tests.fakes.reports import article, figure
from tests.fixtures.desk import ADA, BANK, EVENING, FLOOD, GROUP, MAYOR, keep, request

PAGES = "https://news.example"
OWN = "https://own.example/feed"
QUAY = "Rescuers moved 640 people out of the quay on Friday."


@pytest.mark.parametrize(
    "words",
    [
        "What's new?",
        "any news?",
        "latest",
        "wats new",
        "noticias",
        "Neueste Nachrichten!",
        "What happened today?",
        "Was gibt es Neues?",
        "ما الجديد؟",
    ],
)
async def test_who_asks_what_is_new_is_told_the_newest_stories_also_in_groups(
    stocked: Desk, router: Router, words: str
) -> None:
    for chat in (ADA, GROUP):
        (told,) = (await router.plain(request(words, chat=chat))).messages
        assert FLOOD in told.html
        assert "1|story|" in str(told.buttons)


async def test_who_asks_what_happened_on_a_day_is_told_the_stories_of_that_day(
    router: Router,
) -> None:
    await keep(router.desk, "quay", QUAY, Findings(), hours=20, topic="world")
    await keep(router.desk, "old", "A tram left Orr.", Findings(), hours=60, topic="")
    await keep(router.desk, "now", "A tram left Ash.", Findings(), hours=0, topic="")
    (told,) = (await router.plain(request("What happened yesterday?"))).messages
    assert "About the quay" in told.html
    assert "About the old" not in told.html
    assert "About the now" not in told.html
    nothing = await router.plain(request("What happened last Sunday?"))
    assert "I have nothing on that" in nothing.messages[0].html


async def test_how_many_is_answered_with_the_figure_and_its_sentence(
    stocked: Desk, router: Router
) -> None:
    reply = await router.plain(request("How many people were moved out?"))
    html = reply.messages[0].html
    assert "<b>640 people</b>" in html
    assert FLOOD in html
    assert "Harbour Post" in html


async def test_who_is_answered_with_the_role(stocked: Desk, router: Router) -> None:
    reply = await router.plain(request("Who is Ines Moor?"))
    assert MAYOR in reply.messages[0].html


async def test_what_nobody_wrote_is_not_made_up(stocked: Desk, router: Router) -> None:
    reply = await router.plain(request("What is the capital of France?"))
    assert "I have nothing on that" in reply.messages[0].html
    assert "Paris" not in reply.messages[0].html


async def test_the_nearest_stories_are_offered_when_there_is_no_answer(
    stocked: Desk, router: Router
) -> None:
    reply = await router.plain(request("Who built the Tern bridge in Atlantis?"))
    (nearest, *_) = reply.messages[0].buttons
    assert "The nearest I have" in reply.messages[0].html
    assert nearest == (Button("About the bridge", "1|story|s-bridge"),)
    opened = await router.pressed(nearest[0].data, request())
    assert "Tern bridge" in opened.messages[0].html
    assert "🔔 Follow" in str(opened.messages[0].buttons)


@pytest.mark.parametrize(
    ("pages", "feed", "leads"),
    [
        (PAGES, "", f"{PAGES}/s/s-quay"),
        (PAGES, OWN, f"{PAGES}/a/quay"),
        ("", "", "https://t.me/newsbrief_bot?start=a_quay"),
    ],
)
async def test_in_a_group_more_leads_to_the_story_if_that_is_open_to_all(
    router: Router, pages: str, feed: str, leads: str
) -> None:
    desk = replace(
        router.desk,
        options=replace(router.desk.options, pages=pages),
        stores=router.desk.stores.seen_by((OWN,)),
    )
    quay = Findings((), (figure(QUAY, "640", 640.0, counted="people"),))
    await keep(desk, "quay", QUAY, quay, hours=1, topic="world", feed=feed)
    asked = request("How many people were moved out?", chat=GROUP)
    (short,) = (await question(desk, asked)).messages
    assert short.buttons == ((Button("More", url=leads),),)


async def test_a_time_in_a_group_is_a_question(stocked: Desk, router: Router) -> None:
    reply = await router.plain(request("7:30", chat=GROUP))
    assert "I have nothing on that" in reply.messages[0].html


async def test_a_question_without_a_library_is_a_mistake(stocked: Desk) -> None:
    with pytest.raises(AssertionError):
        await question(replace(stocked, library=None), request("flood?"))


async def test_a_question_that_leans_on_the_last_keeps_its_subject(
    stocked: Desk, router: Router
) -> None:
    await router.plain(request("Where is the Alder valley?"))
    reply = await router.plain(request("and how many people were moved out there?"))
    assert "640 people" in reply.messages[0].html


async def test_a_question_that_leans_on_nothing_stands_for_itself(
    stocked: Desk, router: Router
) -> None:
    reply = await router.plain(request("and how many people were moved out?"))
    assert "640 people" in reply.messages[0].html


async def test_the_days_named_are_those_looked_through(
    stocked: Desk, router: Router
) -> None:
    today = await router.plain(request("What did the Northern Bank cut today?"))
    before = await router.plain(request("What did the Northern Bank cut last week?"))
    assert BANK in today.messages[0].html
    assert BANK not in before.messages[0].html


async def test_what_several_ask_of_a_day_within_seconds_is_answered_once(
    stocked: Desk,
    router: Router,
    desk_clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = await router.plain(request("How many people were moved out today?"))
    monkeypatch.delattr("bot.chat.replies.replying.compose")
    desk_clock.advance(1.25)
    second = await router.plain(request("How many people were moved out today?"))
    assert FLOOD in second.messages[0].html
    assert second == first


async def test_where_nothing_is_near_the_newest_are_named(
    stocked: Desk, router: Router
) -> None:
    reply = await router.plain(request("Xylophone?"))
    assert "/latest" in reply.messages[0].html


async def test_while_older_news_is_still_to_be_read_nothing_is_denied(
    redis: Redis, stocked: Desk, router: Router
) -> None:
    await redis.set(keys.number(), 250)
    reply = await router.plain(request("What is the capital of France?"))
    assert wording.NO_ANSWER_YET in reply.messages[0].html
    library = router.desk.library
    assert library
    await library.follow()
    reply = await router.plain(request("What is the capital of France?"))
    assert "I have nothing on that" in reply.messages[0].html


async def test_two_processes_answer_alike_when_an_article_came_and_when_one_went(
    stocked: Desk, router: Router
) -> None:
    other = Router(replace(stocked, library=None, memo=Memo()), ())
    asked = request("How many seals were counted off Tessel?")

    async def both() -> set[str]:
        replies = [await each.plain(asked) for each in (router, other)]
        return {reply.messages[0].html for reply in replies}

    (before,) = await both()
    assert "I have nothing on that" in before
    text = "Divers counted 412 seals off Tessel on Monday."
    made = article("seals", text, title="Seals off Tessel")
    seals = replace(made, published=EVENING - timedelta(hours=1))
    await stocked.stores.articles.add(seals, analyse(seals).findings, "s-seals", {})
    (after,) = await both()
    assert "<b>412 seals</b>" in after
    await stocked.stores.retention.remove("seals")
    assert await both() == {before}


@pytest.mark.parametrize("chat", [ADA, GROUP])
async def test_a_slip_of_the_keyboard_is_forgiven_and_said(
    stocked: Desk, router: Router, chat: Chat
) -> None:
    asked = request("How many peolpe were moved out?", chat=chat)
    reply = await router.plain(asked)
    html = reply.messages[0].html
    assert "I read “peolpe” as <b>people</b>" in html
    assert "640 people" in html


@pytest.mark.parametrize("name", ["Aurelle", "aurelle", "AURELLE"])
async def test_a_number_of_another_name_answers_nobody_however_it_is_typed(
    router: Router, name: str
) -> None:
    other = "The ferry Halden carried 184 passengers when it ran aground."
    await keep(router.desk, "halden", other, Findings(), hours=3, topic="world")
    foggy = "Fog held the Aurelle in the harbour for a day."
    await keep(router.desk, "fog", foggy, Findings(), hours=5, topic="world")
    asked = f"how many passengers did the {name} carry"
    (told,) = (await router.plain(request(asked))).messages
    assert "I have nothing on that" in told.html
    (told,) = (await router.plain(request(asked.replace(name, "halden")))).messages
    assert "<b>184 passengers</b>" in told.html


@pytest.mark.parametrize(
    "words", ["how many ppl were moved out pls", "Hw many ppl moved out 2day thx"]
)
async def test_a_question_in_the_shorthand_of_chats_is_answered(
    stocked: Desk, router: Router, words: str
) -> None:
    (told,) = (await router.plain(request(words))).messages
    assert "<b>640 people</b>" in told.html


DATED = "On 3 March a fire at the Orr tannery killed 12 workers."


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("what happened on 20 november", "About the quay"),
        ("news of nov 20th", "About the quay"),
        ("what happened on the 20th", "About the quay"),
        ("what happened since thursday", "About the quay"),
        ("friday news", "About the quay"),
        ("how many workers died on 3 march", "<b>12 workers</b>"),
        ("how many workers died on 4 march", "I have nothing on that"),
        ("what happened on 4 march", "I have nothing on that"),
    ],
)
async def test_a_date_is_asked_about_as_it_is_typed(
    router: Router, words: str, told: str
) -> None:
    await keep(router.desk, "quay", QUAY, Findings(), hours=20, topic="world")
    await keep(router.desk, "fire", DATED, Findings(), hours=60, topic="world")
    (said,) = (await router.plain(request(words))).messages
    assert told in said.html


COUNCIL = (
    "Ines Moor won the vote in Alder by 12 seats on Friday. “The dam comes first,” "
    "said Ines Moor, the mayor of Alder. Jan Holm, a spokesman of the council, lost "
    "his seat."
)


async def read_of(desk: Desk, name: str, text: str) -> None:
    found = analyse(article(name, text, title=f"About the {name}")).findings
    await keep(desk, name, text, found, hours=3, topic="world")


async def test_she_is_whom_the_last_answer_told_of(router: Router) -> None:
    await read_of(router.desk, "vote", COUNCIL)
    await router.plain(request("who won the vote in Alder?"))
    (told,) = (await router.plain(request("what did she say"))).messages
    assert "The dam comes first" in told.html


async def test_she_is_whom_a_story_told_of_that_was_opened(router: Router) -> None:
    await read_of(router.desk, "vote", COUNCIL)
    await router.typed("story", request("vote"))
    (told,) = (await router.plain(request("what did she say?"))).messages
    assert "The dam comes first" in told.html


async def test_where_several_may_be_meant_their_names_are_offered(
    router: Router,
) -> None:
    both = "Kim Ash beat Lee Orr in the vote on Friday. “I am glad,” Kim Ash said."
    await read_of(router.desk, "vote", both)
    await router.plain(request("who won the vote?"))
    (whom,) = (await router.plain(request("what did he say?"))).messages
    assert whom.html == "Whom do you mean?"
    (ash,), (orr,) = whom.buttons
    assert (ash.label, orr.label) == ("Kim Ash", "Lee Orr")
    (told,) = (await router.pressed(ash.data, request())).messages
    assert "I am glad" in told.html
    gone = await router.pressed("1|whom|~gone", request())
    assert gone.notice == wording.STALE_BUTTON


async def test_who_says_she_of_nobody_is_asked_for_the_name(router: Router) -> None:
    await read_of(router.desk, "vote", COUNCIL)
    unknown = "I am not sure whom you mean. Please ask again with the name."
    (told,) = (await router.plain(request("what did she say"))).messages
    assert told.html == unknown
    await router.plain(request("who lost his seat?"))
    (told,) = (await router.plain(request("what did she say"))).messages
    assert told.html == unknown


async def test_a_word_of_asking_alone_goes_on_from_the_last_question(
    stocked: Desk, router: Router
) -> None:
    await router.plain(request("where were people moved out of the Alder valley"))
    (told,) = (await router.plain(request("how many?"))).messages
    assert "640 people" in told.html


LOCK = "The Orr lock is 14 metres deep."
OPENS = "The Orr lock opens on 3 May 2027, the port said."
BOTH = "The Tern tunnel is 80 metres deep and opens on 4 June 2027."


@pytest.mark.parametrize("chat", [ADA, GROUP])
async def test_both_halves_of_a_question_are_answered(
    router: Router, chat: Chat
) -> None:
    await read_of(router.desk, "lock", f"{LOCK} Ships wait. {OPENS}")
    asked = request("how deep is the Orr lock and when does it open", chat=chat)
    told = "\n".join(each.html for each in (await router.plain(asked)).messages)
    assert told.index("14 metres") < told.index("3 May 2027")


@pytest.mark.parametrize("chat", [ADA, GROUP])
async def test_a_sentence_of_both_halves_is_told_once(
    router: Router, chat: Chat
) -> None:
    await read_of(router.desk, "tunnel", BOTH)
    asked = request("how deep is the Tern tunnel and when does it open", chat=chat)
    (told,) = (await router.plain(asked)).messages
    assert told.html.count("80 metres deep and opens") == 1


@pytest.mark.parametrize("chat", [ADA, GROUP])
async def test_the_half_that_nobody_tells_is_named(router: Router, chat: Chat) -> None:
    await read_of(router.desk, "lock", LOCK)
    asked = request("how deep is the Orr lock & who built the Tern bridge?", chat=chat)
    (told,) = (await router.plain(asked)).messages
    assert "14 metres" in told.html
    assert told.html.endswith("On “who built the Tern bridge” I have nothing.")


async def test_both_halves_are_of_the_days_they_name(router: Router) -> None:
    await read_of(router.desk, "lock", f"{LOCK} Ships wait. {OPENS}")
    asked = request("how deep is the Orr lock and when does it open, news of today")
    assert "14 metres" in (await router.plain(asked)).messages[0].html


async def test_a_word_of_asking_and_a_day_go_on_from_the_last_question(
    router: Router,
) -> None:
    quay = Findings((), (figure(QUAY, "640", 640.0, counted="people"),))
    await keep(router.desk, "quay", QUAY, quay, hours=20, topic="world")
    await router.plain(request("how many people were moved out of the quay"))
    (told,) = (await router.plain(request("how many yesterday?"))).messages
    assert "640 people" in told.html
    (told,) = (await router.plain(request("how many last week?"))).messages
    assert "I have nothing on that" in told.html


async def test_what_about_something_else_is_asked_by_itself_if_need_be(
    stocked: Desk, router: Router
) -> None:
    await router.plain(request("how many people were moved out of the Alder valley?"))
    (told,) = (await router.plain(request("what about the Tern bridge"))).messages
    assert "Tern bridge" in told.html
    (told,) = (await router.plain(request("and what about a zoo"))).messages
    assert "I have nothing on that" in told.html
