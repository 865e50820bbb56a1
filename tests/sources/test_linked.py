import json

import pytest
from lxml import html  # type: ignore[import-untyped]  # the package has no types

from bot.sources.linked import About, about


def told(head: str, lang: str = "") -> About:
    return about(html.fromstring(f"<html lang='{lang}'><head>{head}</head></html>"))


def linked(*things: object) -> str:
    scripts = (json.dumps(thing) for thing in things)
    return "".join(f"<script type='application/ld+json'>{s}</script>" for s in scripts)


def article(**more: object) -> dict[str, object]:
    return {"@type": "NewsArticle", **more}


def test_a_page_that_says_nothing_of_itself_is_nothing_special() -> None:
    assert told("") == About()
    assert told("<title>Seals</title>") == About(title="Seals")


@pytest.mark.parametrize(
    "thing",
    [
        article(isAccessibleForFree=False),
        article(isAccessibleForFree="False"),
        article(isAccessibleForFree="http://schema.org/False"),
        [article(isAccessibleForFree="no")],
        {"@graph": [{"@type": "WebSite"}, article(isAccessibleForFree=False)]},
        {"@type": "WebPage", "mainEntity": article(isAccessibleForFree=False)},
        {"@type": ["Thing", "Article"], "isAccessibleForFree": 0},
    ],
)
def test_a_page_may_say_that_it_is_not_free(thing: object) -> None:
    assert told(linked(thing)).is_free is False


@pytest.mark.parametrize("value", [True, "True", "https://schema.org/True"])
def test_a_page_may_say_that_it_is_free(value: object) -> None:
    assert told(linked(article(isAccessibleForFree=value))).is_free is True


def test_what_is_said_of_other_things_does_not_count() -> None:
    assert told(linked({"@type": "Product", "isAccessibleForFree": False})) == About()


def test_locked_parts_are_named_once() -> None:
    free = {"isAccessibleForFree": True, "cssSelector": ".free"}
    one = {"isAccessibleForFree": "False", "cssSelector": ".paywall"}
    two = {"isAccessibleForFree": False, "cssSelector": ["#rest", ".paywall"]}
    said = told(linked(article(hasPart=one), article(hasPart=[free, one, two, 5])))
    assert said.locked == (".paywall", "#rest")


def test_the_longest_text_for_machines_is_taken() -> None:
    said = told(
        linked(article(articleBody="Short."), article(articleBody="Longer one."))
    )
    assert said.body == "Longer one."


def test_a_live_blog_says_so() -> None:
    assert told(linked({"@type": "LiveBlogPosting"})).is_live


@pytest.mark.parametrize("text", ["{", "", "[" * 100_000, '"words"', "5"])
def test_what_is_no_json_is_passed_over(text: str) -> None:
    assert told(f"<script type='application/ld+json'>{text}</script>") == About()


def test_faults_of_the_wild_are_forgiven() -> None:
    text = '{"@type": "Article", "articleBody": "One\ntwo."};'
    said = told(f"<script type='application/LD+JSON'>{text}</script>")
    assert said.body == "One\ntwo."


def test_endless_descriptions_end() -> None:
    many = [{"@type": "Thing"}] * 600 + [article(articleBody="Too late.")]
    assert told(linked(many)).body == ""


def test_a_site_is_named_by_itself_or_as_its_publisher() -> None:
    publisher = {"name": "Harbour Post"}
    named = linked(article(publisher="Post"), article(publisher=publisher))
    assert told(named).site == "Harbour Post"
    meta = "<meta property='og:site_name' content='The Post'>"
    assert told(meta + named).site == "The Post"


def test_titles_and_dates_are_where_publishers_put_them() -> None:
    thing = article(headline="From JSON", datePublished="2026-11-22")
    meta = "<meta property='og:title' content='From meta'>"
    assert told(meta + linked(thing)).title == "From meta"
    assert told(linked(thing)).title == "From JSON"
    assert told(linked(thing)).published == "2026-11-22"
    assert told("<meta name='date' content='2026-11-21'>").published == "2026-11-21"
    assert told("<title>Window</title><h1> Heading </h1>").title == "Heading"
    assert told("<title>Window</title><h1>One</h1><h1>Two</h1>").title == "Window"


def test_addresses_language_and_site_are_read() -> None:
    said = told(
        "<link rel='CANONICAL' href=''><link rel='canonical' href=' /seals '>"
        "<meta property='og:url' content='https://other.example/'>"
        "<meta property='og:site_name' content='Harbour Post'>"
        "<meta name='description' content='Seals are back.'>"
        "<meta property='article:content_tier' content='Metered'>"
        "<meta property='og:locale' content='de_AT'>"
    )
    assert (said.address, said.site, said.language) == ("/seals", "Harbour Post", "de")
    assert (said.description, said.tier) == ("Seals are back.", "metered")
    assert told("<meta property='og:url' content='/s'>", "en-GB").address == "/s"
    assert told("", "en-GB").language == "en"
