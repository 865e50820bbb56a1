"""News as an attacker would write it, made into everything the bot can send.

Always the same for one seed. The words hold tags, references, commands, mentions, app
links, marks that turn the direction of text, joined emoji, piled accents, half letters
and words longer than a message.
"""

import random
from collections.abc import Iterator
from datetime import date

from bot.briefing.chronicle import Event
from bot.briefing.following import News
from bot.briefing.persons import CitedRole, CitedStatement, Profile
from bot.briefing.series import Point, Series
from bot.briefing.things import thing_of
from bot.briefing.tracking import Change
from bot.delivery.html.markup import bold, escape, link
from bot.delivery.html.parts import pack
from bot.delivery.messages.alert import alert, rest
from bot.delivery.messages.course import course_page
from bot.delivery.messages.curves import change_message
from bot.delivery.messages.profiles import profile_card
from bot.delivery.messages.render import briefing
from bot.delivery.messages.storycard import news_lines, story_card
from bot.model import (
    Address,
    Briefing,
    Chapter,
    CitedFigure,
    Correction,
    Findings,
    Follow,
    Origin,
    Report,
    Subject,
    Track,
)
from summarizers.types import Figure, Span, Statement
from tests.fakes.news import MORNING, figure, origin, quote

PIECES = (
    *("<b>", "</b>", "</a>", '<a href="https://evil.example">', "<", ">", "&", "&lt;"),
    *("&nbsp;", "&#60;", "]]>", "<![CDATA[", "*x*", "_y_", "[z](w)", "`", "||", "\\"),
    *("/stop", "/start@bot", "@everyone", "@admin", "tg://resolve?domain=x", "t.me/x"),
    *(
        "javascript:alert(1)",
        "https://e.com/?a=1&b=2",
        "//host",
        "#tag",
        "$AAPL",
        "a@b.c",
    ),
    *("\u202e", "\u202a", "\u2066", "\u2069", "\u200b", "\u200d", "\u2060", "\ufeff"),
    *("e\u0301", "x" + "\u0332" * 40, "\u0301", "\U000e0041", "\ud800", "\x00", "\x1b"),
    *("👩\u200d👩\u200d👧", "😀", "🇦🇹", "👋🏽", "1\ufe0f\u20e3", "❤\ufe0f", "🏴"),
    *("שלום", "مرحبا", "नमस्ते", "ไทย", "日本語", "한국어", "Łódź", "Ünïcode", "word"),
    *("10 000", "1,234.5", "$4.2 million", "81", "12–14", "50%", "²", "½", "4111 1111"),
    *(" ", "\n", "\n\n", "\t", "\u00a0", "\u2028", ".", ". ", ", ", "“", "”", "’", ""),
)
NAMES = ("Harbour Post", "<b>Post</b>", "@post", "", "/stop", "Ünï <&> 日本")
URLS = (
    *("https://post.example/a", "https://e.example/?a=1&b=<2>", "javascript:alert(1)"),
    *(
        "",
        "//host/x",
        "https://bücher.example/é",
        "https://u@h.example/",
        "tg://user?id=1",
    ),
    *(
        "https://h.example/" + "x" * 2100,
        "http://[::1]:80/",
        "https://e.example:99999/",
    ),
)
PAGES = "https://news.example"


def words(chance: random.Random, most: int = 12) -> str:
    """Return a text thrown together, seldom of a single endless word."""
    if chance.random() < 0.01:
        return chance.choice(("x", "é", "😀", "&", "क्\u200d")) * chance.randint(1, 9000)
    return "".join(
        chance.choice(PIECES) + chance.choice(("", " "))
        for _ in range(chance.randint(1, most))
    )


def messages(count: int, seed: int) -> Iterator[str]:
    """Return the HTML of at least so many messages, of every kind in turn."""
    chance = random.Random(seed)  # noqa: S311 - repeatable texts, not secrets
    made = 0
    while made < count:
        for kind in KINDS:
            for html in kind(chance):
                made += 1
                yield html


def _origin(chance: random.Random) -> Origin:
    return origin(
        f"a{chance.randint(1, 99)}",
        title=words(chance, 6),
        source=chance.choice(NAMES),
        url=chance.choice(URLS),
    )


def _figure(chance: random.Random) -> Figure:
    return figure(f"{words(chance)} 7 {words(chance)}", "7", who=words(chance, 3))


def _chapter(chance: random.Random) -> Chapter:
    own = _origin(chance)
    sentences = tuple(
        quote(words(chance, 40), own) for _ in range(chance.randint(0, 4))
    )
    figures = tuple(
        CitedFigure(_figure(chance), own, number)
        for number in range(1, chance.randint(1, 5))
    )
    return Chapter("s1", words(chance, 5), sentences, figures, (own,), "f")


def _briefing(chance: random.Random) -> Iterator[str]:
    chapters = tuple(_chapter(chance) for _ in range(chance.randint(1, 8)))
    told = Briefing(date(2026, 11, 23), chapters, topics=(words(chance, 2),))
    for message in briefing(told, pages=chance.choice(("", PAGES))):
        yield message.html


def _person(chance: random.Random) -> Iterator[str]:
    own = _origin(chance)
    said = tuple(_said(words(chance, 30), own) for _ in range(chance.randint(0, 6)))
    roles = tuple(CitedRole(words(chance, 4), own) for _ in range(chance.randint(0, 3)))
    profile = Profile(words(chance, 3), roles, said)
    yield profile_card(profile, own, chance.choice(("", PAGES)))


def _said(sentence: str, own: Origin) -> CitedStatement:
    end = len(sentence)
    span = Span(end // 3, end // 2)
    said = Statement(
        sentence[end // 3 : end // 2],
        span,
        "said",
        direct=bool(end % 2),
        sentence=sentence,
        sentence_span=Span(0, end),
    )
    return CitedStatement(said, own)


def _story(chance: random.Random) -> Iterator[str]:
    told = [
        Report(
            _origin(chance),
            (),
            Findings(
                figures=tuple(_figure(chance) for _ in range(chance.randint(0, 3)))
            ),
            "s1",
        )
        for _ in range(chance.randint(1, 6))
    ]
    yield story_card(told, chance.choice(("", PAGES))).html


def _change(chance: random.Random) -> Iterator[str]:
    points = tuple(_point(chance, day) for day in range(1, chance.randint(2, 9)))
    track = Track(Address(1), "x", "s1", words(chance, 3), MORNING)
    change = Change(track, Series("x", points), points[-1])
    yield change_message(change, chance.choice(("", PAGES))).html


def _alert(chance: random.Random) -> Iterator[str]:
    own, pages = _origin(chance), chance.choice(("", PAGES))
    events = tuple(_event(chance, own) for _ in range(chance.randint(1, 4)))
    follow = Follow("f", Address(1), Subject.WORDS, "x", words(chance, 3), MORNING)
    told = Report(own, (), Findings(), "s1")
    heard = News((follow,), told, chance.choice((None, *events)), words(chance, 20))
    made = alert(heard, pages)
    yield made.html
    yield course_page(words(chance, 5), events, ("s1", 0), pages).html
    yield news_lines(events, "10:42", pages)
    yield from (each.html for each in rest([made, made]))


def _event(chance: random.Random, own: Origin) -> Event:
    said = words(chance, 20)
    cited = [CitedFigure(_figure(chance), _origin(chance), 1) for _ in range(3)]
    edit = Correction(words(chance, 2), words(chance, 2), said, said)
    return chance.choice(
        (
            Event(MORNING, own, said),
            Event(MORNING, own, said, cited[0], before=cited[1]),
            Event(MORNING, own, said, cited[0], beside=cited[2]),
            Event(MORNING, own, said, correction=edit),
        )
    )


def _point(chance: random.Random, day: int) -> Point:
    cited = CitedFigure(_figure(chance), _origin(chance), 1)
    return Point(cited, thing_of(cited.figure, "en"), date(2026, 11, day))


def _blocks(chance: random.Random) -> Iterator[str]:
    yield from pack([_block(chance) for _ in range(chance.randint(1, 30))])


def _block(chance: random.Random) -> str:
    shown = escape(words(chance, 60))
    led = link(words(chance, 3), chance.choice(URLS))
    return chance.choice(
        (
            shown,
            f"{bold(words(chance, 3))} {shown} {led}",
            f"<blockquote expandable>{shown}{led}</blockquote>",
            led * chance.randint(1, 60),
        )
    )


KINDS = (_briefing, _person, _story, _change, _alert, _blocks)
