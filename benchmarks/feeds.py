"""Measures how feeds are read: real ones whole, and other parsers' cases right.

Reads ../shared/data/feeds. Real feeds are counted a second time by lxml or json alone:
entries, titles, links, dates and texts must all be there. Of feedparser's own cases the
expectations about what we read are asked (title, link, id, text, date, number of
entries); where only an encoding is expected, a title is written into the case in that
encoding and must be read; where nothing can be asked it must be read or refused. Of the
W3C validator's cases each that holds entries must be read, and a valid title or date in
it found. Plain feedparser is judged in the same run by the same questions.
Usage: python benchmarks/feeds.py [-v]
"""

import ast
import calendar
import codecs
import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import Any
from urllib.parse import urljoin

import feedparser
from lxml import etree, html

from bot.errors import SourceError
from bot.sources.entries import FeedText
from bot.sources.feeds import read_feed

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "feeds"
URL = "http://127.0.0.1:8097/feeds/feed.xml"  # feedparser's cases are written for it
NAMES = {"item", "entry", "Item"}
GROUPS = (
    "encoding", "illformed", "illformed/chardet", "json", "wellformed/atom10",
    "wellformed/base", "wellformed/http", "wellformed/lang", "wellformed/rdf",
    "wellformed/rss", "wellformed/sanitize",
)  # fmt: skip
HEADER = re.compile(r"^Header:\s*([\w-]+):(.*)$", re.MULTILINE)
MARK = "Grüße, Öl"  # fits most encodings; others get what fits them
MARKS = (MARK, "Вода спала", "漢字", "한국", "plain")

Judge = tuple[int, int, int, list[str]]  # ours right, feedparser's right, all, wrong


def measure(*, is_wordy: bool = False) -> dict[str, object]:
    """Return right and all of every group, ours and feedparser's, and the speed."""
    found: dict[str, object] = {}
    for name in GROUPS:
        found[name] = _told(name, _cases(name), is_wordy=is_wordy)
    found["cdf"] = _told("cdf", _channels(), is_wordy=is_wordy)
    found["guid"] = _told("guid", _chosen("item_guid"), is_wordy=is_wordy)
    found["real"] = _told("real", _real(), is_wordy=is_wordy)
    found["w3c"] = _told("w3c", _validator(), is_wordy=is_wordy)
    found["speed"] = _speed()
    return found


def _told(name: str, judged: Judge, *, is_wordy: bool) -> dict[str, int]:
    ours, theirs, total, wrong = judged
    print(f"{name:>20} {ours:4} of {total:4} right; plain feedparser {theirs:4}")
    for line in wrong if is_wordy else ():
        print(f"{'':>20} {line}")
    return {"right": ours, "of": total, "feedparser": theirs}


# feedparser's own cases.


def _cases(group: str) -> Judge:
    folder = DATA / "feedparser-tests" / group
    return _judge(path for path in sorted(folder.iterdir()) if path.is_file())


def _chosen(word: str) -> Judge:
    paths = sorted((DATA / "feedparser-tests").rglob(f"*{word}*.xml"))
    return _judge(paths)


def _channels() -> Judge:
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
        feed, raw = _read(body, {}), _parse(body, {})
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
        fails = [q for q in questions if not q(_read(body, headers), None)]
        theirs += all(q(None, _parse(body, headers)) for q in questions)
        ours += not fails
        wrong += [f"{path.name}: {fails[0].__doc__}"] if fails else []
    return ours, theirs, total, wrong


Question = Callable[[FeedText | None, Any], bool]


def _case(path: Path) -> tuple[bytes, dict[str, str], list[Question]]:
    """Return a case's bytes, headers, and what to ask of it."""
    body = path.read_bytes()
    text = _readable(body)
    headers = {
        name.lower(): value.strip()
        for name, value in re.findall(
            r"^Header:\s*([\w-]+):(.*)$", text[:4000], re.MULTILINE
        )
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


_TEXTS = ("description", "summary", "summary_detail.value", "content[0].value")
_OURS = {
    "title": "title", "title_detail.value": "title", "link": "link", "id": "id",
    "guid": "id", **dict.fromkeys(_TEXTS, "text"), "published_parsed": "published",
    "updated_parsed": "published", "created_parsed": "published",
}  # fmt: skip


def _same(ours: object, wanted: object) -> bool:
    """Compare as a reader would: no markup, no white space; a date as its moment."""
    if isinstance(ours, datetime) and isinstance(wanted, tuple):
        return ours == datetime.fromtimestamp(calendar.timegm(wanted), UTC)
    if not isinstance(ours, str) or not isinstance(wanted, str):
        return ours == wanted
    plain = "".join(ours.split())
    # We are told where a case comes from, and addresses may lean on that.
    return plain in ("".join(wanted.split()), _visible(wanted), urljoin(URL, wanted))


def _visible(markup: str) -> str:
    if not markup.strip():
        return ""
    root = html.fromstring(f"<div>{markup}</div>")
    for node in root.xpath("//script|//style|//video|//audio"):
        node.drop_tree()
    return "".join(root.text_content().split())


def _evaluates(path: str, raw: Any) -> object:
    names = {"len": len, "entries": raw["entries"], "feed": raw["feed"]}
    try:
        return eval(path, {"__builtins__": {}}, {**names, "channel": raw["feed"]})
    except (KeyError, IndexError, AttributeError):
        return None


def _read(body: bytes, headers: dict[str, str]) -> FeedText | None:
    url = headers.get("content-location") or URL
    try:
        kind = headers.get("content-type", "")
        return read_feed(body, url=url if "://" in url else URL, content_type=kind)
    except SourceError:
        return None


def _parse(body: bytes, headers: dict[str, str]) -> Any:
    # Without any type feedparser would take all for Latin-1.
    kind = {} if headers else {"content-type": "application/xml"}
    headers = {"content-location": URL, **kind, **headers}
    return feedparser.parse(BytesIO(body), response_headers=headers)


# Real feeds.


def _real() -> Judge:
    kinds = {".rss", ".atom", ".rdf", ".xml", ".json"}
    paths = [p for p in sorted((DATA / "real").iterdir()) if p.suffix in kinds]
    ours = theirs = 0
    wrong = []
    for path in paths:
        body = path.read_bytes()
        counted = (_in_json if path.suffix == ".json" else _in_xml)(body)
        found, plain = _in_feed(_read(body, {})), _in_raw(_parse(body, {}))
        ours += found == counted
        theirs += plain == counted
        wrong += [] if found == counted else [f"{path.name}: {found} not {counted}"]
    return ours, theirs, len(paths), wrong


def _letters(text: str) -> int:
    """Return how many letters can be seen; ours leaves out what cannot, on purpose."""
    seen = unicodedata.normalize("NFC", "".join(text.split()))
    # Selectors only choose between two drawings of the letter before them.
    return sum(
        unicodedata.category(letter) not in {"Cf", "Cc"}
        and not "\ufe00" <= letter <= "\ufe0f"
        for letter in seen
    )


def _in_feed(feed: FeedText | None) -> tuple[int, ...]:
    entries = feed.entries if feed else ()
    return (
        len(entries),
        sum(bool(entry.title) for entry in entries),
        sum(bool(entry.link) for entry in entries),
        sum(bool(entry.published) for entry in entries),
        sum(_letters(entry.text) for entry in entries),
    )


def _in_raw(raw: Any) -> tuple[int, ...]:
    rows = [
        (
            entry.get("title"),
            entry.get("link"),
            entry.get("published") or entry.get("updated"),
            max(
                [_visible(part.value) for part in entry.get("content", ())]
                + [_visible(entry.get("summary", ""))],
                key=len,
            ),
        )
        for entry in raw["entries"]
    ]
    filled = [sum(map(bool, column)) for column in list(zip(*rows, strict=True))[:3]]
    return (len(rows), *filled, sum(_letters(row[3]) for row in rows))


def _in_json(body: bytes) -> tuple[int, ...]:
    items = json.loads(body)["items"]
    texts = [
        _visible(item.get("content_html") or "") or item.get("content_text", "")
        for item in items
    ]
    return (
        len(items),
        sum(bool(item.get("title")) for item in items),
        sum(bool(item.get("url") or item.get("external_url")) for item in items),
        sum(bool(item.get("date_published")) for item in items),
        sum(map(_letters, texts)),
    )


def _in_xml(body: bytes) -> tuple[int, ...]:
    root = etree.fromstring(body.lstrip(), etree.XMLParser(recover=True))
    items = [node for node in root.iter() if _local(node) in NAMES]
    return (
        len(items),
        sum(bool(_child(item, "title")) for item in items),
        sum(_has_link(item) for item in items),
        sum(bool(_child(item, "pubDate", "date", "published", "updated"))
            for item in items),
        sum(
            max(_letters(_visible(_child(item, name)))
                for name in ("encoded", "content", "description", "summary"))
            for item in items
        ),
    )  # fmt: skip


def _local(node: Any) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def _child(item: Any, *names: str) -> str:
    for node in item:
        if _local(node) in names and "media" not in (node.tag or ""):
            whole = "".join(node.itertext()).strip()
            inner = b"".join(map(etree.tostring, node)).decode()
            if whole:
                return inner if len(node) else whole
    return ""


def _has_link(item: Any) -> bool:
    guids = [n for n in item if _local(n) == "guid" and n.get("isPermaLink") != "false"]
    links = [n for n in item if _local(n) == "link"]
    return bool(guids) or any(n.get("href") or (n.text or "").strip() for n in links)


# The W3C validator's cases.


def _validator() -> Judge:
    ours = theirs = total = 0
    wrong = []
    for path in sorted((DATA / "w3c-feedvalidator").rglob("*.xml")):
        body = path.read_bytes()
        wanted = _wanted(body)
        if "opml" in path.parts or not wanted:
            continue
        total += 1
        found, plain = _facts(_read(body, {})), _raw_facts(_parse(body, {}))
        missed = [forms for forms in wanted if not forms & found]
        ours += not missed
        theirs += all(forms & plain for forms in wanted)
        wrong += [f"{path.name}: {missed}"] if missed else []
    return ours, theirs, total, wrong


def _wanted(body: bytes) -> list[set[object]]:
    """Return the facts to be found, each in the forms it may have.

    They are the number of entries, their titles, and the dates Python can read; none
    where the XML is broken, as nobody can say then what it should be.
    """
    try:
        root = etree.fromstring(body)
    except etree.XMLSyntaxError:
        return []
    items = [node for node in root.iter() if _local(node) in NAMES]
    wanted: list[set[object]] = [{len(items)}] if items else []
    for item in items:
        titles = [n for n in item if _local(n) == "title"]
        if len(titles) == 1 and not len(titles[0]) and titles[0].text:
            words = titles[0].text
            wanted.append({"".join(words.split()), _visible(words)})
        dates = [n for n in item if _local(n) in ("pubDate", "published", "date")]
        if len(dates) == 1 and (moment := _moment(dates[0].text or "")):
            wanted.append({moment})
    return wanted


def _moment(text: str) -> datetime | None:
    for form in (
        "%a, %d %b %Y %H:%M:%S %z", "%d %b %Y %H:%M:%S %z", "%Y-%m-%dT%H:%M:%S%z",
        "%Y-%m-%d", "%a, %d %b %Y %H:%M:%S GMT", "%d %b %y %H:%M:%S GMT",
    ):  # fmt: skip
        try:
            moment = datetime.strptime(text, form)  # noqa: DTZ007  # zone below
        except ValueError:
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None


def _facts(feed: FeedText | None) -> set[object]:
    entries = feed.entries if feed else ()
    facts: set[object] = {len(entries)}
    for entry in entries:
        facts |= {"".join(entry.title.split()), entry.published}
    return facts


def _raw_facts(raw: Any) -> set[object]:
    facts: set[object] = {len(raw["entries"])}
    for entry in raw["entries"]:
        facts.add(_visible(entry.get("title", "")))
        for name in ("published_parsed", "updated_parsed"):
            if entry.get(name):
                facts.add(datetime.fromtimestamp(calendar.timegm(entry[name]), UTC))
    return facts


# Speed.


def _speed() -> dict[str, float]:
    bodies = [p.read_bytes() for p in sorted((DATA / "real").glob("*.[rxa][sdtm]*"))]
    ours = _pace(
        lambda body: len(feed.entries) if (feed := _read(body, {})) else 0, bodies
    )
    theirs = _pace(lambda body: len(_parse(body, {})["entries"]), bodies)
    print(f"{'speed':>20} {ours:.0f} entries/s; plain feedparser {theirs:.0f}")
    return {"entries_per_s": round(ours), "feedparser": round(theirs)}


def _pace(read: Callable[[bytes], int], bodies: list[bytes]) -> float:
    read(bodies[0])
    begun = perf_counter()
    count = sum(read(body) for body in bodies)
    return count / (perf_counter() - begun)


def main() -> None:
    """Print what was measured, at the end as JSON."""
    print(json.dumps(measure(is_wordy="-v" in sys.argv)))


if __name__ == "__main__":
    if not DATA.is_dir():
        sys.exit("The feeds to measure with are not here.")
    main()
