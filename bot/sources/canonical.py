"""One form for every address, so that an article linked in two ways is one article.

What readers never see goes: fragments, default ports, and the parameters that tell a
publisher where a click came from. What may matter to the server stays: the scheme and
the last slash; only `identity` looks past them.
"""

import re
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit

MOST_CHARACTERS = 2_000  # longer addresses are not links anybody can use
_DEFAULT_PORTS = {"http": 80, "https": 443}
# Seen on links in feeds: analytics of Google, Matomo, Piwik, AT Internet (BBC), Adobe,
# mail tools, social networks, and the ones of the Guardian, DW and Al Jazeera.
_TRACKER = re.compile(
    r"(utm|mtm|pk|hsa|ns|at|vero|oly)_.+|wt[._]mc.*|_hs(enc|mi)|mc_[ce]id"
    r"|(fb|g|d|ms|y|tw|tt|li_)clid|gclsrc|[gw]braid|li_fat_id|igshi?d?|mkt_tok|xtor"
    r"|cmp(id)?|ocid|ftag|s_cid|smid|ref_src|__twitter_impression"
    r"|maca|traffic_source|guccounter",
    re.IGNORECASE,
)
_UNSAFE = re.compile(r"[\s\\\x00-\x1f\x7f-\x9f]")
_SAFE_IN_PATH = "/%:@!$&'()*+,;=~-._[]"


def canonical(url: str) -> str:
    """Return the address in its one form, or "" when it is not a public web link."""
    try:
        parts = urlsplit(url.strip())
        site = _site(parts)
        # Half a character, as JSON can carry it, cannot be part of an address.
        path = quote(parts.path, safe=_SAFE_IN_PATH) or "/"
        query = _query(parts.query)
    except ValueError:
        return ""
    if not site or len(url) > MOST_CHARACTERS or _UNSAFE.search(parts.netloc):
        return ""
    return f"{parts.scheme}://{site}{path}{'?' if query else ''}{query}"


def identity(url: str) -> str:
    """Return what two addresses of one page share: no scheme, www or last slash."""
    _, _, rest = canonical(url).partition("://")
    place, mark, query = rest.removeprefix("www.").partition("?")
    return f"{place.rstrip('/')}{mark}{query}"


def _site(parts: SplitResult) -> str:
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname or "@" in parts.netloc:
        return ""
    host = parts.hostname.rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    elif not host.isascii():
        host = host.encode("idna").decode()
    if parts.port in (None, _DEFAULT_PORTS[parts.scheme]):
        return host
    return f"{host}:{parts.port}"


def _query(query: str) -> str:
    kept = [
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True)
        if not _TRACKER.fullmatch(name)
    ]
    return urlencode(sorted(kept))
