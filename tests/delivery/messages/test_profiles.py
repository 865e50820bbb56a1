"""A card shows roles with their days, and direct words apart from reported ones."""

from datetime import UTC, datetime

from bot.briefing.persons import CitedRole, CitedStatement, Profile
from bot.delivery.html.markup import visible
from bot.delivery.messages.profiles import (
    line_pieces,
    profile_card,
    profile_line,
    profile_pieces,
)
from bot.model import Origin
from summarizers.types import Span, Statement

PAGES = "https://news.example"
SENTENCE = "“We go,” Ada Berg said, “and we stay.”"


def origin(day: int = 20, source: str = "Harbour Post") -> Origin:
    return Origin("k3m9", "Title", source, "", datetime(2026, 11, day, tzinfo=UTC))


def cited(sentence: str, words: str, *, direct: bool) -> CitedStatement:
    start = 10 + sentence.index(words)
    span = Span(start, start + len(words))
    place = Span(10, 10 + len(sentence))
    return CitedStatement(
        Statement(words, span, "said", direct, sentence, place), origin()
    )


def test_a_line_has_the_newest_roles() -> None:
    roles = tuple(CitedRole(role, origin()) for role in ("cook", "mayor", "judge"))
    assert profile_line(Profile("Ada <Berg>", roles)) == (
        "<b>Ada &lt;Berg&gt;</b> · judge, mayor"
    )
    assert profile_line(Profile("Ada")) == "<b>Ada</b>"


def test_only_roles_with_a_number_may_change() -> None:
    roles = (CitedRole("cook", origin()), CitedRole("two-time champion", origin()))
    profile = Profile("Ada", roles)
    for pieces in (line_pieces(profile), profile_pieces(profile)):
        assert [each.words for each in pieces] == ["two-time champion"]


def test_a_later_role_is_marked_as_later() -> None:
    roles = (
        CitedRole("finance minister", origin(20)),
        CitedRole("party leader", origin(20, "Gazette")),
        CitedRole("prime minister", origin(23, "Radio")),
    )
    shown = visible(profile_card(Profile("Ada", roles), origin()))
    assert shown.split("\n") == [
        "Ada",
        "finance minister — Harbour Post, 20 Nov 2026",
        "party leader — Gazette, 20 Nov 2026",
        "→ prime minister — Radio, 23 Nov 2026",
        "",
        "No statement of theirs in what I keep.",
    ]


def test_direct_and_reported_words_stand_apart() -> None:
    said = (
        cited("Ada said it rained.", "it rained", direct=False),
        cited(SENTENCE, "We go,", direct=True),
        cited(SENTENCE, "and we stay.", direct=True),
    )
    shown = profile_card(Profile("Ada", statements=said), origin())
    assert visible(shown).split("\n\n") == [
        "Ada",
        "Word for word",
        "““We go,” Ada Berg said, “and we stay.”” Harbour Post, 20 Nov 2026",
        "As reported",
        "“Ada said it rained.” Harbour Post, 20 Nov 2026",
    ]
    assert "“<b>We go,</b>” Ada Berg said, “<b>and we stay.</b>”" in shown
    assert "Ada said <b>it rained</b>." in shown


def test_the_words_said_lead_to_their_sentence() -> None:
    said = (cited("Ada said it rained.", "it rained", direct=False),)
    shown = profile_card(Profile("Ada", statements=said), origin(), PAGES)
    link = '<a href="https://news.example/a/k3m9#s10">it rained</a>'
    assert f"<b>{link}</b>." in shown


def test_a_card_knows_which_sentences_it_shows() -> None:
    said = (
        cited("Ada said it rained.", "it rained", direct=False),
        cited(SENTENCE, "We go,", direct=True),
    )
    profile = Profile("Ada", statements=said)
    card = profile_card(profile, origin(), PAGES)
    pieces = list(profile_pieces(profile, PAGES))
    assert [each.said for each in pieces] == [SENTENCE, "Ada said it rained."]
    assert all(f"“{each.html}”" in card for each in pieces)


def test_a_long_sentence_is_folded() -> None:
    said = (cited("Ada said " + "very long " * 30, "very long", direct=False),)
    shown = profile_card(Profile("Ada", statements=said), origin())
    assert "<blockquote expandable>" in shown


def test_a_person_without_role_or_words_has_at_least_a_source() -> None:
    shown = visible(profile_card(Profile("Ada"), origin()))
    assert shown.split("\n\n") == [
        "Ada",
        "Harbour Post, 20 Nov 2026",
        "No statement of theirs in what I keep.",
    ]
