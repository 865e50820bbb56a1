"""Topics in the language of the moment: shown by their names, kept as they are."""

from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from bot import wording_topics
from bot.delivery.pieces.topicnames import (
    is_called,
    meant,
    topic_name,
    topic_names,
    usual,
)
from bot.language.current import speaking
from bot.language.known import LANGUAGES
from bot.model import Manner
from bot.sources.entries import topics_of
from bot.sources.opml import read_opml
from bot.sources.seeds import load

SEEDS = Path(__file__).parents[3] / "seeds"
TOPICS = ("politics", "sports", "sport", "climate", "harbour")


@cache
def names(language: str) -> dict[str, str]:
    with speaking(Manner(language)):
        return dict(wording_topics.NAMES)


def test_in_english_a_topic_is_called_as_it_is_kept() -> None:
    usual = names("en")
    assert list(usual) == list(usual.values())
    assert [topics_of([each]) for each in usual] == [(each,) for each in usual]
    assert topic_names(TOPICS) == "politics, sports, sport, climate, harbour"
    assert topic_name("Politics") == "Politics"


def test_elsewhere_it_has_the_name_of_that_language_and_an_unknown_one_stays() -> None:
    with speaking(Manner("de")):
        assert topic_names(TOPICS) == "Politik, Sport, Sport, Klima, harbour"
    with speaking(Manner("ar")):
        assert topic_names(("world", "harbour")) == "العالم، harbour"


def test_what_the_default_feeds_and_the_seeds_bring_has_a_name() -> None:
    feeds = read_opml((SEEDS / "feeds.opml").read_bytes())
    texts = load([SEEDS]).articles
    brought = {topic for feed in feeds for topic in feed.topics}
    brought |= {topic for text in texts for topic in text.topics}
    assert {"world", "technology", "sport"} <= brought
    assert set(usual(brought)) == brought


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_topics_have_one_name_but_sport_and_sports(language: str) -> None:
    said = {topic: name.casefold() for topic, name in names(language).items()}
    alike = [pair for pair in combinations(said, 2) if said[pair[0]] == said[pair[1]]]
    assert [pair for pair in alike if pair != ("sport", "sports")] == []


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("politik", "politics"),
        ("POLITIK", "politics"),
        ("Politics", "politics"),
        (" klima ", "climate"),
        ("Harbour", "harbour"),
        ("Hafen", ""),
        ("", ""),
    ],
)
def test_a_topic_is_meant_by_its_name_here_and_by_the_english_one(
    said: str, topic: str
) -> None:
    with speaking(Manner("de")):
        assert meant(said, TOPICS) == topic


def test_of_two_with_one_name_the_one_that_is_kept_so_is_meant_or_else_the_first() -> (
    None
):
    with speaking(Manner("de")):
        assert meant("Sport", TOPICS) == "sport"
    with speaking(Manner("tr")):
        assert meant("spor", TOPICS) == "sports"


def test_in_english_no_other_language_is_meant() -> None:
    assert meant("politik", TOPICS) == ""
    assert not is_called("politics", "politik")


def test_a_name_may_be_typed_as_its_keyboard_does() -> None:
    with speaking(Manner("tr")):
        assert meant("İklim", TOPICS) == "climate"
    with speaking(Manner("es")):
        assert meant("poli\u0301tica", TOPICS) == "politics"
        assert is_called("middle east", "ORIENTE  MEDIO")
