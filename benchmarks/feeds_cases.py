"""feedparser's own cases: what they expect of what we read, asked of both.

Where only an encoding is expected, a title is written into the case in it.
"""

import ast
import calendar
import codecs
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from benchmarks.feeds_read import DATA, URL, Judge, parse, read, visible
from bot.sources.entries import FeedText

HEADER = re.compile(r"^Header:\s*([\w-]+):(.*)$", re.MULTILINE)
MARK = "Grüße, Öl"  # fits most encodings; others get what fits them
MARKS = (MARK, "Вода спала", "漢字", "한국", "plain")
Question = Callable[[FeedText | None, Any], bool]
_TEXTS = ("description", "summary", "summary_detail.value", "content[0].value")
_OURS = {
    "title": "title", "title_detail.value": "title", "link": "link", "id": "id",
    "guid": "id", **dict.fromkeys(_TEXTS, "text"), "published_parsed": "published",
    "updated_parsed": "published", "created_parsed": "published",
}  # fmt: skip


def cases(group: str) -> Judge:
    """Return how the cases of one folder are read."""
    folder = DATA / "feedparser-tests" / group
    return _judge(path for path in sorted(folder.iterdir()) if path.is_file())


def chosen(word: str) -> Judge:
    """Return how the cases with this word in their names are read."""
    paths = sorted((DATA / "feedparser-tests").rglob(f"*{word}*.xml"))
    return _judge(paths)


def channels() -> Judge:
    """Judge Microsoft's channels by their titles, addresses and abstracts."""
    ours = theirs = total = 0
    wrong = []
    for path in sorted((DATA / "feedparser-tests").rglob("*cdf*.xml")):
        body = path.read_bytes()
        root = etree.fromstring(body)
        wanted = {
            (
                item.findtext("TITLE"),
                urljoin(root.get("BASE", URL), item.get("HREF")),
                item.findtext("ABSTRACT"),
            )
            for item in root.iter("ITEM")
        }
        feed, raw = read(body, {}), parse(body, {})
        entries = feed.entries if feed else ()
        total += 1
        ours += wanted == {(e.title, e.link, e.text) for e in entries}
        theirs += wanted == {(e.title, e.link, e.summary) for e in raw["entries"]}
        wrong += [] if ours == total else [path.name]
    return ours, theirs, total, wrong


def _judge(paths: Iterator[Path] | list[Path]) -> Judge:
    ours = theirs = total = 0
    wrong = []
    for path in paths:
        body, headers, questions = _case(path)
        if not questions and path.parent.name != "encoding":
            continue
        # Of an encoding without a text to ask for: that it stops nobody.
        total += 1
        fails = [q for q in questions if not q(read(body, headers), None)]
        theirs += all(q(None, parse(body, headers)) for q in questions)
        ours += not fails
        wrong += [f"{path.name}: {fails[0].__doc__}"] if fails else []
    return ours, theirs, total, wrong


def _case(path: Path) -> tuple[bytes, dict[str, str], list[Question]]:
    """Return a case's bytes, headers, and what to ask of it."""
    body = path.read_bytes()
    text = _readable(body)
    headers = {
        name.lower(): value.strip() for name, value in HEADER.findall(text[:4000])
    }
    said = re.search(r"Expect:\s*(.*?)\s*-->", text, re.DOTALL)
    tree = _tree(said[1]) if said else None
    if tree is None:
        return body, headers, []
    parts = tree.values if isinstance(tree, ast.BoolOp) else [tree]
    encoding = _named(parts)
    questions = [q for part in parts if (q := _question(part)) is not None]
    if not questions and encoding:
        return _marked(body, encoding, headers)
    return body, headers, questions


def _readable(body: bytes) -> str:
    for start, name in (
        (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
    ):  # fmt: skip
        if body.startswith(start):
            return body.decode(name, "replace")
    return body.replace(b"\0", b"").decode("latin-1")


def _tree(words: str) -> ast.expr | None:
    try:
        return ast.parse(" ".join(words.split()), mode="eval").body
    except SyntaxError:
        return None


def _named(parts: list[ast.expr]) -> str:
    """Return the encoding that a case expects, if it does."""
    for part in parts:
        if isinstance(part, ast.Compare) and ast.unparse(part.left) == "encoding":
            return str(ast.literal_eval(part.comparators[0]))
    return ""


def _marked(
    body: bytes, encoding: str, headers: dict[str, str]
) -> tuple[bytes, dict[str, str], list[Question]]:
    """Write a title into a case that has none, in the encoding it should be read in."""
    mark = next(mark for mark in MARKS if _fits(mark, encoding))
    end = "</rss>" if "</rss>".encode(encoding) in body else "</feed>"
    where = body.rfind(end.encode(encoding))
    if where < 0:
        return body, headers, []
    name = "item" if end == "</rss>" else "entry"
    title = f"<{name}><title>{mark}</title></{name}>"
    title = f"<channel>{title}</channel>" if end == "</rss>" else title
    marked = body[:where] + title.encode(encoding) + body[where:]

    def reads(feed: FeedText | None, raw: Any) -> bool:
        if feed is not None:
            return mark in [entry.title for entry in feed.entries]
        entries = raw["entries"] if raw else ()
        return mark in [entry.get("title") for entry in entries]

    reads.__doc__ = f"title in {encoding}"
    return marked, headers, [reads]


def _fits(mark: str, encoding: str) -> bool:
    try:
        return mark.encode(encoding).decode(encoding) == mark
    except (UnicodeError, LookupError):
        return False


def _question(part: ast.expr) -> Question | None:
    """Return what an expectation asks of us; None when it asks what we do not read."""
    if not isinstance(part, ast.Compare) or not isinstance(part.ops[0], ast.Eq):
        return None
    path = re.sub(r"\['(\w+)'\]", r".\1", ast.unparse(part.left))
    take = _taken(path)
    try:
        wanted = ast.literal_eval(part.comparators[0])
    except ValueError:
        return None
    if take is None:
        return None

    def ask(feed: FeedText | None, raw: Any) -> bool:
        if raw is not None:
            return bool(_evaluates(path, raw) == wanted)
        return feed is not None and _same(take(feed), wanted)

    ask.__doc__ = f"{path} is {wanted!r:.80}"
    return ask


def _taken(path: str) -> Callable[[FeedText], object] | None:
    """Return how we give what feedparser calls by this path."""
    if path in ("feed.title", "feed.title_detail.value", "channel.title"):
        return lambda feed: feed.title
    if path == "len(entries)":
        return lambda feed: len(feed.entries)
    if path == "feed.ttl":
        return lambda feed: str(feed.ttl)
    match = re.fullmatch(r"entries\[(\d+)\]\.(.*)", path)
    name = _OURS.get(match[2]) if match else None
    if match is None or name is None:
        return None
    at = int(match[1])
    return lambda feed: getattr(feed.entries[at], name) if feed.entries[at:] else None


def _same(ours: object, wanted: object) -> bool:
    """Compare as a reader would: no markup, no white space; a date as its moment."""
    if isinstance(ours, datetime) and isinstance(wanted, tuple):
        return ours == datetime.fromtimestamp(calendar.timegm(wanted), UTC)
    if not isinstance(ours, str) or not isinstance(wanted, str):
        return ours == wanted
    plain = "".join(ours.split())
    # We are told where a case comes from, and addresses may lean on that.
    return plain in ("".join(wanted.split()), visible(wanted), urljoin(URL, wanted))


def _evaluates(path: str, raw: Any) -> object:
    names = {"len": len, "entries": raw["entries"], "feed": raw["feed"]}
    try:
        return eval(path, {"__builtins__": {}}, {**names, "channel": raw["feed"]})
    except (KeyError, IndexError, AttributeError):
        return None
