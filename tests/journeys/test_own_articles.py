"""What a chat's own feed brings is for that chat: nobody else finds a word of it."""

import re
from collections import deque
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.replies.router import Router
from bot.chat.values import Desk, Reply
from bot.jobs.placing import grow
from bot.jobs.sorting import sort_figures
from bot.model import Article, Chat, ChatKind, Feed, Findings, Message, Report
from summarizers.text.words import terms
from summarizers.types import Passage, Person, Span, Statement
from tests.fakes.reports import figure, passage
from tests.fixtures.desk import ADA, EVENING, request

FEED = "https://quill.example/members.xml"
BEN = Chat(1002, ChatKind.PRIVATE, "Ben")
COUNT = "Rescuers moved 977 people out of the Alder valley by Saturday."
SAID = "Odalys Quern, the quillmaster, said the levee was hollow."
QUERN = Person(
    "Odalys Quern",
    Span(0, 12),
    roles=(Passage("the quillmaster", Span(14, 29)),),
    mentions=(Span(0, 12),),
    statements=(
        Statement(
            "the levee was hollow", Span(36, 56), "said", False, SAID, Span(0, 57)
        ),
    ),
)
ARTICLE = Article(
    id="quillarticle",
    title="Hollow levee at Zirkon",
    text=f"{SAID} {COUNT}",
    source="Quill Letters",
    url="https://quill.example/levee",
    published=EVENING - timedelta(hours=1),
    topics=("dykes",),
    feed=FEED,
)
FOUND = Findings(
    (passage(ARTICLE.text, SAID), passage(ARTICLE.text, COUNT)),
    (
        replace(
            figure(COUNT, "977", 977.0, counted="people", who="Rescuers"),
            span=Span(len(SAID) + 16, len(SAID) + 19),
            sentence_span=Span(len(SAID) + 1, len(ARTICLE.text)),
        ),
    ),
    (QUERN,),
)
SECRETS = ("977", "quern", "quill", "levee", "hollow", "zirkon", "dykes")
SHOWN = (
    "search levee",
    "search quill",
    "latest", "latest dykes", "brief", "brief dykes", "start", "start topic_dykes",
    "figures", "figures people", "figures levee", "people", "people Quern", "sources",
    "topics", "subscribe", "subscribe 8:00 Vienna dykes", "article quillarticle",
    "article flood", "track people", "track levee", "untrack", "why", "settings",
    "filter -source:quill", "filter topic:dykes", "mute rovers", "why levee",
    "why flood", "export", "help",
)  # fmt: skip
PRESSED = (
    "article|quillarticle", "story|s-flood", "figure|quillarticle|1",
    "person|quillarticle|1", "latest|0|dykes|5", "figures|0|levee", "people|0|Quern",
    "topics|1002:0", "brief|dykes", "open|figures", "panel|1002:0", "filters|1002:0",
    "outlets|1002:0",
)  # fmt: skip
ASKED = ("Who is Odalys Quern?", "How many people were moved?", "Is the levee hollow?")


@pytest.fixture
async def shared(stocked: Desk) -> Desk:
    """The stocked desk, and an article of Ada's own feed in the story of the flood."""
    stores = stocked.stores
    await stores.feeds.add(Feed(FEED, "Quill Letters", due=EVENING, is_own=True))
    await stores.own.add(ADA.id, FEED, 5, EVENING)
    weights = dict(terms(f"{ARTICLE.title} {ARTICLE.text}", "en"))
    await stores.articles.add(ARTICLE, FOUND, "s-flood", weights)
    mine = Report(ARTICLE.origin, ARTICLE.topics, FOUND, "s-flood", feeds=(FEED,))
    reports = await stores.articles.reports(["flood"])
    story = await stores.stories.get("s-flood")
    await stores.stories.save(grow(story, (mine, *reports)))
    await sort_figures(stores.series, mine, reports)
    return stocked


async def everything(router: Router, chat: Chat) -> list[str]:
    """Return all that a chat is shown, whatever it asks for and presses."""
    asked = request(chat=chat, by=chat.id)
    replies = deque[Reply]()
    for line in SHOWN:
        name, _, words = line.partition(" ")
        replies.append(await router.typed(name, replace(asked, words=words)))
    for data in PRESSED:
        replies.append(await router.pressed(f"1|{data}", asked))
    for words in ASKED:
        replies.append(await router.plain(replace(asked, words=words)))
    shown, pressed = list[str](), set[str]()
    while replies:
        reply = replies.popleft()
        shown += [_said(reply)]
        for data in sorted(_buttons(reply) - pressed):
            pressed.add(data)
            replies.append(await router.pressed(data, asked))
    return shown


def _messages(reply: Reply) -> list[Message]:
    return [*reply.messages, *([reply.edit] if reply.edit else [])]


def _buttons(reply: Reply) -> set[str]:
    rows = (row for each in _messages(reply) for row in each.buttons)
    found = {button.data for row in rows for button in row if button.data}
    return {each for each in found if each.split("|")[1] not in ("forget", "stop")}


def _said(reply: Reply) -> str:
    """Return all letters of a reply but those the asker has just written himself."""
    buttons = [b for each in _messages(reply) for row in each.buttons for b in row]
    parts = [each.html + each.picture for each in _messages(reply)]
    parts += [f"{b.label} {b.data} {b.url}" for b in buttons]
    return " ".join((*parts, reply.notice)).lower()


def echoes(text: str) -> str:
    """Return a text without the words of the requests above, which it may repeat."""
    return re.sub("“(?:dykes|levee|quern|quill)”", "", text)


async def test_nobody_else_is_shown_a_word_of_it(shared: Desk, router: Router) -> None:
    shown = [echoes(each) for each in await everything(router, BEN)]
    told = {secret for secret in SECRETS for each in shown if secret in each}
    assert len(shown) > 60
    assert told == set()


async def test_its_own_chat_is_shown_all_of_it(shared: Desk, router: Router) -> None:
    shown = [echoes(each) for each in await everything(router, ADA)]
    told = {secret for secret in SECRETS for each in shown if secret in each}
    assert told == set(SECRETS)


async def test_an_answer_made_for_its_chat_is_not_given_to_another(
    shared: Desk, router: Router
) -> None:
    mine = await router.typed("latest", request(chat=ADA))
    theirs = await router.typed("latest", request(chat=BEN, by=BEN.id))
    again = await router.typed("latest", request(chat=ADA))
    assert "Zirkon" in mine.messages[0].html
    assert "Zirkon" not in theirs.messages[0].html
    assert again == mine


async def test_once_its_feed_is_for_everybody_everybody_sees_it(
    shared: Desk, router: Router
) -> None:
    assert await shared.stores.articles.publish(FEED) == 1
    await shared.stores.feeds.save(Feed(FEED, "Quill Letters", due=EVENING))
    shown = [echoes(each) for each in await everything(router, BEN)]
    told = {secret for secret in SECRETS for each in shown if secret in each}
    assert told == set(SECRETS)
