"""Bodies and pages that are too much, or not what they seem."""

from collections.abc import Iterator

from benchmarks.hostile_answers import OK, XML, Input, atom, item, json_feed, rss


def texts() -> Iterator[tuple[str, str]]:
    """Yield bodies that are too much, or not what they seem."""
    yield from _swelling()
    yield from _leading_out()
    yield from _many()
    yield from _nested()
    yield from _long()
    yield from _odd()


def _swelling() -> Iterator[tuple[str, str]]:
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    yield "billion laughs", f'<!DOCTYPE r [<!ENTITY l0 "ha">{laughs}]>' + rss("&l9;")
    yield (
        "quadratic blow-up",
        f'<!DOCTYPE r [<!ENTITY a "{"a" * 50_000}">]>' + rss("&a;" * 50_000),
    )


def _leading_out() -> Iterator[tuple[str, str]]:
    for url in ("file:///etc/passwd", "http://127.0.0.1:8080/x", "/etc/passwd"):
        yield f"entity {url}", f'<!DOCTYPE r [<!ENTITY x SYSTEM "{url}">]>' + rss("&x;")
        yield f"DTD {url}", f'<!DOCTYPE rss SYSTEM "{url}">' + rss(item(1))
        yield (
            f"parameter {url}",
            f'<!DOCTYPE r [<!ENTITY % p SYSTEM "{url}">%p;]>' + rss(""),
        )
        include = (
            f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{url}"/>'
        )
        yield f"XInclude {url}", rss(item(1, include))
        yield f"stylesheet {url}", f'<?xml-stylesheet href="{url}"?>' + rss(item(1))
        yield f"enclosure {url}", rss(item(1, f'<enclosure url="{url}"/>'))
        yield f"link {url}", rss(f"<item><title>a</title><link>{url}</link></item>")


def _many() -> Iterator[tuple[str, str]]:
    yield "100,000 entries", rss("".join(map(item, range(80_000))))
    yield "1,000,000 entries", rss("<item/>" * 1_000_000)
    yield "300,000 entries of JSON", json_feed([{"id": 1}] * 300_000)


def _nested() -> Iterator[tuple[str, str]]:
    yield "100,000 nested tags", rss("<a>" * 100_000)
    yield "100,000 nested entries", rss("<item>" * 100_000)
    yield "nested xml:base", rss("<x xml:base='a/'>" * 5_000)
    yield (
        "nested HTML",
        rss(item(1, f"<description><![CDATA[{'<b>' * 100_000}]]></description>")),
    )
    yield (
        "nested XHTML",
        atom(f"<entry><content type='xhtml'>{'<div>' * 100_000}</content></entry>"),
    )
    yield "nested JSON", '{"version":' + "[" * 100_000


def _long() -> Iterator[tuple[str, str]]:
    yield (
        "a huge number",
        json_feed([]).replace("[]", '[{"id":' + "1" * 5_000_000 + "}]"),
    )
    yield (
        "attributes",
        rss("<item " + "".join(f"a{n}='' " for n in range(90_000)) + "/>"),
    )
    yield (
        "name spaces",
        "<rss " + "".join(f"xmlns:a{n}='u' " for n in range(20_000)) + "/>",
    )
    yield "a title of 10 MB", rss(f"<item><title>{'x' * 10_000_000}</title></item>")
    yield "a title of ampersands", rss(f"<item><title>{'&' * 2_000_000}</title></item>")
    yield "a title of brackets", rss(f"<item><title>{'<' * 2_000_000}</title></item>")
    yield "references", rss(f"<item><title>{'&amp;' * 2_000_000}</title></item>")
    yield "categories", rss(item(1, "<category>a</category>" * 200_000))
    yield "enclosures", rss(item(1, "<enclosure url='a'/>" * 58_000))
    yield "crossed tags", rss(item(1, "<b><i></b></i>" * 100_000))
    yield "open comments", rss("<!--" * 500_000)
    yield "open CDATA", rss("<![CDATA[" * 500_000)
    yield "instructions", "<?x y?>" * 500_000 + rss("")
    yield "a date of a megabyte", rss(item(1, f"<pubDate>{'1 ' * 500_000}</pubDate>"))


def _odd() -> Iterator[tuple[str, str]]:
    yield "RSS in HTML", f"<html><body>{rss(item(1))}</body></html>"
    yield "wrong references", rss(item(1, "&#xD800;&#0;&#x110000;&#99999999999;&nope;"))
    yield "halves of emoji", rss("<item><title>&#55357;&#56832;&#55357;</title></item>")
    yield (
        "unseen letters",
        rss(
            "<item><title>a\u202eb\u200bc\u2066x" + "\u0301" * 9_000 + "</title></item>"
        ),
    )
    yield (
        "tag letters",
        rss(
            f"<item><title>{''.join(map(chr, range(0xE0000, 0xE007F)))}</title></item>"
        ),
    )
    yield (
        "half letters",
        json_feed([{"id": "\ud800", "title": "\udc00", "url": "https://a/\ud800"}]),
    )
    yield (
        "script",
        rss(
            item(1, "<description>&lt;script&gt;alert(1)&lt;/script&gt;</description>")
        ),
    )
    yield "NULs", rss(item(1)).replace("Ferry", "F\0erry")
    yield "nothing", ""
    yield "blanks", " " * 9_000_000


def pages() -> Iterator[Input]:
    """Yield feeds whose one entry leads to a hostile page."""
    words = "The ferry of Ilmer left at noon with 310 people on board. "
    for name, markup in {
        "nested": "<div>" * 100_000 + words,
        "paragraphs": ("<p>" + words) * 30_000,
        "attributes": "<p " + "".join(f"a{n}=x " for n in range(200_000)) + ">" + words,
        "JSON-LD": "<script type='application/ld+json'>"
        + "[" * 1_000_000
        + "</script>",
        "a large JSON-LD": '<script type="application/ld+json">{"headline":"'
        + "x" * 5_000_000
        + '"}</script><p>'
        + words * 20,
        "dates": "<time datetime='2026-11-03'>2026-11-03</time>" * 50_000 + words,
        "brackets": "<" * 3_000_000,
        "one line": words * 180_000,
        "references": "<p>" + "&#8238;&#xD800;&amp;" * 300_000,
    }.items():
        feed = rss("<item><title>a</title><link>PAGE</link></item>").encode()
        head = OK + b"Content-Type: text/html\r\nConnection: close\r\n\r\n"
        whole = head + f"<html><body>{markup}".encode()
        yield Input("page", name, XML + b"\r\n" + feed, page=whole)
