"""Good feeds and pages gone wrong at random, the same for one seed."""

import random
from collections.abc import Iterator

from benchmarks.hostile_answers import TEXT, Input, answered, atom, item, json_feed, rss

BASES = (
    rss("".join(item(number, TEXT) for number in range(12))),
    atom(
        "".join(
            f"<entry><id>urn:{n}</id><title>Ilmer {n}</title>"
            "<updated>2026-11-23T10:00:00Z</updated>"
            f"<content type='html'>&lt;p&gt;Ferry {n}&lt;/p&gt;</content></entry>"
            for n in range(12)
        )
    ),
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns="http://purl.org/rss/1.0/"><channel><title>Ilmer</title></channel>'
    + "".join(item(number) for number in range(12))
    + "</rdf:RDF>",
    json_feed([{"id": str(n), "title": f"Ilmer {n}"} for n in range(12)]),
    "<html><head><title>Ilmer</title><link rel=alternate type=application/rss+xml "
    "href=/feed></head><body><article><p>" + "Ferries left. " * 60 + "</article>",
    rss(
        item(
            1, f"<content:encoded><![CDATA[<p>{'Rain. ' * 99}</p>]]></content:encoded>"
        )
    ),
)


def mutations(count: int, seed: int) -> Iterator[Input]:
    """Yield so many feeds and pages that went wrong in up to four ways."""
    chance = random.Random(seed)
    for number in range(count):
        body = chance.choice(BASES).encode()
        ways = [chance.choice(WAYS) for _ in range(chance.randint(1, 4))]
        for way in ways:
            body = way(body, chance)[:20_000_000]
        name = f"{number}: " + ", ".join(way.__name__ for way in ways)
        yield answered("mutation", name, body)


def _place(body: bytes, chance: random.Random) -> int:
    return chance.randint(0, len(body))


def truncated(body: bytes, chance: random.Random) -> bytes:
    """Cut the end off."""
    return body[: _place(body, chance)]


def flipped(body: bytes, chance: random.Random) -> bytes:
    """Change some bytes."""
    changed = bytearray(body)
    for _ in range(min(len(changed), chance.randint(1, 40))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def repeated(body: bytes, chance: random.Random) -> bytes:
    """Repeat a piece of it very often."""
    start = _place(body, chance)
    end = min(start + chance.randint(1, 300), len(body))
    return body[:start] + body[start:end] * chance.choice((2, 99, 9_999)) + body[end:]


def shuffled(body: bytes, chance: random.Random) -> bytes:
    """Put its tags into another order."""
    pieces = body[:200_000].split(b"<")
    chance.shuffle(pieces)
    return b"<".join(pieces)


def littered(body: bytes, chance: random.Random) -> bytes:
    """Put odd bytes between."""
    for _ in range(chance.randint(1, 9)):
        place = _place(body, chance)
        body = body[:place] + chance.choice(LITTER) + body[place:]
    return body


def swapped(body: bytes, chance: random.Random) -> bytes:
    """Write it in another encoding."""
    name = chance.choice(("utf-16", "utf-32", "cp1252", "cp037", "utf-16-be"))
    return body.decode("utf-8", "replace").encode(name, "replace")


WAYS = (truncated, flipped, repeated, shuffled, littered, swapped)
LITTER = (
    *(b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"&"),
    *(b"&#xD800;", b"&#0;", b"<!DOCTYPE a [", b'<!ENTITY x "y">', b"&x;", b"<item>"),
    *(
        b"</item>",
        b"<?xml version='1.1' encoding='utf-7'?>",
        b"{",
        b'"\\ud800"',
        b"<a " * 99,
    ),
    *(
        "\u202e\u200b\U000e0041".encode(),
        b"\x1b[2J",
        b"<html>",
        b"9" * 5_000,
        b"<x>" * 900,
    ),
)
