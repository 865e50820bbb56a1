import json
import random
from collections.abc import Iterator

import pytest

from bot.playground.answers import Json, Refusal
from bot.playground.html import parse_html, utf16

tdjson = pytest.importorskip("tdjson", reason="Telegram's own parser is not installed")

KINDS = {
    "Bold": "bold",
    "Italic": "italic",
    "Underline": "underline",
    "Strikethrough": "strikethrough",
    "Spoiler": "spoiler",
    "Code": "code",
    "Pre": "pre",
    "PreCode": "pre",
    "TextUrl": "text_link",
    "MentionName": "text_mention",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
    "CustomEmoji": "custom_emoji",
    "DateTime": "date_time",
}
OPENINGS = (
    "<b>",
    "<i>",
    "<u>",
    "<s>",
    "<a href='http://e.com/x?y#z'>",
    '<a href="e.com">',
    "<code class='language-py'>",
    "<code>",
    "<pre>",
    "<blockquote>",
    "<blockquote expandable>",
    "<tg-spoiler>",
    "<span class='tg-spoiler'>",
    "<tg-time unix='1700000000' format='wD'>",
    "<tg-emoji emoji-id='5'>",
)
CLOSINGS = ("</b>", "</i>", "</a>", "</code>", "</pre>", "</blockquote>", "</span>")
WORDS = (
    "x",
    " ",
    "\n",
    "é",
    "😀 y",
    "&lt;",
    "&amp;",
    "&nbsp;",
    "&#x41;",
    "&#65",
    "e.com",
)
SHARDS = (
    "<",
    "</",
    ">",
    "&",
    "=",
    "'",
    '"',
    "/",
    "<u",
    "<s ",
    "</>",
    "href",
    "<B>",
    "<b x",
)


def official(markup: str) -> object:
    """What TDLib makes of a text."""
    asked = {
        "@type": "parseTextEntities",
        "text": markup,
        "parse_mode": {"@type": "textParseModeHTML"},
    }
    answer = json.loads(tdjson.td_execute(json.dumps(asked).encode()))
    if answer["@type"] == "error":
        return answer["message"]
    return answer["text"], [_official(entity) for entity in answer["entities"]]


def _official(entity: Json) -> tuple[object, ...]:
    kind = entity["type"]
    names = ("url", "language", "unix_time", "custom_emoji_id", "user_id")
    more = next((kind[name] for name in names if name in kind), None)
    name = KINDS[kind["@type"].removeprefix("textEntityType")]
    return name, entity["offset"], entity["length"], more


def ours(markup: str) -> object:
    """What the playground makes of it, in the same words."""
    try:
        text, entities = parse_html(markup)
    except Refusal as refusal:
        return refusal.description.replace("Bad Request: c", "C")
    return text, [_ours(entity) for entity in entities]


def _ours(entity: Json) -> tuple[object, ...]:
    names = ("url", "language", "unix_time", "custom_emoji_id")
    more = next((entity[name] for name in names if name in entity), None)
    more = entity["user"]["id"] if "user" in entity else more
    return entity["type"], entity["offset"], entity["length"], more


def nested(chance: random.Random, depth: int) -> str:
    """A text whose tags are closed in order."""
    if depth == 0 or chance.random() < 0.4:
        return chance.choice(WORDS)
    opening = chance.choice(OPENINGS)
    name = opening[1:].split()[0].rstrip(">")
    inner = "".join(nested(chance, depth - 1) for _ in range(chance.randint(0, 2)))
    return f"{opening}{inner}</{name}>"


def samples(count: int) -> Iterator[str]:
    """Texts, half of them sound, half of them thrown together; always the same."""
    chance = random.Random(2)  # noqa: S311 - repeatable texts, not secrets
    pieces = (*OPENINGS, *CLOSINGS, *WORDS, *SHARDS)
    for _ in range(count // 2):
        yield "".join(nested(chance, 4) for _ in range(3))
        yield "".join(chance.choices(pieces, k=chance.randint(1, 9)))


def test_thousands_of_generated_texts_are_read_as_telegram_reads_them() -> None:
    differing = [text for text in samples(10_000) if official(text) != ours(text)]
    assert differing == []


@pytest.mark.parametrize(
    "markup",
    [
        "<b",
        "<b x",
        "<b x=",
        "<b x='a",
        "<b x='a'",
        "<b x=a",
        "<b x=&>",
        "<b =x>",
        "<b/>",
        "<>",
        "</b>",
        "<i>foo</",
        "<i>foo</i x>",
        "<i>a<b>b</i>",
        "<i>é</b>",
        "<span>s</span>",
        "<tg-emoji>x</tg-emoji>",
        "<tg-emoji emoji-id='y'>x</tg-emoji>",
        "<tg-time unix=170 format='x'>x</tg-time>",
        "<h1>x</h1>",
        "<i>foo</ >",
        "<I>foo</i>",
        "<a>e.com</a>",
        "<a href=''>zz</a>",
        "<a href='tg://user?id=123'>u</a>",
        "<a href='http://e.com/?a=1&amp;b=2&quot;'>u</a>",
        "<tg-time>now</tg-time>",
        "<tg-time unix='0'>now</tg-time>",
        "<tg-time unix=170>now</tg-time>",
        "<pre><code class='language-a'>x</code> </pre>",
        "<code class='language-a'><pre>x</pre></code>",
        "<code class='language-a'><code class='language-b'>x</code></code>",
        "&LT;&#0;&#x110000;&#00000065;&#x1F600;",
        "<blockquote expandable=''>x</blockquote>",
        "<b></b>",
    ],
)
def test_each_oddity_is_read_as_telegram_reads_it(markup: str) -> None:
    assert ours(markup) == official(markup)


def test_offsets_count_utf16_units() -> None:
    text, entities = parse_html("😀<b>é</b>")
    assert text == "😀é"
    assert entities == [{"type": "bold", "offset": 2, "length": 1}]
    assert utf16(text) == 3


def test_an_unknown_tag_is_named_with_its_byte_offset() -> None:
    with pytest.raises(Refusal) as caught:
        parse_html("é<h1>x</h1>")
    assert caught.value.description == (
        "Bad Request: can't parse entities: "
        'Unsupported start tag "h1" at byte offset 2'
    )
