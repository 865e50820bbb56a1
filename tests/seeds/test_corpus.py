"""The starter corpus: well formed, our own words, and something for every feature."""

import re
from datetime import UTC, date, datetime
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import pytest

from bot.jobs.analysis import analyse
from bot.model import Article, Findings
from bot.sources.opml import read_opml
from bot.sources.seeds import load, parse_seed

pytestmark = pytest.mark.whole

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
EXAMPLES = ROOT.parent / "shared" / "seeds"
CORPUS = load([SEEDS])
SAMPLES = tuple(article for article in CORPUS.articles if article.is_sample)


def named(name: str) -> Article:
    path = SEEDS / f"{name}.txt"
    return parse_seed(path.name, path.read_text(encoding="utf-8"))


@cache
def found_in(name: str) -> Findings:
    return analyse(named(name)).findings


def values(name: str) -> set[tuple[float | None, float | None, str | None]]:
    return {(f.low, f.high, f.unit or f.counted) for f in found_in(name).figures}


def numbers(name: str) -> set[float | None]:
    return {figure.low for figure in found_in(name).figures}


def sentences(text: str) -> list[str]:
    return [one for one in re.split(r"(?<=[.!?])\s+", text) if one]


def test_every_seed_is_well_formed() -> None:
    assert CORPUS.problems == ()
    assert len(CORPUS.articles) == len(list(SEEDS.glob("*.txt"))) == 30


def test_samples_fill_seven_days_and_five_topics() -> None:
    days = {article.published.date() for article in SAMPLES}
    assert len(SAMPLES) >= 24
    assert days == {date(2026, 11, day) for day in range(17, 24)}
    assert {topic for article in SAMPLES for topic in article.topics} == {
        *("world", "politics", "business", "science", "sport")
    }


@pytest.mark.parametrize("day", [22, 23])
def test_the_mornings_of_the_demo_have_news_of_every_kind(day: int) -> None:
    today = [a for a in SAMPLES if a.published == datetime(2026, 11, day, tzinfo=UTC)]
    assert len(today) >= 5
    assert len({article.topics for article in today}) == 5


def test_samples_say_that_they_are_samples() -> None:
    for article in SAMPLES:
        assert article.is_sample
        assert article.url.startswith("https://example.com/")
        assert 120 <= len(article.text.split()) <= 260


def test_only_the_one_real_article_is_not_a_sample() -> None:
    (real,) = set(CORPUS.articles) - set(SAMPLES)
    assert real.published == datetime(2023, 11, 30, tzinfo=UTC)


@pytest.mark.skipif(not EXAMPLES.exists(), reason="the shared example is not here")
def test_no_sentence_is_taken_from_the_shared_example() -> None:
    theirs = [
        sentence
        for path in EXAMPLES.glob("*.txt")
        for sentence in sentences(path.read_text(encoding="utf-8"))
    ]
    ours = sentences(named("2023-11-30-gaza-truce").text)
    likeness = max(
        SequenceMatcher(None, one, other).ratio() for one in ours for other in theirs
    )
    assert likeness < 0.62


def test_the_real_article_has_its_figures_and_people() -> None:
    found = found_in("2023-11-30-gaza-truce")
    assert {81, 180, 40} <= {figure.low for figure in found.figures}
    forty = next(figure for figure in found.figures if figure.low == 40)
    assert (forty.bound, forty.high) == ("more_than", None)
    people = {person.name: person for person in found.people}
    roles = {name: [role.text for role in people[name].roles] for name in people}
    assert "Prime Minister" in roles["Benjamin Netanyahu"]
    assert "former Israeli hostage negotiator" in roles["Gershon Baskin"][0]
    assert people["Gershon Baskin"].statements


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("2026-11-18-flood", 310),
        ("2026-11-19-flood", 640),
        ("2026-11-20-flood", 1_150),
        ("2026-11-21-flood", 1_720),
        ("2026-11-22-flood-post", 2_300),
        ("2026-11-23-flood", 2_480),
    ],
)
def test_the_flood_drives_more_people_out_each_day(name: str, count: int) -> None:
    assert count in numbers(name)


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("2026-11-22-flood-post", 2_300),
        ("2026-11-22-flood-gazette", 2_150),
        ("2026-11-21-ferry-post", 184),
        ("2026-11-21-ferry-wire", 187),
        ("2026-11-21-ferry-radio", 184),
        ("2026-11-20-tannery-fire", 17),
        ("2026-11-21-tannery-correction", 14),
    ],
)
def test_sources_differ_and_correct_themselves(name: str, count: int) -> None:
    assert count in numbers(name)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("2026-11-22-velmora-bid", (1.3e9, 1.3e9, "dollar")),
        ("2026-11-21-emergency-budget", (240e6, 240e6, "euro")),
        ("2026-11-22-marathon", (40_000, 40_000, "pound sterling")),
        ("2026-11-17-rates", (4.25, 4.25, "percent")),
        ("2026-11-19-velmora-results", (150e6, 180e6, "euro")),
        ("2026-11-20-teachers", (4.5, 6, "percent")),
        ("2026-11-23-flood", (85e6, 110e6, "euro")),
    ],
)
def test_money_percentages_and_ranges_are_found(
    name: str, value: tuple[float, float, str]
) -> None:
    assert value in values(name)


@pytest.mark.parametrize(
    ("name", "person", "role"),
    [
        ("2026-11-20-flood", "Dana Oxholt", "head of the valley's emergency service"),
        ("2026-11-21-emergency-budget", "Ilse Marwen", "Prime Minister"),
        ("2026-11-23-velmora-rival", "Colm Haverly", "chief executive of Velmora"),
    ],
)
def test_people_have_roles_and_say_something(name: str, person: str, role: str) -> None:
    people = {found.name: found for found in found_in(name).people}
    assert role in [each.text for each in people[person].roles]
    assert people[person].statements


def test_the_starter_feeds_are_a_list_with_topics() -> None:
    feeds = read_opml((SEEDS / "feeds.opml").read_bytes())
    assert len(feeds) >= 10
    assert all(feed.url.startswith("https://") and feed.topics for feed in feeds)
