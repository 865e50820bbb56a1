"""What filters leave of the news, and what speaks against the rest."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.briefing.mentions import Mentions
from bot.briefing.rank import Told
from bot.briefing.sieve import Against, Cause, Sieve, source_names
from bot.model import Filters
from tests.fakes.clock import NOON
from tests.fakes.reports import report, story

WIRE = report(
    "wire",
    "The Alder rose to five metres. The football ground is under water.",
    title="Flood in Alder",
    source="Wire",
    topics=("World",),
)
POST = report(
    "post",
    "Crews moved 640 people.",
    title="Hundreds leave Alder",
    source="Harbour Post",
    topics=("home",),
)
BLATT = replace(
    report(
        "blatt",
        "Die Alder steigt.",
        title="Hochwasser in Alder",
        source="Blatt",
        topics=("welt",),
    ),
    language="de",
)
CUP = report("cup", "Rovers won 3-0.", title="Football: Rovers win", topics=("sport",))
CUP_TOO = report("cup-2", "Rovers beat United.", title="Rovers in final", source="Post")
FLOOD_STORY = story("flood", WIRE, POST, BLATT)
CUP_STORY = story("cup", CUP, CUP_TOO)
STORIES = (FLOOD_STORY, CUP_STORY)


def left(filters: Filters, *, owned: tuple[str, ...] = ()) -> dict[str, list[str]]:
    return ids(Sieve(STORIES).keep(filters, owned))


def ids(stories: tuple[Told, ...]) -> dict[str, list[str]]:
    return {
        story.id: [each.origin.article_id for each in reports]
        for story, reports in stories
    }


ALL = {"flood": ["wire", "post", "blatt"], "cup": ["cup", "cup-2"]}


@pytest.mark.parametrize(
    ("filters", "remaining"),
    [
        pytest.param(Filters(), ALL, id="nothing asked"),
        pytest.param(
            Filters(not_words=("football",)),
            {"flood": ["post", "blatt"]},
            id="muted in a headline: the story; in a sentence: the article",
        ),
        pytest.param(Filters(words=("evacuation",)), {}, id="a wanted word nowhere"),
        pytest.param(
            Filters(words=("evacuation", "floods")),
            {"flood": ["wire", "post", "blatt"]},
            id="one of the wanted words is enough for the whole story",
        ),
        pytest.param(
            Filters(words=("football",), not_words=("rovers",)),
            {"flood": ["wire", "post", "blatt"]},
            id="what is not wanted wins",
        ),
        pytest.param(
            Filters(words=("flood",), not_sources=("wire",)),
            {},
            id="a wanted word of a muted source does not count",
        ),
        pytest.param(
            Filters(not_sources=("WIRE",)),
            {"flood": ["post", "blatt"], "cup": ["cup", "cup-2"]},
            id="a muted source leaves the story to the others",
        ),
        pytest.param(
            Filters(sources=("blatt", "harbour-post.example")),
            {"flood": ["post", "blatt"]},
            id="only these sources, by name or site",
        ),
        pytest.param(
            Filters(languages=("de",)), {"flood": ["blatt"]}, id="only this language"
        ),
        pytest.param(
            Filters(languages=("de",), words=("rovers",)),
            {},
            id="every kind of filter must be met",
        ),
        pytest.param(
            Filters(not_topics=("world", "Sport")),
            {"flood": ["post", "blatt"], "cup": ["cup-2"]},
            id="muted topics",
        ),
        pytest.param(
            Filters(not_words=("football",), not_sources=("courier",)),
            {"flood": ["post", "blatt"], "cup": ["cup-2"]},
            id="the headline of a muted source does not count against a story",
        ),
    ],
)
def test_filters_leave(filters: Filters, remaining: dict[str, list[str]]) -> None:
    assert left(filters) == remaining


def test_an_article_of_a_feed_is_only_for_chats_that_read_it_themselves() -> None:
    mine = replace(WIRE, feeds=("https://a.example/", "https://b.example/"))
    sieve = Sieve([story("flood", mine, POST), CUP_STORY])
    assert ids(sieve.keep(Filters()))["flood"] == ["post"]
    assert ids(sieve.keep(Filters(), ("https://c.example/",)))["flood"] == ["post"]
    shown = sieve.keep(Filters(), ("https://b.example/",))
    assert ids(shown)["flood"] == ["wire", "post"]


def test_others_own_articles_neither_let_a_story_in_nor_keep_it_out() -> None:
    mine = replace(CUP, feeds=("https://a.example/",))
    sieve = Sieve([story("cup", mine, CUP_TOO)])
    assert ids(sieve.keep(Filters(not_words=("football",)))) == {"cup": ["cup-2"]}
    assert sieve.keep(Filters(words=("football",))) == ()


def test_what_is_left_of_a_story_must_be_news_itself() -> None:
    mine = replace(CUP, feeds=("https://a.example/",))
    old = report("old", "Long ago.", hours_ago=90)
    sieve = Sieve([story("cup", mine, old)], NOON - timedelta(days=2))
    assert sieve.keep(Filters()) == ()
    assert sieve.judge(Filters()).stories == {"cup": Cause(Against.AGE)}
    assert ids(sieve.keep(Filters(), ("https://a.example/",))) == {
        "cup": ["cup", "old"]
    }


@pytest.mark.parametrize(
    ("filters", "told", "cause"),
    [
        (Filters(), FLOOD_STORY, None),
        (Filters(words=("flood",)), FLOOD_STORY, None),
        (Filters(words=("flood",)), CUP_STORY, Cause(Against.NO_WORD)),
        (
            Filters(not_words=("football",)),
            CUP_STORY,
            Cause(Against.MUTED_HEADLINE, "football"),
        ),
        (
            Filters(not_words=("metres", "crews", "steigt")),
            FLOOD_STORY,
            Cause(Against.MUTED_WORD, "metres"),
        ),
        (
            Filters(not_sources=("wire", "harbour post", "blatt")),
            FLOOD_STORY,
            Cause(Against.MUTED_SOURCE, "wire"),
        ),
        (Filters(languages=("fr",)), CUP_STORY, Cause(Against.LANGUAGE)),
        (Filters(sources=("Gazette",)), CUP_STORY, Cause(Against.SOURCE)),
    ],
)
def test_what_speaks_against_a_story_is_known(
    filters: Filters, told: Told, cause: Cause | None
) -> None:
    assert Sieve(STORIES).judge(filters).against(told) == cause


def test_of_a_story_gone_for_two_reasons_the_one_a_reader_can_change_is_told() -> None:
    mine = replace(CUP, feeds=("https://a.example/",))
    sieve = Sieve([story("cup", mine, CUP_TOO)])
    judged = sieve.judge(Filters(not_sources=("post",)))
    assert judged.stories == {"cup": Cause(Against.MUTED_SOURCE, "post")}


def test_the_word_that_let_an_article_in_is_known() -> None:
    judged = Sieve(STORIES).judge(Filters(words=("rovers", "flood")))
    assert judged.wanted == {"wire": "flood", "cup": "rovers", "cup-2": "rovers"}


def test_a_source_has_the_names_of_its_site() -> None:
    origin = replace(WIRE.origin, url="https://www.news.wire.example:443/a")
    names = source_names(replace(WIRE, origin=origin))
    assert names == {"wire", "news.wire.example", "wire.example"}


WORDS = st.sampled_from(["flood", "football", "alder", "rovers", "640 people", "zebra"])


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=3), st.lists(WORDS, max_size=3))
def test_no_muted_word_is_ever_left(wanted: list[str], muted: list[str]) -> None:
    kept = Sieve(STORIES).keep(Filters(tuple(wanted), tuple(muted)))
    mentions = Mentions(each for _, reports in kept for each in reports)
    assert not any(mentions.anywhere(word) for word in muted)
    assert all(any(mentions.anywhere(w) for w in wanted) for _ in kept if wanted)
