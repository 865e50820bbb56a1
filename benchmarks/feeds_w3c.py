"""The W3C validator's cases: entries, titles and dates that must be found."""

import calendar
from datetime import UTC, datetime
from typing import Any

from lxml import etree

from benchmarks.feeds_read import DATA, Judge, parse, read, visible
from benchmarks.feeds_real import NAMES, local
from bot.sources.entries import FeedText


def validator() -> Judge:
    """Return how many valid cases give what stands in them."""
    ours = theirs = total = 0
    wrong = []
    for path in sorted((DATA / "w3c-feedvalidator").rglob("*.xml")):
        body = path.read_bytes()
        wanted = _wanted(body)
        if "opml" in path.parts or not wanted:
            continue
        total += 1
        found, plain = _facts(read(body, {})), _raw_facts(parse(body, {}))
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
    items = [node for node in root.iter() if local(node) in NAMES]
    wanted: list[set[object]] = [{len(items)}] if items else []
    for item in items:
        titles = [n for n in item if local(n) == "title"]
        if len(titles) == 1 and not len(titles[0]) and titles[0].text:
            words = titles[0].text
            wanted.append({"".join(words.split()), visible(words)})
        dates = [n for n in item if local(n) in ("pubDate", "published", "date")]
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
        facts.add(visible(entry.get("title", "")))
        for name in ("published_parsed", "updated_parsed"):
            if entry.get(name):
                facts.add(datetime.fromtimestamp(calendar.timegm(entry[name]), UTC))
    return facts
