import pytest

from bot.errors import SourceError
from bot.sources.declarations import refuse_entities

BOMB = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize(
    "body",
    [
        BOMB.encode(),
        BOMB.encode("utf-16"),
        BOMB.encode("utf-32"),
        b'<?xml version="1.0"?>\n<!-- <x> -->\n' + BOMB.encode(),
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>',
        b'<!DOCTYPE a [<!ENTITY % p "x"> %p;]><a/>',
        b'<?xml version="1.0" encoding="utf-7"?>+ADw-a+AD4-',
        b"<!-- " + b"x" * 200_000 + b" -->" + BOMB.encode(),
        b"<?x <!-- ?>" + BOMB.encode(),
        b"<!-->-->" + BOMB.encode(),
        b'<!DOCTYPE a SYSTEM "<!-- <b" [<!ENTITY b "c">]><a/>',
        b'junk <!DOCTYPE a [<!ENTITY b "c">]><a/>',
    ],
)
def test_entities_of_its_own_make_a_feed_refused(body: bytes) -> None:
    with pytest.raises(SourceError, match="declares XML entities"):
        refuse_entities(body, "https://example.com/feed")


@pytest.mark.parametrize(
    "body",
    [
        b"<rss/>",
        b"",
        b"no markup",
        b'<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "rss.dtd"><rss/>',
        b'<!DOCTYPE rdf:RDF [<!ENTITY % L PUBLIC "-//W3C//L" "x.ent"> %L;]><rdf:RDF/>',
        b"<rss><![CDATA[ how <!ENTITY works ]]></rss>",
        b'<!-- <!DOCTYPE a [<!ENTITY b "c">]> --><rss/>',
        b"<!-- never closed",
    ],
)
def test_harmless_declarations_are_let_through(body: bytes) -> None:
    refuse_entities(body, "https://example.com/feed")
